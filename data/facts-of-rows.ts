import "server-only";
import {
	completeMail,
	completeProtection,
	type Drill,
	type Incident,
	type PracticeAnswer,
	type Server,
	type Service,
	type Site,
} from "@/engine";
import type {
	DrillModel,
	IncidentModel,
	PracticeAnswerModel,
	ServerModel,
	ServiceModel,
	SiteModel,
} from "./generated/models";

/** Rows as the engine's nouns. Columns of words are cast: only the schemas' words ever get in. */
export function siteOf(row: SiteModel): Site {
	return {
		id: row.id,
		name: row.name,
		kind: row.kind as Site["kind"],
		engineers: row.engineers,
		engineerHours: row.engineerHours as Site["engineerHours"],
		callOutHours: row.callOutHours,
		uplinkMegabitsPerSecond: row.uplinkMegabitsPerSecond,
		restoreStreams: row.restoreStreams,
		upsMinutes: row.upsMinutes,
		hasGenerator: row.hasGenerator,
		sharedFateWith: row.sharedFateWith,
	};
}

export function serverOf(row: ServerModel): Server {
	return {
		id: row.id,
		name: row.name,
		siteId: row.siteId,
		role: row.role,
		kind: row.kind as Server["kind"],
		planned: row.planned,
		hostServerId: row.hostServerId,
		storageServerId: row.storageServerId,
		room: row.room,
		powerFeed: row.powerFeed,
		networkSwitch: row.networkSwitch,
		vendor: row.vendor,
		operatingSystem: row.operatingSystem,
		operatingSystemSupportEndsOn: calendarDateOf(row.operatingSystemSupportEndsOn),
		softwareVersion: row.softwareVersion,
		cpuCores: row.cpuCores,
		memoryGigabytes: row.memoryGigabytes,
		dataGigabytes: row.dataGigabytes,
		dataGrowthPerYear: row.dataGrowthPerYear,
		purchasedOn: calendarDateOf(row.purchasedOn),
		warranty: row.warranty as Server["warranty"],
		spareOnSite: row.spareOnSite,
		hardwareLeadHours: row.hardwareLeadHours,
		identity: {
			externalIds: row.externalIds,
			biosUuid: row.biosUuid,
			serialNumber: row.serialNumber,
			fqdn: row.fqdn,
			addresses: row.addresses,
		},
	};
}

export interface ServiceParts {
	groups: { id: string; name: string; required: number; members: { serverId: string; position: number }[] }[];
	dependsOn: { dependsOnServiceId: string }[];
}

export function serviceOf(row: ServiceModel & ServiceParts): Service {
	return {
		id: row.id,
		name: row.name,
		kind: row.kind as Service["kind"],
		users: row.users,
		costPerHour: { business: row.costPerHourBusiness, outside: row.costPerHourOutside },
		costPerHourOfLoss: row.costPerHourOfLoss,
		targets: {
			restoreHours: row.restoreTargetHours,
			lossHours: row.lossTargetHours,
			availability: row.availabilityTarget,
			maximumTolerableDowntimeHours: row.maximumTolerableDowntimeHours,
		},
		groups: [...row.groups].sort(byId).map((group) => ({
			id: group.id,
			name: group.name,
			serverIds: [...group.members].sort((a, b) => a.position - b.position).map((member) => member.serverId),
			required: group.required,
		})),
		dependsOn: row.dependsOn.map((dependency) => dependency.dependsOnServiceId).sort(),
		dataGigabytes: row.dataGigabytes,
		dataGrowthPerYear: row.dataGrowthPerYear,
		changedGigabytesPerDay: row.changedGigabytesPerDay,
		plannedHoursPerYear: row.plannedHoursPerYear,
		protection: completeProtection(row.protection as unknown as Service["protection"]),
		mail: completeMail(row.mail as unknown as Service["mail"]),
		design: row.design as unknown as Service["design"],
	};
}

export function practiceAnswerOf(row: PracticeAnswerModel): PracticeAnswer {
	return {
		practiceId: row.practiceId,
		siteId: row.siteId,
		serverId: row.serverId,
		state: row.state as PracticeAnswer["state"],
		evidence: row.evidence as PracticeAnswer["evidence"],
		evidenceOn: calendarDateOf(row.evidenceOn),
		reason: row.reason,
		decidedBy: row.decidedBy,
		reviewOn: calendarDateOf(row.reviewOn),
		owner: row.owner,
		answeredBy: row.answeredBy,
		note: row.note,
	};
}

export function drillOf(row: DrillModel): Drill {
	return {
		id: row.id,
		serviceId: row.serviceId,
		kind: row.kind as Drill["kind"],
		scenario: row.scenario as Drill["scenario"],
		heldOn: dayOf(row.heldOn),
		succeeded: row.succeeded,
		phases: row.phases as unknown as Drill["phases"],
		totalMinutes: row.totalMinutes,
	};
}

export function incidentOf(row: IncidentModel & { services: { serviceId: string }[] }): Incident {
	return {
		id: row.id,
		serviceIds: row.services.map((service) => service.serviceId).sort(),
		scenario: row.scenario as Incident["scenario"],
		startedAt: instantOf(row.startedAt),
		endedAt: row.endedAt && instantOf(row.endedAt),
		note: row.note,
	};
}

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const calendarDateOf = (date: Date | null): string | null => date && dayOf(date);
/** Whole seconds are written without a fraction, as people write them. */
const instantOf = (date: Date): string => date.toISOString().replace(".000Z", "Z");
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
