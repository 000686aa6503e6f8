import "server-only";
import type { Incident } from "@/engine";
import { incidentSchema } from "@/schemas/facts";
import { recordFactsChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { incidentOf } from "./facts-of-rows";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";
import { changedMeanwhile, insertRows, requireRows, updateRow } from "./rows";
import { incidentColumns } from "./rows-of-facts";

type IncidentFacts = Omit<Incident, "id">;

export interface IncidentRow extends Incident {
	version: number;
}

const SERVICES = { services: { select: { serviceId: true } } } as const;

/** The schema carries a rule across fields, so it cannot lose one: the id is checked with the rest. */
function parse(id: string, input: IncidentFacts): Incident {
	return incidentSchema.parse({ ...input, id });
}

export function listIncidents(context: Context): Promise<IncidentRow[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.incident.findMany({
			where: { organizationId: context.organizationId, archivedAt: null },
			orderBy: [{ startedAt: "desc" }, { id: "desc" }],
			include: SERVICES,
		});
		return rows.map((row) => ({ ...incidentOf(row), version: row.version }));
	});
}

export function getIncident(context: Context, id: string): Promise<IncidentRow> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const row = await tx.incident.findFirst({
			where: { organizationId: context.organizationId, id: rowId(id, "incident"), archivedAt: null },
			include: SERVICES,
		});
		if (!row) throw notFound("incident");
		return { ...incidentOf(row), version: row.version };
	});
}

export function createIncident(context: Context, input: IncidentFacts): Promise<{ id: string }> {
	requirePermission(context, "incidents.edit");
	const id = newId();
	const incident = parse(id, input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		await requireRows(tx, organizationId, "service", incident.serviceIds);
		await insertRows(tx, "Incident", [
			{ id, organizationId, updatedAt: new Date(), version: 1, ...incidentColumns(incident) },
		]);
		await insertServices(tx, organizationId, incident);
		await recordFactsChange(tx, context, { action: "incident.create", targetKind: "incident", targetId: id });
		return { id };
	});
}

export function updateIncident(
	context: Context,
	{ id, version, ...input }: IncidentFacts & { id: string; version: number },
): Promise<void> {
	requirePermission(context, "incidents.edit");
	const incident = parse(id, input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const key = { organizationId, id: rowId(id, "incident"), archivedAt: null };
		const before = await tx.incident.findFirst({ where: key, include: SERVICES });
		if (!before) throw notFound("incident");
		await requireRows(tx, organizationId, "service", incident.serviceIds);
		const saved = await updateRow(tx, "Incident", { organizationId, id, version }, incidentColumns(incident));
		if (!saved) throw changedMeanwhile("incident");
		await tx.incidentService.deleteMany({ where: { organizationId, incidentId: id } });
		await insertServices(tx, organizationId, incident);
		const details = JSON.parse(JSON.stringify({ before: incidentOf(before), after: incident }));
		await recordFactsChange(tx, context, { action: "incident.update", targetKind: "incident", targetId: id, details });
	});
}

function insertServices(tx: Transaction, organizationId: string, { id, serviceIds }: Incident): Promise<void> {
	const rows = [...new Set(serviceIds)].map((serviceId) => ({ organizationId, incidentId: id, serviceId }));
	return insertRows(tx, "IncidentService", rows);
}

export function archiveIncident(context: Context, { id, version }: { id: string; version: number }): Promise<void> {
	requirePermission(context, "incidents.edit");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const key = { organizationId, id: rowId(id, "incident"), archivedAt: null };
		if (!(await tx.incident.findFirst({ where: key, select: { id: true } }))) throw notFound("incident");
		const { count } = await tx.incident.updateMany({
			where: { ...key, version },
			data: { archivedAt: new Date(), version: { increment: 1 } },
		});
		if (count === 0) throw changedMeanwhile("incident");
		await recordFactsChange(tx, context, { action: "incident.archive", targetKind: "incident", targetId: id });
	});
}
