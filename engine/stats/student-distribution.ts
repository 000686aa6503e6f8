import { betaProbability } from "./beta-distribution";
import { risingRootFromZero } from "./root-search";

/** Chance that a Student t variable with `degrees` degrees of freedom is at most `value`. RangeError for degrees ≤ 0. */
export function studentProbability(degrees: number, value: number): number {
	if (!(degrees > 0)) throw new RangeError(`degrees must be above 0: ${degrees}`);
	if (value === 0) return 0.5;
	const square = value * value;
	// The centre of the distribution is taken from the other side, where no digits cancel.
	const tail =
		square < degrees
			? 0.5 * (1 - betaProbability(0.5, degrees / 2, square / (degrees + square)))
			: 0.5 * betaProbability(degrees / 2, 0.5, degrees / (degrees + square));
	return value < 0 ? tail : 1 - tail;
}

/** Quantile of Student's t with `degrees` degrees of freedom; RangeError when `probability` is not inside (0, 1). */
export function studentQuantile(degrees: number, probability: number): number {
	if (!(probability > 0 && probability < 1)) throw new RangeError(`probability must be inside (0, 1): ${probability}`);
	if (probability === 0.5) return 0;
	if (probability < 0.5) return -studentQuantile(degrees, 1 - probability);
	return risingRootFromZero((t) => studentProbability(degrees, t), probability, 1);
}
