import "server-only";
import { practiceById } from "@/engine";
import type { ImportCounts, PlannedAnswer } from "@/schemas/import-plan";
import type { ImportSource } from "@/schemas/import-rows";
import type { AnswerGroup, AnswerPage, ImportStatus, ImportSummary, ImportView } from "@/schemas/imports";
import { inOrganization, rowId, type Transaction } from "./db";
import { type ImportReading, LONG, readingOf, revisionOf } from "./import-store";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";

const SUMMARY = {
	id: true,
	status: true,
	source: true,
	fileName: true,
	byteLength: true,
	counts: true,
	createdAt: true,
	appliedAt: true,
	undoneAt: true,
	mapping: true,
} as const;

interface SummaryRow {
	id: string;
	status: string;
	source: string;
	fileName: string;
	byteLength: number;
	counts: unknown;
	createdAt: Date;
	appliedAt: Date | null;
	undoneAt: Date | null;
	mapping: unknown;
}

function summaryOf(row: SummaryRow): ImportSummary {
	return {
		id: row.id,
		status: row.status as ImportStatus,
		source: row.source as ImportSource,
		fileName: row.fileName,
		byteLength: row.byteLength,
		counts: row.counts as ImportCounts | null,
		createdAt: row.createdAt.toISOString(),
		createdByName: (row.mapping as ImportReading | null)?.createdByName ?? "Somebody",
		appliedAt: row.appliedAt?.toISOString() ?? null,
		undoneAt: row.undoneAt?.toISOString() ?? null,
	};
}

/** Newest first; what was only looked at and thrown away is not history. */
export function listImports(context: Context, limit = 50): Promise<ImportSummary[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.import.findMany({
			where: { organizationId: context.organizationId, status: { not: "discarded" } },
			orderBy: { createdAt: "desc" },
			take: Math.min(limit, 200),
			select: SUMMARY,
		});
		return rows.map(summaryOf);
	});
}

/** The parts of what is kept that are shown, cut out by the database: the whole of a large file would hold everybody up. */
interface ShownParts {
	version: number;
	revision: number;
	mapping: string;
	found: string;
	clusters: string;
	evidence: string;
	issues: string;
	issueCount: number;
	counts: string;
	newSites: string;
	services: string;
}

async function readParts(tx: Transaction, organizationId: string, id: string): Promise<ShownParts> {
	const [parts] = await tx.$queryRaw<ShownParts[]>`
		SELECT i."version", i."revision", i."mapping"::text AS "mapping", r."found"::text AS "found",
			jsonb_path_query_array(r."clusters", '$[0 to 299]')::text AS "clusters",
			jsonb_path_query_array(r."evidence", '$[0 to 299]')::text AS "evidence",
			jsonb_path_query_array(
				jsonb_path_query_array(r."issues", '$[*] ? (@.severity == "error")')
				|| jsonb_path_query_array(r."issues", '$[*] ? (@.severity == "warning")')
				|| jsonb_path_query_array(r."issues", '$[*] ? (@.severity == "note")'), '$[0 to 299]')::text AS "issues",
			jsonb_array_length(r."issues") AS "issueCount", p."counts"::text AS "counts", p."newSites"::text AS "newSites",
			jsonb_path_query_array(p."services", '$[0 to 299]')::text AS "services"
		FROM "Import" i,
			jsonb_to_record(i."rows") AS r("found" jsonb, "clusters" jsonb, "evidence" jsonb, "issues" jsonb),
			jsonb_to_record(i."plan") AS p("counts" jsonb, "newSites" jsonb, "services" jsonb)
		WHERE i."organizationId" = ${organizationId}::uuid AND i."id" = ${id}::uuid
			AND i."rows" IS NOT NULL AND i."plan" IS NOT NULL`;
	if (!parts) throw notFound("import");
	return parts;
}

async function readGroups(tx: Transaction, organizationId: string, id: string): Promise<AnswerGroup[]> {
	const groups = await tx.$queryRaw<
		{ practiceId: string; state: string; before: string | null; count: number; answers: string }[]
	>`SELECT a->>'practiceId' AS "practiceId", a->>'state' AS "state", a->>'before' AS "before", count(*)::int AS "count",
			jsonb_path_query_array(jsonb_agg(a ORDER BY n), '$[0 to 19]')::text AS "answers"
		FROM "Import" i, jsonb_array_elements(i."plan"->'answers') WITH ORDINALITY AS t(a, n)
		WHERE i."organizationId" = ${organizationId}::uuid AND i."id" = ${id}::uuid AND a->>'status' <> 'unchanged'
		GROUP BY 1, 2, 3 ORDER BY min(n)`;
	return groups.map(({ practiceId, state, before, count, answers }) => ({
		practiceId,
		practice: practiceById(practiceId)?.practice ?? practiceId,
		state: state as AnswerGroup["state"],
		before: before as AnswerGroup["before"],
		count,
		answers: JSON.parse(answers) as PlannedAnswer[],
	}));
}

/** Everything about one import but its rows and most of its answers, which come by the page. */
export function getImport(context: Context, id: string): Promise<ImportView> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	return inOrganization(
		context,
		async (tx) => {
			const row = await tx.import.findFirst({ where: { organizationId, id: rowId(id, "import") }, select: SUMMARY });
			if (!row) throw notFound("import");
			const parts = await readParts(tx, organizationId, id);
			const reading = readingOf(parts.mapping);
			return {
				...summaryOf(row),
				counts: JSON.parse(parts.counts) as ImportCounts,
				version: parts.version,
				detection: reading.detection,
				found: JSON.parse(parts.found) as ImportView["found"],
				clusters: JSON.parse(parts.clusters) as ImportView["clusters"],
				newSites: JSON.parse(parts.newSites) as string[],
				answers: await readGroups(tx, organizationId, id),
				services: JSON.parse(parts.services) as ImportView["services"],
				evidence: JSON.parse(parts.evidence) as ImportView["evidence"],
				issues: JSON.parse(parts.issues) as ImportView["issues"],
				issueCount: parts.issueCount,
				stale: row.status === "checked" && parts.revision !== (await revisionOf(tx, organizationId)),
			};
		},
		LONG,
	);
}

/** More answers of one group. */
export function listImportAnswers(context: Context, page: AnswerPage): Promise<PlannedAnswer[]> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const [found] = await tx.$queryRaw<{ answers: string | null }[]>`
			SELECT (SELECT jsonb_agg(s.a ORDER BY s.n)::text FROM (
				SELECT a, n FROM jsonb_array_elements(i."plan"->'answers') WITH ORDINALITY AS t(a, n)
				WHERE a->>'status' <> 'unchanged' AND a->>'practiceId' = ${page.practiceId} AND a->>'state' = ${page.state}
					AND a->>'before' IS NOT DISTINCT FROM ${page.before}
				ORDER BY n OFFSET ${page.offset} LIMIT 200) s) AS "answers"
			FROM "Import" i WHERE i."organizationId" = ${organizationId}::uuid AND i."id" = ${rowId(page.id, "import")}::uuid`;
		if (!found) throw notFound("import");
		return found.answers === null ? [] : (JSON.parse(found.answers) as PlannedAnswer[]);
	});
}
