import { GOOD_BACKUP, GOOD_STANDBY } from "../cost/option-plans";
import type {
	ClusterFacts,
	Facts,
	HostedFacts,
	Known,
	Protection,
	ReplicationFacts,
	Server,
	Service,
	StandbyFacts,
} from "../facts";
import { type BlueprintChoice, blueprintKind, PATTERN_TIERS } from "./blueprint";
import { type FilledPlace, fillPlaces } from "./places";

export interface AppliedBlueprint {
	facts: Facts;
	service: Service;
	places: FilledPlace[];
	/** Machines that do not exist yet. */
	planned: Server[];
}

const UNKNOWN_CONTRACT: HostedFacts = {
	provider: null,
	availability: null,
	restoreHours: null,
	lossHours: null,
	creditPercent: null,
	pricePerUserPerMonth: null,
	ownBackup: null,
	retentionDays: null,
	supportHours: null,
	contractEndsOn: null,
	excludedHoursPerMonth: null,
	exclusions: null,
};

/**
 * What would the facts be with a service built by a blueprint? A new set; the one given stays as it is. A service that is
 * not in the facts yet is added. What the blueprint does not speak of (users, targets, dependencies, mail) is kept; means
 * of another pattern are given up; places nobody takes become planned servers, named by `idFor`. What an existing machine
 * is like stays unknown until somebody says it. RangeError as in `fillPlaces`.
 */
export function applyBlueprint(
	facts: Facts,
	service: Service,
	choice: BlueprintChoice,
	idFor: (place: string) => string,
): AppliedBlueprint {
	const places = fillPlaces(facts, blueprintKind(service.kind), choice, service.name, idFor);
	const planned = places.flatMap(({ server, isPlanned }) =>
		isPlanned && facts.servers.every((one) => one.id !== server.id) ? [server] : [],
	);
	const built: Service = {
		...service,
		dataGigabytes: choice.pattern === "balanced" ? sizeOfData(facts, service) : service.dataGigabytes,
		groups: groupsOf(service, choice, places),
		protection: protectionOf(service, choice, places),
	};
	const isThere = facts.services.some((one) => one.id === service.id);
	return {
		service: built,
		places,
		planned,
		facts: {
			...facts,
			servers: [...facts.servers, ...planned],
			services: isThere
				? facts.services.map((one) => (one.id === service.id ? built : one))
				: [...facts.services, built],
		},
	};
}

/** Said once, since nodes on one storage do not each hold it: its own figure, else the sum over its servers when each is known. */
function sizeOfData(facts: Facts, service: Service): Known<number> {
	const members = new Set(service.groups.flatMap((group) => group.serverIds));
	const sizes = facts.servers.filter((server) => members.has(server.id)).map((server) => server.dataGigabytes);
	if (service.dataGigabytes !== null || sizes.length === 0 || sizes.includes(null)) return service.dataGigabytes;
	return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

function groupsOf(service: Service, choice: BlueprintChoice, places: readonly FilledPlace[]): Service["groups"] {
	if (choice.pattern === "hosted") return [];
	const carriers = places.filter((one) => one.part === "carrier").map((one) => one.server.id);
	const seconds = new Set(places.filter((one) => one.part === "second").map((one) => one.server.id));
	const [first] = service.groups;
	if (choice.pattern === "balanced") {
		const group = {
			id: first?.id ?? "nodes",
			name: first?.name ?? "Nodes",
			serverIds: carriers,
			required: Math.min(choice.nodesNeeded, carriers.length),
		};
		const others = service.groups.slice(1).filter((one) => !one.serverIds.some((id) => carriers.includes(id)));
		return [group, ...others];
	}
	if (first === undefined) return [{ id: "servers", name: "Servers", serverIds: carriers, required: 1 }];
	const [primary] = carriers;
	const kept = service.groups.flatMap((group) => {
		const serverIds = group.serverIds.filter((id) => !seconds.has(id));
		return serverIds.length === 0
			? []
			: [{ ...group, serverIds, required: Math.min(group.required, serverIds.length) }];
	});
	const carries = kept.some((group) => group.serverIds.includes(primary!));
	return carries ? kept : [{ ...first, serverIds: carriers, required: 1 }, ...kept.slice(1)];
}

function protectionOf(service: Service, choice: BlueprintChoice, places: readonly FilledPlace[]): Protection {
	const { backup, standby, replication, cluster, hosted } = service.protection;
	const kept = backup ?? GOOD_BACKUP;
	const copies = choice.offsiteCopy && (kept.offsite === null || kept.offsite.kind === "none");
	const none = {
		tier: PATTERN_TIERS[choice.pattern],
		backup: copies ? { ...kept, offsite: GOOD_BACKUP.offsite } : kept,
		standby: null,
		replication: null,
		cluster: null,
		hosted: null,
	};
	const second = places.find((one) => one.part === "second") ?? null;
	const primary = places.find((one) => one.part === "carrier") ?? null;
	switch (choice.pattern) {
		case "backup":
			return none;
		case "standby":
			return { ...none, standby: standbyOf(standby, choice, primary, second) };
		case "replicated":
			return { ...none, replication: replicationOf(replication, choice, primary, second) };
		case "balanced":
			return { ...none, cluster: clusterOf(cluster, choice, places) };
		case "hosted":
			return {
				...none,
				backup: backup !== null && (hosted?.ownBackup === true || service.protection.tier === "hosted") ? backup : null,
				hosted: hosted ?? service.design?.cloud?.offer ?? UNKNOWN_CONTRACT,
			};
	}
}

function inOneRoom(choice: BlueprintChoice, primary: FilledPlace | null, second: FilledPlace | null): Known<boolean> {
	if (choice.secondSiteId !== null && choice.secondSiteId !== primary?.server.siteId) return false;
	const rooms = [primary?.server.room ?? null, second?.server.room ?? null];
	return rooms.includes(null) ? null : rooms[0] === rooms[1];
}

const siteOfSecond = (choice: BlueprintChoice, second: FilledPlace | null): Known<string> =>
	second?.server.siteId ?? choice.secondSiteId;

function standbyOf(
	known: Known<StandbyFacts>,
	choice: BlueprintChoice,
	primary: FilledPlace | null,
	second: FilledPlace | null,
): StandbyFacts {
	const start = second?.isPlanned ? GOOD_STANDBY : { daysBehind: null, identicalConfiguration: null };
	const same = known !== null && known.serverId !== null && known.serverId === second?.server.id;
	return {
		...(same ? known : { ...start, serverId: null, siteId: null, sameRoom: null }),
		siteId: siteOfSecond(choice, second),
		serverId: second?.server.id ?? null,
		sameRoom: inOneRoom(choice, primary, second),
	};
}

function replicationOf(
	known: Known<ReplicationFacts>,
	choice: BlueprintChoice,
	primary: FilledPlace | null,
	second: FilledPlace | null,
): ReplicationFacts {
	const isNew = second?.isPlanned === true;
	return {
		linkMegabitsPerSecond: known?.linkMegabitsPerSecond ?? null,
		lagSeconds: choice.protocol === known?.protocol ? known.lagSeconds : choice.protocol === "C" ? 0 : null,
		lastSwitchOverTestOn: isNew ? null : (known?.lastSwitchOverTestOn ?? null),
		resyncShare: known?.resyncShare ?? null,
		snapshotIntervalHours: known?.snapshotIntervalHours ?? null,
		daysBehind: isNew ? 0 : (known?.daysBehind ?? null),
		identicalConfiguration: isNew ? true : (known?.identicalConfiguration ?? null),
		siteId: siteOfSecond(choice, second),
		serverId: second?.server.id ?? null,
		sameRoom: inOneRoom(choice, primary, second),
		protocol: choice.protocol,
		switchOver: choice.switchOver,
		quorum: choice.quorum,
	};
}

function clusterOf(known: Known<ClusterFacts>, choice: BlueprintChoice, places: readonly FilledPlace[]): ClusterFacts {
	const nodes = places.filter((one) => one.part === "carrier");
	const sites = new Set(nodes.flatMap(({ server }) => (server.siteId === null ? [] : [server.siteId])));
	return {
		nodes: nodes.length,
		nodesNeeded: Math.min(choice.nodesNeeded, nodes.length),
		storage: choice.storage,
		storageServerId: places.find((one) => one.part === "storage")?.server.id ?? null,
		storageRedundant: known?.storageRedundant ?? null,
		loadBalancers: choice.balancers,
		probeSeconds: known?.probeSeconds ?? null,
		identicalConfiguration: known?.identicalConfiguration ?? null,
		splitInOut: choice.splitInOut,
		archiveOnStorage: choice.archiveOnStorage,
		siteIds: [...sites],
		lastNodeLossTestOn: known?.lastNodeLossTestOn ?? null,
	};
}
