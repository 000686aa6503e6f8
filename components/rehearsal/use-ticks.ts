"use client";
import { useEffect, useState } from "react";

/** Boxes ticked on this phone: a help to whoever holds it, no part of the log. */
export function useTicks(runId: string) {
	const name = `holdfast.ticks.${runId}`;
	const [ticks, setTicks] = useState<readonly string[]>([]);
	useEffect(() => {
		try {
			const kept: unknown = JSON.parse(localStorage.getItem(name) ?? "[]");
			if (Array.isArray(kept)) setTicks(kept.filter((one) => typeof one === "string"));
		} catch {
			// Without a store the boxes are ticked until the page goes.
		}
	}, [name]);
	function toggle(box: string): void {
		const next = ticks.includes(box) ? ticks.filter((one) => one !== box) : [...ticks, box];
		setTicks(next);
		try {
			localStorage.setItem(name, JSON.stringify(next));
		} catch {
			// As above.
		}
	}
	return { isTicked: (box: string) => ticks.includes(box), toggle };
}

export type Ticks = ReturnType<typeof useTicks>;
