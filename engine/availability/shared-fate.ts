import type { Sentence } from "../assessment";
import type { Facts, Server, Service } from "../facts";
import { sentence } from "../sentence";

export interface SharedFate {
	kind: "room" | "power feed" | "switch" | "host" | "storage" | "site" | "account" | "vendor";
	/** The room's name, the server's id … */
	value: string;
	serverIds: string[];
	sentence: Sentence;
}

/**
 * What do machines that should stand in for each other have in common? For every group with machines to spare, each property
 * that enough of them share to break the group; then a secondary in the same room or site as the primary, and copies that the
 * same account can delete.
 */
export function sharedFate(facts: Facts, service: Service): SharedFate[] {
	const found: SharedFate[] = [];
	const nameOf = (id: string): string => facts.servers.find((server) => server.id === id)?.name ?? id;
	const hostOf = (server: Server) => facts.servers.find(({ id }) => id === server.hostServerId);
	const siteName = (id: string): string => facts.sites.find((site) => site.id === id)?.name ?? id;
	const properties: {
		kind: SharedFate["kind"];
		of: (server: Server) => string | null;
		say: (value: string) => string;
		/** What then happens; the same thing taking all of them, unless said otherwise. */
		so?: string;
	}[] = [
		{ kind: "host", of: ({ hostServerId }) => hostServerId, say: (value) => `run on the host ${nameOf(value)}` },
		{
			kind: "storage",
			of: ({ storageServerId }) => storageServerId,
			say: (value) => `lie on the storage ${nameOf(value)}`,
		},
		{ kind: "power feed", of: ({ powerFeed }) => powerFeed, say: (value) => `hang on the power feed ${value}` },
		{ kind: "switch", of: ({ networkSwitch }) => networkSwitch, say: (value) => `hang on the switch ${value}` },
		{
			kind: "room",
			of: ({ siteId, room }) => (room === null ? null : `${siteId ?? ""}/${room}`),
			say: (value) => `stand in the room ${value.slice(value.indexOf("/") + 1)}`,
		},
		{
			kind: "vendor",
			of: (server) => server.vendor ?? hostOf(server)?.vendor ?? null,
			say: (value) => `come from the vendor ${value}`,
			so: "one faulty series, or one repairer that does not come, stops them together",
		},
		{ kind: "site", of: ({ siteId }) => siteId, say: (value) => `stand at ${siteName(value)}` },
	];
	for (const group of service.groups) {
		const servers = facts.servers.filter(({ id }) => group.serverIds.includes(id));
		const spare = group.serverIds.length - group.required;
		if (spare < 1) continue;
		for (const { kind, of, say, so } of properties) {
			const byValue = new Map<string, Server[]>();
			for (const server of servers) {
				const value = of(server);
				if (value !== null) byValue.set(value, [...(byValue.get(value) ?? []), server]);
			}
			for (const [value, sharing] of byValue) {
				if (sharing.length <= spare) continue;
				found.push({
					kind,
					value,
					serverIds: sharing.map(({ id }) => id),
					sentence: sentence(
						`shared-fate.${kind}`,
						`${sharing.length} of ${servers.length} servers of ${group.name} ${say(value)}: ${so ?? "they fail together"}, and ${service.name} with them.`,
						{ service: service.name, group: group.name, servers: sharing.length, shared: value },
					),
				});
			}
		}
	}
	return [...found, ...secondaryFate(service), ...accountFate(service)];
}

function secondaryFate(service: Service): SharedFate[] {
	const { standby, replication } = service.protection;
	return [
		{ one: "standby", means: standby },
		{ one: "secondary", means: replication },
	].flatMap(({ one, means }): SharedFate[] =>
		means?.sameRoom === true
			? [
					{
						kind: "room",
						value: service.id,
						serverIds: [],
						sentence: sentence(
							"shared-fate.secondary",
							`The ${one} of ${service.name} stands in the same room: what takes the room takes both.`,
							{ service: service.name, one },
						),
					},
				]
			: [],
	);
}

function accountFate(service: Service): SharedFate[] {
	const { backup } = service.protection;
	if (backup === null || backup.separateCredentials !== false || backup.immutable === true) return [];
	return [
		{
			kind: "account",
			value: service.id,
			serverIds: [],
			sentence: sentence(
				"shared-fate.account",
				`The account that runs ${service.name} can also delete its backups: one stolen password takes both.`,
				{ service: service.name },
			),
		},
	];
}
