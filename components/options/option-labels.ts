import type { OptionComparison, OptionId } from "@/engine";

/** As column headings and in sentences. */
export const OPTION_LABELS: Record<OptionId, string> = {
	T1: "backup",
	T2: "standby",
	T3: "replicated",
	T4: "load-balanced",
	hosted: "hosted",
};

export const PICK_LABELS = {
	fastest: "fewest hours down",
	cheapestThatMeets: "cheapest that meets the target",
	leastChange: "least change that meets it",
} as const satisfies Record<keyof OptionComparison["picks"], string>;

export type PickId = keyof OptionComparison["picks"];
export const PICK_IDS = ["fastest", "cheapestThatMeets", "leastChange"] as const satisfies readonly PickId[];

export const picksOf = (picks: OptionComparison["picks"], option: OptionId): PickId[] =>
	PICK_IDS.filter((pick) => picks[pick] === option);
