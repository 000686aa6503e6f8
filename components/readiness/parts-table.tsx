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
import type { ReadinessPart } from "@/engine";
import { formatNumber, formatShare } from "@/lib/format";
import { PART_LABELS } from "./part-labels";

export function PartsTable({ parts }: { parts: readonly ReadinessPart[] }) {
	return (
		<TableFrame label="Parts of the score">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Part</ColumnHeader>
						<ColumnHeader numeric>Weight</ColumnHeader>
						<ColumnHeader numeric>Credit</ColumnHeader>
						<ColumnHeader numeric>Points</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{parts.map((part) => (
						<TableRow key={part.part}>
							<RowHeader>
								{PART_LABELS[part.part]}
								<span className="block max-w-prose font-normal text-muted-foreground">{part.explanation.text}</span>
							</RowHeader>
							<TableCell numeric>{formatNumber(part.weight, 1)}</TableCell>
							<TableCell numeric>{formatShare(part.credit)}</TableCell>
							<TableCell numeric>{formatNumber(part.points, 1)}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
