import { FAIL_OVER } from "../catalogue/fail-over";
import { ratesInForce } from "../catalogue/rates";
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
import {
	coverageOf,
	drillRhythm,
	engineersAt,
	type FailOverInput,
	type FailOverQuestion,
	handReason,
	hardwareInput,
	input,
	latentOf,
	origin,
	repairTimes,
	sumOfPhases,
} from "./fail-over-inputs";
import { HOURS_PER_YEAR } from "./structure-availability";

export interface ServiceFailOver {
	kind: "active-passive" | "active-active";
	inputs: FailOverInput[];
	result: FailOverAvailability;
	/** Chance that the secondary proves dead when it is needed; null for a cluster. */
	deadStandbyChance: number | null;
	/** Downtime with other numbers of nodes, all else alike; null for a pair. */
	byNodes: { nodes: number; minutesPerYear: number }[] | null;
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
export function serviceFailOver(asked: FailOverQuestion): ServiceFailOver | null {
	const hardware = asked.assessed.scenarios.find(({ scenario }) => scenario === "hardware");
	if (!hardware || asked.hardware.eventsPerYear === 0 || !(hardware.restore.mean > 0)) return null;
	if (hardware.effectiveTier === "T3" && asked.service.protection.replication !== null)
		return activePassive(asked, hardware.restore.mean);
	if (hardware.effectiveTier === "T4" && asked.service.protection.cluster !== null)
		return activeActive(asked, hardware.restore.mean);
	return null;
}

function activePassive(asked: FailOverQuestion, switchMinutes: number): ServiceFailOver {
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

function activeActive(asked: FailOverQuestion, ejectMinutes: number): ServiceFailOver {
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
		// Worked out when it is read: sums over all services never read it, and it takes as many chains as it has lines.
		get byNodes() {
			return downtimeByNodes(chain, nodes + NODES_SHOWN).downtimeMinutesPerYear.map((minutesPerYear, index) => ({
				nodes: nodesNeeded + index,
				minutesPerYear,
			}));
		},
	};
}
