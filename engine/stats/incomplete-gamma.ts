const LANCZOS = [
	0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
	-0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0: Lanczos, g = 7, nine terms; relative error about 1e-15. RangeError otherwise. */
export function logGamma(x: number): number {
	if (!(x > 0) || !Number.isFinite(x)) throw new RangeError(`x of logGamma must be above 0: ${x}`);
	if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
	const y = x - 1;
	let sum = LANCZOS[0]!;
	for (let index = 1; index < 9; index++) sum += LANCZOS[index]! / (y + index);
	const t = y + 7.5;
	return 0.9189385332046727 + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

function lowerSeries(shape: number, x: number): number {
	let term = 1 / shape;
	let sum = term;
	for (let index = 1; index < 10_000; index++) {
		term *= x / (shape + index);
		sum += term;
		if (term < sum * 1e-17) break;
	}
	return sum * Math.exp(shape * Math.log(x) - x - logGamma(shape));
}

function upperFraction(shape: number, x: number): number {
	const tiny = 1e-300;
	let b = x + 1 - shape;
	let c = 1 / tiny;
	let d = 1 / b;
	let h = d;
	for (let index = 1; index < 10_000; index++) {
		const a = -index * (index - shape);
		b += 2;
		d = a * d + b;
		if (Math.abs(d) < tiny) d = tiny;
		c = b + a / c;
		if (Math.abs(c) < tiny) c = tiny;
		d = 1 / d;
		const step = d * c;
		h *= step;
		if (Math.abs(step - 1) < 1e-16) break;
	}
	return h * Math.exp(shape * Math.log(x) - x - logGamma(shape));
}

function check(shape: number, x: number): void {
	if (!(shape > 0) || !Number.isFinite(shape)) throw new RangeError(`shape must be above 0: ${shape}`);
	if (!(x >= 0)) throw new RangeError(`x must be 0 or more: ${x}`);
}

/** P(a, x), the chance that a gamma(a, 1) variable is at most x: series or continued fraction (Abramowitz & Stegun 6.5). */
export function regularizedGamma(shape: number, x: number): number {
	check(shape, x);
	if (x === 0) return 0;
	if (x === Number.POSITIVE_INFINITY) return 1;
	return x < shape + 1 ? lowerSeries(shape, x) : 1 - upperFraction(shape, x);
}

/** Q(a, x) = 1 − P(a, x) without cancellation in the far tail. */
export function regularizedGammaUpper(shape: number, x: number): number {
	check(shape, x);
	if (x === 0) return 1;
	if (x === Number.POSITIVE_INFINITY) return 0;
	return x < shape + 1 ? 1 - lowerSeries(shape, x) : upperFraction(shape, x);
}
