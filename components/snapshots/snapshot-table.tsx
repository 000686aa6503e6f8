import Link from "next/link";

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
import type { ActionResult } from "@/data/action";
import type { SnapshotRow } from "@/data/snapshots";
import { formatDate, formatNumber } from "@/lib/format";
import { ArchiveSnapshot } from "./archive-snapshot";

interface SnapshotTableProps {
	slug: string;
	rows: readonly SnapshotRow[];
	/** Null: this role may not. */
	archive: ((organization: string, input: { id: string }) => Promise<ActionResult<unknown>>) | null;
}

export function SnapshotTable({ slug, rows, archive }: SnapshotTableProps) {
	return (
		<TableFrame label="Kept days">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Kept as</ColumnHeader>
						<ColumnHeader>Figures of</ColumnHeader>
						<ColumnHeader numeric>Readiness</ColumnHeader>
						<ColumnHeader numeric>Services missing</ColumnHeader>
						<ColumnHeader>By</ColumnHeader>
						<ColumnHeader>Engine, catalogue</ColumnHeader>
						<ColumnHeader>Compare</ColumnHeader>
						{archive ? (
							<ColumnHeader>
								<span className="sr-only">Archive</span>
							</ColumnHeader>
						) : null}
					</tr>
				</TableHead>
				<TableBody>
					{rows.map((row) => (
						<TableRow key={row.id}>
							<RowHeader className={row.week ? "min-w-32 font-normal" : "min-w-32"}>
								<Link className="hover:text-accent hover:underline" href={`/o/${slug}/snapshots/${row.id}`}>
									{row.name}
								</Link>
								{row.note ? (
									<span className="block max-w-prose font-normal text-muted-foreground">{row.note}</span>
								) : null}
							</RowHeader>
							<TableCell className="whitespace-nowrap">{formatDate(row.asOf)}</TableCell>
							<TableCell numeric>
								{formatNumber(row.summary.score, 1)}{" "}
								<span className="text-xs text-muted-foreground">
									({formatNumber(row.summary.low)}–{formatNumber(row.summary.high)})
								</span>
							</TableCell>
							<TableCell numeric>
								{row.summary.missed} of {row.summary.services}
							</TableCell>
							<TableCell>{row.createdByName ?? <span className="text-muted-foreground">by itself</span>}</TableCell>
							<TableCell className="whitespace-nowrap text-muted-foreground">
								{row.engineVersion}, {row.catalogueVersion}
							</TableCell>
							<TableCell>
								<Link
									className="link whitespace-nowrap"
									href={`/o/${slug}/snapshots/compare?before=${row.id}`}
									aria-label={`Compare ${row.name} with today`}
								>
									with today
								</Link>
							</TableCell>
							{archive ? (
								<TableCell className="text-right">
									<ArchiveSnapshot organization={slug} row={row} archive={archive} />
								</TableCell>
							) : null}
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
