"use client";
import { type RefObject, useEffect, useEffectEvent, useState } from "react";

/** A larger target for the mouse beside the button; answers whether a file hovers over it. */
export function useDropTarget(
	zone: RefObject<HTMLElement | null>,
	busy: boolean,
	onFile: (file: File) => void,
): boolean {
	const [over, setOver] = useState(false);
	const drop = useEffectEvent((event: DragEvent) => {
		event.preventDefault();
		setOver(false);
		const file = event.dataTransfer?.files[0];
		if (file && !busy) onFile(file);
	});
	useEffect(() => {
		const element = zone.current;
		if (!element) return;
		const stop = new AbortController();
		const { signal } = stop;
		element.addEventListener(
			"dragover",
			(event) => {
				event.preventDefault();
				setOver(true);
			},
			{ signal },
		);
		element.addEventListener("dragleave", () => setOver(false), { signal });
		element.addEventListener("drop", drop, { signal });
		return () => stop.abort();
	}, [zone]);
	return over;
}
