import type { ReadinessPart } from "../assessment";
import type { AnswerState, EvidenceLevel, Organization, ScenarioId } from "../facts";

export type PartId = ReadinessPart["part"];

/** Points of the four parts when the organisation sets none of its own: proposals of ours, shown beside the score. */
export const PART_WEIGHTS: Readonly<Record<PartId, number>> = { restore: 35, loss: 20, prevention: 30, proof: 15 };

export const PART_IDS: readonly PartId[] = ["restore", "loss", "prevention", "proof"];

/** How much each scenario counts within a service: what happens often counts more, what ends a firm is never nothing. */
export const SCENARIO_WEIGHTS: Readonly<Record<ScenarioId, number>> = {
	hardware: 0.25,
	corruption: 0.2,
	human: 0.2,
	software: 0.15,
	site: 0.1,
	network: 0.1,
};

/** Null: leaves both sums. An accepted risk is still a risk. */
export const ANSWER_CREDIT: Readonly<Record<AnswerState, number | null>> = {
	yes: 1,
	partly: 0.5,
	no: 0,
	"accepted-risk": 0,
	unknown: 0,
	"not-applicable": null,
};

export const EVIDENCE_CREDIT: Readonly<Record<EvidenceLevel, number>> = { said: 0.5, documented: 0.75, tested: 1 };

/** What evidence is worth however old it gets. */
export const FRESHNESS_FLOOR = 0.5;

/** Highest score with a gate failed, by the weight of its practice: proposals of ours. */
export const GATE_CAPS: Readonly<Record<number, number>> = { 5: 70, 4: 80, 3: 90, 2: 95, 1: 95 };

/** A gate is passed by an answer worth at least this: partly in place opens it, unknown and accepted do not. */
export const GATE_PASSES_AT = 0.5;

/** Months until a proof loses its full worth: a restore test each quarter, a full drill each year (practices AS-03, PR-03). */
export const PROOF_MAX_AGE_MONTHS = { restoreTest: 3, drill: 12 } as const;

/**
 * How many points is each part worth here? The organisation's weights scaled to 100, else the catalogue's.
 * Throws RangeError when a weight is not a positive number.
 */
export function partWeights(organization: Organization): Record<PartId, number> {
	const weights = organization.overrides.scoreWeights ?? PART_WEIGHTS;
	let sum = 0;
	for (const part of PART_IDS) {
		const weight = weights[part];
		if (!(weight > 0 && Number.isFinite(weight)))
			throw new RangeError(`weight of ${part} must be above 0, got ${weight}`);
		sum += weight;
	}
	const scaled = (part: PartId) => (100 * weights[part]) / sum;
	return {
		restore: scaled("restore"),
		loss: scaled("loss"),
		prevention: scaled("prevention"),
		proof: scaled("proof"),
	};
}
