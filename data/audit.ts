import "server-only";
import { compareNames } from "@/lib/by-name";
import { inOrganization, type Json, type Transaction } from "./db";
import { type Context, requirePermission } from "./permission";

export interface Change {
	/** noun.verb, such as `server.update`. */
	action: string;
	targetKind?: string;
	targetId?: string;
	details?: Json;
}

/** `userId` null: it happened by itself. */
type Actor = { organizationId: string; userId: string | null; userName: string | null };

/** Written in the transaction of the change itself, so that neither stands without the other. */
export async function recordChange(tx: Transaction, actor: Actor, change: Change): Promise<void> {
	await append(tx, actor, change, "done");
}

/** A change of facts: every figure of the organisation is new from here on. */
export async function recordFactsChange(tx: Transaction, actor: Actor, change: Change): Promise<void> {
	await tx.organization.updateMany({ where: { id: actor.organizationId }, data: { revision: { increment: 1 } } });
	await append(tx, actor, change, "done");
}

/** A refusal rolls its own transaction back, so its entry needs one of its own. */
export function recordRefusal(actor: Actor, change: Change): Promise<void> {
	return inOrganization(actor, (tx) => append(tx, actor, change, "refused"));
}

/** A refusal that undoes nothing: a wrong password leaves its entry in the transaction that counted it. */
export async function recordRefusedWithin(tx: Transaction, actor: Actor, change: Change): Promise<void> {
	await append(tx, actor, change, "refused");
}

async function append(tx: Transaction, actor: Actor, change: Change, outcome: "done" | "refused"): Promise<void> {
	await tx.auditEntry.createMany({
		data: {
			organizationId: actor.organizationId,
			userId: actor.userId,
			userName: actor.userName,
			action: change.action,
			outcome,
			targetKind: change.targetKind ?? null,
			targetId: change.targetId ?? null,
			details: change.details ?? {},
		},
	});
}

export interface AuditRow {
	sequence: number;
	at: string;
	userId: string | null;
	userName: string | null;
	action: string;
	outcome: string;
	targetKind: string | null;
	targetId: string | null;
	details: unknown;
	hash: string;
}

const PAGE = 100;
const EXPORTED = 100_000;

export interface AuditFilter {
	/** The sequence of the last row of the page above. */
	before?: number | undefined;
	userId?: string | undefined;
	action?: string | undefined;
	outcome?: "done" | "refused" | undefined;
	/** Days, both included, as the organisation's clock counts them. */
	from?: string | undefined;
	to?: string | undefined;
}

/** Newest first, a page at a time. */
export function listAuditEntries(context: Context, filter: AuditFilter = {}): Promise<AuditRow[]> {
	return readAuditEntries(context, filter, PAGE);
}

/** What the filter leaves, newest first, for a file: at most 100,000 entries. */
export function exportAuditEntries(context: Context, filter: AuditFilter = {}): Promise<AuditRow[]> {
	return readAuditEntries(context, filter, EXPORTED);
}

function readAuditEntries(context: Context, filter: AuditFilter, take: number): Promise<AuditRow[]> {
	requirePermission(context, "audit.view");
	const { organizationId, timeZone } = context;
	return inOrganization(context, async (tx) => {
		const entries = await tx.$queryRaw<(Omit<AuditRow, "at"> & { at: Date })[]>`
			SELECT "sequence", "at", "userId", "userName", "action", "outcome", "targetKind", "targetId", "details", "hash"
			FROM "AuditEntry" WHERE "organizationId" = ${organizationId}::uuid
				AND (${filter.before ?? null}::int IS NULL OR "sequence" < ${filter.before ?? null}::int)
				AND (${filter.userId ?? null}::text IS NULL OR "userId"::text = ${filter.userId ?? null})
				AND (${filter.action ?? null}::text IS NULL OR "action" = ${filter.action ?? null})
				AND (${filter.outcome ?? null}::text IS NULL OR "outcome" = ${filter.outcome ?? null})
				AND (${filter.from ?? null}::date IS NULL OR "at" >= ${filter.from ?? null}::date::timestamp AT TIME ZONE ${timeZone})
				AND (${filter.to ?? null}::date IS NULL OR "at" < (${filter.to ?? null}::date + 1)::timestamp AT TIME ZONE ${timeZone})
			ORDER BY "sequence" DESC LIMIT ${take}`;
		return entries.map((entry) => ({ ...entry, at: entry.at.toISOString() }));
	});
}

export interface AuditChoices {
	people: { userId: string; name: string }[];
	actions: string[];
}

/** Whom and what the log knows, to choose from. */
export function listAuditChoices(context: Context): Promise<AuditChoices> {
	requirePermission(context, "audit.view");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const [people, actions] = [
			await tx.auditEntry.findMany({
				where: { organizationId, userId: { not: null } },
				distinct: ["userId"],
				orderBy: [{ userId: "asc" }, { sequence: "desc" }],
				select: { userId: true, userName: true },
			}),
			await tx.auditEntry.findMany({
				where: { organizationId },
				distinct: ["action"],
				orderBy: { action: "asc" },
				select: { action: true },
			}),
		];
		return {
			people: people
				.flatMap(({ userId, userName }) => (userId ? [{ userId, name: userName ?? "somebody" }] : []))
				.sort((a, b) => compareNames(a.name, b.name)),
			actions: actions.map(({ action }) => action),
		};
	});
}

/** Walks the whole chain: every entry's hash is right, follows the one before, and none is missing. */
export function verifyAudit(
	context: Context,
): Promise<{ entries: number; firstBroken: number | null; head: string | null }> {
	requirePermission(context, "audit.view");
	return inOrganization(context, async (tx) => {
		const [chain] = await tx.$queryRaw<{ entries: number; firstBroken: number | null; head: string | null }[]>`
			WITH chain AS (
				SELECT entry."sequence", entry."hash", entry."hash" = audit_hash(entry) AS is_right,
					lag(entry."hash", 1, '') OVER w = entry."previousHash" AS follows,
					row_number() OVER w = entry."sequence" AS is_next
				FROM "AuditEntry" entry WHERE entry."organizationId" = ${context.organizationId}::uuid
				WINDOW w AS (ORDER BY entry."sequence")
			)
			SELECT count(*)::int AS entries,
				min("sequence") FILTER (WHERE NOT (is_right AND follows AND is_next))::int AS "firstBroken",
				(array_agg("hash" ORDER BY "sequence" DESC))[1] AS head FROM chain`;
		return chain ?? { entries: 0, firstBroken: null, head: null };
	});
}
