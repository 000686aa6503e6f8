"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActionResult } from "@/data/action";
import type { Budget, Purchase } from "@/data/budget";
import type { PlanChange } from "@/engine";
import { formatCount, formatList, formatMoneyShort } from "@/lib/format";
import { BudgetFigure } from "./budget-figure";
import { RankedTable } from "./ranked-table";
import { RoadmapTable } from "./roadmap-table";

interface BudgetPanelProps {
	organization: string;
	currency: string;
	nameOf: (serviceId: string) => string;
	titleOf: (change: PlanChange) => string;
	ask: (organization: string, input: { yearlyBudget: number | null }) => Promise<ActionResult<Budget>>;
	onOpen: (changes: PlanChange[]) => void;
}

const PAUSE_MILLISECONDS = 200;

export function BudgetPanel({ organization, currency, nameOf, titleOf, ask, onOpen }: BudgetPanelProps) {
	const [answer, setAnswer] = useState<Budget | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const [wanted, setWanted] = useState<number | null>(null);
	const asked = useRef(0);

	useEffect(() => {
		const timer = setTimeout(
			() => {
				asked.current += 1;
				const mine = asked.current;
				ask(organization, { yearlyBudget: wanted })
					.then((reply) => {
						if (mine !== asked.current) return;
						if (reply.ok) setAnswer(reply.value);
						setProblem(reply.ok ? null : reply.message);
					})
					.catch(() => setProblem("The best plan could not be worked out: no connection."));
			},
			wanted === null ? 0 : PAUSE_MILLISECONDS,
		);
		return () => clearTimeout(timer);
	}, [ask, organization, wanted]);

	if (!answer) return problem ? <FormMessage>{problem}</FormMessage> : <Skeleton className="h-60 w-full" />;
	const { today, curve, leastTotal, best, ranked, unpricedServiceIds } = answer;
	const unpriced =
		unpricedServiceIds.length === 0
			? null
			: `${formatList(unpricedServiceIds.map(nameOf))} ${unpricedServiceIds.length === 1 ? "is" : "are"} left out: what an hour down costs, or a part of the bill, is not known.`;
	if (!today || !best)
		return (
			<p className="text-muted-foreground">
				Nothing can be weighed yet. {unpriced ?? "No service has both a bill and a price of an hour."} Give a service
				the cost of an hour down to see what a budget buys.
			</p>
		);
	const most = Math.max(0, curve.at(-1)?.yearlyMore ?? 0);
	const budget = wanted ?? best.yearlyBudget;
	const money = (amount: number | null) => formatMoneyShort(amount === null ? null : Math.round(amount), currency);
	const after = best.phases.at(-1)?.outageCost ?? today.outageCost;
	const bought = best.phases.reduce((sum, phase) => sum + phase.purchases.length, 0);
	return (
		<div className="flex min-w-0 flex-col gap-5">
			<p role="status">
				{bought === 0
					? `For ${money(best.yearlyBudget)} more a year nothing beats what stands today.`
					: `The best ${formatCount(bought, "change")} for ${money(best.yearlyBudget)} more a year cost ${money(best.point.yearlyMore)}; outages then cost ${money(after)} a year instead of ${money(today.outageCost)}.`}{" "}
				<span className="text-muted-foreground">
					{unpriced} A practice counts its work; where the price of what it needs is not known, that price is still to
					add.
				</span>
			</p>
			{problem ? <FormMessage>{problem}</FormMessage> : null}
			<div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
				<div className="flex flex-col gap-3">
					<Field
						label={`More a year, ${currency}`}
						hint={`Bills and losses together are least at about ${money(leastTotal)}; above ${money(most)} nothing more is gained.`}
					>
						<Input
							inputMode="numeric"
							value={String(Math.round(budget))}
							onChange={({ target }) => {
								const typed = Number(target.value.replace(/[^\d.]/g, ""));
								if (Number.isFinite(typed)) setWanted(Math.min(typed, 1e15));
							}}
						/>
					</Field>
					<Button
						disabled={bought === 0}
						onClick={() => onOpen(best.phases.flatMap((phase) => phase.purchases.flatMap(changesOf)))}
					>
						Switch these on above
					</Button>
				</div>
				<BudgetFigure
					curve={curve}
					todayLoss={today.yearlyLoss}
					budget={budget}
					currency={currency}
					onBudget={setWanted}
				/>
			</div>
			<div className="flex min-w-0 flex-col gap-2">
				<h3>One by one, most gained first</h3>
				<p className="text-xs text-muted-foreground">
					Each change worked out alone on today's facts: protections, purchases and practices by the same measure.
					Together they gain less than their sum.
				</p>
				<RankedTable ranked={ranked} titleOf={titleOf} currency={currency} onOpen={onOpen} />
			</div>
			{bought > 0 ? <RoadmapTable today={today} phases={best.phases} titleOf={titleOf} currency={currency} /> : null}
		</div>
	);
}

/** A purchase with the practices it is worth nothing without. */
const changesOf = ({ change, withPractices }: Purchase): PlanChange[] => [
	change,
	...withPractices.map((practiceId) => ({ kind: "practice" as const, practiceId })),
];
