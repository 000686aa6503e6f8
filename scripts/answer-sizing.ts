import type { z } from "zod";
import {
	type CapacityOverride,
	FACTS_FORMAT_VERSION,
	type Facts,
	type Service,
	sizeCluster,
	slotsNeeded,
	waitingShare,
} from "@/engine";
import { UNKNOWN_SERVER } from "@/schemas/servers";
import { UNKNOWN_SERVICE } from "@/schemas/services";
import { UNKNOWN_SITE } from "@/schemas/sites";
import type { erlangQuestion, sizingQuestion } from "@/schemas/sizing-questions";

export function answerErlang({ offeredErlangs, slots, mostWaiting }: z.infer<typeof erlangQuestion>) {
	return {
		...(slots === undefined ? {} : { waitingShare: waitingShare(offeredErlangs, slots) }),
		...(mostWaiting === undefined ? {} : { slotsNeeded: slotsNeeded(offeredErlangs, mostWaiting) }),
	};
}

/** A cluster described by its load alone, as the facts of one mail service on so many nodes. */
export function answerSizing(input: z.infer<typeof sizingQuestion>) {
	const { users, messagesPerDay, sessions, nodes, linkMegabitsPerSecond, archiveOnStorage, capacities, asOf, ...load } =
		input;
	const servers = Array.from({ length: nodes ?? 0 }, (_, index) => ({
		...UNKNOWN_SERVER,
		id: `node-${index + 1}`,
		name: `node ${index + 1}`,
		siteId: "site",
	}));
	const own = Object.entries(capacities).map(([item, amount]): CapacityOverride => ({ item, amount, source: "input" }));
	const service: Service = {
		...UNKNOWN_SERVICE,
		id: "service",
		name: "Service",
		kind: "mail",
		users,
		groups:
			servers.length === 0 ? [] : [{ id: "nodes", name: "Nodes", serverIds: servers.map(({ id }) => id), required: 1 }],
		protection: { ...UNKNOWN_SERVICE.protection, cluster: archiveOnStorage ? ARCHIVING : null },
		mail: {
			scanner: null,
			access: null,
			popLeavesCopyOnServer: null,
			messagesPerDay,
			senderRetryDays: null,
			spfCoversSecondSite: null,
			accessGroups: [],
		},
		design: { dnsTtlSeconds: null, load: { ...load, sessions, capacities: own }, cloud: null },
	};
	const facts: Facts = {
		formatVersion: FACTS_FORMAT_VERSION,
		organization: {
			name: "Input",
			country: null,
			currency: "USD",
			timeZone: "UTC",
			businessHours: { days: [1, 2, 3, 4, 5], startHour: 9, endHour: 18 },
			overrides: { phases: [], rates: [], scoreWeights: null, costs: [], scanners: [] },
		},
		sites: [{ ...UNKNOWN_SITE, id: "site", name: "Site", uplinkMegabitsPerSecond: linkMegabitsPerSecond }],
		servers,
		services: [service],
		practiceAnswers: [],
		drills: [],
		incidents: [],
	};
	return sizeCluster(facts, service, asOf);
}

const ARCHIVING: NonNullable<Service["protection"]["cluster"]> = {
	nodes: null,
	nodesNeeded: null,
	storage: "single",
	storageServerId: null,
	storageRedundant: null,
	loadBalancers: null,
	probeSeconds: null,
	identicalConfiguration: null,
	splitInOut: null,
	archiveOnStorage: true,
	siteIds: [],
	lastNodeLossTestOn: null,
};
