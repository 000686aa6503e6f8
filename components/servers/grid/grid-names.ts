import { callNames } from "@/lib/call-names";
import type { CellNames } from "@/schemas/server-cells";
import type { TableServer } from "../server-rows";
import type { IdNames } from "./cell-text";

interface Site {
	id: string;
	name: string;
}

export function idNames(rows: Iterable<TableServer>, sites: readonly Site[]): IdNames {
	const siteNames = new Map(sites.map(({ id, name }) => [id, name]));
	const servers = callNames([...rows]);
	return { site: (id) => siteNames.get(id) ?? null, server: (id) => servers.get(id) ?? null };
}

/** The way back: from a name as typed to the one it can only mean. */
export function findingNames(rows: Iterable<TableServer>, sites: readonly Site[], names: IdNames): CellNames {
	const key = (name: string) => name.trim().toLowerCase();
	let servers: Map<string, Set<string>> | null = null;
	const index = () => {
		const found = new Map<string, Set<string>>();
		const add = (name: string | null, id: string) => {
			if (name) found.set(key(name), (found.get(key(name)) ?? new Set()).add(id));
		};
		for (const row of rows) {
			add(row.name, row.id);
			add(row.fqdn, row.id);
			add(names.server(row.id), row.id);
		}
		return found;
	};
	return {
		site(name) {
			const site = sites.find((one) => key(one.name) === key(name));
			return site ? { value: site.id } : { problem: `There is no site called ${name}. Add it under Sites first` };
		},
		server(name) {
			servers ??= index();
			const ids = [...(servers.get(key(name)) ?? [])];
			if (ids.length === 1) return { value: ids[0] };
			return {
				problem:
					ids.length === 0
						? `There is no server called ${name}`
						: `Several servers are called ${name}: write the full host name`,
			};
		},
	};
}
