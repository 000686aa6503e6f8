import "server-only";
import type { Contact } from "@/engine";
import { type ContactFacts, contactSchema } from "@/schemas/contacts";
import { recordChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import type { ContactModel } from "./generated/models";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";
import { changedMeanwhile, requireRows } from "./rows";

export interface ContactRow extends Contact {
	version: number;
}

interface ContactRef {
	id: string;
	version: number;
}

export function listContacts(context: Context): Promise<ContactRow[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.contact.findMany({
			where: { organizationId: context.organizationId, archivedAt: null },
			orderBy: [{ name: "asc" }, { id: "asc" }],
		});
		return rows.map(contactOf);
	});
}

export function getContact(context: Context, id: string): Promise<ContactRow> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => contactOf(await findContact(tx, context, id)));
}

export function createContact(context: Context, input: ContactFacts): Promise<{ id: string }> {
	requirePermission(context, "drills.edit");
	const contact = contactSchema.parse(input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		await requireRows(tx, organizationId, "site", [contact.siteId]);
		const id = newId();
		await tx.contact.create({ data: { id, organizationId, ...contact }, select: { id: true } });
		const details = { name: contact.name };
		await recordChange(tx, context, { action: "contact.create", targetKind: "contact", targetId: id, details });
		return { id };
	});
}

export function updateContact(context: Context, { id, version, ...input }: ContactFacts & ContactRef): Promise<void> {
	requirePermission(context, "drills.edit");
	const contact = contactSchema.parse(input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const { name } = await findContact(tx, context, id);
		await requireRows(tx, organizationId, "site", [contact.siteId]);
		await write(tx, context, { id, version }, contact);
		const details = { before: { name }, after: { name: contact.name } };
		await recordChange(tx, context, { action: "contact.update", targetKind: "contact", targetId: id, details });
	});
}

export function archiveContact(context: Context, { id, version }: ContactRef): Promise<void> {
	requirePermission(context, "drills.edit");
	return inOrganization(context, async (tx) => {
		const { name } = await findContact(tx, context, id);
		await write(tx, context, { id, version }, { archivedAt: new Date() });
		const details = { name };
		await recordChange(tx, context, { action: "contact.archive", targetKind: "contact", targetId: id, details });
	});
}

async function findContact(tx: Transaction, { organizationId }: Context, id: string): Promise<ContactModel> {
	const row = await tx.contact.findFirst({ where: { organizationId, id: rowId(id, "contact"), archivedAt: null } });
	if (!row) throw notFound("contact");
	return row;
}

type ContactColumns = Parameters<Transaction["contact"]["updateMany"]>[0]["data"];

async function write(tx: Transaction, { organizationId }: Context, { id, version }: ContactRef, data: ContactColumns) {
	const { count } = await tx.contact.updateMany({
		where: { organizationId, id, version, archivedAt: null },
		data: { ...data, version: { increment: 1 } },
	});
	if (count === 0) throw changedMeanwhile("contact");
}

function contactOf({ id, name, role, duty, phone, email, siteId, version }: ContactModel): ContactRow {
	return { id, version, ...contactSchema.parse({ name, role, duty, phone, email, siteId }) };
}
