import "server-only";
import { isRole } from "@/lib/roles";
import { recordChange } from "./audit";
import { enterOrganization, inOrganization, rowId, type Transaction } from "./db";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile } from "./rows";

export interface FirmPerson {
	name: string;
	email: string;
	/** What the link and their place in the firm make of them here. */
	role: "editor" | "viewer";
}

export interface FirmRow {
	linkId: string;
	name: string;
	role: "editor" | "viewer";
	version: number;
	since: string;
	acceptedByName: string;
	people: FirmPerson[];
}

/** The firms that are let in here, with their people. Of those that left, the log tells. */
export function listFirms(context: Context): Promise<FirmRow[]> {
	requirePermission(context, "members.view");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const links = await tx.firmLink.findMany({
			where: { organizationId, endedAt: null },
			orderBy: { createdAt: "desc" },
			select: { id: true, firmId: true, role: true, version: true, createdAt: true, acceptedByName: true },
		});
		const firms: FirmRow[] = [];
		for (const { id, firmId, createdAt, ...link } of links) {
			const role = link.role === "editor" ? "editor" : "viewer";
			const firm = await firmOf(tx, firmId, role);
			firms.push({ linkId: id, ...link, role, ...firm, since: createdAt.toISOString() });
		}
		await enterOrganization(tx, organizationId);
		return firms;
	});
}

/** Steps into the firm for its name, and for who of it can come in. */
async function firmOf(tx: Transaction, firmId: string, role: "editor" | "viewer") {
	await enterOrganization(tx, firmId);
	const { name } = await tx.organization.findUniqueOrThrow({ where: { id: firmId }, select: { name: true } });
	const members = await tx.membership.findMany({
		where: { organizationId: firmId, user: { disabledAt: null } },
		orderBy: { user: { name: "asc" } },
		select: { role: true, user: { select: { name: true, email: true } } },
	});
	const people = members.flatMap(({ role: own, user }): FirmPerson[] =>
		isRole(own) ? [{ ...user, role: own === "viewer" ? "viewer" : role }] : [],
	);
	return { name, people };
}

export interface ClientRow {
	linkId: string;
	slug: string;
	name: string;
	role: "editor" | "viewer";
	since: string;
}

/** The organisations that let this firm in. Of those that ended it nothing is read any more, and of none while presenting. */
export function listClients(context: Context): Promise<ClientRow[]> {
	requirePermission(context, "clients.view");
	if (context.presentingId) return Promise.resolve([]);
	const { organizationId: firmId } = context;
	return inOrganization(context, async (tx) => {
		const links = await tx.firmLink.findMany({
			where: { firmId, endedAt: null },
			orderBy: { createdAt: "desc" },
			select: { id: true, organizationId: true, role: true, createdAt: true },
		});
		const clients: ClientRow[] = [];
		for (const { id, organizationId, createdAt, ...link } of links) {
			await enterOrganization(tx, organizationId);
			const client = await tx.organization.findUniqueOrThrow({
				where: { id: organizationId },
				select: { slug: true, name: true },
			});
			const role = link.role === "editor" ? "editor" : "viewer";
			clients.push({ linkId: id, ...client, role, since: createdAt.toISOString() });
		}
		await enterOrganization(tx, firmId);
		return clients;
	});
}

interface LinkKey {
	linkId: string;
}

export function changeFirmRole(
	context: Context,
	{ linkId, version, role }: LinkKey & { version: number; role: "editor" | "viewer" },
): Promise<void> {
	requirePermission(context, "firms.manage");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const where = { organizationId, id: rowId(linkId, "link"), endedAt: null };
		const link = await tx.firmLink.findFirst({ where, select: { role: true } });
		if (!link) throw notFound("link");
		const { count } = await tx.firmLink.updateMany({
			where: { ...where, version },
			data: { role, version: { increment: 1 } },
		});
		if (count === 0) throw changedMeanwhile("link");
		const details = { from: link.role, to: role };
		await recordChange(tx, context, { action: "firm.change-role", targetKind: "firm-link", targetId: linkId, details });
	});
}

/** The client shows a firm out: none of its people opens anything with their next request. */
export function endFirm(context: Context, { linkId }: LinkKey): Promise<void> {
	requirePermission(context, "firms.manage");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const link = await tx.firmLink.findFirst({
			where: { organizationId, id: rowId(linkId, "link"), endedAt: null },
			select: { firmId: true },
		});
		if (!link) throw notFound("link");
		await end(tx, context, { linkId, organizationId, firmId: link.firmId }, "client");
	});
}

/** The firm leaves a client by itself. */
export function endClient(context: Context, { linkId }: LinkKey): Promise<void> {
	requirePermission(context, "clients.manage");
	const { organizationId: firmId } = context;
	return inOrganization(context, async (tx) => {
		const link = await tx.firmLink.findFirst({
			where: { firmId, id: rowId(linkId, "link"), endedAt: null },
			select: { organizationId: true },
		});
		if (!link) throw notFound("link");
		await end(tx, context, { linkId, organizationId: link.organizationId, firmId }, "firm");
	});
}

/** Both logs are told, in the one transaction that ends it. */
async function end(
	tx: Transaction,
	actor: Context,
	{ linkId, organizationId, firmId }: LinkKey & { organizationId: string; firmId: string },
	by: "client" | "firm",
): Promise<void> {
	const name = async (id: string) => {
		await enterOrganization(tx, id);
		return (await tx.organization.findUniqueOrThrow({ where: { id }, select: { name: true } })).name;
	};
	const firm = await name(firmId);
	const client = await name(organizationId);
	const { count } = await tx.firmLink.updateMany({
		where: { organizationId, id: linkId, firmId, endedAt: null },
		data: { endedAt: new Date(), endedBy: by, version: { increment: 1 } },
	});
	if (count === 0) throw notFound("link");
	const target = { targetKind: "firm-link", targetId: linkId };
	await recordChange(tx, { ...actor, organizationId }, { action: "firm.end", ...target, details: { firm, by } });
	await enterOrganization(tx, firmId);
	const details = { client, by };
	await recordChange(tx, { ...actor, organizationId: firmId }, { action: "client.end", ...target, details });
}

/** An organisation becomes a firm, or stops being one once it advises nobody. */
export function setAdvises(context: Context, { advises }: { advises: boolean }): Promise<void> {
	requirePermission(context, "clients.manage");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		if (!advises && (await tx.firmLink.count({ where: { firmId: organizationId, endedAt: null } })) > 0)
			throw new Refusal("conflict", "Clients still let this firm in. Leave each of them first.");
		await tx.organization.updateMany({ where: { id: organizationId }, data: { advises } });
		await recordChange(tx, context, { action: advises ? "firm.begin" : "firm.stop" });
	});
}

export async function isFirm(context: Context): Promise<boolean> {
	requirePermission(context, "clients.view");
	return inOrganization(context, (tx) => advises(tx, context.organizationId));
}

export async function requireFirm(tx: Transaction, organizationId: string): Promise<void> {
	if (await advises(tx, organizationId)) return;
	throw new Refusal("conflict", "This organisation advises nobody yet. Make it a consulting firm first.");
}

async function advises(tx: Transaction, id: string): Promise<boolean> {
	return (await tx.organization.findUniqueOrThrow({ where: { id }, select: { advises: true } })).advises;
}
