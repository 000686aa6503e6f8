import { betaPert } from "../random/beta-pert";
import { constant } from "../random/constant";
import type { Distribution } from "../random/distribution";
import { checkAbove } from "../random/distribution";
import { exponential } from "../random/exponential";
import { lognormal, lognormalFromQuantiles } from "../random/lognormal";
import { mappedFalling, quantilePoints, tabulated } from "../random/tabulated";
import { triangular } from "../random/triangular";
import { uniform } from "../random/uniform";

/** A duration as data, for files and the command line; any unit of time, `throughput` in minutes. */
export type PhaseDuration =
	| { kind: "constant"; value: number }
	| { kind: "beta-pert"; min: number; mode: number; max: number }
	| { kind: "triangular"; min: number; mode: number; max: number }
	| { kind: "uniform"; min: number; max: number }
	| { kind: "exponential"; mean: number }
	| { kind: "lognormal"; logMean: number; logDeviation: number }
	| { kind: "lognormal-quantiles"; p10: number; p90: number }
	| { kind: "throughput"; gigabytes: number; megabytesPerSecond: Exclude<PhaseDuration, { kind: "throughput" }>[] };

/** The distribution that a duration names. RangeError as the distributions' own; for a kind that is not known, too. */
export function durationOf(duration: PhaseDuration): Distribution {
	switch (duration.kind) {
		case "constant":
			checkAbove("value", duration.value, -Number.MIN_VALUE);
			return constant(duration.value);
		case "beta-pert":
			return betaPert(duration.min, duration.mode, duration.max);
		case "triangular":
			return triangular(duration.min, duration.mode, duration.max);
		case "uniform":
			return uniform(duration.min, duration.max);
		case "exponential":
			return exponential(duration.mean);
		case "lognormal":
			return lognormal(duration.logMean, duration.logDeviation);
		case "lognormal-quantiles":
			return lognormalFromQuantiles(duration.p10, duration.p90);
		case "throughput":
			return transferMinutes(duration.gigabytes, slowestOf(duration.megabytesPerSecond.map(durationOf)));
		default:
			throw new RangeError(`kind of duration is not known: ${(duration as { kind: string }).kind}`);
	}
}

/**
 * How many minutes does it take to move so many gigabytes? Gigabytes × 1000 ÷ rate ÷ 60, decimal units, the rate itself
 * uncertain: throughput is what people know. RangeError for a negative size or a rate that can be 0.
 */
export function transferMinutes(gigabytes: number, megabytesPerSecond: Distribution): Distribution {
	checkAbove("gigabytes", gigabytes, -Number.MIN_VALUE);
	if (!(megabytesPerSecond.min > 0))
		throw new RangeError(`megabytesPerSecond must be above 0: ${megabytesPerSecond.min}`);
	const megabyteMinutes = (gigabytes * 1000) / 60;
	if (megabytesPerSecond.variance === 0) return constant(megabyteMinutes / megabytesPerSecond.mean);
	return mappedFalling(megabytesPerSecond, (rate) => megabyteMinutes / rate);
}

/**
 * The rate of a chain is that of its slowest part: the least of independent rates. P(least > x) = Π P(each > x), turned
 * into quantiles by bisection. RangeError for no rates.
 */
export function slowestOf(rates: Distribution[]): Distribution {
	const [first, ...others] = rates;
	if (!first) throw new RangeError("megabytesPerSecond must not be empty: 0");
	if (others.length === 0) return first;
	const ceiling = Math.min(...rates.map((rate) => rate.max));
	const open = rates.filter((rate) => rate.variance > 0 && rate.min < ceiling);
	if (open.length === 0) return constant(Math.min(...rates.map((rate) => rate.mean)));
	const curves = open.map((rate) => tabulated(quantilePoints(rate)));
	const floor = Math.min(...curves.map((curve) => curve.min));
	const points = new Float64Array(1025);
	let low = floor;
	for (let index = 0; index <= 1024; index++) {
		let high = ceiling;
		let below = low;
		for (let step = 0; step < 40; step++) {
			const middle = (below + high) / 2;
			let above = 1;
			for (const curve of curves) above *= 1 - curve.probability(middle);
			if (1 - above < index / 1024) below = middle;
			else high = middle;
		}
		low = below;
		points[index] = below;
	}
	return tabulated(points);
}
