import type { Readiness, Sentence, ServiceAssessment } from "../assessment";
import { type CostItemId, priceInForce } from "../catalogue/costs";
import { practiceById } from "../catalogue/practices";
import type { CalendarDate, Facts, Protection, Service } from "../facts";
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
			title: { code: "action.practice", values: { practiceId }, text: `${practiceId}: ${practice.practice}` },
			serviceIds: [],
			practiceId,
			effortDays: practice.effortDays,
			cost: practice.cost,
			change: (facts: Facts): Facts => ({
				...facts,
				practiceAnswers: [
					...facts.practiceAnswers.filter(
						(answer) => answer.practiceId !== practiceId || answer.state === "not-applicable",
					),
					{
						practiceId,
						siteId: null,
						serverId: null,
						state: "yes",
						evidence: "documented",
						evidenceOn: asOf,
						reason: null,
						answeredBy: null,
						note: null,
					},
				],
			}),
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
	const { protection, name } = service;
	const { tier, backup, standby, replication, cluster } = protection;
	const found: ActionCandidate[] = [];
	const price = (item: CostItemId, times = 1) => {
		const { amount } = priceInForce(facts.organization, item);
		return amount === null ? null : amount * times;
	};
	const perTerabyte = (item: CostItemId) =>
		service.dataGigabytes === null ? null : price(item, service.dataGigabytes / 1000);
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

	if (backup === null && tier !== "hosted")
		add(
			"backup",
			`Back up ${name} every day, with a copy off site that nobody can change`,
			3,
			perTerabyte("backupMedia"),
			protect({ tier: tier === "T0" ? "T1" : tier, backup: GOOD_BACKUP }),
		);
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
	if (backup !== null) {
		const safe = { ...backup, immutable: true, separateCredentials: true };
		if (backup.immutable !== true || backup.separateCredentials !== true)
			add("immutable", `Keep a copy of ${name} that no stolen account can delete`, 1, null, protect({ backup: safe }));
		if (backup.offsite === null || backup.offsite.kind === "none")
			add(
				"off-site",
				`Copy the backup of ${name} off site every day`,
				1.5,
				perTerabyte("offsiteCopy"),
				protect({ backup: { ...backup, offsite: GOOD_BACKUP.offsite } }),
			);
		const { lossHours } = service.targets;
		const promised = backup.intervalHours;
		if (lossHours !== null && lossHours > 0 && promised !== null && promised > lossHours / 2)
			add(
				"interval",
				`Back up ${name} every ${sayHours(lossHours / 2)}`,
				0.5,
				0,
				protect({ backup: { ...backup, intervalHours: lossHours / 2 } }),
			);
	}
	if (standby !== null && (standby.daysBehind !== 0 || standby.identicalConfiguration !== true))
		add(
			"standby-current",
			`Bring the standby of ${name} up to date and keep it so`,
			1,
			0,
			protect({ standby: { ...standby, daysBehind: 0, identicalConfiguration: true } }),
		);
	if (replication !== null && (replication.snapshotIntervalHours === null || replication.snapshotIntervalHours > 4))
		add(
			"snapshots",
			`Take hourly snapshots on the secondary of ${name}`,
			1,
			null,
			protect({ replication: { ...replication, snapshotIntervalHours: 1 } }),
		);
	if (replication !== null && replication.quorum !== true)
		add(
			"quorum",
			`Give the pair of ${name} a third vote and automatic switch-over`,
			2,
			null,
			protect({ replication: { ...replication, quorum: true, switchOver: "automatic" } }),
		);
	if (cluster !== null && cluster.storage === "single")
		add(
			"storage",
			`Give ${name} a second, replicated storage`,
			5,
			price("sharedStorage"),
			protect({ cluster: { ...cluster, storage: "replicated" } }),
		);
	if (cluster !== null && cluster.loadBalancers === "single")
		add(
			"balancers",
			`Cluster the load balancers of ${name}`,
			2,
			price("loadBalancerPair"),
			protect({ cluster: { ...cluster, loadBalancers: "clustered" } }),
		);
	if (tier === "T1") {
		const serverIds = new Set(service.groups.flatMap((group) => group.serverIds));
		const bare = facts.servers.some(
			(server) =>
				serverIds.has(server.id) && server.kind !== "virtual" && server.kind !== "cloud" && server.spareOnSite !== true,
		);
		if (bare)
			add("spare", `Keep a spare server on site for ${name}`, 1, price("spareServer"), (before) => ({
				...before,
				servers: before.servers.map((server) => (serverIds.has(server.id) ? { ...server, spareOnSite: true } : server)),
			}));
		add(
			"standby",
			`Set up a standby server for ${name}`,
			4,
			price("server"),
			protect({ tier: "T2", standby: GOOD_STANDBY }),
		);
	}
	if (tier === "T1" || tier === "T2")
		add(
			"replicate",
			`Replicate ${name} to a secondary in real time`,
			8,
			price("server"),
			protect({ tier: "T3", replication: GOOD_REPLICATION }),
		);
	return found;
}

const GOOD_BACKUP = {
	intervalHours: 24,
	jobHours: null,
	medium: "disk" as const,
	siteId: null,
	offsite: { kind: "copied" as const, intervalDays: 1, fetchHours: null, siteId: null },
	immutable: true,
	separateCredentials: true,
	retentionDays: 30,
	restoreMegabytesPerSecond: null,
	failureProbability: null,
	lastSuccessAt: null,
	lastRestoreTestOn: null,
	systemImage: true,
};

const GOOD_STANDBY = { siteId: null, sameRoom: false, daysBehind: 0, identicalConfiguration: true };

const GOOD_REPLICATION = {
	siteId: null,
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
};

function withService(facts: Facts, serviceId: string, change: (service: Service) => Service): Facts {
	return { ...facts, services: facts.services.map((one) => (one.id === serviceId ? change(one) : one)) };
}

function sayHours(hours: number): string {
	if (hours >= 1) return hours === 1 ? "hour" : `${Number(hours.toFixed(1))} hours`;
	return `${Math.max(1, Math.round(hours * 60))} minutes`;
}
