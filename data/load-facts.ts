import "server-only";
import type { Facts } from "@/engine";
import { parseFacts } from "@/schemas/facts";
import { recordFactsChange } from "./audit";
import { inOrganization, type Json, type Transaction } from "./db";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { Refusal } from "./refusal";
import { insertRows } from "./rows";
import {
	drillColumns,
	incidentColumns,
	practiceAnswerColumns,
	serverColumns,
	serviceColumns,
	siteColumns,
} from "./rows-of-facts";
import { withReferences } from "./service-references";

export interface FactsCounts {
	sites: number;
	servers: number;
	services: number;
	practiceAnswers: number;
	drills: number;
	incidents: number;
}

/** The one door by which a facts file enters, the sample's too; into an organisation that has no facts yet. */
export function loadFacts(context: Context, input: unknown): Promise<FactsCounts> {
	requirePermission(context, "imports.run");
	requirePermission(context, "organization.edit");
	const facts = readFactsFile(input);
	return inOrganization(context, (tx) => writeFacts(tx, context, facts), { timeout: 120_000 });
}

export function readFactsFile(input: unknown): Facts {
	const parsed = parseFacts(input);
	if (parsed.ok) return parsed.facts;
	const [first] = parsed.issues;
	const more = parsed.issues.length > 1 ? ` (and ${parsed.issues.length - 1} more)` : "";
	throw new Refusal("invalid", `The file holds facts that cannot be: ${first?.path} ${first?.message}${more}.`);
}

export async function writeFacts(tx: Transaction, context: Context, given: Facts): Promise<FactsCounts> {
	const { organizationId } = context;
	await tx.$executeRaw`SELECT FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR UPDATE`;
	const rows =
		(await tx.site.count({ where: { organizationId } })) + (await tx.server.count({ where: { organizationId } }));
	if (rows > 0) throw new Refusal("conflict", "This organisation has facts already. A facts file goes into a new one.");

	const facts = withNewIds(given);
	const base = { organizationId, updatedAt: new Date(), version: 1 };
	const { businessHours, overrides, ...organization } = facts.organization;
	await tx.organization.updateMany({
		where: { id: organizationId },
		data: {
			...organization,
			businessHours: businessHours as unknown as Json,
			overrides: overrides as unknown as Json,
			version: { increment: 1 },
		},
	});
	await insertRows(
		tx,
		"Site",
		facts.sites.map((site) => ({ ...base, id: site.id, ...siteColumns(site) })),
	);
	await insertRows(
		tx,
		"Server",
		facts.servers.map((server) => ({ ...base, id: server.id, ...serverColumns(server) })),
	);
	await insertRows(
		tx,
		"Service",
		facts.services.map((service) => ({ ...base, id: service.id, ...serviceColumns(service) })),
	);
	await insertServiceParts(tx, organizationId, facts);
	const answers = facts.practiceAnswers.map((answer) => ({ ...base, id: newId(), ...practiceAnswerColumns(answer) }));
	await insertRows(tx, "PracticeAnswer", answers);
	await insertRows(
		tx,
		"Drill",
		facts.drills.map((drill) => ({ ...base, id: drill.id, ...drillColumns(drill) })),
	);
	await insertRows(
		tx,
		"Incident",
		facts.incidents.map((incident) => ({ ...base, id: incident.id, ...incidentColumns(incident) })),
	);
	const hits = facts.incidents.flatMap((incident) =>
		incident.serviceIds.map((serviceId) => ({ organizationId, incidentId: incident.id, serviceId })),
	);
	await insertRows(tx, "IncidentService", hits);
	const counts = countsOf(facts);
	await recordFactsChange(tx, context, { action: "facts.load", details: { ...counts } });
	return counts;
}

async function insertServiceParts(tx: Transaction, organizationId: string, { services }: Facts): Promise<void> {
	const groups = services.flatMap((service) => service.groups.map((group) => ({ ...group, serviceId: service.id })));
	await insertRows(
		tx,
		"ServerGroup",
		groups.map(({ id, serviceId, name, required }) => ({ id, organizationId, serviceId, name, required })),
	);
	const members = groups.flatMap((group) =>
		group.serverIds.map((serverId, position) => ({ organizationId, groupId: group.id, serverId, position })),
	);
	await insertRows(tx, "ServerGroupMember", members);
	const dependencies = services.flatMap((service) =>
		service.dependsOn.map((dependsOnServiceId) => ({ organizationId, serviceId: service.id, dependsOnServiceId })),
	);
	await insertRows(tx, "ServiceDependency", dependencies);
}

/** A file's ids are its own; ours are made here, in the file's order, which sorting by id then keeps. */
function withNewIds(facts: Facts): Facts {
	const renaming = (rows: readonly { id: string }[]) => {
		const names = new Map(rows.map((row) => [row.id, newId()]));
		return (id: string): string => {
			const name = names.get(id);
			if (!name) throw new RangeError(`id is ${id}, which names nothing`);
			return name;
		};
	};
	const site = renaming(facts.sites);
	const server = renaming(facts.servers);
	const service = renaming(facts.services);
	const maybe = (id: string | null, rename: (id: string) => string) => (id === null ? null : rename(id));
	return {
		...facts,
		sites: facts.sites.map((one) => ({ ...one, id: site(one.id), sharedFateWith: one.sharedFateWith.map(site) })),
		servers: facts.servers.map((one) => ({
			...one,
			id: server(one.id),
			siteId: maybe(one.siteId, site),
			hostServerId: maybe(one.hostServerId, server),
			storageServerId: maybe(one.storageServerId, server),
		})),
		services: facts.services.map((one) => ({
			...withReferences(one, site, server),
			id: service(one.id),
			groups: one.groups.map((group) => ({
				...group,
				id: newId(),
				serverIds: [...new Set(group.serverIds.map(server))],
			})),
			dependsOn: [...new Set(one.dependsOn.map(service))],
		})),
		practiceAnswers: facts.practiceAnswers.map((answer) => ({
			...answer,
			siteId: maybe(answer.siteId, site),
			serverId: maybe(answer.serverId, server),
		})),
		drills: facts.drills.map((drill) => ({ ...drill, id: newId(), serviceId: service(drill.serviceId) })),
		incidents: facts.incidents.map((incident) => ({
			...incident,
			id: newId(),
			serviceIds: [...new Set(incident.serviceIds.map(service))],
		})),
	};
}

function countsOf(facts: Facts): FactsCounts {
	return {
		sites: facts.sites.length,
		servers: facts.servers.length,
		services: facts.services.length,
		practiceAnswers: facts.practiceAnswers.length,
		drills: facts.drills.length,
		incidents: facts.incidents.length,
	};
}
