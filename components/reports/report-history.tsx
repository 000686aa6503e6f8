import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
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
import type { ReportRow } from "@/data/reports";
import { formatDate, formatInstant } from "@/lib/format";
import { ArchiveReport } from "./archive-report";

interface ReportHistoryProps {
	organization: string;
	timeZone: string;
	reports: ReportRow[];
	make: ReactNode;
	/** Null: this role may not. */
	archive: ((organization: string, input: { id: string }) => Promise<ActionResult<unknown>>) | null;
}

const AUDIENCES = { board: "Board", engineer: "Engineers" } as const;
const FILES = [
	{ segment: "pdf", label: "PDF" },
	{ segment: "workbook", label: "Excel" },
	{ segment: "tables", label: "CSV" },
	{ segment: "data", label: "JSON" },
] as const;

export function ReportHistory({ organization, timeZone, reports, make, archive }: ReportHistoryProps) {
	if (reports.length === 0)
		return (
			<EmptyState title="The first report takes a minute" actions={make}>
				Choose who reads it and which sections stand in it, look at it, then freeze it: a PDF for the table, a workbook
				with every row behind it.
			</EmptyState>
		);
	return (
		<TableFrame label="Reports">
			<Table>
				<TableHead>
					<TableRow>
						<ColumnHeader>Report</ColumnHeader>
						<ColumnHeader>For</ColumnHeader>
						<ColumnHeader>Figures of</ColumnHeader>
						<ColumnHeader>Frozen</ColumnHeader>
						<ColumnHeader>By</ColumnHeader>
						<ColumnHeader>Download</ColumnHeader>
						{archive ? (
							<ColumnHeader>
								<span className="sr-only">Archive</span>
							</ColumnHeader>
						) : null}
					</TableRow>
				</TableHead>
				<TableBody>
					{reports.map((report) => (
						<TableRow key={report.id}>
							<RowHeader>
								<Link className="link" href={`/o/${organization}/reports/${report.id}`}>
									{report.title}
								</Link>
							</RowHeader>
							<TableCell>{AUDIENCES[report.audience]}</TableCell>
							<TableCell className="whitespace-nowrap">{formatDate(report.asOf)}</TableCell>
							<TableCell className="whitespace-nowrap">{formatInstant(report.createdAt, timeZone)}</TableCell>
							<TableCell>{report.createdByName}</TableCell>
							<TableCell>
								<span className="flex gap-3">
									{FILES.map(({ segment, label }) => (
										<a
											key={segment}
											className="link"
											href={`/o/${organization}/reports/${report.id}/${segment}`}
											download
											aria-label={`${label} of ${report.title}`}
										>
											{label}
										</a>
									))}
								</span>
							</TableCell>
							{archive ? (
								<TableCell className="text-right">
									<ArchiveReport organization={organization} id={report.id} title={report.title} archive={archive} />
								</TableCell>
							) : null}
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
