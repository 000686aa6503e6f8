import type { Histogram } from "../assessment";
import type { BusinessHours } from "../facts";
import { BusinessWeek, HOURS_PER_WEEK } from "./business-week";
import { type CompoundYear, compoundPoisson } from "./compound-poisson";
import { type Severity, severityMoments, severityOfHistogram } from "./severity";
import { HOURS_PER_YEAR } from "./structure-availability";

export interface OutageCause {
	/** A scenario or any name of the caller's. */
	cause: string;
	eventsPerYear: number;
	/** How long one outage lasts, minutes: the histogram of a restore estimate. */
	restoreMinutes: Histogram;
}

export interface YearlyOptions {
	businessHours: BusinessHours;
	/** Cost of an hour down; unknown is left out of the money and said in `covers`. */
	costPerHour: { business: number | null; outside: number | null };
	/** Planned maintenance, kept apart from what is unplanned; null unknown. */
	plannedHoursPerYear: number | null;
}

export interface YearFigures {
	mean: number;
	p50: number;
	p90: number;
	p99: number;
}

export interface YearlyDowntime {
	/** Unplanned hours down in a year. */
	hours: YearFigures & { standardDeviation: number };
	insideBusinessHours: YearFigures;
	outsideBusinessHours: YearFigures;
	/** In the organisation's currency; null when no cost per hour is known. */
	cost: (YearFigures & { covers: "all" | "business" | "outside" }) | null;
	outagesPerYear: number;
	noOutageChance: number;
	/** 1 − mean hours ÷ 8,760. */
	availability: number;
	/** −log₁₀ of the unavailability: 3 for 0.999; null when nothing fails. */
	nines: number | null;
	plannedHoursPerYear: number | null;
	/** With planned maintenance counted as down; null when it is unknown. */
	availabilityWithPlanned: number | null;
	byCause: { cause: string; eventsPerYear: number; meanHours: number; share: number }[];
	/** Chance that the year has more than so many hours down, for a chart and its table. */
	exceedance: { hours: number; chance: number }[];
}

const PIECES = 12;
const STARTS = 84;
const BINS = 192;
const EXCEEDANCE_SHARES = [0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

/**
 * How many hours is a service down in a year, in a middling and in a bad one, and what does it cost?
 *
 * Compound Poisson over the causes (see compoundPoisson); an outage may begin at any hour of the week alike, which splits
 * each into business hours and others, and prices it. Errors: RangeError as compoundPoisson and BusinessWeek.
 */
export function yearlyDowntime(causes: readonly OutageCause[], options: YearlyOptions): YearlyDowntime {
	const week = new BusinessWeek(options.businessHours);
	const priced = pricing(options.costPerHour);
	const striking = causes
		.filter(({ eventsPerYear }) => eventsPerYear !== 0)
		.map(({ cause, eventsPerYear, restoreMinutes }) => {
			const severity = severityOfHistogram(restoreMinutes, 1 / 60);
			return { cause, eventsPerYear, severity, meanHours: eventsPerYear * severityMoments(severity).mean };
		});
	const year = compoundPoisson(striking);
	const splits = striking.map(({ severity }) => splitOverWeek(severity, week));
	const parts = (perInside: number, perOutside: number): CompoundYear =>
		compoundPoisson(
			striking.map(({ eventsPerYear }, index) => ({
				eventsPerYear,
				severity: binned(splits[index]!, perInside, perOutside),
			})),
		);
	const unavailability = year.mean / HOURS_PER_YEAR;
	const planned = options.plannedHoursPerYear;
	return {
		hours: { ...figures(year), standardDeviation: year.standardDeviation },
		insideBusinessHours: figures(parts(1, 0)),
		outsideBusinessHours: figures(parts(0, 1)),
		cost: priced ? { ...figures(parts(priced.perInside, priced.perOutside)), covers: priced.covers } : null,
		outagesPerYear: striking.reduce((sum, { eventsPerYear }) => sum + eventsPerYear, 0),
		noOutageChance: year.noEventChance,
		availability: 1 - unavailability,
		nines: unavailability > 0 ? -Math.log10(unavailability) : null,
		plannedHoursPerYear: planned,
		availabilityWithPlanned: planned === null ? null : 1 - unavailability - planned / HOURS_PER_YEAR,
		byCause: causes.map(({ cause, eventsPerYear }) => {
			const meanHours = striking.find((one) => one.cause === cause)?.meanHours ?? 0;
			return { cause, eventsPerYear, meanHours, share: year.mean > 0 ? meanHours / year.mean : 0 };
		}),
		exceedance: exceedanceCurve(year),
	};
}

function figures(year: CompoundYear): YearFigures {
	return { mean: year.mean, p50: year.quantile(0.5), p90: year.quantile(0.9), p99: year.quantile(0.99) };
}

function exceedanceCurve(year: CompoundYear): { hours: number; chance: number }[] {
	const curve = [{ hours: 0, chance: year.exceedance(0) }];
	for (const share of EXCEEDANCE_SHARES)
		if (share > year.noEventChance) curve.push({ hours: year.quantile(share), chance: 1 - share });
	return curve;
}

function pricing(costPerHour: YearlyOptions["costPerHour"]): {
	covers: "all" | "business" | "outside";
	perInside: number;
	perOutside: number;
} | null {
	const { business, outside } = costPerHour;
	for (const cost of [business, outside])
		if (cost !== null && !(cost >= 0)) throw new RangeError(`costPerHour must be 0 or more: ${cost}`);
	if (business === null && outside === null) return null;
	const covers = business === null ? "outside" : outside === null ? "business" : "all";
	return { covers, perInside: business ?? 0, perOutside: outside ?? 0 };
}

/** Hours inside and outside business hours of outages that begin at any hour of the week, and how likely each is. */
interface WeekSplit {
	inside: Float64Array;
	outside: Float64Array;
	weight: Float64Array;
}

function splitOverWeek(severity: Severity, week: BusinessWeek): WeekSplit {
	const { lengths, weights } = fewerPieces(severity);
	const size = lengths.length * STARTS;
	const split = { inside: new Float64Array(size), outside: new Float64Array(size), weight: new Float64Array(size) };
	lengths.forEach((length, piece) => {
		// Starts are evenly spaced, moved by a part of their distance that differs from piece to piece.
		const shift = (piece * 0.6180339887498949) % 1;
		for (let start = 0; start < STARTS; start++) {
			const from = ((start + shift) * HOURS_PER_WEEK) / STARTS;
			const inside = week.between(from, from + length);
			const index = piece * STARTS + start;
			split.inside[index] = inside;
			split.outside[index] = Math.max(0, length - inside);
			split.weight[index] = weights[piece]! / STARTS;
		}
	});
	return split;
}

/**
 * Amounts on equal points, each split between its neighbours. Nothing stays exactly nothing; what lies under the first
 * step is one uniform piece of the same mean.
 */
function binned({ inside, outside, weight: masses }: WeekSplit, perInside: number, perOutside: number): Severity {
	const amounts = new Float64Array(inside.length);
	let largest = 0;
	for (let index = 0; index < amounts.length; index++) {
		const amount = inside[index]! * perInside + outside[index]! * perOutside;
		amounts[index] = amount;
		if (amount > largest) largest = amount;
	}
	const weight = new Float64Array(BINS + 2);
	const step = largest / BINS;
	let smallSum = 0;
	for (let index = 0; index < amounts.length; index++) {
		const mass = masses[index]!;
		const position = step > 0 ? amounts[index]! / step : 0;
		const point = Math.min(BINS, Math.floor(position));
		if (point === 0) {
			weight[position === 0 ? 0 : BINS + 1]! += mass;
			smallSum += mass * position * step;
			continue;
		}
		const above = position - point;
		weight[point]! += mass * (1 - above);
		if (above > 0) weight[point + 1]! += mass * above;
	}
	const low = weight.map((_, point) => (point <= BINS ? point * step : 0));
	const high = low.slice();
	const small = weight[BINS + 1]!;
	high[BINS + 1] = small > 0 ? (2 * smallSum) / small : 0;
	return { low, high, weight };
}

/** Neighbouring pieces taken together at their mean, so that no more than PIECES are left. */
function fewerPieces({ low, high, weight }: Severity): { lengths: number[]; weights: number[] } {
	const lengths: number[] = [];
	const weights: number[] = [];
	let mass = 0;
	let sum = 0;
	for (let piece = 0; piece < weight.length; piece++) {
		mass += weight[piece]!;
		sum += (weight[piece]! * (low[piece]! + high[piece]!)) / 2;
		if (mass < 1 / PIECES && piece < weight.length - 1) continue;
		lengths.push(sum / mass);
		weights.push(mass);
		mass = 0;
		sum = 0;
	}
	return { lengths, weights };
}
