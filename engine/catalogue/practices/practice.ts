import type { LayerId } from "../../assessment";
import type { ScenarioId, ServiceKind, TierId } from "../../facts";

/** Tiers that an organisation runs with its own hands; a gate over all of them binds none of the hosted ones. */
export const SELF_RUN_TIERS: TierId[] = ["T1", "T2", "T3", "T4"];

/** One question of the catalogue: a thing to do before something fails. */
export interface Practice {
	/** Layer's letters and a number; never given to another question, so old answers stay readable. */
	id: string;
	layer: LayerId;
	practice: string;
	/** What to do about it, as the title of a task: at most 60 characters. */
	todo: string;
	/** Why we ask, and what a good answer looks like: a sentence each. */
	why: string;
	good: string;
	failureMode: string;
	/** 1 to 5: a proposal of ours, editable with the catalogue. */
	weight: number;
	/** Tiers that lean on the practice; `gate`: without it those tiers are not what they claim, and the score is capped. */
	gate: { tiers: TierId[]; gate: boolean } | null;
	/** Asked only where a service claims one of these tiers, or is of one of these kinds; null: asked of everybody. */
	appliesTo: { tiers: TierId[] | null; serviceKinds: ServiceKind[] | null };
	evidence: string;
	/** Evidence counts in full until it is this old. */
	maxAgeMonths: number;
	sources: PracticeSource[];
	/** Assumption of ours: days of one person to put it in place. */
	effortDays: number;
	/** Null: no price with a source. */
	cost: number | null;
	effect: PracticeEffect;
}

export interface PracticeSource {
	/** Key of `PRACTICE_SOURCES`. */
	key: string;
	/** Clause within the source. */
	reference: string | null;
}

/** What it costs when the practice is wholly missing: phases take longer, or failures come more often. */
export interface PracticeEffect {
	phases: PhaseEffect[];
	rates: RateEffect[];
	/** No field study was found that isolates one practice, so the sizes are assumptions of ours, open to change. */
	basis: "sourced" | "assumption";
}

export interface PhaseEffect {
	/** Id of a phase in `catalogue/phases.ts`. */
	phase: string;
	/** The phase takes this many times as long, and then so many minutes more. */
	factor: number;
	minutes: number;
	/** Null: wherever the phase occurs. */
	scenarios: ScenarioId[] | null;
}

export interface RateEffect {
	scenario: ScenarioId;
	/** The scenario happens this many times as often. */
	factor: number;
}
