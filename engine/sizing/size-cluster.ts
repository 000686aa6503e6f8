import { type CapacityId, type CapacityInForce, capacityInForce } from "../catalogue/capacities";
import type { CalendarDate, Facts, Known, Service } from "../facts";
import { dateFromDays, daysFromDate } from "../readiness/calendar";
import { type ClusterLoad, clusterLoad } from "./cluster-load";

export type ResourceId = "nodes" | "storage-speed" | "storage-size" | "line";

export interface Resource {
	resource: ResourceId;
	label: string;
	unit: string;
	/** What the busiest hour needs, room to spare included. */
	needed: number;
	/** What is there; null: not known. */
	present: Known<number>;
	/** `present` is an assumption of ours, not a fact. */
	isAssumed: boolean;
	/** Needed ÷ present: above 1 it does not carry the load. */
	use: Known<number>;
}

export interface GrowthStep {
	resource: ResourceId;
	/** The day on which what is there no longer suffices. */
	on: CalendarDate;
	/** How many nodes are needed from then on, one of them to spare; null for other resources. */
	nodes: Known<number>;
}

export interface Sizing {
	users: number;
	load: ClusterLoad;
	nodesNeeded: number;
	/** With one down: one more than are needed. */
	nodes: number;
	/** With mail in and mail out on nodes of their own, each kind with one to spare. */
	splitNodes: { incoming: number; reading: number };
	storageGigabytes: number;
	/** Share of the store that is the archive. */
	archiveShare: number;
	resources: Resource[];
	/** The resource used most; null when nothing present is known. */
	limit: Known<Resource>;
	growthPerYear: Known<number>;
	growth: GrowthStep[];
	capacities: CapacityInForce[];
	unknownFacts: string[];
}

const DAYS_PER_YEAR = 365.25;
const YEARS_AHEAD = 10;
const NODE_STEPS = 3;

/**
 * How many nodes carry a service with one down, how fast and large must its storage be, and how fast its line? The load of
 * the busiest hour (`clusterLoad`) against the capacities in force. The limit is the resource used most of what is there:
 * often the storage's speed, which no further node mends. Growth says on which day what is there no longer suffices.
 * Null while the number of users is not known: nothing can be sized then. RangeError as in `clusterLoad`.
 */
export function sizeCluster(facts: Facts, service: Service, asOf: CalendarDate): Known<Sizing> {
	const { users } = service;
	if (users === null) return null;
	const load = clusterLoad(service, users);
	const own = service.design?.load?.capacities ?? [];
	const extra: CapacityInForce[] = [];
	const of = (item: CapacityId): number => {
		const found = capacityInForce(own, item);
		if (!extra.some((one) => one.item === item)) extra.push(found);
		if (!(found.amount > 0)) throw new RangeError(`${item} must be above 0, got ${found.amount}`);
		return found.amount;
	};
	const wholeNodes = (worth: number) => Math.max(1, Math.ceil(worth / of("nodeUse") - 1e-9));
	const headroom = 1 + capacityInForce(own, "storageHeadroom").amount;
	const store = (at: ClusterLoad) => (at.mailboxGigabytes + at.archiveGigabytes) * headroom;
	const smtp = load.protocols.find(({ protocol }) => protocol === "smtp")!.nodes;
	const nodesNeeded = wholeNodes(load.nodesWorth);
	const present = presentIn(facts, service);
	const needs: Record<ResourceId, (at: ClusterLoad) => number> = {
		nodes: (at) => wholeNodes(at.nodesWorth) + 1,
		"storage-speed": (at) => at.operationsPerSecond / of("storageUse"),
		"storage-size": store,
		line: (at) => at.megabitsPerSecond / of("linkUse"),
	};
	const assumedSpeed = of("storageOperations");
	const resources = RESOURCES.map(({ resource, label, unit }): Resource => {
		const isAssumed = resource === "storage-speed" && present[resource] === null;
		const there = isAssumed ? assumedSpeed : present[resource];
		const needed = needs[resource](load);
		return { resource, label, unit, needed, present: there, isAssumed, use: useOf(resource, load, needed, there, of) };
	});
	const limit = resources.reduce<Known<Resource>>(
		(most, one) => (one.use !== null && (most === null || one.use > (most.use ?? 0)) ? one : most),
		null,
	);
	const growthPerYear = service.design?.load?.userGrowthPerYear ?? null;
	const total = store(load);
	return {
		users,
		load,
		nodesNeeded,
		nodes: nodesNeeded + 1,
		splitNodes: { incoming: wholeNodes(smtp) + 1, reading: wholeNodes(load.nodesWorth - smtp) + 1 },
		storageGigabytes: total,
		archiveShare: total === 0 ? 0 : (load.archiveGigabytes * headroom) / total,
		resources,
		limit,
		growthPerYear,
		growth: growthPerYear === null ? [] : stepsOf(service, users, growthPerYear, resources, needs, asOf),
		capacities: [...load.capacities, ...extra, capacityInForce(own, "storageHeadroom")],
		unknownFacts:
			growthPerYear === null
				? [...load.unknownFacts, `services.${service.id}.design.load.userGrowthPerYear`]
				: load.unknownFacts,
	};
}

const RESOURCES: readonly Pick<Resource, "resource" | "label" | "unit">[] = [
	{ resource: "nodes", label: "Nodes", unit: "nodes, one to spare" },
	{ resource: "storage-speed", label: "Speed of the storage", unit: "operations a second" },
	{ resource: "storage-size", label: "Size of the storage", unit: "GB" },
	{ resource: "line", label: "Line", unit: "Mbit/s" },
];

function presentIn(facts: Facts, service: Service): Record<ResourceId, Known<number>> {
	const load = service.design?.load ?? null;
	const members = new Set(service.groups.flatMap((group) => group.serverIds));
	const servers = facts.servers.filter((server) => members.has(server.id) && !server.planned);
	const lines = facts.sites
		.filter((site) => servers.some((server) => server.siteId === site.id))
		.map((site) => site.uplinkMegabitsPerSecond);
	return {
		nodes: servers.length > 0 ? servers.length : null,
		"storage-speed": load?.storageOperationsPerSecond ?? null,
		"storage-size": load?.storageGigabytes ?? null,
		line: lines.length === 0 || lines.includes(null) ? null : Math.min(...(lines as number[])),
	};
}

/** Of nodes: the work against what all but one of them carry, in fractions, so that it can be told from the others. */
function useOf(
	resource: ResourceId,
	load: ClusterLoad,
	needed: number,
	present: Known<number>,
	of: (item: CapacityId) => number,
): Known<number> {
	if (present === null) return null;
	if (resource !== "nodes") return present > 0 ? needed / present : null;
	return load.nodesWorth / (Math.max(1, present - 1) * of("nodeUse"));
}

function stepsOf(
	service: Service,
	users: number,
	growthPerYear: number,
	resources: readonly Resource[],
	needs: Record<ResourceId, (at: ClusterLoad) => number>,
	asOf: CalendarDate,
): GrowthStep[] {
	if (!(growthPerYear > 0)) return [];
	const later = (days: number) => clusterLoad(service, users, (1 + growthPerYear) ** (days / DAYS_PER_YEAR));
	/** The first day on which a need is above what is there: needs only rise with growth, so halving finds it. */
	const firstDay = (resource: ResourceId, there: number): Known<number> => {
		const above = (days: number) => needs[resource](later(days)) > there + 1e-9;
		let [low, high] = [0, Math.ceil(YEARS_AHEAD * DAYS_PER_YEAR)];
		if (above(low) || !above(high)) return null;
		while (high - low > 1) {
			const middle = Math.floor((low + high) / 2);
			if (above(middle)) high = middle;
			else low = middle;
		}
		return high;
	};
	const steps: GrowthStep[] = [];
	const add = (resource: ResourceId, there: number, nodes: Known<number>) => {
		const days = firstDay(resource, there);
		if (days !== null) steps.push({ resource, on: dateFromDays(daysFromDate(asOf) + days), nodes });
	};
	for (const { resource, needed, present } of resources) {
		if (resource === "nodes") {
			const first = Math.max(present ?? 0, needed);
			for (let nodes = first; nodes < first + NODE_STEPS; nodes++) add("nodes", nodes, nodes + 1);
		} else if (present !== null) add(resource, present, null);
	}
	return steps.sort((one, other) => (one.on < other.on ? -1 : 1));
}
