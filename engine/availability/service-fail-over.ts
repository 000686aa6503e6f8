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
import {
	type ActiveActive,
	type ActivePassive,
	activeActiveAvailability,
	activePassiveAvailability,
	downtimeByNodes,
	type FailOverAvailability,
	latentFaultProbability,
	NEVER_DRILLED_HOURS,
} from "./fail-over";
import type { RateUsed } from "./scenario-rates";
import { HOURS_PER_YEAR } from "./structure-availability";

/** One input of the chain, as a line to show: what it is, its value and where that comes from. */
export interface FailOverInput {
	name: string;
	value: number;
	unit: "a year" | "share" | "minutes" | "hours" | "count";
	origin: InputOrigin;
	/** Why this value and no other. */
	basis: string;
}

export interface ServiceFailOver {
	kind: "active-passive" | "active-active";
	inputs: FailOverInput[];
	result: FailOverAvailability;
	/** Chance that the secondary proves dead when it is needed; null for a cluster. */
	deadStandbyChance: number | null;
	/** Downtime with other numbers of nodes, all else alike; null for a pair. */
	byNodes: { nodes: number; minutesPerYear: number }[] | null;
}

interface Asked {
	facts: Facts;
	service: Service;
	assessed: Pick<ServiceAssessment, "scenarios" | "degradedWindow" | "dataGigabytes">;
	hardware: RateUsed;
	practices: readonly ResolvedPractice[];
	siteIds: ReadonlySet<string>;
	asOf: CalendarDate;
}

const SWITCH_BY_HAND = [
	"switch-over/detect",
	"switch-over/declare",
	"promote",
	"start",
	"switch-over/verify",
	"switch-over/switch-clients",
];
const NODES_SHOWN = 4;

/**
 * What do the facts of a service make of a fail-over chain, and how much downtime does hardware then cause, by what?
 *
 * Null unless a fail-over answers the loss of a machine. Rates are those in force, learnt from incidents; times are those of the restore
 * estimate; coverage is believed by default and learnt from fail-over drills (beta-binomial); faults of the secondary that
 * nobody sees come as often as believed, more often while practices are missing, learnt from drills that failed
 * (gamma-Poisson), and lie open as long as drills are apart. Errors: those of the chains.
 */
export function serviceFailOver(asked: Asked): ServiceFailOver | null {
	const hardware = asked.assessed.scenarios.find(({ scenario }) => scenario === "hardware");
	if (!hardware || asked.hardware.eventsPerYear === 0 || !(hardware.restore.mean > 0)) return null;
	if (hardware.effectiveTier === "T3" && asked.service.protection.replication !== null)
		return activePassive(asked, hardware.restore.mean);
	if (hardware.effectiveTier === "T4" && asked.service.protection.cluster !== null)
		return activeActive(asked, hardware.restore.mean);
	return null;
}

function activePassive(asked: Asked, switchMinutes: number): ServiceFailOver {
	const { facts, service, hardware } = asked;
	const replication = service.protection.replication!;
	const path = `services.${service.id}.protection.replication`;
	const automatic = replication.switchOver === "automatic" && replication.quorum !== false;
	const tried = replication.switchOver === "automatic";
	const perServer = ratesInForce(facts.organization).hardware;
	const covered = tried
		? coverageOf(asked, automatic ? "automatic-coverage" : "unfenced-coverage", replication.lastSwitchOverTestOn)
		: null;
	const latent = latentOf(asked);
	const rhythm = drillRhythm(asked, replication.lastSwitchOverTestOn);
	const byHand = automatic ? sumOfPhases(SWITCH_BY_HAND) : switchMinutes;
	const standby = perServer.eventsPerYear * Math.max(1, hardware.units) * hardware.practiceFactor;
	const { repair, resync, restore } = repairTimes(asked);
	const pair: ActivePassive = {
		activeFailuresPerYear: hardware.eventsPerYear,
		standbyFailuresPerYear: standby,
		coverage: covered?.value ?? 0,
		automaticMinutes: automatic ? switchMinutes : sumOfPhases(["automatic/detect", "promote", "start"]),
		manualMinutes: byHand,
		repairHours: repair.value,
		resyncHours: resync.value,
		latentFaultsPerYear: latent.value,
		drillIntervalHours: rhythm.days === null ? null : rhythm.days * 24,
		restoreHours: restore.value,
	};
	const estimate = origin("catalogue", "phases.switch-over", "CALIBRATION");
	return {
		kind: "active-passive",
		inputs: [
			hardwareInput("Failures of the primary", hardware),
			input("Failures of the secondary that show", standby, "a year", perServer.origin, "as often as the primary's"),
			covered ??
				input(
					"Switches by itself",
					0,
					"share",
					origin("fact", `${path}.switchOver`),
					handReason(replication.switchOver),
				),
			...(automatic
				? [input("Automatic switch-over", switchMinutes, "minutes", estimate, "mean of the restore estimate")]
				: []),
			input(
				"Switch-over by hand",
				byHand,
				"minutes",
				estimate,
				automatic ? "sum of the default phases" : "mean of the restore estimate",
			),
			latent,
			{ ...rhythm.input },
			repair,
			resync,
			restore,
		],
		result: activePassiveAvailability(pair),
		deadStandbyChance: latentFaultProbability(
			latent.value / HOURS_PER_YEAR,
			pair.drillIntervalHours ?? NEVER_DRILLED_HOURS,
		),
		byNodes: null,
	};
}

function activeActive(asked: Asked, ejectMinutes: number): ServiceFailOver {
	const { service, hardware } = asked;
	const cluster = service.protection.cluster!;
	const path = `services.${service.id}.protection.cluster`;
	const members = service.groups.reduce((sum, group) => sum + group.serverIds.length, 0);
	const required = service.groups.reduce((sum, group) => sum + group.required, 0);
	const nodes = Math.max(1, Math.round(cluster.nodes ?? Math.max(2, members)));
	const nodesNeeded = Math.min(nodes, Math.max(1, Math.round(cluster.nodesNeeded ?? required)));
	const unlike = cluster.identicalConfiguration === false;
	const covered = coverageOf(
		asked,
		unlike ? "unlike-node-coverage" : "node-coverage",
		cluster.lastNodeLossTestOn,
		"A failed node is taken out cleanly",
	);
	const { repair } = repairTimes(asked);
	const engineers = engineersAt(asked);
	const perNode = hardware.eventsPerYear / Math.max(1, hardware.units);
	const reboot = sumOfPhases(["detect", "restart"]);
	const common = FAIL_OVER["common-cause"];
	const chain: Omit<ActiveActive, "nodes"> = {
		nodesNeeded,
		failuresPerYear: perNode,
		commonCauseShare: common.value,
		coverage: covered.value,
		ejectMinutes,
		rebootMinutes: reboot,
		repairHours: repair.value,
		crews: engineers.value,
	};
	const shared = cluster.storage === "single" || cluster.loadBalancers === "single";
	const upTo = nodes + NODES_SHOWN;
	return {
		kind: "active-active",
		inputs: [
			input("Nodes", nodes, "count", origin(cluster.nodes === null ? "unknown" : "fact", `${path}.nodes`), "in all"),
			input(
				"Nodes needed for the peak",
				nodesNeeded,
				"count",
				origin(cluster.nodesNeeded === null ? "unknown" : "fact", `${path}.nodesNeeded`),
				"with fewer the service counts as down",
			),
			hardwareInput("Failures of a node", { ...hardware, eventsPerYear: perNode }),
			covered,
			input(
				"Taking a node out",
				ejectMinutes,
				"minutes",
				origin("catalogue", "phases.probe", "CALIBRATION"),
				shared
					? "mean of the restore estimate, the failures of the single shared part among them"
					: "mean of the restore estimate",
			),
			input(
				"When it is not taken out",
				reboot,
				"minutes",
				origin("assumption", "phases.restart"),
				"somebody notices and restarts the whole",
			),
			input(
				"Failures that take all nodes at once",
				common.value,
				"share",
				origin("catalogue", "fail-over.common-cause", common.source),
				common.basis,
			),
			repair,
			engineers,
		],
		result: activeActiveAvailability({ ...chain, nodes }),
		deadStandbyChance: null,
		byNodes: downtimeByNodes(chain, upTo).downtimeMinutesPerYear.map((minutesPerYear, index) => ({
			nodes: nodesNeeded + index,
			minutesPerYear,
		})),
	};
}

const origin = (kind: InputOrigin["kind"], reference: string, source: string | null = null): InputOrigin => ({
	kind,
	reference,
	source,
});

const input = (
	name: string,
	value: number,
	unit: FailOverInput["unit"],
	from: InputOrigin,
	basis: string,
): FailOverInput => ({ name, value, unit, origin: from, basis });

const hardwareInput = (name: string, hardware: RateUsed): FailOverInput =>
	input(
		name,
		hardware.eventsPerYear,
		"a year",
		hardware.origin,
		hardware.history === null ? "rate in force" : "rate in force, learnt from incidents",
	);

const handReason = (switchOver: string | null): string =>
	switchOver === null ? "nobody said; taken as by hand" : "somebody has to decide and switch";

const sumOfPhases = (ids: readonly string[]): number =>
	ids.reduce((sum, id) => {
		const { minMinutes, modeMinutes, maxMinutes } = phaseDefault(id);
		return sum + (minMinutes + 4 * modeMinutes + maxMinutes) / 6;
	}, 0);

const failOverDrills = ({ facts, service, asOf }: Asked): Drill[] =>
	facts.drills.filter(
		({ serviceId, kind, heldOn }) =>
			serviceId === service.id && (kind === "fail-over" || kind === "full-site") && heldOn <= asOf,
	);

/** Believed by default, learnt from drills: beta-binomial. A test in the service's own facts counts as one that worked. */
function coverageOf(
	asked: Asked,
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
function latentOf(asked: Asked): FailOverInput {
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
function drillRhythm(asked: Asked, testedOn: CalendarDate | null): { days: number | null; input: FailOverInput } {
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

function repairTimes({ facts, service, assessed }: Asked): Record<"repair" | "resync" | "restore", FailOverInput> {
	const ids = new Set(service.groups.flatMap((group) => group.serverIds));
	const server = facts.servers.find(({ id }) => ids.has(id)) ?? null;
	const figures = serverFigures(server, ratesInForce(facts.organization).hardware);
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

function engineersAt({ facts, siteIds }: Asked): FailOverInput {
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
