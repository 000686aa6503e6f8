import type { Facts } from "@/engine";
import { formatCount, formatDate, formatGigabytes, UNKNOWN } from "@/lib/format";

export const INVENTORY_ROWS = 2000;

export interface InventoryModel {
	sentence: string;
	/** Server, site, role, kind, operating system, data, warranty until, services. */
	rows: string[][];
	capped: string | null;
	sites: string[][];
}

const SITE_KINDS = {
	"server-room": "server room",
	"data-centre": "data centre",
	"cloud-region": "cloud region",
} as const;

/** Thousands of rows share a few dates and sizes, and wording each anew costs more than all else here. */
function worded<T>(word: (value: T) => string): (value: T) => string {
	const known = new Map<T, string>();
	return (value) => {
		const words = known.get(value) ?? word(value);
		known.set(value, words);
		return words;
	};
}

export function inventoryModel(facts: Facts, rowLimit = INVENTORY_ROWS): InventoryModel {
	const sites = new Map(facts.sites.map((site) => [site.id, site.name]));
	const services = new Map<string, string[]>();
	for (const service of facts.services)
		for (const group of service.groups)
			for (const id of group.serverIds) {
				const named = services.get(id) ?? [];
				if (!named.includes(service.name)) named.push(service.name);
				services.set(id, named);
			}
	const [size, day] = [worded(formatGigabytes), worded(formatDate)];
	const collator = new Intl.Collator("en", { numeric: true });
	const ordered = [...facts.servers].sort((a, b) => collator.compare(a.name, b.name));
	const unknown = (count: number, what: string) => (count === 0 ? null : `${count} without a known ${what}`);
	const gaps = [
		unknown(facts.servers.filter((server) => server.siteId === null).length, "site"),
		unknown(facts.servers.filter((server) => server.dataGigabytes === null).length, "data size"),
		unknown(facts.servers.filter((server) => server.warranty === null).length, "warranty"),
	].filter((gap) => gap !== null);
	const counted = `${formatCount(facts.servers.length, "server")} at ${formatCount(facts.sites.length, "site")}`;
	return {
		sentence:
			facts.servers.length === 0
				? "No server has been described yet. Import an inventory or add one server, and its gaps show here."
				: `${counted}${gaps.length > 0 ? `: ${gaps.join(", ")}` : ""}.`,
		rows: ordered
			.slice(0, rowLimit)
			.map((server) => [
				server.name,
				server.siteId === null ? UNKNOWN : (sites.get(server.siteId) ?? UNKNOWN),
				server.role ?? UNKNOWN,
				server.kind ?? UNKNOWN,
				server.operatingSystem ?? UNKNOWN,
				size(server.dataGigabytes),
				server.warranty === null ? UNKNOWN : day(server.warranty.endsOn),
				services.get(server.id)?.join(", ") ?? "none",
			]),
		capped:
			ordered.length > rowLimit
				? `The first ${rowLimit.toLocaleString("en-GB")} of ${ordered.length.toLocaleString("en-GB")} servers by name stand here; the workbook that belongs to this report holds all of them.`
				: null,
		sites: facts.sites.map((site) => [
			site.name,
			SITE_KINDS[site.kind],
			site.engineers === null ? UNKNOWN : String(site.engineers),
			site.uplinkMegabitsPerSecond === null
				? UNKNOWN
				: `${site.uplinkMegabitsPerSecond.toLocaleString("en-GB")} Mbit/s`,
			site.sharedFateWith.length === 0 ? "none" : site.sharedFateWith.map((id) => sites.get(id) ?? id).join(", "),
		]),
	};
}
