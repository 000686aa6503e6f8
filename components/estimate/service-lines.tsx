"use client";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { RangeBar, type RangeBarProps } from "@/components/charts/range-bar";
import { ROW_AS_BLOCK, RowHeader, TableBody, TableCell, TableRow } from "@/components/ui/table";
import type { TargetVerdict } from "@/engine";
import { type FigureCell, LossFigure, RestoreFigure } from "./figure-cells";
import { FigureLink } from "./figure-link";
import { Verdict } from "./verdict";

/** A row of the table of services, in words: the page sends these rather than all that is known of each service. */
export interface ServiceLine {
	id: string;
	name: string;
	href: string;
	/** Named where rows stand in different failures. */
	failure: string | null;
	tier: FigureCell & { claimed: string | null };
	target: string;
	documented: FigureCell | null;
	bar: RangeBarProps;
	verdict: TargetVerdict;
	restore: FigureCell & { range: string };
	loss: FigureCell & { isOver: boolean };
	reason: string;
}

export function ServiceLines({ lines }: { lines: readonly ServiceLine[] }) {
	return (
		<TableBody className="max-xl:block">
			{lines.map((line) => (
				<ServiceRow key={line.id} {...line} />
			))}
		</TableBody>
	);
}

function ServiceRow({
	name,
	href,
	failure,
	tier,
	target,
	documented,
	bar,
	verdict,
	restore,
	loss,
	reason,
}: ServiceLine) {
	return (
		<TableRow className={ROW_AS_BLOCK}>
			<RowHeader className="xl:w-40">
				<Link className="hover:text-accent hover:underline" href={href}>
					{name}
				</Link>
				{failure ? <span className="block text-xs font-normal text-muted-foreground">{failure}</span> : null}
			</RowHeader>
			<TableCell className="max-xl:row-start-3 xl:w-32">
				<TierLink {...tier} />
			</TableCell>
			<TableCell numeric className="max-xl:row-start-3">
				<span className="text-xs text-muted-foreground xl:hidden">target </span>
				{target}
			</TableCell>
			<TableCell numeric className="max-xl:hidden">
				{documented ? (
					<FigureLink figure={documented.figure} label={documented.label}>
						{documented.text}
					</FigureLink>
				) : (
					<span className="text-muted-foreground">–</span>
				)}
			</TableCell>
			<TableCell className="max-xl:col-span-2 max-xl:row-start-2 xl:w-80">
				<RangeBar {...bar} />
			</TableCell>
			<TableCell className="max-xl:col-start-2 max-xl:row-start-1 max-xl:text-right xl:w-40">
				<span className="flex items-center gap-2 max-xl:flex-row-reverse">
					<Verdict verdict={verdict} />
				</span>
				<RestoreFigure {...restore} />
			</TableCell>
			<TableCell numeric className="max-xl:row-start-4 max-xl:col-start-2">
				<LossFigure {...loss} />
			</TableCell>
			<TableCell className="text-muted-foreground max-xl:row-start-4 max-xl:col-start-1 xl:min-w-56">
				{reason}
			</TableCell>
		</TableRow>
	);
}

/** The tier that really stands, and a sign when it is not the one claimed. */
function TierLink({ figure, label, text, claimed }: ServiceLine["tier"]) {
	return (
		<FigureLink figure={figure} label={label}>
			{text}
			{claimed ? (
				<span className="flex items-center gap-1 text-xs text-partial-text">
					<TriangleAlert aria-hidden className="size-3" /> claimed {claimed}
				</span>
			) : null}
		</FigureLink>
	);
}
