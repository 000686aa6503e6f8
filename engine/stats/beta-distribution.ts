import { logGamma } from "./incomplete-gamma";
import { risingRoot } from "./root-search";

function check(alpha: number, beta: number): void {
	if (!(alpha > 0) || !Number.isFinite(alpha)) throw new RangeError(`alpha must be above 0: ${alpha}`);
	if (!(beta > 0) || !Number.isFinite(beta)) throw new RangeError(`beta must be above 0: ${beta}`);
}

function fraction(alpha: number, beta: number, x: number): number {
	const tiny = 1e-300;
	const sum = alpha + beta;
	let c = 1;
	let d = 1 - (sum * x) / (alpha + 1);
	if (Math.abs(d) < tiny) d = tiny;
	d = 1 / d;
	let h = d;
	for (let m = 1; m < 10_000; m++) {
		const twice = 2 * m;
		let a = (m * (beta - m) * x) / ((alpha + twice - 1) * (alpha + twice));
		d = 1 + a * d;
		if (Math.abs(d) < tiny) d = tiny;
		c = 1 + a / c;
		if (Math.abs(c) < tiny) c = tiny;
		d = 1 / d;
		h *= d * c;
		a = (-(alpha + m) * (sum + m) * x) / ((alpha + twice) * (alpha + twice + 1));
		d = 1 + a * d;
		if (Math.abs(d) < tiny) d = tiny;
		c = 1 + a / c;
		if (Math.abs(c) < tiny) c = tiny;
		d = 1 / d;
		const step = d * c;
		h *= step;
		if (Math.abs(step - 1) < 1e-16) break;
	}
	return h;
}

/**
 * I_x(α, β): the chance that a beta(α, β) variable is at most x. Continued fraction (Abramowitz & Stegun 26.5.8), turned
 * round where it converges faster. RangeError outside α, β > 0 and 0 ≤ x ≤ 1.
 */
export function betaProbability(alpha: number, beta: number, x: number): number {
	check(alpha, beta);
	if (!(x >= 0 && x <= 1)) throw new RangeError(`x must be between 0 and 1: ${x}`);
	if (x === 0 || x === 1) return x;
	const front = Math.exp(
		logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta) + alpha * Math.log(x) + beta * Math.log1p(-x),
	);
	if (x < (alpha + 1) / (alpha + beta + 2)) return (front * fraction(alpha, beta, x)) / alpha;
	return 1 - (front * fraction(beta, alpha, 1 - x)) / beta;
}

/** Quantile of beta(α, β), by bisection on its distribution function; absolute error about 1e-15. */
export function betaQuantile(alpha: number, beta: number, probability: number): number {
	check(alpha, beta);
	if (!(probability >= 0 && probability <= 1))
		throw new RangeError(`probability must be between 0 and 1: ${probability}`);
	if (probability === 0 || probability === 1) return probability;
	return risingRoot((x) => betaProbability(alpha, beta, x), probability, 0, 1);
}
