import {
	type ExistingServer,
	type ImportDecisions,
	type ImportPlan,
	type Inventory,
	NO_DECISIONS,
	type PlanRow,
	type RowStatus,
} from "@/schemas/import-plan";
import { EXCLUDED_LABELS, type ImportRows, type ServerCandidate } from "@/schemas/import-rows";
import { IdentityIndex, type Match } from "./identity";
import { withoutDeadLinks } from "./link-names";
import { changesTo } from "./merge-values";
import { siteKey } from "./place-path";
import { planAnswers, planServices } from "./plan-answers";

type Known = { existing: ExistingServer } | { candidate: ServerCandidate };

const placeText = ({ place }: ServerCandidate): string => `row ${place.row} of ${place.sheet}`;
const rowName = (candidate: ServerCandidate): string => candidate.values.name ?? placeText(candidate);

function planRow(candidate: ServerCandidate, status: RowStatus, rest: Partial<PlanRow> = {}): PlanRow {
	return {
		key: candidate.key,
		status,
		name: rowName(candidate),
		site: candidate.values.site ?? null,
		serverId: null,
		version: null,
		matchedBy: null,
		changes: [],
		reason: null,
		mend: null,
		...rest,
	};
}

function compareWith(existing: ExistingServer, candidate: ServerCandidate, rows: ImportRows, by: string): PlanRow {
	const changes = candidate.mentioned ? [] : changesTo(existing, candidate, rows.source);
	const status = changes.some(({ keptFrom }) => keptFrom === null) ? "changed" : "unchanged";
	return planRow(candidate, status, {
		serverId: existing.id,
		version: existing.version,
		matchedBy: by,
		changes,
		name: existing.values.name,
	});
}

function matchRow(candidate: ServerCandidate, match: Match<Known>, rows: ImportRows): PlanRow {
	if (match.kind === "none") return planRow(candidate, "new");
	if (match.kind === "conflict") {
		const names = match.items.map((item) =>
			"existing" in item
				? `${item.existing.values.name}${item.existing.values.site ? ` in ${item.existing.values.site}` : ""}`
				: placeText(item.candidate),
		);
		return planRow(candidate, "conflict", {
			reason: `${match.because} (${names.slice(0, 3).join(", ")})`,
			mend: "Say which server it is, or that it is another one",
		});
	}
	if ("existing" in match.item) return compareWith(match.item.existing, candidate, rows, match.by);
	if (candidate.mentioned)
		return planRow(candidate, "excluded", { reason: `described by ${placeText(match.item.candidate)}` });
	return planRow(candidate, "rejected", {
		reason: `the same machine as ${placeText(match.item.candidate)}, by ${match.by}`,
		mend: "Leave one of the two rows out",
	});
}

/** A server one row has taken cannot be another row's too. */
function refuseSecond(row: PlanRow, taken: Map<string, ServerCandidate>, candidate: ServerCandidate): PlanRow {
	if (row.serverId === null) return row;
	const first = taken.get(row.serverId);
	if (!first) {
		taken.set(row.serverId, candidate);
		return row;
	}
	if (candidate.mentioned) return planRow(candidate, "excluded", { reason: `described by ${placeText(first)}` });
	return planRow(candidate, "conflict", {
		reason: `${placeText(first)} is ${row.name} already; this row matches it by ${row.matchedBy}`,
		mend: "Say which server it is, or that it is another one",
	});
}

interface Comparison {
	rows: ImportRows;
	inventory: Inventory;
	decisions: ImportDecisions;
}

function compareServers({ rows, inventory, decisions }: Comparison): PlanRow[] {
	const index = new IdentityIndex<Known>();
	const byId = new Map(inventory.servers.map((existing) => [existing.id, existing]));
	for (const existing of inventory.servers) index.add({ existing }, existing.values);
	const [included, excluded] = [new Set(decisions.included), new Set(decisions.excluded)];
	const broken = new Map(
		rows.issues
			.filter(({ severity, serverKey }) => severity === "error" && serverKey !== null)
			.map((issue) => [issue.serverKey, issue]),
	);
	const taken = new Map<string, ServerCandidate>();
	const left = new Set<string>();
	const ordered = [
		...rows.servers.filter(({ mentioned }) => !mentioned),
		...rows.servers.filter(({ mentioned }) => mentioned),
	];
	const planned = ordered.map((candidate): PlanRow => {
		const error = broken.get(candidate.key);
		if (error)
			return planRow(candidate, "rejected", { reason: `${error.value ?? ""} ${error.text}`.trim(), mend: error.mend });
		if (excluded.has(candidate.key)) return planRow(candidate, "excluded", { reason: "left out by you" });
		if (candidate.excluded !== null && !included.has(candidate.key)) {
			const match = index.find(candidate.values);
			if (match.kind === "same" && "existing" in match.item) left.add(match.item.existing.id);
			return planRow(candidate, "excluded", { reason: EXCLUDED_LABELS[candidate.excluded] });
		}
		const decided = decisions.matches[candidate.key];
		const chosen = decided === undefined ? undefined : byId.get(decided);
		const row = chosen
			? compareWith(chosen, candidate, rows, "your choice")
			: decided === "new"
				? planRow(candidate, "new")
				: matchRow(candidate, index.find(candidate.values), rows);
		const final = refuseSecond(row, taken, candidate);
		if (final.status === "new") index.add({ candidate }, candidate.values);
		return final;
	});
	for (const issue of rows.issues)
		if (issue.severity === "error" && issue.serverKey === null) planned.push(nameless(issue, planned.length));
	const candidates = new Map(rows.servers.map((server) => [server.key, server]));
	const linked = withoutDeadLinks(planned, candidates, inventory.servers);
	return [...linked, ...missingRows(rows, inventory, new Set([...taken.keys(), ...left]))];
}

function nameless(issue: ImportRows["issues"][number], position: number): PlanRow {
	return {
		key: `error:${issue.place.sheet}:${issue.place.row}:${position}`,
		status: "rejected",
		name: `row ${issue.place.row} of ${issue.place.sheet}`,
		site: null,
		serverId: null,
		version: null,
		matchedBy: null,
		changes: [],
		reason: `${issue.value ?? ""} ${issue.text}`.trim(),
		mend: issue.mend,
	};
}

/** Servers this source told of before and does not now. They are shown; nothing is done to them. */
function missingRows(rows: ImportRows, inventory: Inventory, seen: Set<string>): PlanRow[] {
	return inventory.servers
		.filter(({ id, sources }) => sources.includes(rows.source) && !seen.has(id))
		.map((existing) => ({
			key: `missing:${existing.id}`,
			status: "missing",
			name: existing.values.name,
			site: existing.values.site ?? null,
			serverId: existing.id,
			version: existing.version,
			matchedBy: null,
			changes: [],
			reason: "the file does not name it",
			mend: "Archive it yourself if it is gone",
		}));
}

function newSites(planned: PlanRow[], inventory: Inventory): string[] {
	const known = new Set(inventory.sites.map(siteKey));
	const found: string[] = [];
	for (const row of planned) {
		if (row.status !== "new" && row.status !== "changed") continue;
		const changed = row.changes.find(({ field, keptFrom }) => field === "site" && keptFrom === null)?.to;
		const site = row.status === "new" ? row.site : changed;
		if (typeof site !== "string" || known.has(siteKey(site))) continue;
		known.add(siteKey(site));
		found.push(site);
	}
	return found;
}

/** The dry run: each row of a file against the inventory. Nothing the file does not name is touched. */
export function compareImport(
	rows: ImportRows,
	inventory: Inventory,
	decisions: ImportDecisions = NO_DECISIONS,
): ImportPlan {
	const planned = compareServers({ rows, inventory, decisions });
	const sites = newSites(planned, inventory);
	const answers = planAnswers(rows, planned, inventory, sites);
	const services = planServices(rows, planned, inventory);
	const count = (status: RowStatus) => planned.filter((row) => row.status === status).length;
	return {
		rows: planned,
		newSites: sites,
		answers,
		services,
		counts: {
			new: count("new"),
			changed: count("changed"),
			unchanged: count("unchanged"),
			missing: count("missing"),
			conflict: count("conflict"),
			rejected: count("rejected"),
			excluded: count("excluded"),
			newSites: sites.length,
			newServices: services.filter(({ status }) => status === "new").length,
			changedServices: services.filter(({ status }) => status === "changed").length,
			answers: answers.filter(({ status }) => status !== "unchanged").length,
		},
	};
}
