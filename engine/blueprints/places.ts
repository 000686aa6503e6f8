import type { Facts, Known, Server, Service } from "../facts";
import { type BlueprintChoice, type BlueprintKind, KIND_PLANS } from "./blueprint";

/** A machine the blueprint needs; somebody's server takes it, or a planned one. */
export interface BlueprintPlace {
	place: string;
	label: string;
	/** What the machine does: its role in the inventory. */
	role: string;
	part: "carrier" | "second" | "storage";
	/** It stands in the second site, where one is chosen. */
	isFar: boolean;
}

/** Which machines does a blueprint ask for? In the order traffic meets them; a hosted service asks for none. */
export function placesOf(kind: BlueprintKind, choice: BlueprintChoice): BlueprintPlace[] {
	const { machine } = KIND_PLANS[kind];
	if (choice.pattern === "hosted") return [];
	if (choice.pattern === "balanced") {
		const places: BlueprintPlace[] = [];
		for (let node = 1; node <= choice.nodes; node++)
			places.push({
				place: `node-${node}`,
				label: `${machine} ${node}`,
				role: machine,
				part: "carrier",
				isFar: choice.secondSiteId !== null && node > Math.ceil(choice.nodes / 2),
			});
		if (choice.storage !== "none")
			places.push({
				place: "storage",
				label: choice.storage === "replicated" ? "Storage, first of two" : "Shared storage",
				role: "Storage",
				part: "storage",
				isFar: false,
			});
		return places;
	}
	const places: BlueprintPlace[] = [{ place: "primary", label: machine, role: machine, part: "carrier", isFar: false }];
	if (choice.pattern === "standby")
		places.push({
			place: "standby",
			label: `Standby ${machine.toLowerCase()}`,
			role: `Standby ${machine.toLowerCase()}`,
			part: "second",
			isFar: choice.secondSiteId !== null,
		});
	if (choice.pattern === "replicated")
		places.push({
			place: "secondary",
			label: `Secondary ${machine.toLowerCase()}`,
			role: `Secondary ${machine.toLowerCase()}`,
			part: "second",
			isFar: choice.secondSiteId !== null,
		});
	return places;
}

/**
 * Who takes the places that a service's own machines can take? Its servers in the order of its groups, the second machine
 * and the storage it already names; what is left over stays open.
 */
export function suggestPlaces(
	kind: BlueprintKind,
	choice: BlueprintChoice,
	service: Known<Service>,
): BlueprintChoice["places"] {
	if (service === null) return [];
	const carriers = [...new Set(service.groups.flatMap((group) => group.serverIds))];
	const { standby, replication, cluster } = service.protection;
	const second = replication?.serverId ?? standby?.serverId ?? null;
	const carrying = carriers.filter((id) => id !== second);
	const taken: BlueprintChoice["places"] = [];
	for (const { place, part } of placesOf(kind, choice)) {
		const serverId =
			part === "storage"
				? (cluster?.storageServerId ?? null)
				: part === "second"
					? (second ?? (carriers.length > 1 ? (carrying.shift() ?? null) : null))
					: (carrying.shift() ?? (choice.pattern === "balanced" ? takeSecond(second, taken) : null));
		if (serverId !== null) taken.push({ place, serverId });
	}
	return taken;
}

const takeSecond = (second: string | null, taken: BlueprintChoice["places"]): string | null =>
	second !== null && taken.every((one) => one.serverId !== second) ? second : null;

export interface FilledPlace extends BlueprintPlace {
	server: Server;
	isPlanned: boolean;
}

/**
 * Each place with its machine: the one chosen, or a planned one made after the first that is there, as servers of a kind
 * are advised to be alike. `idFor` names new machines. RangeError for a server that the facts do not hold or that two
 * places claim.
 */
export function fillPlaces(
	facts: Facts,
	kind: BlueprintKind,
	choice: BlueprintChoice,
	serviceName: string,
	idFor: (place: string) => string,
): FilledPlace[] {
	const servers = new Map(facts.servers.map((server) => [server.id, server]));
	const taken = new Map(choice.places.map(({ place, serverId }) => [place, serverId]));
	const used = new Set<string>();
	const places = placesOf(kind, choice);
	const chosen = (place: string): Server | null => {
		const id = taken.get(place);
		if (id === undefined) return null;
		const server = servers.get(id);
		if (server === undefined) throw new RangeError(`places names no server of the facts: ${id}`);
		if (used.has(id)) throw new RangeError(`places names ${server.name} twice: a machine takes one place`);
		used.add(id);
		return server;
	};
	const found = places.map((place) => ({ ...place, server: chosen(place.place) }));
	const model = found.find((one) => one.part === "carrier" && one.server !== null)?.server ?? null;
	const homeSiteId = model?.siteId ?? (facts.sites.length === 1 ? facts.sites[0]!.id : null);
	return found.map(({ server, ...place }) => {
		if (server !== null) return { ...place, server, isPlanned: server.planned };
		const siteId = place.isFar ? choice.secondSiteId : homeSiteId;
		const name = nameOf(serviceName.trim() || "service", place.label.toLowerCase());
		return {
			...place,
			server: plannedServer(idFor(place.place), name, place, siteId, place.part === "storage" ? null : model),
			isPlanned: true,
		};
	});
}

/** "Mail" and "mail server 2" make "Mail server 2". */
function nameOf(service: string, label: string): string {
	const repeats = label.startsWith(`${service.toLowerCase()} `);
	return repeats ? `${service}${label.slice(service.length)}` : `${service}: ${label}`;
}

function plannedServer(
	id: string,
	name: string,
	{ role, part }: BlueprintPlace,
	siteId: Known<string>,
	model: Known<Server>,
): Server {
	return {
		id,
		name,
		siteId,
		role,
		kind: part === "storage" ? "physical" : (model?.kind ?? null),
		planned: true,
		hostServerId: null,
		storageServerId: null,
		room: null,
		powerFeed: null,
		networkSwitch: null,
		vendor: null,
		operatingSystem: model?.operatingSystem ?? null,
		operatingSystemSupportEndsOn: model?.operatingSystemSupportEndsOn ?? null,
		softwareVersion: model?.softwareVersion ?? null,
		cpuCores: model?.cpuCores ?? null,
		memoryGigabytes: model?.memoryGigabytes ?? null,
		dataGigabytes: null,
		dataGrowthPerYear: null,
		purchasedOn: null,
		warranty: null,
		spareOnSite: null,
		hardwareLeadHours: null,
		identity: { externalIds: [], biosUuid: null, serialNumber: null, fqdn: null, addresses: [] },
	};
}
