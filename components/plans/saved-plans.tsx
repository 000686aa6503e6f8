"use client";
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
import type { PlanChange } from "@/engine";
import type { ScenarioChoice } from "@/lib/finding";
import {
	formatCount,
	formatHours,
	formatLossEstimate,
	formatMinutes,
	formatMoneyShort,
	formatNumber,
} from "@/lib/format";
import { lossDifference, type PlanSummary, type PlanTotals, planTotals } from "./plan-lines";
import { costText } from "./plan-words";

export interface SavedPlan {
	id: string;
	name: string;
	changes: PlanChange[];
	version: number;
	createdByName: string;
	/** In words, on the organisation's clock; null: not in force. */
	adopted: string | null;
}

interface SavedPlansProps {
	plans: SavedPlan[];
	today: PlanSummary | null;
	draft: { changes: number; summary: PlanSummary } | null;
	compared: ReadonlyMap<string, PlanSummary>;
	choice: ScenarioChoice;
	currency: string;
	mayEdit: boolean;
	onOpen: (plan: SavedPlan) => void;
	onAdopt: (plan: SavedPlan) => void;
	onArchive: (plan: SavedPlan) => void;
}

const COLUMNS = ["Longest restore", "Most lost", "Down a year", "Outages cost a year", "To pay"] as const;
const COUNTED = ["Readiness", "Miss their target"] as const;
const FIGURES = COLUMNS.length + COUNTED.length;

/** One row a plan, today's first: the same figures side by side, and under each its difference from today. */
export function SavedPlans({ plans, today, draft, compared, choice, currency, ...actions }: SavedPlansProps) {
	const base = today && planTotals(today, choice);
	const figures = (summary: PlanSummary | null | undefined) =>
		summary && base ? (
			<PlanFigures
				totals={planTotals(summary, choice)}
				today={summary === today ? null : base}
				services={summary.services.length}
				toPay={summary === today ? "–" : costText(summary, currency)}
				currency={currency}
			/>
		) : (
			<TableCell colSpan={FIGURES}>…</TableCell>
		);
	return (
		<TableFrame label="Plans side by side">
			<Table>
				<caption className="sr-only">
					Today, the changes switched on and the saved plans, side by side, each with its difference from today
				</caption>
				<TableHead>
					<tr>
						<ColumnHeader>Plan</ColumnHeader>
						{[...COLUMNS, ...COUNTED].map((label) => (
							<ColumnHeader key={label} numeric>
								{label}
							</ColumnHeader>
						))}
						<ColumnHeader>
							<span className="sr-only">Actions</span>
						</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					<TableRow>
						<RowHeader>Today</RowHeader>
						{figures(today)}
						<TableCell />
					</TableRow>
					{draft ? (
						<TableRow>
							<RowHeader>
								Switched on now
								<span className="block text-xs font-normal text-muted-foreground">
									{formatCount(draft.changes, "change")}
								</span>
							</RowHeader>
							{figures(draft.summary)}
							<TableCell />
						</TableRow>
					) : null}
					{plans.map((plan) => (
						<TableRow key={plan.id}>
							<RowHeader className="min-w-32">
								{plan.name}
								<span className="block text-xs font-normal text-muted-foreground">
									{formatCount(plan.changes.length, "change")}, {plan.createdByName}
								</span>
							</RowHeader>
							{plan.adopted ? (
								<TableCell colSpan={FIGURES} className="text-muted-foreground">
									in force since {plan.adopted}
								</TableCell>
							) : (
								figures(compared.get(plan.id))
							)}
							<TableCell>
								<PlanActions plan={plan} {...actions} />
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}

function PlanActions({
	plan,
	mayEdit,
	onOpen,
	onAdopt,
	onArchive,
}: { plan: SavedPlan } & Pick<SavedPlansProps, "mayEdit" | "onOpen" | "onAdopt" | "onArchive">) {
	return (
		<span className="flex justify-end gap-1">
			<Button size="small" variant="quiet" onClick={() => onOpen(plan)} aria-label={`Open ${plan.name}`}>
				Open
			</Button>
			{mayEdit && plan.adopted === null ? (
				<Button size="small" onClick={() => onAdopt(plan)} aria-label={`Put ${plan.name} in force`}>
					Put in force
				</Button>
			) : null}
			{mayEdit ? (
				<Button size="small" variant="quiet" onClick={() => onArchive(plan)} aria-label={`Archive ${plan.name}`}>
					Archive
				</Button>
			) : null}
		</span>
	);
}

interface PlanFiguresProps {
	totals: PlanTotals;
	/** Null: these are today's own. */
	today: PlanTotals | null;
	services: number;
	toPay: string;
	currency: string;
}

function PlanFigures({ totals, today, services, toPay, currency }: PlanFiguresProps) {
	const money = (amount: number) => formatMoneyShort(Math.round(amount), currency);
	const { slowest, losesMost } = totals;
	const difference = (
		now: number | null | undefined,
		was: number | null | undefined,
		say: (amount: number) => string,
	) => (today === null || now == null || was == null ? null : differenceText(now - was, say));
	const lossText = () => {
		if (today === null || !losesMost || !today.losesMost) return null;
		const more = lossDifference(losesMost.loss, today.losesMost.loss);
		if (more !== null) return differenceText(more, formatHours);
		const was = formatLossEstimate(today.losesMost.loss);
		return was === formatLossEstimate(losesMost.loss) ? AS_TODAY : `today ${was}`;
	};
	return (
		<>
			<Figure
				text={slowest ? formatMinutes(slowest.minutes) : "–"}
				note={slowest?.name}
				difference={difference(slowest?.minutes, today?.slowest?.minutes, formatMinutes)}
			/>
			<Figure
				text={losesMost ? formatLossEstimate(losesMost.loss) : "–"}
				note={losesMost?.name}
				difference={lossText()}
			/>
			<Figure
				text={formatHours(totals.downtimeHours)}
				difference={difference(totals.downtimeHours, today?.downtimeHours, formatHours)}
			/>
			<Figure
				text={formatMoneyShort(totals.outageCost, currency)}
				difference={difference(totals.outageCost, today?.outageCost, money)}
			/>
			<Figure text={toPay} difference={null} />
			<Figure
				text={formatNumber(totals.score, 1)}
				difference={difference(totals.score, today?.score, (points) => formatNumber(points, 1))}
			/>
			<Figure
				text={`${totals.missed} of ${services}`}
				difference={difference(totals.missed, today?.missed, (count) => formatNumber(count))}
			/>
		</>
	);
}

const AS_TODAY = "as today";

function differenceText(amount: number, say: (amount: number) => string): string {
	const size = say(Math.abs(amount));
	return size === say(0) ? AS_TODAY : `${amount < 0 ? "−" : "+"}${size}`;
}

function Figure({ text, note, difference }: { text: string; note?: string; difference: string | null }) {
	return (
		<TableCell numeric>
			{text}
			{note ? <span className="block text-xs text-muted-foreground">{note}</span> : null}
			{difference === null ? null : (
				<span className="block text-xs text-muted-foreground">
					<span className="sr-only">against today: </span>
					{difference}
				</span>
			)}
		</TableCell>
	);
}
