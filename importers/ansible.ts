import type { ReadOptions } from "@/schemas/import-mapping";
import { BadFile } from "./bad-file";
import { RowsBuilder } from "./candidate-builder";
import { addresses, fullHostName } from "./cell-values";

const LARGEST_RANGE = 20_000;
const DEEPEST = 50;
const letters = (text: string): boolean => /^[a-z]$/i.test(text);

/** `web[01:03].example` and `db-[a:c]`, with an optional step, as the names they stand for. */
export function expandRange(pattern: string): string[] {
	const match = /^(.*?)\[([0-9]+|[a-z]):([0-9]+|[a-z])(?::([0-9]+))?\](.*)$/i.exec(pattern);
	if (!match) return [pattern];
	const [, before, from, to, step, after] = match as unknown as [
		string,
		string,
		string,
		string,
		string | undefined,
		string,
	];
	const alphabetic = letters(from) && letters(to);
	const first = alphabetic ? from.charCodeAt(0) : Number(from);
	const last = alphabetic ? to.charCodeAt(0) : Number(to);
	const stride = Number(step ?? 1);
	if (!(stride > 0) || !(last >= first)) return [pattern];
	if ((last - first) / stride > LARGEST_RANGE)
		throw new BadFile(
			"too-many-rows",
			`The range ${pattern.slice(0, 80)} stands for more than ${LARGEST_RANGE} machines.`,
		);
	const names: string[] = [];
	for (let number = first; number <= last; number += stride) {
		const middle = alphabetic
			? String.fromCharCode(number)
			: String(number).padStart(from.startsWith("0") ? from.length : 0, "0");
		for (const rest of expandRange(after)) {
			names.push(`${before}${middle}${rest}`);
			if (names.length > LARGEST_RANGE)
				throw new BadFile("too-many-rows", `The range ${pattern.slice(0, 80)} stands for too many machines.`);
		}
	}
	return names;
}

interface InventoryHost {
	name: string;
	variables: Map<string, string>;
	groups: Set<string>;
	row: number;
}

interface Inventory {
	hosts: Map<string, InventoryHost>;
	/** Group → its parents. */
	parents: Map<string, Set<string>>;
	groups: Set<string>;
}

const emptyInventory = (): Inventory => ({ hosts: new Map(), parents: new Map(), groups: new Set() });

function addHost(
	inventory: Inventory,
	pattern: string,
	group: string | null,
	variables: Iterable<[string, string]>,
	row: number,
): void {
	for (const name of expandRange(pattern)) {
		const host = inventory.hosts.get(name) ?? { name, variables: new Map(), groups: new Set(), row };
		for (const [key, value] of variables) host.variables.set(key, value);
		if (group) host.groups.add(group);
		inventory.hosts.set(name, host);
		if (inventory.hosts.size > 200_000)
			throw new BadFile("too-many-rows", "This inventory names more than 200,000 machines.");
	}
}

function addParent(inventory: Inventory, child: string, parent: string): void {
	inventory.parents.set(child, (inventory.parents.get(child) ?? new Set()).add(parent));
	inventory.groups.add(child);
}

function inventoryOfIni(text: string): Inventory {
	const inventory = emptyInventory();
	let group: string | null = null;
	let section: "hosts" | "children" | "vars" = "hosts";
	for (const [position, line] of text.split(/\r\n|\n|\r/).entries()) {
		const content = line.replace(/(^|\s)[#;].*$/, "").trim();
		if (content === "") continue;
		const head = /^\[([^\]:]+)(?::(children|vars))?\]$/.exec(content);
		if (head) {
			group = head[1]!.trim();
			section = (head[2] as "children" | "vars" | undefined) ?? "hosts";
			inventory.groups.add(group);
			continue;
		}
		if (section === "vars") continue;
		const [first, ...rest] = content.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
		if (!first) continue;
		if (section === "children" && group) {
			addParent(inventory, first, group);
			continue;
		}
		const variables = rest.flatMap((pair): [string, string][] => {
			const at = pair.indexOf("=");
			return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1).replace(/^["']|["']$/g, "")]] : [];
		});
		addHost(inventory, first, group === "all" || group === "ungrouped" ? null : group, variables, position + 1);
	}
	return inventory;
}

const record = (value: unknown): Record<string, unknown> =>
	value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

function walkYaml(inventory: Inventory, group: string, value: unknown, depth: number): void {
	if (depth > DEEPEST) throw new BadFile("damaged", "The groups of this inventory are nested without end.");
	const { hosts, children } = record(value);
	if (group !== "all" && group !== "ungrouped") inventory.groups.add(group);
	const own = group === "all" || group === "ungrouped" ? null : group;
	for (const [pattern, variables] of Object.entries(record(hosts))) {
		const texts = Object.entries(record(variables)).flatMap(([key, variable]): [string, string][] =>
			typeof variable === "string" || typeof variable === "number" ? [[key, String(variable)]] : [],
		);
		addHost(inventory, pattern, own, texts, inventory.hosts.size + 1);
	}
	for (const [child, inner] of Object.entries(record(children))) {
		if (own) addParent(inventory, child, own);
		walkYaml(inventory, child, inner, depth + 1);
	}
}

export function isAnsibleYaml(value: unknown): boolean {
	return Object.values(record(value)).some((group) => {
		const { hosts, children } = record(group);
		return (
			(hosts !== undefined && typeof hosts === "object") || (children !== undefined && typeof children === "object")
		);
	});
}

function groupsOf(inventory: Inventory, host: InventoryHost): string[] {
	const found = new Set<string>();
	const waiting = [...host.groups];
	for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
		if (found.has(group)) continue;
		found.add(group);
		waiting.push(...(inventory.parents.get(group) ?? []));
	}
	return [...found];
}

function rowsOf(inventory: Inventory, options: ReadOptions) {
	const builder = new RowsBuilder("ansible");
	let position = 0;
	for (const host of inventory.hosts.values()) {
		builder.rows.rowsRead++;
		position++;
		const server = builder.server(
			{ sheet: "inventory", row: position, column: null },
			{ column: "host", text: host.name },
		);
		if (!server) continue;
		const address = host.variables.get("ansible_host");
		const written = address && !("value" in fullHostName(address)) ? address : undefined;
		if (written) server.take("addresses", { column: "ansible_host", text: written }, addresses);
		else if (address && !server.candidate.values.fqdn)
			server.take("fqdn", { column: "ansible_host", text: address }, fullHostName);
		for (const group of groupsOf(inventory, host)) {
			const meaning = options.groups?.[group] ?? "tag";
			if (meaning === "site") server.text("site", { column: `group ${group}`, text: group });
			else if (meaning === "role") server.text("role", { column: `group ${group}`, text: group });
			server.tag(`group ${group}`);
		}
	}
	builder.found(builder.rows.servers.length, "machine");
	builder.found(inventory.groups.size, "group");
	return builder.rows;
}

export const readAnsibleIni = (text: string, options: ReadOptions) => rowsOf(inventoryOfIni(text), options);

export function readAnsibleYaml(value: unknown, options: ReadOptions) {
	const inventory = emptyInventory();
	for (const [group, content] of Object.entries(record(value))) walkYaml(inventory, group, content, 0);
	return rowsOf(inventory, options);
}
