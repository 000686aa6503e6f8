import { practiceById } from "../catalogue/practices";
import type { BackupFacts, CalendarDate, Facts, Known, PracticeAnswer, Server, Service, Site } from "../facts";
import { addMonths } from "./calendar";
import type { ResolvedPractice } from "./resolve-practices";

/** A fact or an answer that nobody knows, and the facts as they would be at either end of what it may turn out to be. */
export interface UnknownCandidate {
	id: string;
	label: string;
	serviceIds: string[] | null;
	practiceId: string | null;
	siteId: string | null;
	serverId: string | null;
	serviceId: string | null;
	worst: (facts: Facts) => Facts;
	best: (facts: Facts) => Facts;
}

/** Ends that are tried where a quantity is not known: proposals of ours, wide enough for a small firm and a large one. */
const ENDS = {
	dataGigabytes: [2_000, 20],
	restoreTargetHours: [1, 72],
	lossTargetHours: [1, 72],
	intervalHours: [168, 1],
	restoreMegabytesPerSecond: [20, 400],
	engineers: [1, 4],
	hardwareLeadHours: [240, 4],
} as const;

type Level = Pick<UnknownCandidate, "practiceId" | "siteId" | "serverId" | "serviceId">;
const NOWHERE: Level = { practiceId: null, siteId: null, serverId: null, serviceId: null };

/** The unknown facts of these services, their servers and sites, and the questions nobody answered. */
export function unknownCandidates(
	facts: Facts,
	resolved: readonly ResolvedPractice[],
	serviceIds: readonly string[],
	asOf: CalendarDate,
): UnknownCandidate[] {
	const services = facts.services.filter((service) => serviceIds.includes(service.id));
	const onServers = new Set(services.flatMap((service) => service.groups.flatMap((group) => group.serverIds)));
	const servers = facts.servers.filter((server) => onServers.has(server.id));
	const onSites = new Set(servers.map((server) => server.siteId));
	return [
		...services.flatMap((service) => serviceCandidates(service, servers, asOf)),
		...servers.flatMap((server) => serverCandidates(server, services)),
		...facts.sites.filter((site) => onSites.has(site.id)).flatMap((site) => siteCandidates(site)),
		...answerCandidates(resolved, asOf),
	];
}

function serviceCandidates(service: Service, servers: readonly Server[], asOf: CalendarDate): UnknownCandidate[] {
	const found: UnknownCandidate[] = [];
	const add = <T>(
		field: string,
		label: string,
		[worst, best]: readonly [T, T],
		put: (service: Service, value: T) => Service,
	) => {
		const change = (value: T) => (facts: Facts) => ({
			...facts,
			services: facts.services.map((one) => (one.id === service.id ? put(one, value) : one)),
		});
		found.push({
			...{ ...NOWHERE, id: `service:${service.id}:${field}`, label: `${label} of ${service.name}` },
			...{ serviceId: service.id, serviceIds: [service.id], worst: change(worst), best: change(best) },
		});
	};
	const sized = servers.some((server) => server.dataGigabytes !== null);
	if (service.dataGigabytes === null && !sized)
		add("data", "Amount of data", ENDS.dataGigabytes, (one, dataGigabytes) => ({ ...one, dataGigabytes }));
	const target = (field: "restoreHours" | "lossHours", label: string, ends: readonly [number, number]) => {
		if (service.targets[field] === null)
			add(field, label, ends, (one, hours) => ({ ...one, targets: { ...one.targets, [field]: hours } }));
	};
	target("restoreHours", "Target for the restore", ENDS.restoreTargetHours);
	target("lossHours", "Target for lost data", ENDS.lossTargetHours);
	const { backup } = service.protection;
	if (backup === null) return found;
	const ofBackup = <K extends keyof BackupFacts>(
		field: K,
		label: string,
		ends: readonly [BackupFacts[K], BackupFacts[K]],
	) => {
		if (backup[field] !== null) return;
		add(field, label, ends, (one, value) => ({
			...one,
			protection: { ...one.protection, backup: { ...(one.protection.backup ?? backup), [field]: value } },
		}));
	};
	const place = { intervalDays: null, fetchHours: null, siteId: null };
	ofBackup("intervalHours", "How often a backup is made", ENDS.intervalHours);
	ofBackup("offsite", "Copy off site", [
		{ kind: "none", ...place },
		{ kind: "copied", ...place, intervalDays: 1 },
	]);
	ofBackup("immutable", "Whether nobody can change the copies", [false, true]);
	ofBackup("separateCredentials", "Whether the backup has credentials of its own", [false, true]);
	ofBackup("restoreMegabytesPerSecond", "Measured speed of a restore", ENDS.restoreMegabytesPerSecond);
	ofBackup("systemImage", "Whether whole systems are backed up", [false, true]);
	ofBackup("lastRestoreTestOn", "Last restore test", [addMonths(asOf, -36), asOf]);
	return found;
}

function serverCandidates(server: Server, services: readonly Service[]): UnknownCandidate[] {
	const carried = services.filter((service) => service.groups.some((group) => group.serverIds.includes(server.id)));
	const make = <K extends keyof Server>(field: K, label: string, [worst, best]: readonly [Server[K], Server[K]]) => {
		if (server[field] !== null) return [];
		const change = (value: Server[K]) => (facts: Facts) => ({
			...facts,
			servers: facts.servers.map((one) => (one.id === server.id ? { ...one, [field]: value } : one)),
		});
		return [
			{
				...{ ...NOWHERE, id: `server:${server.id}:${field}`, label: `${label} ${server.name}`, serverId: server.id },
				...{ serviceIds: carried.map(({ id }) => id), worst: change(worst), best: change(best) },
			},
		];
	};
	return [
		...make("spareOnSite", "Whether a spare stands beside", [false, true]),
		...make("hardwareLeadHours", "How long it takes to buy another", ENDS.hardwareLeadHours),
	];
}

function siteCandidates(site: Site): UnknownCandidate[] {
	const make = <K extends keyof Site>(field: K, label: string, [worst, best]: readonly [Site[K], Site[K]]) => {
		if (site[field] !== null) return [];
		const change = (value: Site[K]) => (facts: Facts) => ({
			...facts,
			sites: facts.sites.map((one) => (one.id === site.id ? { ...one, [field]: value } : one)),
		});
		return [
			{
				...{ ...NOWHERE, id: `site:${site.id}:${field}`, label: `${label} ${site.name}`, siteId: site.id },
				...{ serviceIds: null, worst: change(worst), best: change(best) },
			},
		];
	};
	return [
		...make("engineers", "How many can rebuild servers at", ENDS.engineers),
		...make("engineerHours", "When they can be reached at", ["business", "always"]),
	];
}

function answerCandidates(resolved: readonly ResolvedPractice[], asOf: CalendarDate): UnknownCandidate[] {
	const isOpen = (answer: Known<PracticeAnswer>) => answer === null || answer.state === "unknown";
	return resolved
		.filter(({ units }) => units.some((unit) => isOpen(unit.answer)))
		.map(({ practice }) => {
			const level = { practiceId: practice.id, siteId: null, serverId: null };
			const answer = (state: "no" | "yes") => (before: Facts) => ({
				...before,
				practiceAnswers: [
					...before.practiceAnswers
						.filter((one) => one.practiceId !== practice.id || one.siteId !== null || one.serverId !== null)
						.filter((one) => one.practiceId !== practice.id || one.state !== "unknown"),
					{
						...{ ...level, state, evidence: "tested" as const, evidenceOn: asOf },
						...{ reason: null, decidedBy: null, reviewOn: null, owner: null, answeredBy: null, note: null },
					},
				],
			});
			const stretches = (practiceById(practice.id)?.effect.phases.length ?? 0) > 0;
			return {
				...{ ...NOWHERE, id: `practice:${practice.id}`, label: practice.todo, practiceId: practice.id },
				...{ serviceIds: stretches ? null : [], worst: answer("no"), best: answer("yes") },
			};
		});
}
