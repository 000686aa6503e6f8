import { COST_ITEMS, type Facts, PHASES, practiceById } from "@/engine";

export interface FactsIssue {
	/** Where in the file: `services[3].protection.backup.intervalHours`. */
	path: string;
	message: string;
}

type Report = (path: (string | number)[], message: string) => void;

/** What no single piece can see: ids that repeat, references to nothing, circles. Linear in the size of the facts. */
export function reportBrokenReferences(facts: Facts, report: Report): void {
	const sites = indexIds(facts.sites, "sites", "site", report);
	const servers = indexIds(facts.servers, "servers", "server", report);
	const services = indexIds(facts.services, "services", "service", report);
	indexIds(facts.drills, "drills", "drill", report);
	indexIds(facts.incidents, "incidents", "incident", report);

	const site = mustExist(sites, "site", report);
	const server = mustExist(servers, "server", report);
	const service = mustExist(services, "service", report);

	for (const [index, one] of facts.sites.entries()) {
		for (const [position, id] of one.sharedFateWith.entries()) site(id, ["sites", index, "sharedFateWith", position]);
	}
	for (const [index, one] of facts.servers.entries()) {
		site(one.siteId, ["servers", index, "siteId"]);
		server(one.hostServerId, ["servers", index, "hostServerId"]);
		server(one.storageServerId, ["servers", index, "storageServerId"]);
	}
	for (const [index, one] of facts.services.entries()) {
		const at = ["services", index];
		reportGroups(one.groups, at, server, report);
		for (const [position, id] of one.dependsOn.entries()) service(id, [...at, "dependsOn", position]);
		const { backup, standby, replication, cluster } = one.protection;
		site(backup?.siteId, [...at, "protection", "backup", "siteId"]);
		site(backup?.offsite?.siteId, [...at, "protection", "backup", "offsite", "siteId"]);
		site(standby?.siteId, [...at, "protection", "standby", "siteId"]);
		server(standby?.serverId, [...at, "protection", "standby", "serverId"]);
		site(replication?.siteId, [...at, "protection", "replication", "siteId"]);
		server(replication?.serverId, [...at, "protection", "replication", "serverId"]);
		server(cluster?.storageServerId, [...at, "protection", "cluster", "storageServerId"]);
		for (const [position, id] of (cluster?.siteIds ?? []).entries())
			site(id, [...at, "protection", "cluster", "siteIds", position]);
		for (const [position, id] of (one.mail?.scanner?.serverIds ?? []).entries())
			server(id, [...at, "mail", "scanner", "serverIds", position]);
	}
	reportAnswers(facts, site, server, report);
	for (const [index, { item }] of facts.organization.overrides.costs.entries()) {
		if (!(item in COST_ITEMS))
			report(
				["organization", "overrides", "costs", index, "item"],
				`names "${item}", which is no item of the price list`,
			);
	}
	for (const [index, drill] of facts.drills.entries()) {
		service(drill.serviceId, ["drills", index, "serviceId"]);
		for (const [position, { phase }] of drill.phases.entries())
			reportPhase(phase, ["drills", index, "phases", position, "phase"], report);
	}
	for (const [index, { phase }] of facts.organization.overrides.phases.entries())
		reportPhase(phase, ["organization", "overrides", "phases", index, "phase"], report);
	for (const [index, incident] of facts.incidents.entries()) {
		for (const [position, id] of incident.serviceIds.entries())
			service(id, ["incidents", index, "serviceIds", position]);
	}
	reportCircle(facts.services, (one) => one.dependsOn, ["services", "dependsOn"], report);
	reportCircle(
		facts.servers,
		(one) => (one.hostServerId === null ? [] : [one.hostServerId]),
		["servers", "hostServerId"],
		report,
	);
}

/** Phases of the catalogue, by their full name and by the plain one that stands for all its variants. */
const PHASE_IDS: ReadonlySet<string> = new Set([
	"transfer",
	...PHASES.flatMap(({ id }) => [id, id.slice(id.indexOf("/") + 1)]),
]);

function reportPhase(phase: string, path: (string | number)[], report: Report): void {
	if (!PHASE_IDS.has(phase)) report(path, `names the phase "${phase}", which no way back has`);
}

function indexIds(rows: { id: string }[], folder: string, noun: string, report: Report): Map<string, number> {
	const seen = new Map<string, number>();
	for (const [index, row] of rows.entries()) {
		const first = seen.get(row.id);
		if (first === undefined) seen.set(row.id, index);
		else
			report([folder, index, "id"], `repeats the id "${row.id}" of ${folder}[${first}]; each ${noun} needs its own id`);
	}
	return seen;
}

type MustExist = (id: string | null | undefined, path: (string | number)[]) => void;

function mustExist(known: Map<string, number>, noun: string, report: Report): MustExist {
	return (id, path) => {
		if (id === null || id === undefined || known.has(id)) return;
		report(path, `names the ${noun} "${id}", which is not in the file`);
	};
}

function reportGroups(
	groups: Facts["services"][number]["groups"],
	at: (string | number)[],
	server: MustExist,
	report: Report,
): void {
	const seen = new Set<string>();
	for (const [index, group] of groups.entries()) {
		if (seen.has(group.id)) report([...at, "groups", index, "id"], `repeats the group id "${group.id}"`);
		seen.add(group.id);
		const members = new Set<string>();
		for (const [position, id] of group.serverIds.entries()) {
			server(id, [...at, "groups", index, "serverIds", position]);
			if (members.has(id))
				report([...at, "groups", index, "serverIds", position], `names the server "${id}" twice in one group`);
			members.add(id);
		}
	}
}

function reportAnswers(facts: Facts, site: MustExist, server: MustExist, report: Report): void {
	const seen = new Map<string, number>();
	for (const [index, answer] of facts.practiceAnswers.entries()) {
		site(answer.siteId, ["practiceAnswers", index, "siteId"]);
		server(answer.serverId, ["practiceAnswers", index, "serverId"]);
		if (practiceById(answer.practiceId) === null)
			report(
				["practiceAnswers", index, "practiceId"],
				`names the practice "${answer.practiceId}", which is not in the catalogue`,
			);
		const key = JSON.stringify([answer.practiceId, answer.siteId, answer.serverId]);
		const first = seen.get(key);
		if (first === undefined) seen.set(key, index);
		else
			report(
				["practiceAnswers", index, "practiceId"],
				`answers "${answer.practiceId}" a second time at the same level; practiceAnswers[${first}] already does`,
			);
	}
}

/** Names the first circle found, by its members; depth-first without recursion, so depth is no limit. */
function reportCircle<Row extends { id: string }>(
	rows: Row[],
	next: (row: Row) => string[],
	[folder, field]: [string, string],
	report: Report,
): void {
	const byId = new Map(rows.map((row, index) => [row.id, { row, index }]));
	const finished = new Set<string>();
	for (const start of rows) {
		const path: { id: string; rest: string[] }[] = [];
		const open = new Set<string>();
		const enter = (id: string) => {
			const found = byId.get(id);
			if (found === undefined || finished.has(id)) return;
			open.add(id);
			path.push({ id, rest: [...next(found.row)] });
		};
		enter(start.id);
		while (path.length > 0) {
			const top = path[path.length - 1]!;
			const id = top.rest.pop();
			if (id === undefined) {
				finished.add(top.id);
				open.delete(top.id);
				path.pop();
			} else if (open.has(id)) {
				const members = path.slice(path.findIndex((step) => step.id === id)).map((step) => step.id);
				report([folder, byId.get(top.id)!.index, field], `goes round in a circle: ${[...members, id].join(" → ")}`);
				return;
			} else enter(id);
		}
	}
}
