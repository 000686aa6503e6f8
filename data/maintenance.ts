import "server-only";
import type { PracticeAnswer } from "@/engine";
import { type MaintenanceItem, maintenanceOf, overdueOf } from "@/lib/maintenance";
import { todayIn } from "./assessment";
import { inOrganization, type Transaction } from "./db";
import { readExpiries } from "./expiries";
import { readFacts } from "./facts";
import { practiceAnswerOf } from "./facts-of-rows";
import { type Context, requirePermission } from "./permission";
import { answersInUse, changePracticeAnswerWithin } from "./practice-answers";

/** Everything that has to be kept up, soonest first, as of today where the organisation is. */
export function listMaintenance(context: Context, asOf = todayIn(context.timeZone)): Promise<MaintenanceItem[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, (tx) => readMaintenance(tx, context.organizationId, asOf));
}

/** What is late, or has never been done: for the overview. */
export async function listMaintenanceDue(context: Context): Promise<MaintenanceItem[]> {
	return overdueOf(await listMaintenance(context));
}

export async function readMaintenance(
	tx: Transaction,
	organizationId: string,
	asOf: string,
): Promise<MaintenanceItem[]> {
	const { facts } = await readFacts(tx, organizationId);
	const rows = await tx.practiceAnswer.findMany({ where: answersInUse(organizationId) });
	const answers = rows.map((row) => ({
		...practiceAnswerOf(row),
		version: row.version,
		changedOn: row.updatedAt.toISOString().slice(0, 10),
	}));
	return maintenanceOf({ ...facts, practiceAnswers: answers }, await readExpiries(tx, organizationId), asOf);
}

type Key = Pick<PracticeAnswer, "practiceId" | "siteId" | "serverId">;

/** The work was done on that day: the evidence is so new again. Its level stays what it was. */
export function completeWork(
	context: Context,
	{ key, version, doneOn, note }: { key: Key; version: number; doneOn: string; note: string | null },
): Promise<{ version: number }> {
	requirePermission(context, "practices.edit");
	return inOrganization(context, (tx) =>
		changePracticeAnswerWithin(tx, context, { ...key, version }, (answer) => ({
			...answer,
			evidenceOn: doneOn,
			note: note ?? answer.note,
		})),
	);
}

export function assignWork(
	context: Context,
	{ key, version, owner }: { key: Key; version: number; owner: string | null },
): Promise<{ version: number }> {
	requirePermission(context, "practices.edit");
	return inOrganization(context, (tx) =>
		changePracticeAnswerWithin(tx, context, { ...key, version }, (answer) => ({ ...answer, owner })),
	);
}
