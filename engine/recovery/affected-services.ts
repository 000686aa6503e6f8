import type { Sentence } from "../assessment";
import type { Facts, Server, Service } from "../facts";
import { sentence } from "../sentence";

/** One thing lost that takes several services. */
export type Loss =
	| { kind: "site"; siteId: string }
	| { kind: "storage"; serverId: string }
	| { kind: "hypervisor"; serverId: string }
	| { kind: "power-feed"; powerFeed: string }
	| { kind: "directory"; serviceId: string }
	| { kind: "administrator-account" };

export interface AffectedService {
	serviceId: string;
	/** `lost`: its own machines or data; `waits`: it runs but needs one that is down. */
	reason: "lost" | "waits";
	sentence: Sentence;
}

export interface Affected {
	loss: Loss;
	label: string;
	lostServerIds: string[];
	services: AffectedService[];
	/** Services that cannot be told about, because where their machines stand is not known. */
	undetermined: AffectedService[];
}

/**
 * Which services go down when one thing is lost?
 *
 * Machines are lost with their site (and sites that share its fate), host, storage or feed, hosts and storage passing it on. A
 * service is lost when a group has fewer machines left than it needs, its shared storage has gone, or a scanner in its path that may
 * not be bypassed; it waits when one it depends on is down. Errors: RangeError for an id the facts do not hold.
 */
export function affectedServices(facts: Facts, loss: Loss): Affected {
	const lost = lostServers(facts, loss);
	const label = lossLabel(facts, loss);
	const down = new Map<string, AffectedService>();
	const undetermined: AffectedService[] = [];
	for (const service of facts.services) {
		const why = reasonLost(service, loss, lost, label);
		if (why) down.set(service.id, { serviceId: service.id, reason: "lost", sentence: why });
		else if (cannotTell(facts, service, loss))
			undetermined.push({
				serviceId: service.id,
				reason: "lost",
				sentence: sentence(
					"recovery.undetermined",
					`Nobody knows whether ${service.name} goes down with ${label}: where its servers stand is not recorded.`,
					{ service: service.name, lost: label },
				),
			});
	}
	for (let before = -1; before !== down.size; ) {
		before = down.size;
		for (const service of facts.services) {
			const needed = service.dependsOn.find((id) => down.has(id));
			if (needed === undefined || down.has(service.id)) continue;
			const other = facts.services.find(({ id }) => id === needed)!.name;
			down.set(service.id, {
				serviceId: service.id,
				reason: "waits",
				sentence: sentence("recovery.waits", `${service.name} runs, but cannot be used until ${other} is back.`, {
					service: service.name,
					other,
				}),
			});
		}
	}
	return {
		loss,
		label,
		lostServerIds: [...lost],
		services: facts.services.flatMap(({ id }) => down.get(id) ?? []),
		undetermined: undetermined.filter(({ serviceId }) => !down.has(serviceId)),
	};
}

/** What was lost, in the middle of a sentence. */
export function lossLabel(facts: Facts, loss: Loss): string {
	const serverName = (id: string): string => found(facts.servers, id, "serverId").name;
	switch (loss.kind) {
		case "site":
			return `the site ${found(facts.sites, loss.siteId, "siteId").name}`;
		case "storage":
			return `the storage ${serverName(loss.serverId)}`;
		case "hypervisor":
			return `the host ${serverName(loss.serverId)}`;
		case "power-feed":
			return `the power feed ${loss.powerFeed}`;
		case "directory":
			return found(facts.services, loss.serviceId, "serviceId").name;
		case "administrator-account":
			return "an administrator account";
	}
}

function found<T extends { id: string }>(list: T[], id: string, name: string): T {
	const one = list.find((item) => item.id === id);
	if (!one) throw new RangeError(`${name} is not in the facts: ${id}`);
	return one;
}

function lostServers(facts: Facts, loss: Loss): Set<string> {
	const lost = new Set<string>();
	const sites = new Set<string>();
	if (loss.kind === "site") {
		sites.add(loss.siteId);
		for (const site of facts.sites) {
			if (site.id === loss.siteId) for (const other of site.sharedFateWith) sites.add(other);
			if (site.sharedFateWith.includes(loss.siteId)) sites.add(site.id);
		}
	}
	const first = (server: Server): boolean => {
		switch (loss.kind) {
			case "site":
				return server.siteId !== null && sites.has(server.siteId);
			case "storage":
			case "hypervisor":
				return server.id === loss.serverId;
			case "power-feed":
				return server.powerFeed === loss.powerFeed;
			case "directory":
			case "administrator-account":
				return false;
		}
	};
	for (const server of facts.servers) if (first(server)) lost.add(server.id);
	for (let before = -1; before !== lost.size; ) {
		before = lost.size;
		for (const server of facts.servers)
			if (
				(server.hostServerId !== null && lost.has(server.hostServerId)) ||
				(server.storageServerId !== null && lost.has(server.storageServerId))
			)
				lost.add(server.id);
	}
	if (loss.kind === "power-feed" && lost.size === 0)
		throw new RangeError(`powerFeed is no server's: ${loss.powerFeed}`);
	return lost;
}

function reasonLost(service: Service, loss: Loss, lost: Set<string>, label: string): Sentence | null {
	if (loss.kind === "directory")
		return service.id === loss.serviceId
			? sentence("recovery.directory-lost", `${service.name} itself is lost.`, { service: service.name })
			: null;
	if (loss.kind === "administrator-account") {
		if (service.protection.tier === "hosted" && service.groups.length === 0) return null;
		return sentence("recovery.account", `Whoever holds the account can delete or encrypt ${service.name}.`, {
			service: service.name,
		});
	}
	for (const group of service.groups) {
		const left = group.serverIds.filter((id) => !lost.has(id)).length;
		if (left < group.required)
			return sentence(
				"recovery.too-few",
				`${service.name} needs ${group.required} of ${group.serverIds.length} in ${group.name}; without ${label} ${left} ${left === 1 ? "is" : "are"} left.`,
				{ service: service.name, group: group.name, required: group.required, left, lost: label },
			);
	}
	const shared = service.protection.cluster?.storageServerId ?? null;
	if (shared !== null && lost.has(shared))
		return sentence("recovery.shared-storage", `${service.name} keeps its data on storage that goes with ${label}.`, {
			service: service.name,
			lost: label,
		});
	const scanner = service.mail?.scanner ?? null;
	if (scanner !== null && scanner.mayBypass !== true && scanner.serverIds.length > 0) {
		const all = scanner.serverIds.every((id) => lost.has(id));
		if (all && scanner.place !== "none")
			return sentence("recovery.scanner", `All mail for ${service.name} passes a scanner that goes with ${label}.`, {
				service: service.name,
				lost: label,
			});
	}
	return null;
}

/** Not known to be down, and not known to be elsewhere either. */
function cannotTell(facts: Facts, service: Service, loss: Loss): boolean {
	if (loss.kind === "directory" || loss.kind === "administrator-account") return false;
	if (service.protection.tier === "hosted" && service.groups.length === 0) return false;
	const ids = service.groups.flatMap(({ serverIds }) => serverIds);
	if (ids.length === 0) return true;
	const unknown = (server: Server): boolean => {
		switch (loss.kind) {
			case "site":
				return server.siteId === null;
			case "power-feed":
				return server.powerFeed === null && server.kind !== "cloud";
			case "hypervisor":
				return server.kind === "virtual" && server.hostServerId === null;
			case "storage":
				return server.storageServerId === null && server.kind === "virtual";
		}
	};
	return facts.servers.some((server) => ids.includes(server.id) && unknown(server));
}
