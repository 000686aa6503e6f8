"use client";
import { type ComponentType, type KeyboardEvent, type MouseEvent, useEffect, useState } from "react";

const AFTER_LOAD_MILLISECONDS = 300;

/** A component that is fetched once the page stands. */
export function useAfterLoad<P>(load: () => Promise<ComponentType<P>>): ComponentType<P> | null {
	const [component, setComponent] = useState<ComponentType<P> | null>(null);
	useEffect(() => {
		let here = true;
		const start = () =>
			void load().then(
				(loaded) => here && setComponent(() => loaded),
				() => undefined,
			);
		const timer = setTimeout(start, AFTER_LOAD_MILLISECONDS);
		return () => {
			here = false;
			clearTimeout(timer);
		};
	}, [load]);
	return component;
}

export type OpenedBy = "keyboard" | "pointer";

/**
 * The overlay behind a button, fetched when somebody reaches for the button: on hover or focus, at the latest on the
 * press, which then opens it. A press that cannot fetch it may simply be repeated.
 */
export function useDeferred<P>(load: () => Promise<ComponentType<P>>) {
	const [overlay, setOverlay] = useState<{ Overlay: ComponentType<P>; openedBy: OpenedBy } | null>(null);
	const open = (openedBy: OpenedBy) => {
		load().then(
			(Overlay) => setOverlay({ Overlay, openedBy }),
			() => undefined,
		);
	};
	const ahead = () => void load().catch(() => undefined);
	const button = {
		onPointerEnter: ahead,
		onFocus: ahead,
		onClick: (event: MouseEvent) => open(event.detail === 0 ? "keyboard" : "pointer"),
	};
	return {
		overlay,
		button,
		/** A menu's button opens with the arrow too. */
		menuButton: {
			...button,
			onKeyDown: (event: KeyboardEvent) => {
				if (event.key !== "ArrowDown") return;
				event.preventDefault();
				open("keyboard");
			},
		},
	};
}
