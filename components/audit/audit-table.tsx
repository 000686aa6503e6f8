import { Badge } from "@/components/ui/badge";
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
import { actionWords, detailWords } from "./action-words";

interface AuditTableProps {
	entries: {
		sequence: number;
		at: string;
		userName: string | null;
		action: string;
		outcome: string;
		details: unknown;
		hash: string;
	}[];
}

export function AuditTable({ entries }: AuditTableProps) {
	return (
		<TableFrame label="Entries of the audit log">
			<Table className="min-w-[44rem]">
				<TableHead>
					<tr>
						<ColumnHeader numeric>No.</ColumnHeader>
						<ColumnHeader>When</ColumnHeader>
						<ColumnHeader>Who</ColumnHeader>
						<ColumnHeader>What</ColumnHeader>
						<ColumnHeader>In detail</ColumnHeader>
						<ColumnHeader>Hash</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{entries.map((entry) => (
						<TableRow key={entry.sequence}>
							<RowHeader className="text-right font-normal tabular-nums">{entry.sequence}</RowHeader>
							<TableCell className="whitespace-nowrap">{entry.at}</TableCell>
							<TableCell>{entry.userName ?? "the installation"}</TableCell>
							<TableCell>
								{actionWords(entry.action)} {entry.outcome === "refused" ? <Badge tone="exposed">refused</Badge> : null}
							</TableCell>
							<TableCell className="max-w-80 truncate text-xs text-muted-foreground">
								{detailWords(entry.details)}
							</TableCell>
							<TableCell className="font-mono text-xs text-muted-foreground">{entry.hash.slice(0, 8)}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
