import type { ServerOrigin, TableServer } from "@/data/server-table";
import { SERVER_CELLS } from "@/lib/server-cells";

export type { ServerOrigin, TableServer };

const COLUMNS = [
	"id",
	"version",
	...SERVER_CELLS,
	"services",
	"source",
] as const satisfies readonly (keyof TableServer)[];

/** Columns that say the same few things again and again. */
const REPEATING: ReadonlySet<string> = new Set([
	...["siteId", "role", "kind", "hostServerId", "storageServerId", "room", "powerFeed", "networkSwitch", "vendor"],
	...["operatingSystem", "operatingSystemSupportEndsOn", "warrantyCoverage", "source"],
]);

/** Rows travel as arrays of values, each repeated text once: 5,000 of them in a few hundred kilobytes. */
export interface PackedServers {
	columns: readonly string[];
	rows: unknown[][];
	words: string[];
}

export function packServers(servers: readonly TableServer[]): PackedServers {
	const words = new Map<string, number>();
	const numberOf = (word: string): number => {
		const known = words.get(word);
		if (known !== undefined) return known;
		words.set(word, words.size);
		return words.size - 1;
	};
	const packed = (server: TableServer, column: (typeof COLUMNS)[number]): unknown => {
		const value = server[column];
		return REPEATING.has(column) && typeof value === "string" ? numberOf(value) : value;
	};
	const rows = servers.map((server) => COLUMNS.map((column) => packed(server, column)));
	return { columns: COLUMNS, rows, words: [...words.keys()] };
}

export function unpackServers({ columns, rows, words }: PackedServers): TableServer[] {
	const repeating = columns.map((column) => REPEATING.has(column));
	return rows.map((row) => {
		const server: Record<string, unknown> = {};
		for (const [index, column] of columns.entries()) {
			const value = row[index];
			server[column] = repeating[index] && typeof value === "number" ? words[value] : value;
		}
		return server as unknown as TableServer;
	});
}
