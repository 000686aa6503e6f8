import type { Inventory, PlannedAnswer, PlannedService, PlanRow } from "@/schemas/import-plan";
import type { ImportRows, ProposedAnswer, ServiceCandidate } from "@/schemas/import-rows";
import { siteKey } from "./place-path";

const TAKEN = new Set<PlanRow["status"]>(["new", "changed", "unchanged"]);
const SEVERITY: Record<ProposedAnswer["state"], number> = { no: 0, partly: 1, unknown: 2, yes: 3 };

/** Answers whose row is taken, one per practice and level: where two speak, the worse one counts. */
export function planAnswers(
	rows: ImportRows,
	planned: PlanRow[],
	inventory: Inventory,
	newSites: string[],
): PlannedAnswer[] {
	const byKey = new Map(planned.map((row) => [row.key, row]));
	const sites = new Map([...inventory.sites, ...newSites].map((name) => [siteKey(name), name]));
	const worst = new Map<string, PlannedAnswer>();
	const existing = new Map(
		inventory.answers.map((answer) => [
			`${answer.practiceId} ${answer.serverId ?? ""} ${answer.siteName ? siteKey(answer.siteName) : ""}`,
			answer,
		]),
	);
	for (const answer of rows.answers) {
		const row = answer.serverKey === null ? null : byKey.get(answer.serverKey);
		if (answer.serverKey !== null && (!row || !TAKEN.has(row.status))) continue;
		const site = answer.siteName === null ? null : sites.get(siteKey(answer.siteName));
		if (site === undefined) continue;
		const id = `${answer.practiceId} ${row?.key ?? ""} ${site ? siteKey(site) : ""}`;
		const other = worst.get(id);
		if (other && SEVERITY[other.state] <= SEVERITY[answer.state]) continue;
		const before =
			row && row.serverId === null
				? undefined
				: existing.get(`${answer.practiceId} ${row?.serverId ?? ""} ${site ? siteKey(site) : ""}`);
		worst.set(id, {
			...answer,
			siteName: site,
			id,
			subject: row?.name ?? site ?? "the whole organisation",
			serverName: row?.name ?? null,
			status: !before ? "new" : before.state === answer.state ? "unchanged" : "changed",
			before: before?.state ?? null,
		});
	}
	return [...worst.values()];
}

function joined(candidates: ServiceCandidate[]): Omit<PlannedService, "serviceId" | "addedKeys" | "status"> {
	const first = <T>(read: (candidate: ServiceCandidate) => T | null): T | null =>
		candidates.map(read).find((value) => value !== null) ?? null;
	const all = (read: (candidate: ServiceCandidate) => string[]): string[] => [...new Set(candidates.flatMap(read))];
	return {
		name: candidates[0]!.name,
		serverKeys: all((candidate) => candidate.serverKeys),
		restoreTargetHours: first((candidate) => candidate.restoreTargetHours),
		lossTargetHours: first((candidate) => candidate.lossTargetHours),
		tier: first((candidate) => candidate.tier),
		replicatesTo: all((candidate) => candidate.replicatesTo),
		dependsOn: all((candidate) => candidate.dependsOn),
		backupLastSuccessAt: first((candidate) => candidate.backupLastSuccessAt),
		restoreTestedOn: first((candidate) => candidate.restoreTestedOn),
	};
}

/** Services the file names. A known one only gains servers: its targets and its protection are the person's. */
export function planServices(rows: ImportRows, planned: PlanRow[], inventory: Inventory): PlannedService[] {
	const byKey = new Map(planned.map((row) => [row.key, row]));
	const groups = new Map<string, ServiceCandidate[]>();
	for (const service of rows.services) {
		const serverKeys = service.serverKeys.filter((key) => TAKEN.has(byKey.get(key)?.status ?? "missing"));
		if (serverKeys.length === 0) continue;
		const key = service.name.trim().toLowerCase();
		groups.set(key, [...(groups.get(key) ?? []), { ...service, serverKeys }]);
	}
	return [...groups].map(([key, candidates]): PlannedService => {
		const service = joined(candidates);
		const known = inventory.services.find(({ name }) => name.trim().toLowerCase() === key);
		const addedKeys = service.serverKeys.filter((serverKey) => {
			const id = byKey.get(serverKey)?.serverId;
			return !known || id === null || id === undefined || !known.serverIds.includes(id);
		});
		const status = !known ? "new" : addedKeys.length > 0 ? "changed" : "unchanged";
		return { ...service, serviceId: known?.id ?? null, addedKeys, status };
	});
}
