import "server-only";
import type { Site } from "@/engine";
import { compareNames } from "@/lib/by-name";
import { siteSchema } from "@/schemas/facts";
import { recordFactsChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { siteOf } from "./facts-of-rows";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile, insertRows, requireRows, updateRow } from "./rows";
import { siteColumns } from "./rows-of-facts";
import { refuseWhileProtectionNames } from "./service-references";

const SiteInput = siteSchema.omit({ id: true });
type SiteFacts = Omit<Site, "id">;

export interface SiteRow extends Site {
	version: number;
	serverCount: number;
}

export function listSites(context: Context): Promise<SiteRow[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.site.findMany({
			where: { organizationId: context.organizationId, archivedAt: null },
			include: { _count: { select: { servers: { where: { archivedAt: null } } } } },
		});
		return rows
			.map(({ _count, ...row }) => ({ ...siteOf(row), version: row.version, serverCount: _count.servers }))
			.sort((a, b) => compareNames(a.name, b.name));
	});
}

export function getSite(context: Context, id: string): Promise<{ site: Site; version: number }> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const row = await tx.site.findFirst({
			where: { organizationId: context.organizationId, id: rowId(id, "site"), archivedAt: null },
		});
		if (!row) throw notFound("site");
		return { site: siteOf(row), version: row.version };
	});
}

export function createSite(context: Context, input: SiteFacts): Promise<{ id: string }> {
	requirePermission(context, "sites.edit");
	const site = SiteInput.parse(input);
	return inOrganization(context, async (tx) => {
		await requireRows(tx, context.organizationId, "site", site.sharedFateWith);
		const id = newId();
		const { organizationId } = context;
		await insertRows(tx, "Site", [{ id, organizationId, updatedAt: new Date(), version: 1, ...siteColumns(site) }]);
		await recordFactsChange(tx, context, {
			action: "site.create",
			targetKind: "site",
			targetId: id,
			details: { name: site.name },
		});
		return { id };
	});
}

type SiteUpdate = SiteFacts & { id: string; version: number };

export function updateSite(context: Context, update: SiteUpdate): Promise<void> {
	requirePermission(context, "sites.edit");
	return inOrganization(context, (tx) => updateSiteWithin(tx, context, update));
}

/** As part of a larger change, in its transaction. */
export async function updateSiteWithin(
	tx: Transaction,
	context: Context,
	{ id, version, ...input }: SiteUpdate,
): Promise<void> {
	requirePermission(context, "sites.edit");
	const site = SiteInput.parse(input);
	const { organizationId } = context;
	const before = await tx.site.findFirst({ where: { organizationId, id: rowId(id, "site"), archivedAt: null } });
	if (!before) throw notFound("site");
	await requireRows(tx, organizationId, "site", site.sharedFateWith);
	if (!(await updateRow(tx, "Site", { organizationId, id, version }, siteColumns(site))))
		throw changedMeanwhile("site");
	const details = { before: { ...siteOf(before) }, after: site };
	await recordFactsChange(tx, context, { action: "site.update", targetKind: "site", targetId: id, details });
}

export function archiveSite(context: Context, { id, version }: { id: string; version: number }): Promise<void> {
	requirePermission(context, "sites.edit");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const site = await tx.site.findFirst({ where: { organizationId, id: rowId(id, "site"), archivedAt: null } });
		if (!site) throw notFound("site");
		const servers = await tx.server.count({ where: { organizationId, siteId: id, archivedAt: null } });
		if (servers > 0) {
			const message = `${servers === 1 ? "One server stands" : `${servers} servers stand`} in ${site.name}. Move or remove them first.`;
			throw new Refusal("conflict", message);
		}
		await refuseWhileProtectionNames(tx, organizationId, id, site.name);
		const { count } = await tx.site.updateMany({
			where: { organizationId, id, version },
			data: { archivedAt: new Date(), version: { increment: 1 } },
		});
		if (count === 0) throw changedMeanwhile("site");
		await tx.practiceAnswer.deleteMany({ where: { organizationId, siteId: id } });
		await tx.$executeRaw`UPDATE "Site" SET "sharedFateWith" = array_remove("sharedFateWith", ${id}::uuid)
			WHERE "organizationId" = ${organizationId}::uuid AND ${id}::uuid = ANY("sharedFateWith")`;
		await tx.$executeRaw`UPDATE "Server" SET "siteId" = NULL
			WHERE "organizationId" = ${organizationId}::uuid AND "siteId" = ${id}::uuid`;
		await tx.contact.updateMany({ where: { organizationId, siteId: id }, data: { siteId: null } });
		await recordFactsChange(tx, context, {
			action: "site.archive",
			targetKind: "site",
			targetId: id,
			details: { name: site.name },
		});
	});
}
