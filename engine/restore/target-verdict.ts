import type { TargetVerdict } from "../assessment";

/** A target of 0 means “automatic, in seconds”: it is met within a minute. */
export const AUTOMATIC_MINUTES = 1;

/** The limit that a target sets, in minutes. RangeError for a negative one. */
export function targetLimitMinutes(path: string, targetHours: number | null): number | null {
	if (targetHours === null) return null;
	if (!(targetHours >= 0) || !Number.isFinite(targetHours))
		throw new RangeError(`${path} must be 0 or more: ${targetHours}`);
	return Math.max(targetHours * 60, AUTOMATIC_MINUTES);
}

/** Met when P90 is inside the limit, at risk when only P50 is. */
export function verdictOf(limit: number | null, p50: number, p90: number): TargetVerdict {
	if (limit === null) return "no-target";
	return p90 <= limit ? "met" : p50 <= limit ? "at-risk" : "missed";
}
