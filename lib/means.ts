import type { Protection } from "@/engine";

export type MeansId = Exclude<keyof Protection, "tier">;
export const MEANS_IDS = [
	"backup",
	"standby",
	"replication",
	"cluster",
	"hosted",
] as const satisfies readonly MeansId[];

/** The means a tier is made of; choosing the tier opens it. */
export const MEANS_OF_TIER: Record<Protection["tier"], readonly MeansId[]> = {
	T0: [],
	T1: ["backup"],
	T2: ["standby", "backup"],
	T3: ["replication", "backup"],
	T4: ["cluster", "backup"],
	hosted: ["hosted"],
};
