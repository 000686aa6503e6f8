import type { RangeBarProps } from "@/components/charts/range-bar";
import type { ScenarioAssessment } from "@/engine";
import { formatMinutes, formatMinutesRange, formatTarget } from "@/lib/format";
import { VERDICT_LABELS } from "@/lib/labels";
import { RANGE_TONES } from "./verdict";

interface Quantiles {
	p10: number;
	p50: number;
	p90: number;
}

interface Restored extends Pick<ScenarioAssessment, "restoreTargetMinutes" | "restoreVerdict"> {
	restore: Quantiles;
}

const ends = ({ p10, p50, p90 }: Quantiles) => ({ p10Minutes: p10, p50Minutes: p50, p90Minutes: p90 });

/** A restore time against its target, as a bar and in words; `before`, if it was another one, as a ghost behind. */
export function restoreBar(
	name: string,
	{ restore, restoreTargetMinutes: targetMinutes, restoreVerdict }: Restored,
	before: Quantiles | null = null,
): RangeBarProps {
	const today = before ? `, today ${formatMinutes(before.p50)}` : "";
	return {
		label: `${name}: restored in ${formatMinutesRange(restore.p10, restore.p90)}, median ${formatMinutes(restore.p50)}${today}; target ${formatTarget(targetMinutes)}, ${VERDICT_LABELS[restoreVerdict]}.`,
		...ends(restore),
		targetMinutes,
		tone: RANGE_TONES[restoreVerdict],
		...(before ? { ghost: ends(before) } : {}),
	};
}
