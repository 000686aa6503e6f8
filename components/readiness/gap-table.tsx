import { Disclosure } from "@/components/ui/disclosure";
import { type PracticeScore, practiceById } from "@/engine";
import { formatCount, formatMinutes, formatNumber } from "@/lib/format";
import { ANSWER_LABELS, LAYER_LABELS } from "@/lib/labels";
import { type GapLine, GapLines } from "./gap-lines";

const SHOWN = 12;
const LEAST_MINUTES = 0.5;
const LEAST_FAILURES = 0.0005;

const lineOf = (slug: string, gap: PracticeScore): GapLine => ({
	id: gap.practiceId,
	practice: practiceById(gap.practiceId)?.practice ?? gap.practiceId,
	href: `/o/${slug}/practices?layer=${gap.layer}#${gap.practiceId}`,
	layer: LAYER_LABELS[gap.layer],
	answer: ANSWER_LABELS[gap.state],
	points: formatNumber(gap.pointsToGain, 1),
	minutes: gap.restoreMinutesAdded < LEAST_MINUTES ? "none" : `up to ${formatMinutes(gap.restoreMinutesAdded)}`,
	failures: gap.failuresPerYearAdded < LEAST_FAILURES ? "none" : formatNumber(gap.failuresPerYearAdded, 3),
});

/** Each gap in points, and in the minutes and failures that the estimates already bear because of it. */
export function GapTable({ slug, practices }: { slug: string; practices: readonly PracticeScore[] }) {
	const gaps = practices
		.filter(({ pointsToGain }) => pointsToGain >= 0.05)
		.toSorted((one, other) => other.pointsToGain - one.pointsToGain);
	if (gaps.length === 0) return <p className="text-muted-foreground">No practice leaves a point to gain.</p>;
	const lines = gaps.map((gap) => lineOf(slug, gap));
	const rest = lines.slice(SHOWN);
	return (
		<>
			<GapLines lines={lines.slice(0, SHOWN)} label="Largest gaps" />
			{rest.length > 0 ? (
				<Disclosure title={`${formatCount(rest.length, "smaller gap")}`}>
					<GapLines lines={rest} label="Smaller gaps" />
				</Disclosure>
			) : null}
			<p className="max-w-4xl text-xs text-muted-foreground">
				Restore time: in the service and failure that lose most by it. Minutes and failures go by the answer alone;
				evidence and its age move only the points. An unknown adds nothing to an estimate: if it is missing, it would
				cost what stands here. The sizes are assumptions of the catalogue.
			</p>
		</>
	);
}
