import type { Facts, Server, Service } from "@/engine";

/** An organisation of a given size: every tenth service replicated, every seventh load-balanced, four sites, two feeds each. */
export function organizationOf(serverCount: number, serviceCount: number): Facts {
	const sites = ["north", "south", "east", "west"];
	const servers = Array.from({ length: serverCount }, (_, index) => serverOf(index, sites[index % 4]!));
	const each = Math.floor(serverCount / serviceCount);
	return {
		formatVersion: 1,
		organization: {
			name: "Bench",
			country: "DE",
			currency: "EUR",
			timeZone: "Europe/Berlin",
			businessHours: { days: [1, 2, 3, 4, 5], startHour: 8, endHour: 18 },
			overrides: { phases: [], rates: [], scoreWeights: null, costs: [], scanners: [] },
		},
		sites: sites.map((id) => ({
			id,
			name: id,
			kind: "server-room",
			engineers: 4,
			engineerHours: "always",
			callOutHours: 1,
			uplinkMegabitsPerSecond: 1000,
			restoreStreams: 3,
			upsMinutes: 20,
			hasGenerator: true,
			sharedFateWith: [],
		})),
		servers,
		services: Array.from({ length: serviceCount }, (_, index) =>
			serviceOf(index, servers.slice(index * each, (index + 1) * each)),
		),
		practiceAnswers: [],
		drills: [],
		incidents: [],
	};
}

function serverOf(index: number, siteId: string): Server {
	return {
		id: `server-${index}`,
		name: `server-${index}`,
		siteId,
		role: null,
		kind: "physical",
		planned: false,
		hostServerId: null,
		storageServerId: null,
		room: `${siteId}-room`,
		powerFeed: `${siteId}-${index % 2 === 0 ? "A" : "B"}`,
		networkSwitch: `${siteId}-switch-${index % 5}`,
		operatingSystem: null,
		operatingSystemSupportEndsOn: null,
		softwareVersion: null,
		vendor: null,
		cpuCores: 16,
		memoryGigabytes: 128,
		dataGigabytes: 20 + (index % 50) * 4,
		dataGrowthPerYear: 0.2,
		purchasedOn: "2023-01-01",
		warranty: {
			responseHours: 4,
			resolutionHours: index % 3 === 0 ? 8 : null,
			coverage: "always",
			endsOn: "2028-01-01",
		},
		spareOnSite: false,
		hardwareLeadHours: 72,
		identity: { externalIds: [], biosUuid: null, serialNumber: `S${index}`, fqdn: null, addresses: [] },
	};
}

function serviceOf(index: number, servers: Server[]): Service {
	const tier = index % 7 === 0 ? "T4" : index % 10 === 1 ? "T3" : "T1";
	return {
		id: `service-${index}`,
		name: `Service ${index}`,
		kind: index % 5 === 0 ? "mail" : "database",
		users: 100,
		costPerHour: { business: 100 + index, outside: 20 },
		costPerHourOfLoss: 50,
		targets: { restoreHours: 4, lossHours: 24, availability: 0.999, maximumTolerableDowntimeHours: 48 },
		groups: [
			{
				id: "group",
				name: "Servers",
				serverIds: servers.map(({ id }) => id),
				required: Math.max(1, servers.length - 1),
			},
		],
		dependsOn: index > 0 && index % 3 === 0 ? ["service-0"] : [],
		dataGigabytes: null,
		dataGrowthPerYear: null,
		changedGigabytesPerDay: 5,
		plannedHoursPerYear: null,
		design: null,
		protection: {
			tier,
			backup: {
				intervalHours: 24,
				jobHours: 3,
				medium: "disk",
				siteId: servers[0]?.siteId ?? null,
				offsite: { kind: "rotation", intervalDays: 7, fetchHours: 3, siteId: null },
				immutable: false,
				separateCredentials: true,
				retentionDays: 30,
				restoreMegabytesPerSecond: 35,
				failureProbability: 0.05,
				lastSuccessAt: "2026-11-22T02:00:00Z",
				lastRestoreTestOn: "2026-06-01",
				systemImage: false,
			},
			standby: null,
			replication:
				tier === "T3"
					? {
							siteId: servers[1]?.siteId ?? null,
							serverId: null,
							sameRoom: false,
							protocol: "C",
							linkMegabitsPerSecond: 1000,
							lagSeconds: 0,
							switchOver: "manual",
							quorum: true,
							lastSwitchOverTestOn: "2026-05-01",
							resyncShare: null,
							snapshotIntervalHours: null,
							daysBehind: 0,
							identicalConfiguration: null,
						}
					: null,
			cluster:
				tier === "T4"
					? {
							nodes: servers.length,
							nodesNeeded: Math.max(1, servers.length - 1),
							storage: "replicated",
							storageServerId: null,
							storageRedundant: null,
							loadBalancers: "clustered",
							probeSeconds: 10,
							identicalConfiguration: true,
							splitInOut: null,
							archiveOnStorage: null,
							siteIds: [],
							lastNodeLossTestOn: "2026-04-01",
						}
					: null,
			hosted: null,
		},
		mail: null,
	};
}
