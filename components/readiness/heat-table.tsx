"use client";
import type { FigureCell } from "@/components/estimate/figure-cells";
import { FigureLink } from "@/components/estimate/figure-link";
import { classNames } from "@/components/ui/class-names";
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

/** A score with its key and what it says aloud; null: nothing applies there. */
export interface HeatCell extends FigureCell {
	score: number;
}

export interface HeatRow {
	layer: string;
	/** One a site, and the last for all of them. */
	cells: (HeatCell | null)[];
}

/** Weak cells are ochre, strong ones blue, the middle plain; the number stands in every cell. */
function shade(score: number): string {
	if (score < 35) return "bg-partial/40";
	if (score < 60) return "bg-partial/20";
	if (score < 75) return "bg-muted";
	if (score < 90) return "bg-ready/15";
	return "bg-ready/30";
}

function Cell({ cell }: { cell: HeatCell | null }) {
	if (!cell) {
		return (
			<TableCell numeric className="px-1 py-0.5 last:pr-1">
				<span className="block px-2 py-1.5 text-muted-foreground">
					–<span className="sr-only"> nothing applies</span>
				</span>
			</TableCell>
		);
	}
	return (
		<TableCell numeric className="px-0.5 py-0.5 last:pr-0">
			<FigureLink
				figure={cell.figure}
				label={cell.label}
				className={classNames(
					"my-0 block w-full rounded-sm px-2 py-1.5 text-right no-underline hover:underline print:[print-color-adjust:exact]",
					shade(cell.score),
				)}
			>
				{cell.text}
			</FigureLink>
		</TableCell>
	);
}

export function HeatTable({ sites, rows }: { sites: { id: string; name: string }[]; rows: HeatRow[] }) {
	return (
		<TableFrame label="Prevention by layer and site">
			<Table>
				<caption className="sr-only">Prevention by layer and site, 0 to 100</caption>
				<TableHead className="border-0">
					<tr>
						<ColumnHeader>Layer</ColumnHeader>
						{sites.map(({ id, name }) => (
							<ColumnHeader key={id} numeric className="max-w-28 truncate">
								{name}
							</ColumnHeader>
						))}
						<ColumnHeader numeric className="last:pr-2.5">
							All
						</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{rows.map(({ layer, cells }) => (
						<TableRow key={layer} className="border-0">
							<RowHeader className="py-1.5 align-middle font-normal whitespace-nowrap">{layer}</RowHeader>
							{cells.map((cell, place) => (
								<Cell key={sites[place]?.id ?? "all"} cell={cell} />
							))}
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
