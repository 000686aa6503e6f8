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
import { formatCount, formatHours, formatMoneyShort, formatNumber, formatSigned } from "@/lib/format";
import { missedIn, type PlanSummary } from "./plan-lines";
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

/** One row a plan, today's first: the same figures side by side. */
export function SavedPlans({ plans, today, draft, compared, choice, currency, ...actions }: SavedPlansProps) {
	const figures = (summary: PlanSummary | null | undefined) => {
		if (!summary || !today) return <TableCell colSpan={5}>…</TableCell>;
		const isToday = summary === today;
		return (
			<>
				<TableCell numeric>
					{formatNumber(summary.score, 1)}
					{isToday ? null : <Difference text={formatSigned(summary.score - today.score)} />}
				</TableCell>
				<TableCell numeric>
					{missedIn(summary.services, choice)} of {summary.services.length}
				</TableCell>
				<TableCell numeric>{formatHours(summary.downtimeHours)}</TableCell>
				<TableCell numeric>{formatMoneyShort(summary.outageCost, currency)}</TableCell>
				<TableCell numeric>{isToday ? "–" : costText(summary, currency)}</TableCell>
			</>
		);
	};
	return (
		<TableFrame label="Plans side by side">
			<Table>
				<caption className="sr-only">Today, the changes switched on and the saved plans, side by side</caption>
				<TableHead>
					<tr>
						<ColumnHeader>Plan</ColumnHeader>
						<ColumnHeader numeric>Readiness</ColumnHeader>
						<ColumnHeader numeric>Miss their target</ColumnHeader>
						<ColumnHeader numeric>Down a year</ColumnHeader>
						<ColumnHeader numeric>Outages cost a year</ColumnHeader>
						<ColumnHeader numeric>To pay</ColumnHeader>
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
								<TableCell colSpan={5} className="text-muted-foreground">
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

function Difference({ text }: { text: string }) {
	return <span className="text-xs text-muted-foreground"> ({text})</span>;
}
