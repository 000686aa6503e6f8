import { regularizedGamma } from "./incomplete-gamma";
import { risingRootFromZero } from "./root-search";

/** Quantile of gamma(shape, rate): the value that `probability` of it stays under. RangeError outside (0, 1). */
export function gammaQuantile(shape: number, rate: number, probability: number): number {
	if (!(rate > 0) || !Number.isFinite(rate)) throw new RangeError(`rate must be above 0: ${rate}`);
	if (!(probability > 0 && probability < 1)) throw new RangeError(`probability must be inside (0, 1): ${probability}`);
	return risingRootFromZero((x) => regularizedGamma(shape, x), probability, shape) / rate;
}
