import type { DegradedWindow } from "../assessment";
import { ratesInForce } from "../catalogue/rates";
import { drawAll } from "../loss/draw-all";
import { betaPert } from "../random/beta-pert";
import { stream } from "../random/generator";
import { roundTo } from "../sentence";
import { quantilesOf } from "../stats/quantile";
import { summaryOf } from "../stats/summary";
import { supplyHardware } from "./hardware-supply";
import { heaviestServer, installPhases } from "./paths/rebuild";
import { ask, type ServiceView } from "./service-view";
import type { TierInForce } from "./tier-in-force";

/** DRBD's rule: resynchronisation may take three tenths of the usable bandwidth. */
export const RESYNC_SHARE = 0.3;
/** Of a line's nominal rate, what is usable. */
const USABLE_SHARE = 0.9;
/** One gigabit, where the link between the machines is not known; an assumption of ours. */
const UNKNOWN_LINK_MEGABITS = 1000;
/** Share of the data that changes in a day, where nobody said; an assumption of ours. */
const CHANGED_SHARE = { min: 0.005, mode: 0.03, max: 0.15 };

/**
 * After a fail-over, how long is the service without protection, and what is the chance that the second machine fails in
 * that time? Repair of the first machine, then what changed meanwhile, sent back at 30 % of the usable bandwidth:
 * hours = repair + changed GB ÷ (link × 0.9 × share). Chance = 1 − E[exp(−rate × window)]. Null where nothing fails over.
 */
export function degradedWindow(
	view: ServiceView,
	force: TierInForce,
	options: { trials: number; seed: number },
): DegradedWindow | null {
	if (!force.replication && !force.cluster) return null;
	const { replication } = view.service.protection;
	const trials = Math.min(options.trials, 2000);
	const name = `${view.service.id}/degraded`;
	const draw = (part: string, distribution: Parameters<typeof drawAll>[0]): Float64Array =>
		drawAll(distribution, stream(options.seed, `${name}/${part}`), trials);
	const hours = new Float64Array(trials);
	const repair = [...supplyHardware(view, heaviestServer(view), false, 1).phases, ...installPhases(view, 1)];
	for (const phase of repair) {
		const minutes = draw(phase.id, phase.minutes);
		for (let trial = 0; trial < trials; trial++) hours[trial]! += minutes[trial]! / 60;
	}
	const repaired = quantilesOf(hours, [0.5])[0]!;
	const repairMeanHours = summaryOf(hours).mean;
	let formula = `repair of about ${roundTo(repaired, 1)} h`;
	if (force.cluster ? view.service.protection.cluster?.storage === "replicated" : true) {
		const link = ask(view, "protection.replication.linkMegabitsPerSecond", replication?.linkMegabitsPerSecond);
		const share = replication?.resyncShare ?? RESYNC_SHARE;
		const path = `services.${view.service.id}.protection.replication`;
		if (link !== null && !(link > 0)) throw new RangeError(`${path}.linkMegabitsPerSecond must be above 0: ${link}`);
		if (!(share > 0 && share <= 1)) throw new RangeError(`${path}.resyncShare must be in (0, 1]: ${share}`);
		const megabytesPerSecond = ((link ?? UNKNOWN_LINK_MEGABITS) / 8) * USABLE_SHARE * share;
		const changed = ask(view, "changedGigabytesPerDay", view.service.changedGigabytesPerDay);
		if (changed !== null && !(changed >= 0))
			throw new RangeError(`services.${view.service.id}.changedGigabytesPerDay must be 0 or more: ${changed}`);
		const daily = draw(
			"changed",
			changed !== null
				? betaPert(changed * 0.7, changed, changed * 1.3)
				: betaPert(
						view.dataGigabytes * CHANGED_SHARE.min,
						view.dataGigabytes * CHANGED_SHARE.mode,
						view.dataGigabytes * CHANGED_SHARE.max,
					),
		);
		for (let trial = 0; trial < trials; trial++) {
			const gigabytes = Math.min(view.dataGigabytes, (daily[trial]! * hours[trial]!) / 24);
			hours[trial]! += (gigabytes * 1000) / megabytesPerSecond / 3600;
		}
		formula += `, then changed data (${changed === null ? "about 3 % of the store a day" : `${roundTo(changed, 1)} GB a day`}) ÷ (${roundTo(link ?? UNKNOWN_LINK_MEGABITS, 0)} Mbit/s × ${USABLE_SHARE} usable × ${roundTo(share, 2)})`;
	}
	const [p50, p90] = quantilesOf(hours, [0.5, 0.9]) as [number, number];
	const perHour = ratesInForce(view.facts.organization).hardware.eventsPerYear / 8760;
	const chances = hours.map((one) => -Math.expm1(-perHour * one));
	return {
		p50Hours: p50,
		p90Hours: p90,
		repairMeanHours,
		resyncMeanHours: Math.max(0, summaryOf(hours).mean - repairMeanHours),
		secondFailureProbability: summaryOf(chances).mean,
		formula,
	};
}
