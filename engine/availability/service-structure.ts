import type { RateInForce } from "../catalogue/rates";
import { ratesInForce } from "../catalogue/rates";
import type { Facts, Organization, ScenarioId, Server, Service, Site } from "../facts";
import { inService } from "../restore/in-service";
import {
	type ComponentFigures,
	type ComponentKind,
	feedFigures,
	partFigures,
	placeFigures,
	providerFigures,
	serverFigures,
	storageFigures,
} from "./component-figures";
import type { Block } from "./failure-logic";

export interface StructureComponent {
	id: string;
	kind: ComponentKind;
	/** As people call it: `the storage NAS-1`. */
	label: string;
	/** Whose it is: the service or one it depends on. */
	serviceId: string;
	figures: ComponentFigures;
}

export interface ServiceStructure {
	block: Block;
	components: Map<string, StructureComponent>;
	/** Facts that a component stands on and that nobody knows. */
	unknownFacts: string[];
}

/**
 * What must work for a service to work, from the facts: of every group k of n machines, each with its host, storage, feed, switch, site and
 * line; shared storage, load balancers and scanner; and all of this for every service it depends on. What appears in
 * several places is one component. Errors: RangeError for a server or service the facts do not hold.
 */
export function serviceStructure(facts: Facts, service: Service): ServiceStructure {
	const builder = new StructureBuilder(facts);
	return {
		block: builder.service(service, []),
		components: builder.components,
		unknownFacts: [...builder.unknownFacts],
	};
}

class StructureBuilder {
	readonly components = new Map<string, StructureComponent>();
	readonly unknownFacts = new Set<string>();
	private readonly servers: Map<string, Server>;
	private readonly sites: Map<string, Site>;
	private readonly services: Map<string, Service>;
	private readonly rates: Record<ScenarioId, RateInForce>;
	private readonly organization: Organization;
	private owner = "";

	constructor(facts: Facts) {
		this.servers = new Map(facts.servers.map((server) => [server.id, server]));
		this.sites = new Map(facts.sites.map((site) => [site.id, site]));
		this.services = new Map(facts.services.map((service) => [service.id, service]));
		this.organization = facts.organization;
		this.rates = ratesInForce(this.organization);
	}

	service(designed: Service, trail: string[]): Block {
		const { service } = inService(this.servers, designed);
		const parts: Block[] = [];
		const caller = this.owner;
		this.owner = service.id;
		if (service.protection.tier === "hosted" && service.groups.length === 0)
			parts.push(
				this.part(`provider/${service.id}`, "provider", `the provider of ${service.name}`, () =>
					providerFigures(service.id, service.protection.hosted?.availability ?? null, this.rates.network),
				),
			);
		else if (service.groups.length === 0) {
			this.unknownFacts.add(`services.${service.id}.groups`);
			parts.push(
				this.part(`server/of ${service.id}`, "server", `the server of ${service.name}`, () =>
					serverFigures(null, this.rates.hardware, this.organization),
				),
			);
		}
		for (const group of service.groups) {
			const of = group.serverIds.map((id) => this.machine(this.server(id, `services.${service.id}.groups`)));
			const block: Block = { required: group.required, of };
			parts.push(this.withReplica(service, block));
		}
		this.sharedParts(service, parts);
		for (const id of service.dependsOn) {
			if (trail.includes(id) || id === service.id) continue;
			const other = this.services.get(id);
			if (!other) throw new RangeError(`services.${service.id}.dependsOn names no service: ${id}`);
			parts.push(this.service(other, [...trail, service.id]));
		}
		this.owner = caller;
		return { series: parts };
	}

	/** A replica that is kept up to date stands in for the machines of a group. */
	private withReplica(service: Service, block: Block): Block {
		const { replication, tier } = service.protection;
		if (replication === null || tier !== "T3" || service.groups.length !== 1) return block;
		if (replication.serverId != null) {
			const path = `services.${service.id}.protection.replication.serverId`;
			return { parallel: [block, this.machine(this.server(replication.serverId, path))] };
		}
		const parts: Block[] = [
			this.part(`replica/${service.id}`, "replica", `the secondary of ${service.name}`, () =>
				serverFigures(null, this.rates.hardware, this.organization),
			),
		];
		const siteId = replication.siteId ?? (replication.sameRoom === true ? this.siteOf(service) : null);
		if (siteId === null) this.unknownFacts.add(`services.${service.id}.protection.replication.siteId`);
		else parts.push(...this.place(siteId));
		return { parallel: [block, { series: parts }] };
	}

	private sharedParts(service: Service, parts: Block[]): void {
		const { cluster } = service.protection;
		if (cluster !== null && service.protection.tier === "T4") {
			if (cluster.storageServerId !== null && cluster.storage !== "replicated")
				parts.push(
					this.storage(this.server(cluster.storageServerId, `services.${service.id}.protection.cluster`), service),
				);
			else if (cluster.storage === "single")
				parts.push(
					this.part(`storage/of ${service.id}`, "storage", `the shared storage of ${service.name}`, () =>
						storageFigures(null, service.dataGigabytes, this.rates.hardware),
					),
				);
			else if (cluster.storage === null) this.unknownFacts.add(`services.${service.id}.protection.cluster.storage`);
			const balancer = (number: number): Block =>
				this.part(
					`balancer/${service.id}/${number}`,
					"load balancer",
					cluster.loadBalancers === "single"
						? `the load balancer of ${service.name}`
						: `load balancer ${number} of ${service.name}`,
					() => partFigures("load-balancer", this.organization),
				);
			if (cluster.loadBalancers === "single") parts.push(balancer(1));
			else if (cluster.loadBalancers === "clustered") parts.push({ parallel: [balancer(1), balancer(2)] });
			else if (cluster.loadBalancers === null)
				this.unknownFacts.add(`services.${service.id}.protection.cluster.loadBalancers`);
		}
		const scanner = service.mail?.scanner ?? null;
		if (scanner === null || scanner.place === "none" || scanner.place === "same-server" || scanner.mayBypass === true)
			return;
		const machines = scanner.serverIds.map((id) =>
			this.machine(this.server(id, `services.${service.id}.mail.scanner`)),
		);
		if (machines.length === 0) {
			const named = (suffix: string): Block =>
				this.part(`scanner/${service.id}${suffix}`, "scanner", `the scanner of ${service.name}${suffix}`, () =>
					serverFigures(null, this.rates.hardware, this.organization),
				);
			parts.push(scanner.place === "redundant-pair" ? { parallel: [named(" (1)"), named(" (2)")] } : named(""));
		} else parts.push(scanner.place === "redundant-pair" ? { parallel: machines } : { series: machines });
	}

	/** A machine and all that it cannot do without. */
	private machine(server: Server): Block {
		const parts: Block[] = [
			this.part(`server/${server.id}`, "server", `the server ${server.name}`, () =>
				serverFigures(server, this.rates.hardware, this.organization),
			),
		];
		if (server.hostServerId !== null) {
			const host = this.server(server.hostServerId, `servers.${server.id}.hostServerId`);
			parts.push(
				this.part(`server/${host.id}`, "host", `the host ${host.name}`, () =>
					serverFigures(host, this.rates.hardware, this.organization),
				),
				...this.surroundings(host),
			);
		} else if (server.kind === "virtual") this.unknownFacts.add(`servers.${server.id}.hostServerId`);
		if (server.storageServerId !== null)
			parts.push(this.storage(this.server(server.storageServerId, `servers.${server.id}.storageServerId`), null));
		if (server.hostServerId === null || server.powerFeed !== null) parts.push(...this.surroundings(server));
		return { series: parts };
	}

	private storage(server: Server, service: Service | null): Block {
		return {
			series: [
				this.part(`server/${server.id}`, "storage", `the storage ${server.name}`, () =>
					storageFigures(server, server.dataGigabytes ?? service?.dataGigabytes ?? null, this.rates.hardware),
				),
				...this.surroundings(server),
			],
		};
	}

	private surroundings(server: Server): Block[] {
		const site = server.siteId === null ? null : (this.sites.get(server.siteId) ?? null);
		const parts: Block[] = [];
		if (server.kind !== "cloud") {
			const feed = server.powerFeed;
			if (feed === null) this.unknownFacts.add(`servers.${server.id}.powerFeed`);
			// Without a name, one feed for the site: the cautious reading.
			const key = feed ?? (site === null ? null : `of ${site.id}`);
			if (key !== null)
				parts.push(
					this.part(
						`feed/${key}`,
						"power feed",
						feed === null ? `the power of ${site!.name}` : `the power feed ${feed}`,
						() => feedFigures(site, this.organization),
					),
				);
			if (server.networkSwitch === null) this.unknownFacts.add(`servers.${server.id}.networkSwitch`);
			else
				parts.push(
					this.part(`switch/${server.networkSwitch}`, "switch", `the switch ${server.networkSwitch}`, () =>
						partFigures("switch", this.organization),
					),
				);
		}
		if (server.siteId === null) this.unknownFacts.add(`servers.${server.id}.siteId`);
		else parts.push(...this.place(server.siteId));
		return parts;
	}

	private place(siteId: string): Block[] {
		const site = this.sites.get(siteId);
		if (!site) throw new RangeError(`siteId is not in the facts: ${siteId}`);
		const parts = [
			this.part(`line/${site.id}`, "line", `the network of ${site.name}`, () =>
				placeFigures("line", this.rates.network),
			),
		];
		// Sites that one disaster takes together are one component.
		const together = [site.id, ...site.sharedFateWith].sort();
		for (const other of this.sites.values())
			if (other.sharedFateWith.includes(site.id) && !together.includes(other.id)) together.push(other.id);
		together.sort();
		parts.push(
			this.part(`site/${together.join("+")}`, "site", `the site ${site.name}`, () =>
				placeFigures("site", this.rates.site),
			),
		);
		return parts;
	}

	private siteOf(service: Service): string | null {
		for (const group of service.groups)
			for (const id of group.serverIds) {
				const siteId = this.servers.get(id)?.siteId ?? null;
				if (siteId !== null) return siteId;
			}
		return null;
	}

	private server(id: string, path: string): Server {
		const server = this.servers.get(id);
		if (!server) throw new RangeError(`${path} names no server: ${id}`);
		return server;
	}

	private part(id: string, kind: ComponentKind, label: string, figures: () => ComponentFigures): Block {
		if (!this.components.has(id))
			this.components.set(id, { id, kind, label, serviceId: this.owner, figures: figures() });
		return { component: id };
	}
}
