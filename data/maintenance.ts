import "server-only";
import type { Facts, PracticeAnswer } from "@/engine";
import { type MaintenanceItem, maintenanceOf, type PlannedWork } from "@/lib/maintenance";
import { todayIn } from "./assessment";
import { inOrganization, type Transaction } from "./db";
import { readPlannedDrills } from "./drill-runs";
import { readExpiries } from "./expiries";
import { readFacts } from "./facts";
import { practiceAnswerOf } from "./facts-of-rows";
import { type Context, requirePermission } from "./permission";
import { answersInUse, changePracticeAnswerWithin } from "./practice-answers";

/** Everything that has to be kept up, soonest first, as of today where the organisation is. Facts just read may be given along. */
export function listMaintenance(
	context: Context,
	asOf = todayIn(context.timeZone),
	facts?: Facts,
): Promise<MaintenanceItem[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, (tx) => readMaintenance(tx, context.organizationId, asOf, facts));
}

export async function readMaintenance(
	tx: Transaction,
	organizationId: string,
	asOf: string,
	known?: Facts,
): Promise<MaintenanceItem[]> {
	const facts = known ?? (await readFacts(tx, organizationId)).facts;
	const rows = await tx.practiceAnswer.findMany({ where: answersInUse(organizationId) });
	const answers = rows.map((row) => ({
		...practiceAnswerOf(row),
		version: row.version,
		changedOn: row.updatedAt.toISOString().slice(0, 10),
	}));
	const planned = (await readPlannedDrills(tx, organizationId)).map(
		({ id, name, plannedAt, expectedMinutes, services, people, version }): PlannedWork => ({
			...{ id, name, startsAt: plannedAt, minutes: expectedMinutes, version },
			dueOn: todayIn(facts.organization.timeZone, new Date(plannedAt)),
			place: services.length === 0 ? null : services.map((service) => service.name).join(", "),
			owner: people.length === 0 ? null : people.map((person) => person.name).join(", "),
		}),
	);
	return maintenanceOf({ ...facts, practiceAnswers: answers }, await readExpiries(tx, organizationId), asOf, planned);
}

type Key = Pick<PracticeAnswer, "practiceId" | "siteId" | "serverId">;

interface WorkChange {
	key: Key;
	version: number;
	/** Null: it was not done, only its owner changes. */
	doneOn: string | null;
	owner: string | null;
	note: string | null;
}

/** Who keeps a practice up; and when the work was done, the evidence is as new as that day. Its level stays what it was. */
export function changeWork(
	context: Context,
	{ key, version, doneOn, owner, note }: WorkChange,
): Promise<{ version: number }> {
	requirePermission(context, "practices.edit");
	return inOrganization(context, (tx) =>
		changePracticeAnswerWithin(tx, context, { ...key, version }, (answer) => ({
			...answer,
			owner,
			evidenceOn: doneOn ?? answer.evidenceOn,
			note: note ?? answer.note,
		})),
	);
}
