import type { ChartData } from "@/components/charts/chart-data";
import type { RankedService } from "@/lib/finding";
import { SCENARIO_LABELS, TIER_LABELS, VERDICT_LABELS } from "@/lib/labels";

/** The range bars of services and failures as figures. */
export function restoreRows(entries: readonly RankedService[]): ChartData {
	const minutes = (label: string) => ({ label, unit: "minutes", numeric: true });
	return {
		columns: [
			{ label: "Service" },
			{ label: "Failure" },
			{ label: "Tier in force" },
			...["Target", "P10", "P50", "P90"].map(minutes),
			{ label: "Verdict" },
			{ label: "Data loss, P90", unit: "hours", numeric: true },
		],
		rows: entries.map(({ service, scenario }) => [
			service.name,
			SCENARIO_LABELS[scenario.scenario],
			TIER_LABELS[service.tierInForce],
			scenario.restoreTargetMinutes,
			scenario.restore.p10,
			scenario.restore.p50,
			scenario.restore.p90,
			VERDICT_LABELS[scenario.restoreVerdict],
			scenario.loss.p90Hours,
		]),
	};
}
