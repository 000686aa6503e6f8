import { regularizedGamma } from "../stats/incomplete-gamma";
import { risingRootFromZero } from "../stats/root-search";
import { realSpectrum, valuesOfSpectrum } from "./fourier";
import { type Severity, severityMoments, spreadOnGrid } from "./severity";
import { poissonWeights } from "./transient";

/** Events of one kind: how many a year, and what each costs in hours or money. */
export interface CompoundCause {
	eventsPerYear: number;
	severity: Severity;
}

/** The sum over a year of what all events cost. */
export interface CompoundYear {
	mean: number;
	standardDeviation: number;
	/** Chance of a year without any event that costs something. */
	noEventChance: number;
	/** The amount that a share `probability` of years stays under. */
	quantile(probability: number): number;
	/** Chance that the year costs more than `amount`. */
	exceedance(amount: number): number;
}

const POINTS = 1024;
const FINE_POINTS = 160;
/** A quantile this many steps from 0 is sharp enough. */
const SHARP_STEPS = 40;
const MOST_EVENTS = 10_000;
/** Beyond this exp(−λ) is too small for the recursion. */
const MOST_FOR_RECURSION = 500;

/**
 * How is the yearly sum of random events of random size distributed?
 *
 * Compound Poisson: mean Σ λE[X], variance Σ λE[X²], no event e^(−Σλ). The whole distribution by Fourier transform,
 * g = F⁻¹ exp(λ(Ff − 1)), on a grid that ends ten standard deviations past the mean; where a quantile lies in the grid's first
 * steps (seconds beside days) again by Panjer's recursion (1981) on a finer one. Sizes on the grid keep their mean.
 * Errors: RangeError for a rate below 0 or rates above 10,000 a year in all.
 */
export function compoundPoisson(causes: readonly CompoundCause[]): CompoundYear {
	let rate = 0;
	let mean = 0;
	let variance = 0;
	let largest = 0;
	for (const { eventsPerYear, severity } of causes) {
		if (!(eventsPerYear >= 0)) throw new RangeError(`eventsPerYear must be 0 or more: ${eventsPerYear}`);
		if (eventsPerYear === 0) continue;
		const moments = severityMoments(severity);
		// An event that costs nothing is no event: it would smear the chance of nothing.
		rate += eventsPerYear * (1 - moments.nothing);
		mean += eventsPerYear * moments.mean;
		variance += eventsPerYear * moments.meanSquare;
		largest = Math.max(largest, moments.largest);
	}
	if (rate > MOST_EVENTS) throw new RangeError(`eventsPerYear must add to at most ${MOST_EVENTS}: ${rate}`);
	const standardDeviation = Math.sqrt(variance);
	const noEventChance = Math.exp(-rate);
	if (rate === 0 || largest === 0)
		return { mean: 0, standardDeviation: 0, noEventChance, quantile: () => 0, exceedance: () => 0 };

	const range = mean + 10 * standardDeviation + largest;
	const sizesOn = (step: number, points: number): Float64Array => {
		const sizes = new Float64Array(points);
		for (const { eventsPerYear, severity } of causes)
			if (eventsPerYear > 0) spreadOnGrid(severity, eventsPerYear / rate, step, sizes);
		return sizes;
	};
	const step = range / (POINTS - 1);
	let wholeYear: GridYear | null = null;
	const whole = (): GridYear => {
		wholeYear ??= new GridYear(byFourier(sizesOn(step, POINTS), rate), step, noEventChance);
		return wholeYear;
	};
	const fineYears: { reach: number; year: GridYear }[] = [];
	const finer = (amount: number): { reach: number; year: GridYear } => {
		const fits = ({ reach, year }: { reach: number; year: GridYear }): boolean =>
			amount * 1.2 <= reach && amount >= SHARP_STEPS * year.step;
		let fine = fineYears.find(fits);
		if (!fine) {
			const reach = Math.max(amount * 2, range * 1e-12);
			const fineStep = reach / (FINE_POINTS - 1);
			fine = { reach, year: new GridYear(byRecursion(sizesOn(fineStep, FINE_POINTS), rate), fineStep, noEventChance) };
			fineYears.push(fine);
		}
		return fine;
	};
	const refined = rate <= MOST_FOR_RECURSION;
	return {
		mean,
		standardDeviation,
		noEventChance,
		quantile(probability) {
			if (!(probability >= 0 && probability < 1))
				throw new RangeError(`probability must be 0 or more and below 1: ${probability}`);
			if (probability <= noEventChance) return 0;
			let value = whole().quantile(probability);
			for (let currentStep = step; refined && value < SHARP_STEPS * currentStep; ) {
				if (currentStep <= range * 1e-12) break;
				const { reach, year } = finer(Math.max(value, currentStep));
				if (year.below(reach * 0.999) <= probability) break;
				value = year.quantile(probability);
				if (year.step >= currentStep) break;
				currentStep = year.step;
			}
			return value;
		},
		exceedance(amount) {
			if (!(amount >= 0)) throw new RangeError(`amount must be 0 or more: ${amount}`);
			if (amount === 0) return -Math.expm1(-rate);
			if (refined && amount < SHARP_STEPS * step) return 1 - finer(amount).year.below(amount);
			return 1 - whole().below(amount);
		},
	};
}

/** Chances at the points of a grid, read as spread half a step to either side; the chance of nothing stays at 0. */
class GridYear {
	private readonly cumulative: Float64Array;

	/** Takes the chances over: they become their own sums. */
	constructor(
		chances: Float64Array,
		readonly step: number,
		private readonly atZero: number,
	) {
		let sum = 0;
		for (let point = 0; point < chances.length; point++) {
			const chance = chances[point]!;
			if (chance > 0) sum += chance;
			chances[point] = sum < 1 ? sum : 1;
		}
		this.cumulative = chances;
	}

	below(amount: number): number {
		const position = amount / this.step + 0.5;
		const point = Math.floor(position);
		if (point < 1) return this.atZero + (this.cumulative[0]! - this.atZero) * 2 * (position - 0.5);
		if (point >= this.cumulative.length) return this.cumulative[this.cumulative.length - 1]!;
		const under = this.cumulative[point - 1]!;
		return under + (position - point) * (this.cumulative[point]! - under);
	}

	quantile(probability: number): number {
		if (probability <= this.atZero) return 0;
		let low = 0;
		let high = this.cumulative.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.cumulative[middle]! >= probability) high = middle;
			else low = middle + 1;
		}
		const chance = this.cumulative[low]!;
		const under = low === 0 ? this.atZero : this.cumulative[low - 1]!;
		const part = chance > under ? (probability - under) / (chance - under) : 1;
		return low === 0 ? (part / 2) * this.step : (low - 0.5 + part) * this.step;
	}
}

function byFourier(sizes: Float64Array, rate: number): Float64Array {
	const { real, imaginary } = realSpectrum(sizes);
	for (let index = 0; index < real.length; index++) {
		const length = Math.exp(rate * (real[index]! - 1));
		const angle = rate * imaginary[index]!;
		real[index] = length * Math.cos(angle);
		imaginary[index] = length * Math.sin(angle);
	}
	return valuesOfSpectrum({ real, imaginary });
}

/** Panjer: g₀ = e^(−λ(1 − f₀)), g_k = λ/k Σ j f_j g_(k−j). Sizes beyond the grid do not disturb it. */
function byRecursion(sizes: Float64Array, rate: number): Float64Array {
	const chances = new Float64Array(sizes.length);
	const weighted = new Float64Array(sizes.length);
	let first = sizes.length;
	let last = 0;
	for (let point = 1; point < sizes.length; point++) {
		weighted[point] = rate * point * sizes[point]!;
		if (weighted[point] === 0) continue;
		first = Math.min(first, point);
		last = point;
	}
	chances[0] = Math.exp(-rate * (1 - sizes[0]!));
	for (let point = first; point < sizes.length; point++) {
		const end = Math.min(point, last);
		let sum = 0;
		for (let size = first; size <= end; size++) sum += weighted[size]! * chances[point - size]!;
		chances[point] = sum / point;
	}
	return chances;
}

/**
 * The same in closed form when sizes are exponential with the mean given: P(D ≤ x) = Σ Pois(n; λ) Γₙ(x/θ).
 * With `horizon` in the unit of the mean, outages themselves take time off (Takács 1957): λ is then the rate of failure per unit of
 * working time, and P(D ≤ x) = Σ Pois(n; λ(t − x)) Γₙ(x/θ).
 * Errors: RangeError for a rate below 0, a mean or horizon of 0 or less.
 */
export function exponentialYear(
	events: { eventsPerYear: number } | { failuresPerHour: number; horizonHours: number },
	meanSize: number,
): CompoundYear {
	if (!(meanSize > 0) || !Number.isFinite(meanSize)) throw new RangeError(`meanSize must be above 0: ${meanSize}`);
	const horizon = "horizonHours" in events ? events.horizonHours : Number.POSITIVE_INFINITY;
	if (!(horizon > 0)) throw new RangeError(`horizonHours must be above 0: ${horizon}`);
	const perHour = "failuresPerHour" in events ? events.failuresPerHour : 0;
	const total = "eventsPerYear" in events ? events.eventsPerYear : perHour * horizon;
	if (!(total >= 0 && total <= MOST_EVENTS)) throw new RangeError(`events must be 0 to ${MOST_EVENTS}: ${total}`);
	const expected = (amount: number): number =>
		"eventsPerYear" in events ? events.eventsPerYear : Math.max(0, perHour * (horizon - amount));
	const below = (amount: number): number => {
		if (amount >= horizon) return 1;
		const mean = expected(amount);
		if (mean === 0) return 1;
		const { first, weights } = poissonWeights(mean);
		let sum = 0;
		weights.forEach((weight, index) => {
			const count = first + index;
			sum += count === 0 ? weight : amount === 0 ? 0 : weight * regularizedGamma(count, amount / meanSize);
		});
		return Math.min(1, sum);
	};
	const noEventChance = Math.exp(-total);
	const { mean, deviation } = exponentialMoments(perHour, horizon, total, meanSize);
	return {
		mean,
		standardDeviation: deviation,
		noEventChance,
		quantile: (probability) => {
			if (!(probability >= 0 && probability < 1))
				throw new RangeError(`probability must be 0 or more and below 1: ${probability}`);
			return probability <= noEventChance ? 0 : risingRootFromZero(below, probability, meanSize);
		},
		exceedance: (amount) => {
			if (!(amount >= 0)) throw new RangeError(`amount must be 0 or more: ${amount}`);
			return 1 - below(amount);
		},
	};
}

/** Without a horizon those of the compound Poisson; with one, those of the alternating process begun up. */
function exponentialMoments(
	perHour: number,
	horizon: number,
	total: number,
	meanSize: number,
): { mean: number; deviation: number } {
	if (horizon === Number.POSITIVE_INFINITY)
		return { mean: total * meanSize, deviation: Math.sqrt(2 * total) * meanSize };
	const repair = 1 / meanSize;
	const sum = perHour + repair;
	const mean = (perHour / sum) * (horizon + Math.expm1(-sum * horizon) / sum);
	return { mean, deviation: Math.sqrt((2 * perHour * repair * horizon) / sum ** 3) };
}
