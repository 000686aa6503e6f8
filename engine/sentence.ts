import type { Sentence } from "./assessment";

/** A sentence with its parts: `text` holds the values already set in. */
export function sentence(code: string, text: string, values: Record<string, string | number> = {}): Sentence {
	return { code, values, text };
}

/** Minutes as people say them: seconds, minutes, hours or days, two figures that matter. */
export function spokenMinutes(minutes: number): string {
	if (minutes < 1) return `${Math.round(minutes * 60)} s`;
	if (minutes < 100) return `${roundTo(minutes, minutes < 10 ? 1 : 0)} min`;
	if (minutes < 72 * 60) return `${roundTo(minutes / 60, minutes < 600 ? 1 : 0)} h`;
	return `${roundTo(minutes / 1440, 1)} days`;
}

/** A number with at most `places` decimals and no empty ones. */
export function roundTo(value: number, places: number): string {
	return String(Number(value.toFixed(places)));
}
