import "server-only";
import { recordFactsChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile } from "./rows";
import { refuseWhileProtectionNames } from "./service-references";

export function archiveServer(context: Context, { id, version }: { id: string; version: number }): Promise<void> {
	requirePermission(context, "servers.edit");
	return inOrganization(context, async (tx) => {
		await archiveOne(tx, context, rowId(id, "server"), version);
		await recordFactsChange(tx, context, { action: "server.archive", targetKind: "server", targetId: id });
	});
}

/** Guests that go together with their host (`alongside`) do not hold it back. */
export async function archiveOne(
	tx: Transaction,
	context: Context,
	id: string,
	version?: number,
	alongside: string[] = [],
): Promise<void> {
	const { organizationId } = context;
	const server = await tx.server.findFirst({ where: { organizationId, id, archivedAt: null } });
	if (!server) throw notFound("server");
	if (version !== undefined && server.version !== version) throw changedMeanwhile("server");
	const service = await tx.service.findFirst({
		where: { organizationId, archivedAt: null, groups: { some: { members: { some: { serverId: id } } } } },
		select: { name: true },
	});
	if (service)
		throw new Refusal("conflict", `${server.name} carries ${service.name}. Take it out of the service first.`);
	const guests = await tx.server.count({
		where: {
			organizationId,
			archivedAt: null,
			id: { notIn: alongside },
			OR: [{ hostServerId: id }, { storageServerId: id }],
		},
	});
	if (guests > 0) {
		throw new Refusal(
			"conflict",
			`${guests} ${guests === 1 ? "server runs" : "servers run"} on ${server.name} or keep data on it. Move them first.`,
		);
	}
	await refuseWhileProtectionNames(tx, organizationId, id, server.name);
	const { count } = await tx.server.updateMany({
		where: { organizationId, id, version: server.version },
		data: { archivedAt: new Date(), version: { increment: 1 } },
	});
	if (count === 0) throw changedMeanwhile("server");
	await tx.practiceAnswer.deleteMany({ where: { organizationId, serverId: id } });
}
