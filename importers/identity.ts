import type { ServerValues } from "@/schemas/import-rows";
import { siteKey } from "./place-path";

type Identified = Partial<ServerValues>;

/** `same` by a level, surely `different`, in `conflict` (a weak sign says same, a strong one says not), or alike by name alone. */
export type Relation =
	| { verdict: "same"; level: number; by: string }
	| { verdict: "weak" }
	| { verdict: "conflict"; because: string }
	| { verdict: "different" };

export const shortName = (name: string): string => name.trim().toLowerCase().split(".")[0]!;
/** RVTools' plain ids are BIOS UUIDs and belong to no register. */
const SPELLED_UUID = /^rvtools:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const namespaceOf = (id: string): string => (SPELLED_UUID.test(id) ? "" : id.slice(0, id.indexOf(":") + 1));

/** Windows and Linux write the first half of one BIOS UUID in different byte orders; the smaller of the two stands for both. */
export function canonicalUuid(uuid: string): string {
	const hex = uuid.toLowerCase().replace(/[^0-9a-f]/g, "");
	if (hex.length !== 32) return hex;
	const turned = (part: string) => (part.match(/../g) ?? []).reverse().join("");
	const swapped = turned(hex.slice(0, 8)) + turned(hex.slice(8, 12)) + turned(hex.slice(12, 16)) + hex.slice(16);
	return hex < swapped ? hex : swapped;
}

/** BIOS UUIDs of a machine: its own, and those RVTools' ids of older inventories spell. */
export function uuidsOf(values: Identified): string[] {
	const spelled = (values.externalIds ?? []).map((id) => SPELLED_UUID.exec(id)?.[1]).filter((id) => id !== undefined);
	return [...(values.biosUuid ? [values.biosUuid] : []), ...spelled].map(canonicalUuid);
}

const VMWARE_SERIAL = /^vmware-([0-9a-f\s-]+)$/i;

/** The beginning of the BIOS UUID that a VMware serial number spells, sometimes cut short. */
function vmwarePrefix(serial: string | undefined): string | null {
	const hex = serial ? VMWARE_SERIAL.exec(serial)?.[1]?.replace(/[\s-]/g, "").toLowerCase() : undefined;
	return hex && hex.length >= 8 ? hex : null;
}

const ownSerial = (values: Identified): string | null =>
	values.serialNumber ? values.serialNumber.trim().toLowerCase().replace(/\s+/g, " ") : null;

type Outcome = "match" | "mismatch" | "unknown";

function externalIds(a: Identified, b: Identified): Outcome {
	const [mine, theirs] = [a.externalIds ?? [], b.externalIds ?? []];
	if (mine.some((id) => theirs.includes(id))) return "match";
	const spaces = new Set(theirs.map(namespaceOf));
	return mine.some((id) => namespaceOf(id) !== "" && spaces.has(namespaceOf(id))) ? "mismatch" : "unknown";
}

function biosUuids(a: Identified, b: Identified): Outcome {
	const [mine, theirs] = [uuidsOf(a), uuidsOf(b)];
	if (mine.length > 0 && theirs.length > 0) return mine.some((uuid) => theirs.includes(uuid)) ? "match" : "mismatch";
	const spelled = (values: Identified, other: Identified): Outcome => {
		const prefix = vmwarePrefix(values.serialNumber);
		const uuid = other.biosUuid?.toLowerCase().replace(/-/g, "");
		if (!prefix || !uuid) return "unknown";
		return uuid.startsWith(prefix) && sameName(values, other)
			? "match"
			: uuid.startsWith(prefix)
				? "unknown"
				: "mismatch";
	};
	const outcome = spelled(a, b);
	return outcome === "unknown" ? spelled(b, a) : outcome;
}

function serials(a: Identified, b: Identified): Outcome {
	const [mine, theirs] = [ownSerial(a), ownSerial(b)];
	if (!mine || !theirs) return "unknown";
	if (mine === theirs) return "match";
	const [one, other] = [vmwarePrefix(mine), vmwarePrefix(theirs)];
	if (one && other && (one.startsWith(other) || other.startsWith(one))) return sameName(a, b) ? "match" : "unknown";
	return "mismatch";
}

function hostNames(a: Identified, b: Identified): Outcome {
	if (!a.fqdn || !b.fqdn) return "unknown";
	return a.fqdn.toLowerCase() === b.fqdn.toLowerCase() ? "match" : "mismatch";
}

function sameName(a: Identified, b: Identified): boolean {
	return a.name !== undefined && b.name !== undefined && shortName(a.name) === shortName(b.name);
}

function nameAndSite(a: Identified, b: Identified): Outcome {
	if (!sameName(a, b)) return "mismatch";
	if (!a.site || !b.site) return "unknown";
	return siteKey(a.site) === siteKey(b.site) ? "match" : "mismatch";
}

const LEVELS: [string, (a: Identified, b: Identified) => Outcome][] = [
	["source id", externalIds],
	["BIOS UUID", biosUuids],
	["serial number", serials],
	["full host name", hostNames],
	["name and site", nameAndSite],
];
const HOST_NAME_LEVEL = 3;

/** Addresses move between machines: they may confirm a name, and never stand alone. */
function byName(a: Identified, b: Identified): Relation {
	const [mine, theirs] = [a.addresses ?? [], b.addresses ?? []];
	if (mine.length === 0 || theirs.length === 0) return { verdict: "weak" };
	if (mine.some((address) => theirs.includes(address)))
		return { verdict: "same", level: LEVELS.length, by: "name and address" };
	return {
		verdict: "conflict",
		because: `both are called ${a.name}, but their addresses differ and a site is missing`,
	};
}

/** How two descriptions relate, by the strongest sign both have: source id, BIOS UUID, serial, full host name, name and site. */
export function relate(a: Identified, b: Identified): Relation {
	const outcomes = LEVELS.map(([, compare]) => compare(a, b));
	const decisive = outcomes.findIndex((outcome) => outcome !== "unknown");
	if (decisive === -1) return byName(a, b);
	if (outcomes[decisive] === "match") return { verdict: "same", level: decisive, by: LEVELS[decisive]![0] };
	const weaker = outcomes.findIndex((outcome, level) => level > decisive && outcome === "match");
	if (weaker === -1 || !sameName(a, b)) return { verdict: "different" };
	const detail = decisive < HOST_NAME_LEVEL || weaker === LEVELS.length - 1;
	if (!detail) return { verdict: "different" };
	return {
		verdict: "conflict",
		because: `${LEVELS[weaker]![0]} agrees with ${b.name}, ${LEVELS[decisive]![0]} does not`,
	};
}

interface Entry<T> {
	item: T;
	values: Identified;
}

export type Match<T> =
	| { kind: "none" }
	| { kind: "same"; item: T; by: string }
	| { kind: "conflict"; items: T[]; because: string };

/** Finds a described machine among known ones without comparing each with each. */
export class IdentityIndex<T> {
	private readonly entries = new Map<string, Entry<T>[]>();

	private keysOf(values: Identified): string[] {
		return [
			...(values.externalIds ?? []).map((id) => `id ${id}`),
			...uuidsOf(values).map((uuid) => `uuid ${uuid}`),
			...(values.serialNumber ? [`serial ${ownSerial(values)}`] : []),
			...(values.fqdn ? [`fqdn ${values.fqdn.toLowerCase()}`] : []),
			...(values.name ? [`name ${shortName(values.name)}`] : []),
		];
	}

	add(item: T, values: Identified): void {
		const entry = { item, values };
		for (const key of this.keysOf(values)) {
			const list = this.entries.get(key);
			if (list) list.push(entry);
			else this.entries.set(key, [entry]);
		}
	}

	private around(values: Identified): Set<Entry<T>> {
		return new Set(this.keysOf(values).flatMap((key) => this.entries.get(key) ?? []));
	}

	/** All that share any sign with it. */
	nearby(values: Identified): T[] {
		return [...this.around(values)].map(({ item }) => item);
	}

	find(values: Identified): Match<T> {
		const nearby = this.around(values);
		let best: { level: number; by: string; items: T[] } | null = null;
		const weak: T[] = [];
		const conflicts: { item: T; because: string }[] = [];
		for (const { item, values: known } of nearby) {
			const relation = relate(values, known);
			if (relation.verdict === "same") {
				if (!best || relation.level < best.level) best = { level: relation.level, by: relation.by, items: [item] };
				else if (relation.level === best.level) best.items.push(item);
			} else if (relation.verdict === "weak") weak.push(item);
			else if (relation.verdict === "conflict") conflicts.push({ item, because: relation.because });
		}
		if (best) {
			const [item, ...others] = best.items;
			if (others.length === 0) return { kind: "same", item: item!, by: best.by };
			return { kind: "conflict", items: best.items, because: `${best.items.length} servers have the same ${best.by}` };
		}
		if (conflicts.length > 0)
			return { kind: "conflict", items: conflicts.map(({ item }) => item), because: conflicts[0]!.because };
		const namesakes = values.name ? (this.entries.get(`name ${shortName(values.name)}`) ?? []).length : 0;
		if (weak.length === 1 && namesakes === 1) return { kind: "same", item: weak[0]!, by: "name alone" };
		if (weak.length > 0)
			return {
				kind: "conflict",
				items: weak,
				because: `${namesakes} servers are called ${values.name}, and nothing else tells which one it is`,
			};
		return { kind: "none" };
	}
}
