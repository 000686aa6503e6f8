"use client";
import { Star } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { Skeleton } from "@/components/ui/skeleton";
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
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { formatDate, formatMinutes, formatMoneyShort, formatNumber } from "@/lib/format";
import type { PortfolioEntry } from "./portfolio-order";
import type { Favour } from "./portfolio-view";

function FavouriteButton({ entry, favour }: { entry: PortfolioEntry; favour: Favour }) {
	const router = useRouter();
	const { submit, busy } = useSubmit(favour);
	async function toggle() {
		const answer = await submit({ organization: entry.slug, on: !entry.isFavourite });
		if (answer.ok) router.refresh();
		else toast.failed(answer.message);
	}
	return (
		<button
			type="button"
			aria-pressed={entry.isFavourite}
			aria-label={`Favourite: ${entry.name}`}
			disabled={busy}
			onClick={() => void toggle()}
			className="inline-flex size-7 items-center justify-center rounded-md text-muted-foreground hover:bg-muted aria-pressed:text-accent"
		>
			<Star aria-hidden className="size-4" fill={entry.isFavourite ? "currentColor" : "none"} />
		</button>
	);
}

function Figures({ entry }: { entry: PortfolioEntry }) {
	const { figures, problem } = entry;
	if (!figures)
		return (
			<TableCell colSpan={7} className="text-muted-foreground">
				{problem ?? <Skeleton className="w-2/3" />}
			</TableCell>
		);
	const { score, low, high, missed, services, worst, cost, currency, overdue, lastSnapshot, lastActivityAt } = figures;
	return (
		<>
			<TableCell numeric>
				{formatNumber(score)}{" "}
				<span className="text-xs text-muted-foreground">
					({formatNumber(low)}–{formatNumber(high)})
				</span>
			</TableCell>
			<TableCell numeric>
				{services === 0 ? <span className="text-muted-foreground">no service</span> : `${missed} of ${services}`}
			</TableCell>
			<TableCell>
				{worst ? (
					<>
						{worst.name}
						<span className="block text-xs text-muted-foreground">
							{formatMinutes(worst.overMinutes)} over its target
						</span>
					</>
				) : (
					<span className="text-muted-foreground">none</span>
				)}
			</TableCell>
			<TableCell numeric>
				{cost.mean === null ? (
					<span className="text-muted-foreground">unknown</span>
				) : (
					<>
						{formatMoneyShort(cost.mean, currency)}
						<span className="block text-xs text-muted-foreground">
							{formatMoneyShort(cost.low, currency)} to {formatMoneyShort(cost.high, currency)}
						</span>
					</>
				)}
			</TableCell>
			<TableCell numeric>{overdue}</TableCell>
			<TableCell className="whitespace-nowrap">
				{lastSnapshot ? formatDate(lastSnapshot.asOf) : <span className="text-muted-foreground">none</span>}
			</TableCell>
			<TableCell className="whitespace-nowrap">
				{lastActivityAt ? formatDate(lastActivityAt.slice(0, 10)) : <span className="text-muted-foreground">none</span>}
			</TableCell>
		</>
	);
}

export function PortfolioTable({ entries, favour }: { entries: readonly PortfolioEntry[]; favour: Favour }) {
	return (
		<TableFrame label="Organisations, worst first">
			<Table>
				<caption className="sr-only">Organisations, worst first</caption>
				<TableHead>
					<tr>
						<ColumnHeader>
							<span className="sr-only">Favourite</span>
						</ColumnHeader>
						<ColumnHeader>Organisation</ColumnHeader>
						<ColumnHeader numeric>Readiness</ColumnHeader>
						<ColumnHeader numeric>Services missing</ColumnHeader>
						<ColumnHeader>Worst gap</ColumnHeader>
						<ColumnHeader numeric>At risk a year</ColumnHeader>
						<ColumnHeader numeric>Overdue</ColumnHeader>
						<ColumnHeader>Last snapshot</ColumnHeader>
						<ColumnHeader>Last change</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{entries.map((entry) => (
						<TableRow key={entry.slug}>
							<TableCell className="w-8">
								<FavouriteButton entry={entry} favour={favour} />
							</TableCell>
							<RowHeader className="min-w-64">
								<Link className="hover:text-accent hover:underline" href={`/o/${entry.slug}`}>
									{entry.name}
								</Link>{" "}
								{entry.isSample ? <Badge tone="accent">sample</Badge> : null}
								{entry.figures ? (
									<span className="block max-w-96 text-xs font-normal text-muted-foreground">
										{entry.figures.sentence}
									</span>
								) : null}
							</RowHeader>
							<Figures entry={entry} />
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
