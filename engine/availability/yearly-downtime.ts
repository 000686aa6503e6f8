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
	/** Kind of outage within the cause, when it has several; null otherwise. */
	within?: string | null;
	/** How long one outage lasts, minutes: the histogram of a restore estimate. */
	restoreMinutes: Histogram;
	/** Its exact mean, when known: lengths are stretched so that they have it. */
	meanMinutes?: number;
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
	/** Kinds of one cause follow each other. */
	byCause: { cause: string; within: string | null; eventsPerYear: number; meanHours: number; share: number }[];
	/** Chance that the year has more than so many hours down, for a chart and its table. */
	exceedance: { hours: number; chance: number }[];
}

const PIECES = 12;
const STARTS = 48;
const BINS = 192;
const EXCEEDANCE_SHARES = [0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

/**
 * How many hours is a service down in a year, in a middling and in a bad one, and what does it cost?
 *
 * Compound Poisson over the causes (see compoundPoisson); an outage may begin at any hour of the week alike, which splits
 * each into business hours and others, and prices it. Errors: RangeError as compoundPoisson and BusinessWeek.
 */
export function yearlyDowntime(causes: readonly OutageCause[], options: YearlyOptions): YearlyDowntime {
	const starts = weekStarts(options.businessHours);
	const priced = pricing(options.costPerHour);
	const all = causes.map(({ eventsPerYear, restoreMinutes, meanMinutes }) => {
		if (eventsPerYear === 0) return null;
		const severity = severityOfMean(restoreMinutes, meanMinutes);
		return { eventsPerYear, severity, meanHours: eventsPerYear * severityMoments(severity).mean };
	});
	const striking = all.filter((one) => one !== null);
	const year = compoundPoisson(striking);
	const splits = striking.map(({ severity }) => splitOverWeek(severity, starts));
	const parts = (amountsOf: (split: WeekSplit) => Float64Array): CompoundYear =>
		compoundPoisson(
			striking.map(({ eventsPerYear }, index) => ({
				eventsPerYear,
				severity: binned(amountsOf(splits[index]!)),
			})),
		);
	const unavailability = year.mean / HOURS_PER_YEAR;
	const planned = options.plannedHoursPerYear;
	return {
		hours: { ...figures(year), standardDeviation: year.standardDeviation },
		insideBusinessHours: figures(parts((split) => split.inside)),
		outsideBusinessHours: figures(parts((split) => split.outside)),
		cost: priced
			? { ...figures(parts((split) => priceOf(split, priced.perInside, priced.perOutside))), covers: priced.covers }
			: null,
		outagesPerYear: striking.reduce((sum, { eventsPerYear }) => sum + eventsPerYear, 0),
		noOutageChance: year.noEventChance,
		availability: 1 - unavailability,
		nines: unavailability > 0 ? -Math.log10(unavailability) : null,
		plannedHoursPerYear: planned,
		availabilityWithPlanned: planned === null ? null : 1 - unavailability - planned / HOURS_PER_YEAR,
		byCause: causes.map(({ cause, within, eventsPerYear }, index) => {
			const meanHours = all[index]?.meanHours ?? 0;
			const share = year.mean > 0 ? meanHours / year.mean : 0;
			return { cause, within: within ?? null, eventsPerYear, meanHours, share };
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

/** Hours inside and outside business hours of outages that begin at any hour of the week; every start of a piece is as likely. */
interface WeekSplit {
	inside: Float64Array;
	outside: Float64Array;
}

/** Pieces of the histogram, stretched to the exact mean where it is known: a bin tells only about where its draws lay. */
function severityOfMean(histogram: Histogram, meanMinutes: number | undefined): Severity {
	const severity = severityOfHistogram(histogram, 1 / 60);
	if (meanMinutes === undefined) return severity;
	const { mean } = severityMoments(severity);
	return mean > 0 ? severityOfHistogram(histogram, meanMinutes / 60 / (mean * 60)) : severity;
}

interface WeekStarts {
	week: BusinessWeek;
	at: Float64Array;
	before: Float64Array;
}

/** The same for every service of an organisation. */
const startsOfHours = new WeakMap<BusinessHours, WeekStarts>();

/** Where outages begin, and the business hours before each: evenly spaced, moved by a part of their distance that differs from piece to piece. */
function weekStarts(hours: BusinessHours): WeekStarts {
	const known = startsOfHours.get(hours);
	if (known) return known;
	const week = new BusinessWeek(hours);
	const at = new Float64Array(PIECES * STARTS);
	const before = new Float64Array(at.length);
	for (let piece = 0; piece < PIECES; piece++) {
		const shift = (piece * 0.6180339887498949) % 1;
		for (let start = 0; start < STARTS; start++) {
			const index = piece * STARTS + start;
			at[index] = ((start + shift) * HOURS_PER_WEEK) / STARTS;
			before[index] = week.elapsed(at[index]!);
		}
	}
	const starts = { week, at, before };
	startsOfHours.set(hours, starts);
	return starts;
}

function splitOverWeek(severity: Severity, { week, at, before }: WeekStarts): WeekSplit {
	const lengths = equalPieces(severity);
	const size = lengths.length * STARTS;
	const split = { inside: new Float64Array(size), outside: new Float64Array(size) };
	for (let piece = 0; piece < lengths.length; piece++) {
		const length = lengths[piece]!;
		for (let index = piece * STARTS; index < (piece + 1) * STARTS; index++) {
			const inside = week.elapsed(at[index]! + length) - before[index]!;
			split.inside[index] = inside;
			split.outside[index] = Math.max(0, length - inside);
		}
	}
	return split;
}

function priceOf({ inside, outside }: WeekSplit, perInside: number, perOutside: number): Float64Array {
	const amounts = new Float64Array(inside.length);
	for (let index = 0; index < amounts.length; index++)
		amounts[index] = inside[index]! * perInside + outside[index]! * perOutside;
	return amounts;
}

/**
 * Amounts on equal points, each split between its neighbours. Nothing stays exactly nothing; what lies under the first
 * step is one uniform piece of the same mean.
 */
function binned(amounts: Float64Array): Severity {
	let largest = 0;
	for (let index = 0; index < amounts.length; index++) largest = Math.max(largest, amounts[index]!);
	const weight = new Float64Array(BINS + 2);
	const step = largest / BINS;
	const perStep = step > 0 ? 1 / step : 0;
	let smallSum = 0;
	const mass = 1 / amounts.length;
	for (let index = 0; index < amounts.length; index++) {
		const position = Math.min(BINS, amounts[index]! * perStep);
		const point = position | 0;
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

/** PIECES of equal chance, each at its mean: the distribution cut at its quantiles, through bins where they fall inside one. */
function equalPieces({ low, high, weight }: Severity): number[] {
	const lengths: number[] = [];
	let room = 1 / PIECES;
	let sum = 0;
	for (let piece = 0; piece < weight.length; piece++) {
		const width = high[piece]! - low[piece]!;
		let from = low[piece]!;
		let left = weight[piece]!;
		while (left >= room && lengths.length < PIECES - 1) {
			const to = from + (width * room) / weight[piece]!;
			lengths.push((sum + (room * (from + to)) / 2) * PIECES);
			left -= room;
			from = to;
			room = 1 / PIECES;
			sum = 0;
		}
		sum += (left * (from + high[piece]!)) / 2;
		room -= left;
	}
	lengths.push(sum * PIECES);
	return lengths;
}
