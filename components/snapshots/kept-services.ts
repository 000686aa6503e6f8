import type { ChartData } from "@/components/charts/chart-data";
import type { RankedService } from "@/lib/finding";
import { formatLossEstimate, formatMinutes, formatMinutesRange, formatTarget } from "@/lib/format";
import { TIER_LABELS, VERDICT_LABELS } from "@/lib/labels";

/** How each service stood on a kept day, in the words of the overview. */
export const keptServices = (entries: readonly RankedService[]): ChartData => ({
	columns: [
		{ label: "Service" },
		{ label: "Tier in force" },
		{ label: "Target", numeric: true },
		{ label: "Restored in, P50", numeric: true },
		{ label: "P10 to P90", numeric: true },
		{ label: "Against the target" },
		{ label: "Data loss, P90", numeric: true },
		{ label: "Against its target" },
	],
	rows: entries.map(({ service, scenario: { restore, restoreTargetMinutes, restoreVerdict, loss, lossVerdict } }) => [
		service.name,
		TIER_LABELS[service.tierInForce],
		formatTarget(restoreTargetMinutes),
		formatMinutes(restore.p50),
		formatMinutesRange(restore.p10, restore.p90),
		VERDICT_LABELS[restoreVerdict],
		formatLossEstimate(loss),
		VERDICT_LABELS[lossVerdict],
	]),
});
