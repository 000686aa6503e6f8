import "server-only";
import { formatList } from "@/lib/format";
import { recordFactsChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { serviceOf } from "./facts-of-rows";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile } from "./rows";
import { withReferences } from "./service-references";
import { SERVICE_PARTS } from "./services";

const MOST = 10_000;

export function archiveServer(context: Context, { id, version }: { id: string; version: number }): Promise<void> {
	requirePermission(context, "servers.edit");
	return inOrganization(context, async (tx) => {
		await archiveServersWithin(tx, context, [rowId(id, "server")], version);
		await recordFactsChange(tx, context, { action: "server.archive", targetKind: "server", targetId: id });
	});
}

/** All or none: one foreign id among them and nothing is written. */
export function archiveServers(context: Context, { ids: given }: { ids: string[] }): Promise<{ archived: number }> {
	requirePermission(context, "servers.edit");
	if (!Array.isArray(given) || given.length === 0 || given.length > MOST)
		throw new Refusal("invalid", `Choose at least one server, and at most ${MOST}.`);
	return inOrganization(
		context,
		async (tx) => {
			const ids = [...new Set(given.map((id) => rowId(id, "server")))];
			await archiveServersWithin(tx, context, ids);
			await recordFactsChange(tx, context, { action: "server.archive-many", targetKind: "server", details: { ids } });
			return { archived: ids.length };
		},
		{ timeout: 60_000 },
	);
}

/** Guests that go together with their host do not hold it back. */
export async function archiveServersWithin(
	tx: Transaction,
	context: Context,
	ids: string[],
	version?: number,
): Promise<void> {
	requirePermission(context, "servers.edit");
	if (ids.length === 0) return;
	const { organizationId } = context;
	const servers = await tx.server.findMany({
		where: { organizationId, id: { in: ids }, archivedAt: null },
		select: { id: true, name: true, version: true },
	});
	if (servers.length !== ids.length) throw notFound("server");
	if (version !== undefined && servers[0]?.version !== version) throw changedMeanwhile("server");
	await refuseWhileInUse(tx, organizationId, new Map(servers.map(({ id, name }) => [id, name])));
	const count = await tx.$executeRaw`
		UPDATE "Server" v SET "archivedAt" = now(), "updatedAt" = now(), "version" = v."version" + 1
		FROM jsonb_to_recordset(${JSON.stringify(servers)}::jsonb) AS r("id" uuid, "version" int)
		WHERE v."organizationId" = ${organizationId}::uuid AND v."id" = r."id" AND v."version" = r."version"`;
	if (count !== ids.length) throw changedMeanwhile("server");
}

async function refuseWhileInUse(tx: Transaction, organizationId: string, names: ReadonlyMap<string, string>) {
	const ids = [...names.keys()];
	const services = await tx.service.findMany({ where: { organizationId, archivedAt: null }, include: SERVICE_PARTS });
	for (const service of services.map(serviceOf)) {
		const carrier = service.groups.flatMap(({ serverIds }) => serverIds).find((id) => names.has(id));
		if (carrier !== undefined)
			throw new Refusal("conflict", `${names.get(carrier)} carries ${service.name}. Take it out of the service first.`);
		const named: string[] = [];
		const note = (id: string) => {
			named.push(id);
			return id;
		};
		withReferences(service, (id) => id, note);
		const relied = named.find((id) => names.has(id));
		if (relied !== undefined)
			throw new Refusal(
				"conflict",
				`The protection of ${service.name} relies on ${names.get(relied)}. Change it there first.`,
			);
	}
	const guests = await tx.$queryRaw<{ below: string; guests: string[] }[]>`
		SELECT below::text AS below, array_agg(g."name" ORDER BY g."name") AS guests
		FROM "Server" g, LATERAL (VALUES (g."hostServerId"), (g."storageServerId")) AS on_(below)
		WHERE g."organizationId" = ${organizationId}::uuid AND g."archivedAt" IS NULL
			AND below = ANY(${ids}::uuid[]) AND NOT g."id" = ANY(${ids}::uuid[])
		GROUP BY 1 LIMIT 1`;
	const [first] = guests;
	if (first) {
		const [count, name] = [new Set(first.guests).size, names.get(first.below)];
		throw new Refusal(
			"conflict",
			`${count} ${count === 1 ? "server runs" : "servers run"} on ${name} or keep data on it (${formatList(first.guests)}). Move them first, or archive them with it.`,
		);
	}
}
