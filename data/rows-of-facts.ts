import type { Drill, Incident, PracticeAnswer, Server, Service, Site } from "@/engine";

/** The engine's nouns as columns; what a form or a file says goes through here and nowhere else. */
type Columns = Record<string, unknown>;

export function siteColumns(site: Omit<Site, "id">): Columns {
	return {
		name: site.name,
		kind: site.kind,
		engineers: site.engineers,
		engineerHours: site.engineerHours,
		callOutHours: site.callOutHours,
		uplinkMegabitsPerSecond: site.uplinkMegabitsPerSecond,
		restoreStreams: site.restoreStreams,
		upsMinutes: site.upsMinutes,
		hasGenerator: site.hasGenerator,
		sharedFateWith: site.sharedFateWith,
	};
}

export function serverColumns(server: Omit<Server, "id">): Columns {
	return {
		name: server.name,
		siteId: server.siteId,
		role: server.role,
		kind: server.kind,
		planned: server.planned,
		hostServerId: server.hostServerId,
		storageServerId: server.storageServerId,
		room: server.room,
		powerFeed: server.powerFeed,
		networkSwitch: server.networkSwitch,
		vendor: server.vendor,
		operatingSystem: server.operatingSystem,
		operatingSystemSupportEndsOn: server.operatingSystemSupportEndsOn,
		softwareVersion: server.softwareVersion,
		cpuCores: server.cpuCores,
		memoryGigabytes: server.memoryGigabytes,
		dataGigabytes: server.dataGigabytes,
		dataGrowthPerYear: server.dataGrowthPerYear,
		purchasedOn: server.purchasedOn,
		warranty: server.warranty,
		spareOnSite: server.spareOnSite,
		hardwareLeadHours: server.hardwareLeadHours,
		externalIds: server.identity.externalIds,
		biosUuid: server.identity.biosUuid,
		serialNumber: server.identity.serialNumber,
		fqdn: server.identity.fqdn,
		addresses: server.identity.addresses,
	};
}

/** Without groups and dependencies, which have tables of their own. */
export function serviceColumns(service: Omit<Service, "id" | "groups" | "dependsOn">): Columns {
	return {
		name: service.name,
		kind: service.kind,
		users: service.users,
		costPerHourBusiness: service.costPerHour.business,
		costPerHourOutside: service.costPerHour.outside,
		costPerHourOfLoss: service.costPerHourOfLoss,
		restoreTargetHours: service.targets.restoreHours,
		lossTargetHours: service.targets.lossHours,
		availabilityTarget: service.targets.availability,
		maximumTolerableDowntimeHours: service.targets.maximumTolerableDowntimeHours,
		dataGigabytes: service.dataGigabytes,
		dataGrowthPerYear: service.dataGrowthPerYear,
		changedGigabytesPerDay: service.changedGigabytesPerDay,
		plannedHoursPerYear: service.plannedHoursPerYear,
		protection: service.protection,
		mail: service.mail,
		design: service.design,
	};
}

export function practiceAnswerColumns(answer: PracticeAnswer): Columns {
	return {
		practiceId: answer.practiceId,
		siteId: answer.siteId,
		serverId: answer.serverId,
		state: answer.state,
		evidence: answer.evidence,
		evidenceOn: answer.evidenceOn,
		reason: answer.reason,
		decidedBy: answer.decidedBy,
		reviewOn: answer.reviewOn,
		owner: answer.owner,
		answeredBy: answer.answeredBy,
		note: answer.note,
	};
}

export function drillColumns(drill: Omit<Drill, "id">): Columns {
	return {
		serviceId: drill.serviceId,
		kind: drill.kind,
		scenario: drill.scenario,
		heldOn: drill.heldOn,
		succeeded: drill.succeeded,
		phases: drill.phases,
		totalMinutes: drill.totalMinutes,
	};
}

/** Without its services, which have a table of their own. */
export function incidentColumns(incident: Omit<Incident, "id" | "serviceIds">): Columns {
	return {
		scenario: incident.scenario,
		startedAt: incident.startedAt,
		endedAt: incident.endedAt,
		note: incident.note,
	};
}
