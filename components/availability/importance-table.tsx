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
import type { ServiceAvailability } from "@/engine";
import { formatHours, formatMinutes, formatNumber, formatShare } from "@/lib/format";
import { OriginWords } from "./origin-words";
import { KIND_LABELS } from "./topology-words";

const perYear = (failures: number): string => formatNumber(failures, failures < 0.1 ? 3 : 2);

/** Which part owns the downtime: most minutes to gain first. */
export function ImportanceTable({ structure }: { structure: ServiceAvailability }) {
	return (
		<TableFrame label="Parts by the downtime they own">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Part</ColumnHeader>
						<ColumnHeader numeric>To gain a year</ColumnHeader>
						<ColumnHeader numeric>Share of downtime</ColumnHeader>
						<ColumnHeader numeric>Chance it decides</ColumnHeader>
						<ColumnHeader numeric>Failures a year</ColumnHeader>
						<ColumnHeader numeric>Repair</ColumnHeader>
						<ColumnHeader>Failures rest on</ColumnHeader>
						<ColumnHeader>Repair rests on</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{structure.components.map((part) => (
						<TableRow key={part.part}>
							<RowHeader className="min-w-40">
								{part.label.replace(/^the /, "")}
								<span className="block text-xs font-normal text-muted-foreground">{KIND_LABELS[part.kind]}</span>
							</RowHeader>
							<TableCell numeric>{formatMinutes(part.improvementMinutesPerYear)}</TableCell>
							<TableCell numeric>{formatShare(part.criticality)}</TableCell>
							<TableCell numeric>{formatShare(part.birnbaum)}</TableCell>
							<TableCell numeric>{perYear(part.ownFailuresPerYear)}</TableCell>
							<TableCell numeric>{formatHours(part.repairHours)}</TableCell>
							<TableCell className="min-w-44">
								<OriginWords origin={part.rateOrigin} />
							</TableCell>
							<TableCell className="min-w-36">
								<OriginWords origin={part.repairOrigin} />
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
