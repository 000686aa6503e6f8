import { DATA_GIGABYTES } from "../catalogue/phases";
import { SHARES, type ShareId } from "../catalogue/shares";
import type { Facts, Server, Service, Site } from "../facts";
import { daysFromDate } from "../readiness/calendar";
import { inService } from "./in-service";

/** One service with everything the models ask about it looked up once. */
export interface ServiceView {
	facts: Facts;
	service: Service;
	servers: Server[];
	/** Names of servers it counts on that are only planned; they carry nothing here. */
	planned: string[];
	/** Site of most of its servers; null unknown. */
	siteId: string | null;
	site: Site | null;
	/** All its data, GB; the default of its kind when nobody knows. */
	dataGigabytes: number;
	dataIsKnown: boolean;
	growthPerYear: number | null;
	asOf: string;
	/** Facts that were asked for and not known, as paths. */
	unknownFacts: Set<string>;
	/** Shares of the catalogue that were counted with. */
	sharesUsed: Set<ShareId>;
}

export interface FactsIndex {
	servers: Map<string, Server>;
	sites: Map<string, Site>;
	/** Machines that others run on. */
	hostIds: Set<string>;
}

export function indexFacts(facts: Facts): FactsIndex {
	return {
		servers: new Map(facts.servers.map((server) => [server.id, server])),
		sites: new Map(facts.sites.map((site) => [site.id, site])),
		hostIds: new Set(facts.servers.flatMap((server) => (server.hostServerId === null ? [] : [server.hostServerId]))),
	};
}

/**
 * What do the facts say about one service? Its servers through its groups, its place, and how much data it has: its own
 * figure, else the sum over its servers when each is known, else the default of its kind, marked as not known.
 * RangeError for a negative size and for a server that the facts do not hold.
 */
export function viewService(facts: Facts, index: FactsIndex, designed: Service, asOf: string): ServiceView {
	daysFromDate(asOf);
	const { service, planned } = inService(index.servers, designed);
	const servers = serversOf(index, service);
	const unknownFacts = new Set<string>();
	const path = (field: string): string => `services.${service.id}.${field}`;
	let { dataGigabytes } = service;
	if (dataGigabytes === null && servers.length > 0 && servers.every((server) => server.dataGigabytes !== null))
		dataGigabytes = servers.reduce((sum, server) => sum + server.dataGigabytes!, 0);
	if (dataGigabytes !== null && !(dataGigabytes >= 0))
		throw new RangeError(`${path("dataGigabytes")} must be 0 or more: ${dataGigabytes}`);
	if (dataGigabytes === null) unknownFacts.add(path("dataGigabytes"));
	if (servers.length === 0) unknownFacts.add(path("groups"));
	const siteId = mostCommon(servers.flatMap((server) => (server.siteId === null ? [] : [server.siteId])));
	if (siteId === null) unknownFacts.add(path("site"));
	const growthPerYear = service.dataGrowthPerYear ?? weightedGrowth(servers);
	if (growthPerYear === null) unknownFacts.add(path("dataGrowthPerYear"));
	return {
		facts,
		service,
		servers,
		planned,
		siteId,
		site: siteId === null ? null : (index.sites.get(siteId) ?? null),
		dataGigabytes: dataGigabytes ?? DATA_GIGABYTES[service.kind] * keptOnServer(service),
		dataIsKnown: dataGigabytes !== null,
		growthPerYear,
		asOf,
		unknownFacts,
		sharesUsed: new Set(),
	};
}

/** Notes that a fact of the service was asked for and is not known; hands the fact on. */
export function ask<T>(view: ServiceView, field: string, fact: T | null | undefined): T | null {
	if (fact !== null && fact !== undefined) return fact;
	view.unknownFacts.add(`services.${view.service.id}.${field}`);
	return null;
}

/** A share of the catalogue, noted as one that took part. */
export function shareOf(view: ServiceView, id: ShareId): number {
	view.sharesUsed.add(id);
	return SHARES[id].share;
}

/** POP takes mail off the server: the store of those users is a fifth of what IMAP and web would keep; an assumption. */
function keptOnServer(service: Service): number {
	const { mail } = service;
	if (service.kind !== "mail" || !mail?.access || mail.popLeavesCopyOnServer === true) return 1;
	return 1 - 0.8 * Math.min(1, Math.max(0, mail.access.pop));
}

function serversOf(index: FactsIndex, service: Service): Server[] {
	const seen = new Set<string>();
	const servers: Server[] = [];
	for (const group of service.groups)
		for (const serverId of group.serverIds) {
			if (seen.has(serverId)) continue;
			seen.add(serverId);
			const server = index.servers.get(serverId);
			if (!server) throw new RangeError(`services.${service.id}.groups names an unknown server: ${serverId}`);
			servers.push(server);
		}
	return servers;
}

function mostCommon(ids: string[]): string | null {
	const counts = new Map<string, number>();
	let best: string | null = null;
	for (const id of ids) {
		const count = (counts.get(id) ?? 0) + 1;
		counts.set(id, count);
		if (best === null || count > counts.get(best)!) best = id;
	}
	return best;
}

function weightedGrowth(servers: Server[]): number | null {
	let growth = 0;
	let data = 0;
	for (const server of servers) {
		if (server.dataGigabytes === null || server.dataGrowthPerYear === null) continue;
		growth += server.dataGigabytes * server.dataGrowthPerYear;
		data += server.dataGigabytes;
	}
	return data > 0 ? growth / data : null;
}

/** Do two places go down together: the same one, or said to share a fate? */
export function sharesFate(view: ServiceView, one: string, other: string): boolean {
	if (one === other) return true;
	return view.facts.sites.some(
		(site) =>
			(site.id === one && site.sharedFateWith.includes(other)) ||
			(site.id === other && site.sharedFateWith.includes(one)),
	);
}

/**
 * Does a copy or a second machine survive the loss of the service's place? Only what is known to stand elsewhere counts:
 * unknown is not elsewhere.
 */
export function standsElsewhere(view: ServiceView, siteId: string | null, sameRoom: boolean | null): boolean {
	if (sameRoom === true) return false;
	if (siteId !== null && view.siteId !== null) return !sharesFate(view, siteId, view.siteId);
	return sameRoom === false && siteId === null;
}
