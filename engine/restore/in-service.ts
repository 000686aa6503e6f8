import type { Server, Service } from "../facts";

export interface InService {
	service: Service;
	/** Names of servers that the service counts on and that are only planned. */
	planned: string[];
}

/**
 * What does a service really stand on today? Itself without the servers that are only planned: they leave their groups, and
 * a standby, a secondary, a shared storage or a scanner that is planned is not there yet. A group of planned servers alone
 * is no group. The very same service where nothing is planned.
 */
export function inService(servers: ReadonlyMap<string, Server>, service: Service): InService {
	const planned = new Set<string>();
	const isPlanned = (id: string | null | undefined): boolean => {
		const server = id == null ? undefined : servers.get(id);
		if (server?.planned !== true) return false;
		planned.add(server.name);
		return true;
	};
	const groups = service.groups.flatMap((group) => {
		const serverIds = group.serverIds.filter((id) => !isPlanned(id));
		if (serverIds.length === group.serverIds.length) return [group];
		return serverIds.length === 0
			? []
			: [{ ...group, serverIds, required: Math.min(group.required, serverIds.length) }];
	});
	const { standby, replication, cluster } = service.protection;
	const missing = service.groups.reduce((sum, group) => sum + group.serverIds.length, 0) - sizeOf(groups);
	const scanner = service.mail?.scanner ?? null;
	const scanners = scanner?.serverIds.filter((id) => !isPlanned(id)) ?? [];
	const protection = {
		...service.protection,
		standby: isPlanned(standby?.serverId) ? null : standby,
		replication: isPlanned(replication?.serverId) ? null : replication,
		cluster: cluster === null || isPlanned(cluster.storageServerId) ? null : nodesLess(cluster, missing),
	};
	if (planned.size === 0) return { service, planned: [] };
	const mail =
		scanner === null || scanners.length === scanner.serverIds.length
			? service.mail
			: {
					...service.mail!,
					scanner:
						scanners.length === 0
							? { ...scanner, place: "none" as const, serverIds: [] }
							: { ...scanner, place: "other-server" as const, serverIds: scanners },
				};
	return { service: { ...service, groups, protection, mail }, planned: [...planned] };
}

const sizeOf = (groups: Service["groups"]) => groups.reduce((sum, group) => sum + group.serverIds.length, 0);

function nodesLess(cluster: NonNullable<Service["protection"]["cluster"]>, missing: number) {
	return cluster.nodes === null || missing === 0
		? cluster
		: { ...cluster, nodes: Math.max(1, cluster.nodes - missing) };
}
