import Link from "next/link";
import { Disclosure } from "@/components/ui/disclosure";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import { type PracticeScore, practiceById } from "@/engine";
import { formatCount, formatMinutes, formatNumber } from "@/lib/format";
import { ANSWER_LABELS, LAYER_LABELS } from "@/lib/labels";

const SHOWN = 12;
const LEAST_MINUTES = 0.5;
const LEAST_FAILURES = 0.0005;

function Gaps({ slug, gaps, label }: { slug: string; gaps: readonly PracticeScore[]; label: string }) {
	return (
		<TableFrame label={label}>
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Practice</ColumnHeader>
						<ColumnHeader>Answer</ColumnHeader>
						<ColumnHeader numeric>Points to gain</ColumnHeader>
						<ColumnHeader numeric>Restore time it adds</ColumnHeader>
						<ColumnHeader numeric>Failures a year it adds</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{gaps.map((gap) => (
						<TableRow key={gap.practiceId}>
							<RowHeader className="min-w-60 font-normal">
								<Link
									className="hover:text-accent hover:underline"
									href={`/o/${slug}/practices?layer=${gap.layer}#${gap.practiceId}`}
								>
									{practiceById(gap.practiceId)?.practice ?? gap.practiceId}
								</Link>
								<span className="block text-xs text-muted-foreground">
									{gap.practiceId}, {LAYER_LABELS[gap.layer]}
								</span>
							</RowHeader>
							<TableCell>{ANSWER_LABELS[gap.state]}</TableCell>
							<TableCell numeric>{formatNumber(gap.pointsToGain, 1)}</TableCell>
							<TableCell numeric>
								{gap.restoreMinutesAdded < LEAST_MINUTES ? "none" : `up to ${formatMinutes(gap.restoreMinutesAdded)}`}
							</TableCell>
							<TableCell numeric>
								{gap.failuresPerYearAdded < LEAST_FAILURES ? "none" : formatNumber(gap.failuresPerYearAdded, 3)}
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}

/** Each gap in points, and in the minutes and failures that the estimates already bear because of it. */
export function GapTable({ slug, practices }: { slug: string; practices: readonly PracticeScore[] }) {
	const gaps = practices
		.filter(({ pointsToGain }) => pointsToGain >= 0.05)
		.toSorted((one, other) => other.pointsToGain - one.pointsToGain);
	if (gaps.length === 0) return <p className="text-muted-foreground">No practice leaves a point to gain.</p>;
	const rest = gaps.slice(SHOWN);
	return (
		<>
			<Gaps slug={slug} gaps={gaps.slice(0, SHOWN)} label="Largest gaps" />
			{rest.length > 0 ? (
				<Disclosure title={`${formatCount(rest.length, "smaller gap")}`}>
					<Gaps slug={slug} gaps={rest} label="Smaller gaps" />
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
