import type { BusinessHours } from "../facts";
import { quantilesOf } from "../stats/quantile";
import { leastLossOrder } from "./order-search";
import type { RecoveryCase, SiteMeans } from "./recovery-case";
import { recoveryProject } from "./recovery-project";
import { RecoveryTrials } from "./recovery-trials";

export interface ScheduledRecovery {
	/** In the order that loses least. */
	services: {
		serviceId: string;
		name: string;
		p50Hours: number;
		p90Hours: number;
		naiveP50Hours: number;
		naiveP90Hours: number;
		/** Mean money lost until it is back, the known part; null when none of its costs is known. */
		cost: { mean: number; naiveMean: number } | null;
	}[];
	order: string[];
	naiveOrder: string[];
	/** All services back. */
	wholeHours: { p50: number; p90: number; naiveP50: number; naiveP90: number };
	/** Money lost until all are back, over services whose cost is known; null when none is. */
	cost: { mean: number; p90: number; naiveMean: number; naiveP90: number; servicesWithoutCost: string[] } | null;
	/** The trial in the middle, hour by hour, for a Gantt. */
	gantt: GanttActivity[];
	naiveGantt: GanttActivity[];
	trials: number;
	seed: number;
}

export interface GanttActivity {
	id: string;
	/** Null: done once for all services. */
	serviceId: string | null;
	phase: string;
	label: string;
	/** `engineers/site`, `restore streams/site`, `uplink/site`; empty while only waiting. */
	means: string[];
	startHours: number;
	endHours: number;
}

/**
 * At what hour does each of many services return, and which order loses least?
 *
 * In every trial all phases are drawn, the event strikes at a random hour of the week, and a serial schedule gives each activity
 * the earliest time its people, drives and line are free, services in the order's priority. The order is searched for (see
 * leastLossOrder) and kept only if it loses no more than the order given over all trials. Hours; the currency of the costs.
 * Errors: RangeError for no cases, a site without people or drives, and those of the phases.
 */
export function scheduleRecovery(
	cases: readonly RecoveryCase[],
	sites: readonly SiteMeans[],
	options: { businessHours: BusinessHours; trials: number; seed: number; name: string },
): ScheduledRecovery {
	if (cases.length === 0) throw new RangeError("cases must not be empty");
	for (const { engineers, restoreStreams, name } of sites) {
		if (engineers !== null && !(engineers >= 1))
			throw new RangeError(`engineers of ${name} must be 1 or more: ${engineers}`);
		if (restoreStreams !== null && !(restoreStreams >= 1))
			throw new RangeError(`restoreStreams of ${name} must be 1 or more: ${restoreStreams}`);
	}
	const work = recoveryProject(cases, sites, options);
	const trials = new RecoveryTrials(cases, work, sites, options.businessHours, options.seed);
	const given = cases.map((_, index) => index);
	const naive = playAll(trials, given);
	const found = leastLossOrder(trials, given, options.seed);
	const searched = found.join() === given.join() ? naive : playAll(trials, found);
	const best = searched.burden <= naive.burden ? searched : naive;
	const order = best === naive ? given : found;
	const isPriced = ({ costPerHour }: RecoveryCase): boolean =>
		costPerHour.business !== null || costPerHour.outside !== null;
	return {
		services: order.map((one) => ({
			serviceId: cases[one]!.serviceId,
			name: cases[one]!.name,
			p50Hours: best.returns[one]!.p50,
			p90Hours: best.returns[one]!.p90,
			naiveP50Hours: naive.returns[one]!.p50,
			naiveP90Hours: naive.returns[one]!.p90,
			cost: isPriced(cases[one]!) ? { mean: best.moneyOf[one]!, naiveMean: naive.moneyOf[one]! } : null,
		})),
		order: order.map((one) => cases[one]!.serviceId),
		naiveOrder: cases.map(({ serviceId }) => serviceId),
		wholeHours: { ...best.whole, naiveP50: naive.whole.p50, naiveP90: naive.whole.p90 },
		cost: cases.some(isPriced)
			? {
					...best.money,
					naiveMean: naive.money.mean,
					naiveP90: naive.money.p90,
					servicesWithoutCost: cases
						.filter(({ costPerHour }) => costPerHour.business === null || costPerHour.outside === null)
						.map(({ serviceId }) => serviceId),
				}
			: null,
		gantt: ganttOf(trials, order, best.middleTrial),
		naiveGantt: ganttOf(trials, given, best.middleTrial),
		trials: options.trials,
		seed: options.seed,
	};
}

interface PlayedOrder {
	returns: { p50: number; p90: number }[];
	whole: { p50: number; p90: number };
	money: { mean: number; p90: number };
	/** Mean over the trials, by service. */
	moneyOf: number[];
	burden: number;
	/** The trial whose last return is the median one. */
	middleTrial: number;
}

function playAll(trials: RecoveryTrials, order: readonly number[]): PlayedOrder {
	const { cases, work } = trials;
	const list = trials.listFor(order);
	const hours = cases.map(() => new Float64Array(work.trials));
	const last = new Float64Array(work.trials);
	const money = new Float64Array(work.trials);
	const moneyOf = cases.map(() => 0);
	let burden = 0;
	for (let trial = 0; trial < work.trials; trial++) {
		trials.play(list, trial);
		for (let one = 0; one < cases.length; one++) {
			const back = trials.returnOf(one);
			hours[one]![trial] = back;
			if (back > last[trial]!) last[trial] = back;
			const lost = trials.moneyOf(trial, one);
			money[trial]! += lost;
			moneyOf[one]! += lost / work.trials;
		}
		burden += trials.burdenPlayed(trial);
	}
	const quantiles = (samples: Float64Array): { p50: number; p90: number } => {
		const [p50, p90] = quantilesOf(samples, [0.5, 0.9]) as [number, number];
		return { p50, p90 };
	};
	const whole = quantiles(last);
	return {
		returns: hours.map(quantiles),
		whole,
		money: { mean: money.reduce((sum, value) => sum + value, 0) / work.trials, p90: quantiles(money).p90 },
		moneyOf,
		burden,
		middleTrial: closestTo(last, whole.p50),
	};
}

function closestTo(samples: Float64Array, value: number): number {
	let closest = 0;
	for (let trial = 1; trial < samples.length; trial++)
		if (Math.abs(samples[trial]! - value) < Math.abs(samples[closest]! - value)) closest = trial;
	return closest;
}

function ganttOf(trials: RecoveryTrials, order: readonly number[], trial: number): GanttActivity[] {
	trials.play(trials.listFor(order), trial);
	return trials.work.activities
		.map((activity, index) => ({
			...activity,
			startHours: trials.starts[index]!,
			endHours: trials.ends[index]!,
		}))
		.sort((a, b) => a.startHours - b.startHours);
}
