import "server-only";
import { applyChanges, type Facts, type PlanChange } from "@/engine";
import { PlanChanges, PlanForm } from "@/schemas/plans";
import { todayIn } from "./assessment";
import { recordChange, recordFactsChange } from "./audit";
import { inOrganization, type Json, rowId, type Transaction } from "./db";
import { readFacts } from "./facts";
import type { PlanModel } from "./generated/models";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { clearPracticeAnswerWithin, savePracticeAnswerWithin } from "./practice-answers";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile } from "./rows";
import { editServersWithin } from "./servers-bulk";
import { updateServiceWithin } from "./services";
import { updateSiteWithin } from "./sites";

export interface PlanRow {
	id: string;
	name: string;
	changes: PlanChange[];
	version: number;
	createdByName: string;
	updatedAt: string;
	/** Null: not put in force. */
	adoptedAt: string | null;
	adoptedByName: string | null;
}

export interface PlanInput {
	name: string;
	changes: PlanChange[];
}

interface PlanRef {
	id: string;
	version: number;
}

/** Newest first. */
export function listPlans(context: Context): Promise<PlanRow[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.plan.findMany({
			where: { organizationId: context.organizationId, archivedAt: null },
			orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		});
		return rows.map(planOf);
	});
}

export function getPlan(context: Context, id: string): Promise<PlanRow> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => planOf(await findPlan(tx, context, id)));
}

export function createPlan(context: Context, input: PlanInput): Promise<{ id: string }> {
	requirePermission(context, "plans.edit");
	const { name, changes } = PlanForm.parse(input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const id = newId();
		const createdBy = { createdById: context.userId, createdByName: context.userName };
		await tx.plan.create({
			data: { id, organizationId, name, changes: changes as unknown as Json, ...createdBy },
			select: { id: true },
		});
		await recordChange(tx, context, { action: "plan.create", targetKind: "plan", targetId: id, details: { name } });
		return { id };
	});
}

export function updatePlan(context: Context, { id, version, ...input }: PlanInput & PlanRef): Promise<void> {
	requirePermission(context, "plans.edit");
	const { name, changes } = PlanForm.parse(input);
	return inOrganization(context, async (tx) => {
		refuseAdopted(await findPlan(tx, context, id));
		await write(tx, context, { id, version }, { name, changes: changes as unknown as Json });
		await recordChange(tx, context, { action: "plan.update", targetKind: "plan", targetId: id, details: { name } });
	});
}

export function archivePlan(context: Context, { id, version }: PlanRef): Promise<void> {
	requirePermission(context, "plans.edit");
	return inOrganization(context, async (tx) => {
		const { name } = await findPlan(tx, context, id);
		await write(tx, context, { id, version }, { archivedAt: new Date() });
		await recordChange(tx, context, { action: "plan.archive", targetKind: "plan", targetId: id, details: { name } });
	});
}

/**
 * Puts a plan in force: its changes become the facts, all or none, each through the verb a person would have used. What it
 * would change is worked out on the facts of this very moment; a part that is in force already is passed over.
 */
export function adoptPlan(context: Context, { id, version }: PlanRef): Promise<{ changed: number }> {
	requirePermission(context, "plans.edit");
	return inOrganization(
		context,
		async (tx) => {
			const row = await findPlan(tx, context, id);
			refuseAdopted(row);
			await tx.$executeRaw`SELECT FROM "Organization" WHERE "id" = ${context.organizationId}::uuid FOR UPDATE`;
			const { facts } = await readFacts(tx, context.organizationId);
			const { name, changes } = planOf(row);
			const after = applyChanges(facts, changes, todayIn(context.timeZone));
			const changed = await writeDifferences(tx, context, { before: facts, after, planName: name });
			if (changed === 0)
				throw new Refusal("conflict", "Everything in this plan is in force already, or what it changes is gone.");
			await write(tx, context, { id, version }, { adoptedAt: new Date(), adoptedByName: context.userName });
			const details = { name, changed, changes } as unknown as Json;
			await recordFactsChange(tx, context, { action: "plan.adopt", targetKind: "plan", targetId: id, details });
			return { changed };
		},
		{ timeout: 60_000 },
	);
}

async function findPlan(tx: Transaction, { organizationId }: Context, id: string): Promise<PlanModel> {
	const row = await tx.plan.findFirst({ where: { organizationId, id: rowId(id, "plan"), archivedAt: null } });
	if (!row) throw notFound("plan");
	return row;
}

function refuseAdopted({ adoptedAt }: PlanModel): void {
	if (adoptedAt) throw new Refusal("conflict", "This plan is in force already. Copy it to plan on from here.");
}

type PlanColumns = Parameters<Transaction["plan"]["updateMany"]>[0]["data"];

async function write(tx: Transaction, { organizationId }: Context, { id, version }: PlanRef, data: PlanColumns) {
	const { count } = await tx.plan.updateMany({
		where: { organizationId, id, version, archivedAt: null },
		data: { ...data, version: { increment: 1 } },
	});
	if (count === 0) throw changedMeanwhile("plan");
}

const planOf = (row: PlanModel): PlanRow => ({
	id: row.id,
	name: row.name,
	changes: PlanChanges.parse(row.changes),
	version: row.version,
	createdByName: row.createdByName,
	updatedAt: row.updatedAt.toISOString(),
	adoptedAt: row.adoptedAt?.toISOString() ?? null,
	adoptedByName: row.adoptedByName,
});

interface Difference {
	before: Facts;
	after: Facts;
	planName: string;
}

/** Rows that differ by identity: the engine leaves alone what it does not change. Answers how many were written. */
async function writeDifferences(tx: Transaction, context: Context, { before, after, planName }: Difference) {
	const { organizationId } = context;
	const where = { organizationId, archivedAt: null };
	const newIn = <T>(now: T[], old: T[]) => now.filter((one) => !old.includes(one));
	const services = newIn(after.services, before.services);
	const sites = newIn(after.sites, before.sites);
	const servers = newIn(after.servers, before.servers);
	const answers = newIn(after.practiceAnswers, before.practiceAnswers);
	const withdrawn = newIn(before.practiceAnswers, after.practiceAnswers);

	const versions = { select: { id: true, version: true } };
	const serviceRows = await tx.service.findMany({ where, ...versions });
	const siteRows = await tx.site.findMany({ where, ...versions });
	const versionIn = (rows: { id: string; version: number }[], id: string) =>
		rows.find((row) => row.id === id)?.version ?? 0;
	for (const service of services)
		await updateServiceWithin(tx, context, { ...service, version: versionIn(serviceRows, service.id) });
	for (const site of sites) await updateSiteWithin(tx, context, { ...site, version: versionIn(siteRows, site.id) });
	if (servers.length > 0) {
		const ids = servers.map((server) => server.id);
		await editServersWithin(tx, context, { ids, changes: { spareOnSite: true } });
	}
	for (const { practiceId, siteId, serverId } of withdrawn) {
		const level = { practiceId, siteId, serverId };
		if (answers.some((answer) => answer.practiceId === practiceId && siteId === null && serverId === null)) continue;
		const stored = await tx.practiceAnswer.findFirst({ where: { organizationId, ...level }, ...versions });
		if (stored) await clearPracticeAnswerWithin(tx, context, { ...level, version: stored.version });
	}
	for (const { answeredBy: _, ...answer } of answers) {
		const { practiceId, siteId, serverId } = answer;
		const level = { practiceId, siteId, serverId };
		const stored = await tx.practiceAnswer.findFirst({ where: { organizationId, ...level }, ...versions });
		const note = `Put in force with the plan “${planName}”.`;
		await savePracticeAnswerWithin(tx, context, { ...answer, note, version: stored?.version ?? null });
	}
	return services.length + sites.length + servers.length + answers.length;
}
