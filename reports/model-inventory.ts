import type { Facts } from "@/engine";
import type { Words } from "./words/words";

export const INVENTORY_ROWS = 2000;

export interface InventoryModel {
	sentence: string;
	serversTitle: string;
	head: string[];
	/** Server, site, role, kind, operating system, data, warranty until, services. */
	rows: string[][];
	capped: string | null;
	sitesTitle: string;
	sitesHead: string[];
	sites: string[][];
}

/** Thousands of rows share a few dates and sizes, and wording each anew costs more than all else here. */
function worded<T>(word: (value: T) => string): (value: T) => string {
	const known = new Map<T, string>();
	return (value) => {
		const words = known.get(value) ?? word(value);
		known.set(value, words);
		return words;
	};
}

function sentenceOf(facts: Facts, { t, f }: Words): string {
	if (facts.servers.length === 0) return t("inventory.none");
	const gap = (key: "inventory.gapSite" | "inventory.gapSize" | "inventory.gapWarranty", count: number) =>
		count === 0 ? [] : [t(key, { count: f.number(count) })];
	const gaps = [
		...gap("inventory.gapSite", facts.servers.filter((server) => server.siteId === null).length),
		...gap("inventory.gapSize", facts.servers.filter((server) => server.dataGigabytes === null).length),
		...gap("inventory.gapWarranty", facts.servers.filter((server) => server.warranty === null).length),
	];
	const counted = t("inventory.counted", { servers: facts.servers.length, sites: facts.sites.length });
	return gaps.length > 0
		? t("inventory.sentenceGaps", { counted, gaps: gaps.join(", ") })
		: t("inventory.sentence", { counted });
}

export function inventoryModel(facts: Facts, words: Words, rowLimit = INVENTORY_ROWS): InventoryModel {
	const { t, f } = words;
	const none = t("inventory.noneNamed");
	const sites = new Map(facts.sites.map((site) => [site.id, site.name]));
	const services = new Map<string, string[]>();
	for (const service of facts.services)
		for (const group of service.groups)
			for (const id of group.serverIds) {
				const named = services.get(id) ?? [];
				if (!named.includes(service.name)) named.push(service.name);
				services.set(id, named);
			}
	const [size, day] = [worded(f.gigabytes), worded(f.date)];
	const collator = new Intl.Collator(f.locale, { numeric: true });
	const ordered = [...facts.servers].sort((a, b) => collator.compare(a.name, b.name));
	return {
		sentence: sentenceOf(facts, words),
		serversTitle: t("inventory.serversTitle"),
		head: [
			t("inventory.server"),
			t("inventory.site"),
			t("inventory.role"),
			t("inventory.kind"),
			t("inventory.system"),
			t("inventory.data"),
			t("inventory.warranty"),
			t("inventory.services"),
		],
		rows: ordered
			.slice(0, rowLimit)
			.map((server) => [
				server.name,
				server.siteId === null ? f.unknown : (sites.get(server.siteId) ?? f.unknown),
				server.role ?? f.unknown,
				server.kind ?? f.unknown,
				server.operatingSystem ?? f.unknown,
				size(server.dataGigabytes),
				server.warranty === null ? f.unknown : day(server.warranty.endsOn),
				services.get(server.id)?.join(", ") ?? none,
			]),
		capped:
			ordered.length > rowLimit
				? t("inventory.capped", { shown: f.number(rowLimit), all: f.number(ordered.length) })
				: null,
		sitesTitle: t("inventory.sitesTitle"),
		sitesHead: [
			t("inventory.site"),
			t("inventory.kind"),
			t("inventory.engineers"),
			t("inventory.uplink"),
			t("inventory.sharesFate"),
		],
		sites: facts.sites.map((site) => [
			site.name,
			t(`siteKinds.${site.kind}`),
			f.number(site.engineers),
			site.uplinkMegabitsPerSecond === null
				? f.unknown
				: t("inventory.megabits", { amount: f.number(site.uplinkMegabitsPerSecond) }),
			site.sharedFateWith.length === 0 ? none : site.sharedFateWith.map((id) => sites.get(id) ?? id).join(", "),
		]),
	};
}
