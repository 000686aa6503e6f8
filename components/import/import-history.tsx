import Link from "next/link";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { PageSection } from "@/components/ui/page-header";
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
import { formatInstant } from "@/lib/format";
import { IMPORT_SOURCES } from "@/schemas/import-rows";
import type { ImportStatus, ImportSummary } from "@/schemas/imports";

const STATUS: Record<ImportStatus, { label: string; tone: BadgeTone }> = {
	checked: { label: "looked at", tone: "outline" },
	applied: { label: "applied", tone: "ready" },
	undone: { label: "undone", tone: "neutral" },
	discarded: { label: "thrown away", tone: "neutral" },
	failed: { label: "failed", tone: "danger" },
};

export function ImportHistory({
	imports,
	place,
	timeZone,
}: {
	imports: ImportSummary[];
	place: string;
	timeZone: string;
}) {
	if (imports.length === 0) return null;
	return (
		<PageSection title="Earlier imports">
			<TableFrame label="Earlier imports">
				<Table>
					<TableHead>
						<tr>
							<ColumnHeader>File</ColumnHeader>
							<ColumnHeader>Source</ColumnHeader>
							<ColumnHeader>When</ColumnHeader>
							<ColumnHeader>By</ColumnHeader>
							<ColumnHeader numeric>New</ColumnHeader>
							<ColumnHeader numeric>Changed</ColumnHeader>
							<ColumnHeader numeric>Not taken</ColumnHeader>
							<ColumnHeader>State</ColumnHeader>
						</tr>
					</TableHead>
					<TableBody>
						{imports.map((one) => (
							<TableRow key={one.id}>
								<RowHeader>
									<Link className="link" href={`${place}/import?import=${one.id}`}>
										{one.fileName}
									</Link>
								</RowHeader>
								<TableCell>{IMPORT_SOURCES[one.source]}</TableCell>
								<TableCell className="whitespace-nowrap">
									{formatInstant(one.appliedAt ?? one.createdAt, timeZone)}
								</TableCell>
								<TableCell>{one.createdByName}</TableCell>
								<TableCell numeric>{one.counts?.new ?? 0}</TableCell>
								<TableCell numeric>{one.counts?.changed ?? 0}</TableCell>
								<TableCell numeric>
									{(one.counts?.rejected ?? 0) + (one.counts?.conflict ?? 0) + (one.counts?.excluded ?? 0)}
								</TableCell>
								<TableCell>
									<Badge tone={STATUS[one.status].tone}>{STATUS[one.status].label}</Badge>
								</TableCell>
							</TableRow>
						))}
					</TableBody>
				</Table>
			</TableFrame>
		</PageSection>
	);
}
