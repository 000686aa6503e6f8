import type { Envelope } from "../assessment";
import { TIERS } from "../catalogue/tiers";
import type { TierId } from "../facts";
import { daysFromDate } from "../readiness/calendar";
import { quantileOf } from "../stats/quantile";

/** A documented time is kept when P90, told to the quarter of an hour, is within it. */
const ROUNDING_MINUTES = 7.5;
const FURTHEST_YEARS = 200;

/**
 * Up to how much data does a tier keep its documented time, and until when under growth? The path's time is a fixed part
 * plus gigabytes × minutes a gigabyte, both known trial by trial, so each trial has a largest size of its own; the size
 * that nine trials of ten bear is the tenth percentile of those. No second simulation. Null where size does not matter.
 */
export function envelopeOf(input: {
	tier: TierId;
	totals: Float64Array;
	/** Minutes of the transfer, trial by trial; null when the path moves no data. */
	transfers: Float64Array | null;
	/** Size that the transfers were drawn for. */
	transferGigabytes: number;
	dataGigabytes: number;
	growthPerYear: number | null;
	asOf: string;
}): Envelope {
	const { tier, totals, transfers, transferGigabytes, dataGigabytes, growthPerYear, asOf } = input;
	const documented = TIERS[tier].documented;
	const movesData = tier === "T1" || tier === "T2";
	if (!movesData || documented === null || transfers === null || !(transferGigabytes > 0))
		return { largestGigabytes: null, exceededOn: null, alreadyExceeded: false };
	const limit = documented.maxMinutes + ROUNDING_MINUTES;
	const largest = new Float64Array(totals.length);
	for (let trial = 0; trial < totals.length; trial++) {
		const perGigabyte = transfers[trial]! / transferGigabytes;
		largest[trial] = perGigabyte > 0 ? (limit - (totals[trial]! - transfers[trial]!)) / perGigabyte : limit * 1e6;
	}
	// The size that matters is the service's; the part that moves keeps its share of it.
	const share = transferGigabytes / Math.max(dataGigabytes, transferGigabytes);
	const largestGigabytes = Math.max(0, quantileOf(largest, 0.1) / share);
	const alreadyExceeded = dataGigabytes > largestGigabytes;
	let exceededOn: string | null = null;
	if (!alreadyExceeded && growthPerYear !== null && growthPerYear > 0 && dataGigabytes > 0) {
		const years = Math.log(largestGigabytes / dataGigabytes) / Math.log1p(growthPerYear);
		if (years <= FURTHEST_YEARS) exceededOn = dateFromDays(daysFromDate(asOf) + Math.ceil(years * 365.2425));
	}
	return { largestGigabytes, exceededOn, alreadyExceeded };
}

function dateFromDays(days: number): string {
	return new Date(days * 86_400_000).toISOString().slice(0, 10);
}
