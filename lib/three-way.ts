/** One value that two people changed differently. */
export interface Clash {
	/** Dotted, as forms name their fields. */
	path: string;
	mine: unknown;
	theirs: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Mine and theirs, both made from `base`: a value only one side changed is taken from that side, a value both changed
 * differently stays mine and is reported. Lists count as one value.
 */
export function mergeDrafts<D extends object>(base: D, mine: D, theirs: D): { merged: D; clashes: Clash[] } {
	const clashes: Clash[] = [];
	const merge = (path: string, b: unknown, m: unknown, t: unknown): unknown => {
		if (isRecord(b) && isRecord(m) && isRecord(t)) {
			const keys = new Set([...Object.keys(m), ...Object.keys(t)]);
			return Object.fromEntries(
				[...keys].map((key) => [key, merge(path === "" ? key : `${path}.${key}`, b[key], m[key], t[key])]),
			);
		}
		if (same(m, b)) return t;
		if (!same(t, b) && !same(m, t)) clashes.push({ path, mine: m, theirs: t });
		return m;
	};
	return { merged: merge("", base, mine, theirs) as D, clashes };
}

/** `protection.backup.intervalHours` → "Protection: backup: interval". */
export function pathInWords(path: string): string {
	const UNIT = /(Hours|Minutes|Seconds|Days|Gigabytes|MegabitsPerSecond|MegabytesPerSecond|Id|Ids|PerYear)$/;
	const words = path
		.split(".")
		.map((part) =>
			part
				.replace(UNIT, "")
				.replace(/([A-Z])/g, " $1")
				.toLowerCase(),
		)
		.join(": ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}
