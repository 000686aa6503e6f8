"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
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
import type { RankedChange } from "@/data/budget";
import type { PlanChange } from "@/engine";
import { formatHours, formatMoneyShort } from "@/lib/format";

interface RankedTableProps {
	ranked: readonly RankedChange[];
	titleOf: (change: PlanChange) => string;
	currency: string;
	onOpen: (changes: PlanChange[]) => void;
}

const KINDS: Partial<Record<PlanChange["kind"], string>> = { protect: "protection", practice: "practice" };

/** A battery, a practice and a cluster in one list, by what each gains a year when it comes alone. */
const SHOWN = 10;

export function RankedTable({ ranked, titleOf, currency, onOpen }: RankedTableProps) {
	const [all, setAll] = useState(false);
	const shown = all || ranked.length <= SHOWN + 2 ? ranked : ranked.slice(0, SHOWN);
	const money = (amount: number) => formatMoneyShort(Math.round(amount), currency);
	if (ranked.length === 0)
		return <p className="text-muted-foreground">Nothing that could be done alone gains more than it costs.</p>;
	return (
		<>
			<TableFrame label="Changes by what each gains a year">
				<Table>
					<TableHead>
						<tr>
							<ColumnHeader>Change</ColumnHeader>
							<ColumnHeader numeric>Down less a year</ColumnHeader>
							<ColumnHeader numeric>Avoids a year</ColumnHeader>
							<ColumnHeader numeric>More a year</ColumnHeader>
							<ColumnHeader numeric>Gains a year</ColumnHeader>
							<ColumnHeader>
								<span className="sr-only">Try</span>
							</ColumnHeader>
						</tr>
					</TableHead>
					<TableBody>
						{shown.map(({ change, title, yearlyMore, yearlyLossAvoided, downtimeHoursSaved }) => {
							const name = title || titleOf(change);
							return (
								<TableRow key={JSON.stringify(change)}>
									<RowHeader className="min-w-64 font-normal">
										{name}
										<span className="block text-xs text-muted-foreground">{KINDS[change.kind] ?? "purchase"}</span>
									</RowHeader>
									<TableCell numeric>{downtimeHoursSaved > 0 ? formatHours(downtimeHoursSaved) : "–"}</TableCell>
									<TableCell numeric>{money(yearlyLossAvoided)}</TableCell>
									<TableCell numeric>{yearlyMore === null ? "price unknown" : money(yearlyMore)}</TableCell>
									<TableCell numeric>
										{yearlyMore === null
											? `at most ${money(yearlyLossAvoided)}`
											: money(yearlyLossAvoided - yearlyMore)}
									</TableCell>
									<TableCell>
										<Button size="small" variant="quiet" aria-label={`Try ${name}`} onClick={() => onOpen([change])}>
											Try
										</Button>
									</TableCell>
								</TableRow>
							);
						})}
					</TableBody>
				</Table>
			</TableFrame>
			{shown.length < ranked.length ? (
				<Button size="small" className="self-start" onClick={() => setAll(true)}>
					Show all {ranked.length}
				</Button>
			) : null}
		</>
	);
}
