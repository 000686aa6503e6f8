"use client";
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

/** A practice that leaves something to gain, in words. */
export interface GapLine {
	id: string;
	practice: string;
	href: string;
	layer: string;
	answer: string;
	points: string;
	minutes: string;
	failures: string;
}

export function GapLines({ lines, label }: { lines: readonly GapLine[]; label: string }) {
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
					{lines.map(({ id, practice, href, layer, answer, points, minutes, failures }) => (
						<TableRow key={id}>
							<RowHeader className="min-w-60 font-normal">
								<Link className="hover:text-accent hover:underline" href={href}>
									{practice}
								</Link>
								<span className="block text-xs text-muted-foreground">
									{id}, {layer}
								</span>
							</RowHeader>
							<TableCell>{answer}</TableCell>
							<TableCell numeric>{points}</TableCell>
							<TableCell numeric>{minutes}</TableCell>
							<TableCell numeric>{failures}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
