"use client";
import { useEffect, useEffectEvent, useState } from "react";

const typing = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement &&
	target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [role=dialog], [contenteditable]") !==
		null;

/** Single keys, never while somebody types, never with a modifier, and only as long as they are switched on. */
export function useKeys(enabled: boolean, press: (key: string) => boolean): void {
	const handle = useEffectEvent((event: KeyboardEvent) => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
		if (event.key !== "?" && !enabled) return;
		if (press(event.key.toLowerCase())) event.preventDefault();
	});
	useEffect(() => {
		const listen = (event: KeyboardEvent) => handle(event);
		window.addEventListener("keydown", listen);
		return () => window.removeEventListener("keydown", listen);
	}, []);
}

/** A choice kept in this browser; the page starts with the default, so that server and browser draw the same. */
export function useKept<T>(name: string, initial: T): [T, (next: T) => void] {
	const [value, setValue] = useState(initial);
	useEffect(() => {
		try {
			const kept = window.localStorage.getItem(name);
			if (kept !== null) setValue(JSON.parse(kept) as T);
		} catch {
			// Nothing kept, or nothing readable: the default stands.
		}
	}, [name]);
	return [
		value,
		(next) => {
			setValue(next);
			try {
				window.localStorage.setItem(name, JSON.stringify(next));
			} catch {
				// A closed store costs only the memory of it.
			}
		},
	];
}
