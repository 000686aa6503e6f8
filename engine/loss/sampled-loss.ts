import type { Sentence } from "../assessment";

export interface LossOptions {
	trials: number;
	seed: number;
}

/** The loss of a plan before it is summed up; `samples` null: nothing in every trial. */
export interface SampledLoss {
	samples: Float64Array | null;
	worstHours: number | null;
	totalLossProbability: number;
	reasons: Sentence[];
	/** False when a fact that decides is missing. */
	known: boolean;
}
