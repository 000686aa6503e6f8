"use client";
import { useEffect } from "react";
import type { ReadCell } from "./block-edits";

let loaded: ReadCell | null = null;

const load = () =>
	import("@/schemas/server-cells").then(({ readCell }) => {
		loaded = readCell;
		return readCell as ReadCell;
	});

/** What reads a typed cell weighs as much as a form: it comes after the rows, before anybody can have typed. */
export function useReader(wanted: boolean) {
	useEffect(() => {
		if (wanted) void load().catch(() => undefined);
	}, [wanted]);
	return (use: (read: ReadCell) => void): void => {
		if (loaded) use(loaded);
		else void load().then(use, () => undefined);
	};
}
