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
import type { LayerScore } from "@/engine";
import { formatNumber } from "@/lib/format";
import { LAYER_LABELS } from "@/lib/labels";

/** What each layer asks, has answered, has still to do and leaves out; its score with the range of the unknown. */
export function LayerCounts({ layers }: { layers: readonly LayerScore[] }) {
	return (
		<TableFrame label="Questions by layer">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Layer</ColumnHeader>
						{["Score", "Possible", "Answered", "Outstanding", "Excluded"].map((label) => (
							<ColumnHeader key={label} numeric>
								{label}
							</ColumnHeader>
						))}
					</tr>
				</TableHead>
				<TableBody>
					{layers.map((one) => (
						<TableRow key={one.layer}>
							<RowHeader className="font-normal">{LAYER_LABELS[one.layer]}</RowHeader>
							<TableCell numeric>
								{one.score === null ? "–" : formatNumber(one.score)}
								{one.score !== null && Math.round(one.low) !== Math.round(one.high) ? (
									<span className="text-xs text-muted-foreground">
										{" "}
										({formatNumber(one.low)}–{formatNumber(one.high)})
									</span>
								) : null}
							</TableCell>
							<TableCell numeric>{one.applicable}</TableCell>
							<TableCell numeric>{one.answered}</TableCell>
							<TableCell numeric>{one.outstanding}</TableCell>
							<TableCell numeric>{one.excluded}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
