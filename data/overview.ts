import "server-only";
import type { MaintenanceItem } from "@/lib/maintenance";
import { type AssessedFacts, getAssessment } from "./assessment";
import { listPlannedDrills, type PlannedDrill } from "./drill-runs";
import { listMaintenance } from "./maintenance";
import { getMoment } from "./moment";
import { type Context, requirePermission } from "./permission";
import { remember } from "./remember";
import { type ComparedSnapshots, getChangesOfWeek } from "./snapshot-comparisons";
import { isWeekKept } from "./snapshots";

export interface OverviewParts {
	maintenance: MaintenanceItem[];
	plannedDrills: PlannedDrill[];
	isWeekKept: boolean;
}

const parts = remember<OverviewParts>(200);
const weeks = remember<ComparedSnapshots | null>(40);

/** What the overview shows beside the figures: read again only when something was written, or the day is another. */
export async function getOverviewParts(context: Context): Promise<OverviewParts> {
	requirePermission(context, "facts.view");
	const assessed = await getAssessment(context);
	const { asOf, facts } = assessed;
	return parts(await keyOf(context, assessed), async () => {
		const [maintenance, plannedDrills, weekKept] = await Promise.all([
			listMaintenance(context, asOf, facts),
			listPlannedDrills(context),
			isWeekKept(context, asOf),
		]);
		return { maintenance, plannedDrills, isWeekKept: weekKept };
	});
}

/** What is different from a week ago, likewise. */
export async function getOverviewWeek(context: Context): Promise<ComparedSnapshots | null> {
	requirePermission(context, "facts.view");
	return weeks(await keyOf(context, await getAssessment(context)), () => getChangesOfWeek(context));
}

async function keyOf(context: Context, { revision, asOf }: AssessedFacts): Promise<string> {
	const { lastEntry } = await getMoment(context);
	return `${context.organizationId} ${revision} ${lastEntry} ${asOf}`;
}
