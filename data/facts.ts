import "server-only";
import { completeOverrides, FACTS_FORMAT_VERSION, type Facts, type Organization, type Server } from "@/engine";
import { inOrganization, type Transaction } from "./db";
import { drillOf, incidentOf, practiceAnswerOf, serverOf, serviceOf, siteOf } from "./facts-of-rows";
import { type Context, requirePermission } from "./permission";
import { answersInUse } from "./practice-answers";
import { SERVICE_PARTS } from "./services";

/** Everything the engine is told about the organisation, in the order it was entered. */
export function getFacts(context: Context): Promise<Facts> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => (await readFacts(tx, context.organizationId)).facts);
}

/** Facts and the revision they belong to, as one moment saw them. */
export function getFactsAndRevision(context: Context): Promise<{ facts: Facts; revision: number }> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		await tx.$executeRaw`SELECT FROM "Organization" WHERE "id" = ${context.organizationId}::uuid FOR SHARE`;
		return readFacts(tx, context.organizationId);
	});
}

export async function readFacts(tx: Transaction, organizationId: string): Promise<{ facts: Facts; revision: number }> {
	const inUse = { organizationId, archivedAt: null };
	const orderBy = { id: "asc" } as const;
	const organization = await tx.organization.findUniqueOrThrow({
		where: { id: organizationId },
		omit: { logo: true },
	});
	const sites = await tx.site.findMany({ where: inUse, orderBy });
	const servers = await tx.server.findMany({ where: inUse, orderBy });
	const services = await tx.service.findMany({ where: inUse, orderBy, include: SERVICE_PARTS });
	const practiceAnswers = await tx.practiceAnswer.findMany({ where: answersInUse(organizationId), orderBy });
	const drills = await tx.drill.findMany({ where: { ...inUse, service: { archivedAt: null } }, orderBy });
	const incidents = await tx.incident.findMany({
		where: inUse,
		orderBy,
		include: { services: { where: { service: { archivedAt: null } }, select: { serviceId: true } } },
	});
	const serverIds = new Set(servers.map((server) => server.id));
	const inUseOrNull = (id: string | null) => (id !== null && serverIds.has(id) ? id : null);
	const withoutReferencesToArchived = (server: Server): Server => ({
		...server,
		hostServerId: inUseOrNull(server.hostServerId),
		storageServerId: inUseOrNull(server.storageServerId),
	});
	const facts: Facts = {
		formatVersion: FACTS_FORMAT_VERSION,
		organization: {
			name: organization.name,
			country: organization.country,
			currency: organization.currency,
			timeZone: organization.timeZone,
			businessHours: organization.businessHours as unknown as Organization["businessHours"],
			overrides: completeOverrides(organization.overrides as unknown as Organization["overrides"]),
		},
		sites: sites.map(siteOf),
		servers: servers.map(serverOf).map(withoutReferencesToArchived),
		services: services.map(serviceOf),
		practiceAnswers: practiceAnswers.map(practiceAnswerOf),
		drills: drills.map(drillOf),
		incidents: incidents.map(incidentOf),
	};
	return { facts, revision: organization.revision };
}
