import "server-only";
import { shortName } from "@/importers/identity";
import { serviceOfPlan } from "@/importers/service-of-plan";
import { serviceSchema } from "@/schemas/facts";
import type { PlannedService } from "@/schemas/import-plan";
import type { Applying } from "./import-apply";
import { newId } from "./new-id";
import { insertRows } from "./rows";
import { serviceColumns } from "./rows-of-facts";

const CIRCLE_LIMIT = 200;

/** New services with their servers; known ones gain the servers they lacked. */
export async function applyServices(applying: Applying): Promise<number> {
	const { tx, context, stored, ids, names, candidates, undo, now } = applying;
	const { organizationId } = context;
	const made: { id: string; planned: PlannedService; serverIds: string[] }[] = [];
	let changed = 0;
	for (const planned of stored.plan.services) {
		const serverIds = planned.serverKeys.flatMap((key) => ids.get(key) ?? []);
		if (planned.status === "unchanged" || serverIds.length === 0) continue;
		changed++;
		if (planned.serviceId !== null) {
			await addMembers(applying, planned);
			continue;
		}
		const home = names.site(candidates.get(planned.serverKeys[0]!)?.values.site);
		const replicaIds = planned.replicatesTo.flatMap((name) => names.server(name, home) ?? []);
		const id = newId();
		const service = serviceSchema.parse({
			id,
			...serviceOfPlan(planned, {
				groupId: newId(),
				serverIds,
				replicaIds,
				siteOfReplica: await siteOf(applying, replicaIds[0]),
			}),
		});
		await insertRows(tx, "Service", [{ id, organizationId, updatedAt: now, version: 1, ...serviceColumns(service) }]);
		for (const group of service.groups) {
			await insertRows(tx, "ServerGroup", [
				{ id: group.id, organizationId, serviceId: id, name: group.name, required: group.required },
			]);
			await insertRows(
				tx,
				"ServerGroupMember",
				group.serverIds.map((serverId, position) => ({ organizationId, groupId: group.id, serverId, position })),
			);
		}
		undo.services.push({ id, name: service.name, version: 1 });
		made.push({ id, planned, serverIds });
	}
	await addDependencies(applying, made);
	return changed;
}

async function siteOf({ tx, context }: Applying, serverId: string | undefined): Promise<string | null> {
	if (serverId === undefined) return null;
	const server = await tx.server.findFirst({
		where: { organizationId: context.organizationId, id: serverId },
		select: { siteId: true },
	});
	return server?.siteId ?? null;
}

async function addMembers({ tx, context, ids, undo }: Applying, planned: PlannedService): Promise<void> {
	const { organizationId } = context;
	const service = await tx.service.findFirst({
		where: { organizationId, id: planned.serviceId!, archivedAt: null },
		select: {
			id: true,
			version: true,
			groups: { orderBy: { id: "asc" }, select: { id: true, required: true, members: { select: { serverId: true } } } },
		},
	});
	if (!service) return;
	const group = service.groups[0] ?? { id: newId(), required: 0, members: [] };
	if (service.groups.length === 0)
		await insertRows(tx, "ServerGroup", [
			{ id: group.id, organizationId, serviceId: service.id, name: "Servers", required: 1 },
		]);
	const present = new Set(service.groups.flatMap(({ members }) => members.map(({ serverId }) => serverId)));
	const added = [...new Set(planned.addedKeys.flatMap((key) => ids.get(key) ?? []))].filter(
		(serverId) => !present.has(serverId),
	);
	await insertRows(
		tx,
		"ServerGroupMember",
		added.map((serverId, index) => ({
			organizationId,
			groupId: group.id,
			serverId,
			position: group.members.length + index,
		})),
	);
	await tx.service.updateMany({ where: { organizationId, id: service.id }, data: { version: { increment: 1 } } });
	undo.members.push(
		...added.map((serverId) => ({
			groupId: group.id,
			serverId,
			serviceId: service.id,
			serviceVersion: service.version + 1,
		})),
	);
}

/** A machine a service depends on stands for the services it carries. */
async function addDependencies(
	{ tx, context, names, candidates }: Applying,
	made: { id: string; planned: PlannedService; serverIds: string[] }[],
): Promise<void> {
	if (!made.some(({ planned }) => planned.dependsOn.length > 0)) return;
	const { organizationId } = context;
	const services = await tx.service.findMany({
		where: { organizationId, archivedAt: null },
		select: {
			id: true,
			name: true,
			dependsOn: { select: { dependsOnServiceId: true } },
			groups: { select: { members: { select: { serverId: true } } } },
		},
	});
	const graph = new Map(
		services.map(({ id, dependsOn }) => [id, new Set(dependsOn.map(({ dependsOnServiceId }) => dependsOnServiceId))]),
	);
	const rows: { organizationId: string; serviceId: string; dependsOnServiceId: string }[] = [];
	for (const { id, planned } of made) {
		const home = names.site(candidates.get(planned.serverKeys[0]!)?.values.site);
		for (const name of planned.dependsOn) {
			const serverId = names.server(name, home);
			const needed = services.filter(
				(service) =>
					shortName(service.name) === shortName(name) ||
					(serverId !== null &&
						service.groups.some(({ members }) => members.some((member) => member.serverId === serverId))),
			);
			for (const { id: other } of needed) {
				if (other === id || graph.get(id)?.has(other) || reaches(graph, other, id)) continue;
				graph.get(id)?.add(other);
				rows.push({ organizationId, serviceId: id, dependsOnServiceId: other });
			}
		}
	}
	await insertRows(tx, "ServiceDependency", rows);
}

function reaches(graph: Map<string, Set<string>>, from: string, to: string): boolean {
	const [seen, waiting] = [new Set<string>(), [from]];
	for (let id = waiting.pop(); id !== undefined && seen.size < CIRCLE_LIMIT; id = waiting.pop()) {
		if (id === to) return true;
		if (seen.has(id)) continue;
		seen.add(id);
		waiting.push(...(graph.get(id) ?? []));
	}
	return false;
}
