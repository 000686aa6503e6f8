import type { Server } from "@/engine";
import type { ServerValues } from "@/schemas/import-rows";
import { UNKNOWN_SERVER } from "@/schemas/servers";
import { shortName } from "./identity";
import { siteKey } from "./place-path";

/** Finds ids for the names rows speak in. */
export interface NameBook {
	site(name: string | undefined): string | null;
	/** The server of that name; where several share it, the one in the same place; null when that leaves it open. */
	server(name: string | undefined, siteId: string | null): string | null;
}

interface NamedServer {
	id: string;
	name: string;
	fqdn: string | null;
	siteId: string | null;
}

export function nameBook(sites: { id: string; name: string }[], servers: NamedServer[]): NameBook {
	const siteIds = new Map(sites.map(({ id, name }) => [siteKey(name), id]));
	const byHostName = new Map<string, NamedServer>();
	const byShortName = new Map<string, NamedServer[]>();
	for (const server of servers) {
		if (server.fqdn) byHostName.set(server.fqdn.toLowerCase(), server);
		const key = shortName(server.name);
		byShortName.set(key, [...(byShortName.get(key) ?? []), server]);
	}
	return {
		site: (name) => (name ? (siteIds.get(siteKey(name)) ?? null) : null),
		server(name, siteId) {
			if (!name) return null;
			const exact = byHostName.get(name.trim().toLowerCase());
			if (exact) return exact.id;
			const namesakes = byShortName.get(shortName(name)) ?? [];
			if (namesakes.length === 1) return namesakes[0]!.id;
			const here = namesakes.filter((server) => server.siteId !== null && server.siteId === siteId);
			return here.length === 1 ? here[0]!.id : null;
		},
	};
}

/** A server with the given values laid over what was known of it. A link to itself is no link. */
export function serverWith(
	id: string,
	before: Omit<Server, "id"> | null,
	values: Partial<ServerValues>,
	names: NameBook,
): Omit<Server, "id"> {
	const base = before ?? { ...UNKNOWN_SERVER, name: values.name ?? id };
	const { site, host, storage, externalIds, biosUuid, serialNumber, fqdn, addresses, ...plain } = values;
	const siteId = site === undefined ? base.siteId : (names.site(site) ?? base.siteId);
	const link = (name: string | undefined, known: string | null): string | null => {
		const found = name === undefined ? known : (names.server(name, siteId) ?? known);
		return found === id ? null : found;
	};
	return {
		...base,
		...plain,
		siteId,
		hostServerId: link(host, base.hostServerId),
		storageServerId: link(storage, base.storageServerId),
		identity: {
			externalIds: (externalIds ?? base.identity.externalIds).slice(0, 100),
			biosUuid: biosUuid ?? base.identity.biosUuid,
			serialNumber: serialNumber ?? base.identity.serialNumber,
			fqdn: fqdn ?? base.identity.fqdn,
			addresses: (addresses ?? base.identity.addresses).slice(0, 1000),
		},
	};
}

/** Ids of servers whose chain of hosts comes back to themselves. */
export function circularHosts(hosts: ReadonlyMap<string, string | null>): string[] {
	const circular: string[] = [];
	for (const start of hosts.keys()) {
		let current = hosts.get(start) ?? null;
		for (let step = 0; current !== null && step <= 64; step++) {
			if (current === start) {
				circular.push(start);
				break;
			}
			current = hosts.get(current) ?? null;
		}
	}
	return circular;
}
