import "server-only";
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
	userName: string | null;
	action: string;
	outcome: string;
	targetKind: string | null;
	targetId: string | null;
	details: unknown;
}

const PAGE = 100;

/** Newest first; `before` is the sequence of the last row of the page above. */
export function listAuditEntries(context: Context, { before }: { before?: number } = {}): Promise<AuditRow[]> {
	requirePermission(context, "audit.view");
	return inOrganization(context, async (tx) => {
		const entries = await tx.auditEntry.findMany({
			where: { organizationId: context.organizationId, ...(before === undefined ? {} : { sequence: { lt: before } }) },
			orderBy: { sequence: "desc" },
			take: PAGE,
			select: {
				sequence: true,
				at: true,
				userName: true,
				action: true,
				outcome: true,
				targetKind: true,
				targetId: true,
				details: true,
			},
		});
		return entries.map((entry) => ({ ...entry, at: entry.at.toISOString() }));
	});
}

/** Walks the whole chain: every entry's hash is right, follows the one before, and none is missing. */
export function verifyAudit(context: Context): Promise<{ entries: number; firstBroken: number | null }> {
	requirePermission(context, "audit.view");
	return inOrganization(context, async (tx) => {
		const [chain] = await tx.$queryRaw<{ entries: number; firstBroken: number | null }[]>`
			WITH chain AS (
				SELECT entry."sequence", entry."hash" = audit_hash(entry) AS is_right,
					lag(entry."hash", 1, '') OVER w = entry."previousHash" AS follows,
					row_number() OVER w = entry."sequence" AS is_next
				FROM "AuditEntry" entry WHERE entry."organizationId" = ${context.organizationId}::uuid
				WINDOW w AS (ORDER BY entry."sequence")
			)
			SELECT count(*)::int AS entries,
				min("sequence") FILTER (WHERE NOT (is_right AND follows AND is_next))::int AS "firstBroken" FROM chain`;
		return chain ?? { entries: 0, firstBroken: null };
	});
}
