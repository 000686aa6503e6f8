import type { Readiness, Sentence, ServiceAssessment } from "../assessment";
import { priceInForce } from "../catalogue/costs";
import { practiceById } from "../catalogue/practices";
import { GOOD_STANDBY } from "../cost/option-plans";
import type { CalendarDate, Facts, Protection, Service } from "../facts";
import { serviceOffers } from "../plan/change-offers";
import { applyChange } from "../plan/changes";
import { SCENARIO_WEIGHTS } from "./weights";

/** A change worth trying: the facts after it, and what it takes. */
export interface ActionCandidate {
	id: string;
	title: Sentence;
	serviceIds: string[];
	practiceId: string | null;
	effortDays: number;
	cost: number | null;
	change: (facts: Facts) => Facts;
}

const MOST_PRACTICES = 18;
const MOST_SERVICES = 8;

/**
 * Which practices are worth trying first? Failed gates, then those with most points to gain, then those whose gap costs most
 * time; at most 18. The trial answers "yes", documented today, everywhere.
 */
export function practiceCandidates(readiness: Readiness, asOf: CalendarDate): ActionCandidate[] {
	const open = readiness.practices.filter((one) => one.pointsToGain > 0 && one.state !== "accepted-risk");
	const shut = new Set(readiness.gates.flatMap((gate) => (gate.passed ? [] : [gate.practiceId])));
	const wanted = [
		...open.filter((one) => shut.has(one.practiceId)),
		...[...open].sort((one, other) => other.pointsToGain - one.pointsToGain).slice(0, 12),
		...[...open].sort((one, other) => other.restoreMinutesAdded - one.restoreMinutesAdded).slice(0, 4),
	];
	const ids = [...new Set(wanted.map((one) => one.practiceId))].slice(0, MOST_PRACTICES);
	return ids.flatMap((practiceId) => {
		const practice = practiceById(practiceId);
		if (practice === null) return [];
		return {
			id: `practice:${practiceId}`,
			title: { code: "action.practice", values: { practiceId }, text: practice.todo },
			serviceIds: [],
			practiceId,
			effortDays: practice.effortDays,
			cost: practice.cost,
			change: (facts: Facts) => applyChange(facts, { kind: "practice", practiceId }, asOf),
		};
	});
}

/** What would help the services that miss most? Their weak points one by one, for at most 8 services. */
export function serviceCandidates(
	facts: Facts,
	services: readonly ServiceAssessment[],
	asOf: CalendarDate,
): ActionCandidate[] {
	const byId = new Map(facts.services.map((service) => [service.id, service]));
	return [...services]
		.map((assessed) => ({ service: byId.get(assessed.serviceId), need: needOf(assessed) }))
		.sort((one, other) => other.need - one.need)
		.slice(0, MOST_SERVICES)
		.flatMap(({ service }) => (service === undefined ? [] : weakPoints(facts, service, asOf)));
}

function needOf(assessed: ServiceAssessment): number {
	const missed = { missed: 1, "at-risk": 0.5, "no-target": 0.1, unknown: 0.1, met: 0 };
	return assessed.scenarios.reduce(
		(sum, one) => sum + SCENARIO_WEIGHTS[one.scenario] * (missed[one.restoreVerdict] + missed[one.lossVerdict]),
		0,
	);
}

function weakPoints(facts: Facts, service: Service, asOf: CalendarDate): ActionCandidate[] {
	const { tier, backup } = service.protection;
	const { name } = service;
	const found: ActionCandidate[] = serviceOffers(facts, service).map(({ change, ...offer }) => ({
		...offer,
		serviceIds: [service.id],
		practiceId: null,
		change: (before) => applyChange(before, change, asOf),
	}));
	const serverPrice = priceInForce(facts.organization, "server").amount;
	const add = (
		kind: string,
		text: string,
		effortDays: number,
		cost: number | null,
		change: (facts: Facts) => Facts,
	) => {
		found.push({
			id: `${kind}:${service.id}`,
			title: { code: `action.${kind}`, values: { service: name }, text },
			serviceIds: [service.id],
			practiceId: null,
			effortDays,
			cost,
			change,
		});
	};
	const protect = (parts: Partial<Protection>) => (before: Facts) =>
		withService(before, service.id, (one) => ({ ...one, protection: { ...one.protection, ...parts } }));

	if (backup !== null || tier === "T3" || tier === "T4") {
		const kind = tier === "T3" || tier === "T4" ? "fail-over" : "restore-sample";
		add(
			"drill",
			kind === "fail-over" ? `Rehearse the fail-over of ${name}` : `Test the restore of ${name}`,
			0.5,
			0,
			(before) => ({
				...before,
				drills: [
					...before.drills,
					{
						id: `trial:${service.id}`,
						serviceId: service.id,
						kind,
						scenario: "hardware",
						heldOn: asOf,
						succeeded: true,
						phases: [],
						totalMinutes: null,
					},
				],
			}),
		);
	}
	if (tier === "T1")
		add(
			"standby",
			`Set up a standby server for ${name}`,
			4,
			serverPrice,
			protect({ tier: "T2", standby: GOOD_STANDBY }),
		);
	if (tier === "T1" || tier === "T2")
		add(
			"replicate",
			`Replicate ${name} to a secondary in real time`,
			8,
			serverPrice,
			protect({ tier: "T3", replication: GOOD_REPLICATION }),
		);
	return found;
}

const GOOD_REPLICATION = {
	siteId: null,
	serverId: null,
	sameRoom: false,
	protocol: "C" as const,
	linkMegabitsPerSecond: null,
	lagSeconds: null,
	switchOver: "manual" as const,
	quorum: true,
	lastSwitchOverTestOn: null,
	resyncShare: null,
	snapshotIntervalHours: 1,
	daysBehind: 0,
	identicalConfiguration: true,
};

function withService(facts: Facts, serviceId: string, change: (service: Service) => Service): Facts {
	return { ...facts, services: facts.services.map((one) => (one.id === serviceId ? change(one) : one)) };
}
