import type { InputOrigin, ServiceAssessment } from "../assessment";
import { FAIL_OVER, type FailOverDefaultId, LATENT_PRACTICES } from "../catalogue/fail-over";
import { phaseDefault, RESTORE_RATE } from "../catalogue/phases";
import { ratesInForce } from "../catalogue/rates";
import type { CalendarDate, Drill, Facts, Service } from "../facts";
import { learnRate, meanRate } from "../learning/event-rate";
import { restoreSuccess } from "../learning/restore-success";
import { daysFromDate } from "../readiness/calendar";
import { missingShare } from "../readiness/practice-effects";
import { practicesOf, type ResolvedPractice } from "../readiness/resolve-practices";
import { serverFigures } from "./component-figures";
import { NEVER_DRILLED_HOURS } from "./fail-over";
import type { RateUsed } from "./scenario-rates";

/** One input of the chain, as a line to show: what it is, its value and where that comes from. */
export interface FailOverInput {
	name: string;
	value: number;
	unit: "a year" | "share" | "minutes" | "hours" | "count";
	origin: InputOrigin;
	/** Why this value and no other. */
	basis: string;
}

/** A service and what is known of it, when its chain is asked for. */
export interface FailOverQuestion {
	facts: Facts;
	service: Service;
	assessed: Pick<ServiceAssessment, "scenarios" | "degradedWindow" | "dataGigabytes">;
	hardware: RateUsed;
	practices: readonly ResolvedPractice[];
	siteIds: ReadonlySet<string>;
	asOf: CalendarDate;
}

export const origin = (kind: InputOrigin["kind"], reference: string, source: string | null = null): InputOrigin => ({
	kind,
	reference,
	source,
});

export const input = (
	name: string,
	value: number,
	unit: FailOverInput["unit"],
	from: InputOrigin,
	basis: string,
): FailOverInput => ({ name, value, unit, origin: from, basis });

export const hardwareInput = (name: string, hardware: RateUsed): FailOverInput =>
	input(
		name,
		hardware.eventsPerYear,
		"a year",
		hardware.origin,
		hardware.history === null ? "rate in force" : "rate in force, learnt from incidents",
	);

export const handReason = (switchOver: string | null): string =>
	switchOver === null ? "nobody said; taken as by hand" : "somebody has to decide and switch";

export const sumOfPhases = (ids: readonly string[]): number =>
	ids.reduce((sum, id) => {
		const { minMinutes, modeMinutes, maxMinutes } = phaseDefault(id);
		return sum + (minMinutes + 4 * modeMinutes + maxMinutes) / 6;
	}, 0);

const failOverDrills = ({ facts, service, asOf }: FailOverQuestion): Drill[] =>
	facts.drills.filter(
		({ serviceId, kind, heldOn }) =>
			serviceId === service.id && (kind === "fail-over" || kind === "full-site") && heldOn <= asOf,
	);

/** Believed by default, learnt from drills: beta-binomial. A test in the service's own facts counts as one that worked. */
export function coverageOf(
	asked: FailOverQuestion,
	id: Extract<FailOverDefaultId, `${string}coverage`>,
	testedOn: CalendarDate | null,
	name = "Switches by itself",
): FailOverInput {
	const drills = failOverDrills(asked);
	const noted = testedOn !== null && testedOn <= asked.asOf && !drills.some(({ heldOn }) => heldOn === testedOn);
	const worked = drills.filter(({ succeeded }) => succeeded).length + (noted ? 1 : 0);
	const tried = drills.length + (noted ? 1 : 0);
	const { value, basis } = FAIL_OVER[id];
	const weight = FAIL_OVER["coverage-weight"].value;
	const { mean } = restoreSuccess(worked, tried, { alpha: value * weight, beta: (1 - value) * weight });
	return tried === 0
		? input(name, value, "share", origin("assumption", `fail-over.${id}`), basis)
		: input(
				name,
				mean,
				"share",
				origin("drill", "drills"),
				`${worked} of ${tried} fail-over drills worked; before them ${value}`,
			);
}

/** More often while practices that would find it are missing; a drill that failed found one. */
export function latentOf(asked: FailOverQuestion): FailOverInput {
	const concerned = practicesOf(asked.practices, asked.service);
	const missing = concerned.filter(({ practice }) => LATENT_PRACTICES.some((id) => id === practice.id));
	let rate: number = FAIL_OVER["latent-faults"].value;
	const causes: string[] = [];
	for (const one of missing) {
		const share = missingShare(one, asked.siteIds);
		if (share === 0) continue;
		rate *= 1 + (FAIL_OVER["latent-practice"].value - 1) * share;
		causes.push(one.practice.id);
	}
	const name = "Faults of the secondary nobody sees";
	const basis =
		FAIL_OVER["latent-faults"].basis + (causes.length === 0 ? "" : `; more while ${causes.join(", ")} is missing`);
	const drills = failOverDrills(asked).sort((one, other) => (one.heldOn < other.heldOn ? -1 : 1));
	const first = drills[0];
	const years = first ? (daysFromDate(asked.asOf) - daysFromDate(first.heldOn)) / 365.25 : 0;
	if (!(years > 0)) return input(name, rate, "a year", origin("assumption", "fail-over.latent-faults"), basis);
	const found = drills.filter(({ succeeded }) => !succeeded).length;
	const learnt = meanRate(learnRate({ shape: 1, exposure: 1 / rate }, found, years));
	return input(
		name,
		learnt,
		"a year",
		origin("drill", "drills"),
		`${found} of ${drills.length} fail-over drills failed in ${years.toFixed(1)} years; before them ${rate.toFixed(2)}`,
	);
}

/** The mean gap between drills, never shorter than the time since the last; one alone shows no rhythm shorter than a year. */
export function drillRhythm(
	asked: FailOverQuestion,
	testedOn: CalendarDate | null,
): { days: number | null; input: FailOverInput } {
	const held = failOverDrills(asked).flatMap(({ succeeded, heldOn }) => (succeeded ? [heldOn] : []));
	if (testedOn !== null && testedOn <= asked.asOf && !held.includes(testedOn)) held.push(testedOn);
	const days = held.map((day) => daysFromDate(day)).sort((one, other) => one - other);
	const last = days.at(-1);
	const name = "Time between fail-over drills";
	if (last === undefined)
		return {
			days: null,
			input: input(
				name,
				NEVER_DRILLED_HOURS,
				"hours",
				origin("assumption", "fail-over.latent-faults"),
				"never drilled: taken as three years, the usual life of a server",
			),
		};
	const since = daysFromDate(asked.asOf) - last;
	const gap = days.length > 1 ? (last - days[0]!) / (days.length - 1) : 365;
	const between = Math.max(1, since, gap);
	return {
		days: between,
		input: input(
			name,
			between * 24,
			"hours",
			origin("drill", "drills"),
			days.length > 1 ? `${days.length} that worked; the last ${since} days ago` : `one, ${since} days ago`,
		),
	};
}

export function repairTimes({
	facts,
	service,
	assessed,
}: FailOverQuestion): Record<"repair" | "resync" | "restore", FailOverInput> {
	const ids = new Set(service.groups.flatMap((group) => group.serverIds));
	const server = facts.servers.find(({ id }) => ids.has(id)) ?? null;
	const figures = serverFigures(server, ratesInForce(facts.organization).hardware, facts.organization);
	const window = assessed.degradedWindow;
	const repair = window?.repairMeanHours ?? figures.repairHours;
	const transfer = (assessed.dataGigabytes * 1000) / RESTORE_RATE.modeMegabytesPerSecond / 3600;
	return {
		repair: input(
			"Repair of a machine",
			repair,
			"hours",
			figures.repairOrigin,
			"mean of the degraded window's estimate",
		),
		resync: input(
			"Until the data is whole again",
			window?.resyncMeanHours ?? 0,
			"hours",
			origin("catalogue", "phases.resync", "DRBD"),
			"reverse synchronisation of what changed meanwhile",
		),
		restore: input(
			"Restore when both are gone",
			repair + transfer,
			"hours",
			origin("catalogue", "phases.transfer", RESTORE_RATE.source),
			`repair, then the data at ${RESTORE_RATE.modeMegabytesPerSecond} MB/s`,
		),
	};
}

export function engineersAt({ facts, siteIds }: FailOverQuestion): FailOverInput {
	const known = facts.sites.flatMap((site) =>
		siteIds.has(site.id) && site.engineers !== null && site.engineers >= 1
			? [{ id: site.id, count: site.engineers }]
			: [],
	);
	const least = known.sort((one, other) => one.count - other.count)[0];
	return least
		? input(
				"Repairs at once",
				Math.floor(least.count),
				"count",
				origin("fact", `sites.${least.id}.engineers`),
				"engineers",
			)
		: input("Repairs at once", 1, "count", origin("unknown", "sites.engineers"), "nobody said; taken as one crew");
}
