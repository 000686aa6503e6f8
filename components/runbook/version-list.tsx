import Link from "next/link";
import type { ReactNode } from "react";
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
import type { RunbookVersionHead } from "@/data/runbooks";
import { formatInstant, formatNumber } from "@/lib/format";

interface VersionListProps {
	versions: readonly RunbookVersionHead[];
	/** The page of the runbook with its scenario, to which a version to compare with is added. */
	href: string;
	timeZone: string;
	/** Ways to bring a version back; none for the newest and for a viewer. */
	restore: (version: RunbookVersionHead) => ReactNode;
}

export function VersionList({ versions, href, timeZone, restore }: VersionListProps) {
	const newest = versions[0]?.number;
	return (
		<TableFrame label="Versions of this runbook">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Version</ColumnHeader>
						<ColumnHeader>Saved</ColumnHeader>
						<ColumnHeader>By</ColumnHeader>
						<ColumnHeader numeric>Steps</ColumnHeader>
						<ColumnHeader>Note</ColumnHeader>
						<ColumnHeader className="relative">
							<span className="sr-only">Compare or restore</span>
						</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{versions.map((version) => (
						<TableRow key={version.number}>
							<RowHeader>{version.number}</RowHeader>
							<TableCell className="whitespace-nowrap">{formatInstant(version.createdAt, timeZone)}</TableCell>
							<TableCell>{version.createdByName}</TableCell>
							<TableCell numeric>{formatNumber(version.steps)}</TableCell>
							<TableCell className="min-w-40">
								{version.restoredFrom === null
									? (version.note ?? "–")
									: `version ${version.restoredFrom} brought back${version.note ? `: ${version.note}` : ""}`}
							</TableCell>
							<TableCell className="text-right whitespace-nowrap">
								{version.number === newest ? (
									<span className="text-muted-foreground">in force</span>
								) : (
									<span className="inline-flex items-center gap-3">
										<Link className="link" href={`${href}&compare=${version.number}#compare`}>
											Compare
											<span className="sr-only"> version {version.number} with the newest</span>
										</Link>
										{restore(version)}
									</span>
								)}
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
