import "server-only";
import type { ExpiryDate, ExpiryKind } from "@/lib/maintenance";
import { recordChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { dayOf } from "./facts-of-rows";
import type { ExpiryModel } from "./generated/models";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";
import { changedMeanwhile, insertRows, requireRows, updateRow } from "./rows";

export type ExpiryInput = Omit<ExpiryDate, "id" | "version">;

export function listExpiries(context: Context): Promise<ExpiryDate[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, (tx) => readExpiries(tx, context.organizationId));
}

export async function readExpiries(tx: Transaction, organizationId: string): Promise<ExpiryDate[]> {
	const rows = await tx.expiry.findMany({
		where: { organizationId, archivedAt: null },
		orderBy: [{ endsOn: "asc" }, { id: "asc" }],
	});
	return rows.map(expiryOf);
}

const expiryOf = (row: ExpiryModel): ExpiryDate => ({
	id: row.id,
	kind: row.kind as ExpiryKind,
	name: row.name,
	siteId: row.siteId,
	serverId: row.serverId,
	endsOn: dayOf(row.endsOn),
	owner: row.owner,
	note: row.note,
	version: row.version,
});

export function createExpiry(context: Context, input: ExpiryInput): Promise<{ id: string }> {
	requirePermission(context, "practices.edit");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		await requirePlace(tx, organizationId, input);
		const id = newId();
		await insertRows(tx, "Expiry", [{ id, organizationId, updatedAt: new Date(), version: 1, ...columnsOf(input) }]);
		await recordChange(tx, context, { action: "expiry.create", targetKind: "expiry", targetId: id });
		return { id };
	});
}

/** A renewed certificate, a new battery: the date moves on, and the log keeps the old one. */
export function updateExpiry(
	context: Context,
	{ id, version, ...input }: ExpiryInput & { id: string; version: number },
): Promise<void> {
	requirePermission(context, "practices.edit");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const before = await tx.expiry.findFirst({ where: { organizationId, id: rowId(id, "date"), archivedAt: null } });
		if (!before) throw notFound("date");
		await requirePlace(tx, organizationId, input);
		if (!(await updateRow(tx, "Expiry", { organizationId, id, version }, columnsOf(input))))
			throw changedMeanwhile("date");
		const details = JSON.parse(JSON.stringify({ before: expiryOf(before), after: input }));
		await recordChange(tx, context, { action: "expiry.update", targetKind: "expiry", targetId: id, details });
	});
}

export function archiveExpiry(context: Context, { id, version }: { id: string; version: number }): Promise<void> {
	requirePermission(context, "practices.edit");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const key = { organizationId, id: rowId(id, "date"), archivedAt: null };
		if (!(await tx.expiry.findFirst({ where: key, select: { id: true } }))) throw notFound("date");
		const { count } = await tx.expiry.updateMany({
			where: { ...key, version },
			data: { archivedAt: new Date(), version: { increment: 1 } },
		});
		if (count === 0) throw changedMeanwhile("date");
		await recordChange(tx, context, { action: "expiry.archive", targetKind: "expiry", targetId: id });
	});
}

async function requirePlace(tx: Transaction, organizationId: string, { siteId, serverId }: ExpiryInput): Promise<void> {
	await requireRows(tx, organizationId, "site", [siteId && rowId(siteId, "site")]);
	await requireRows(tx, organizationId, "server", [serverId && rowId(serverId, "server")]);
}

const columnsOf = ({ kind, name, siteId, serverId, endsOn, owner, note }: ExpiryInput) => ({
	...{ kind, name, siteId, serverId, endsOn, owner, note },
});
