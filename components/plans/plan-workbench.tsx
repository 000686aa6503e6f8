"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAfterLoad } from "@/components/ui/deferred";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";
import type { Budget } from "@/data/budget";
import type { PlanChange, ScenarioId } from "@/engine";
import type { ScenarioChoice } from "@/lib/finding";
import { formatCount, formatHours, formatNumber, formatSigned } from "@/lib/format";
import { SCENARIO_LABELS } from "@/lib/labels";
import { AdoptDialog } from "./adopt-dialog";
import { ChangeList, type Offer, type ServiceOffers, type Switched, tierText } from "./change-list";
import type { PlanSummary, ServiceLine } from "./plan-lines";
import { PlanTable } from "./plan-table";
import { costText, outageText, planSentence } from "./plan-words";
import { SaveBar } from "./save-bar";
import type { SavedPlan } from "./saved-plans";
import { usePlan } from "./use-plan";

type Act<I, T> = (organization: string, input: I) => Promise<ActionResult<T>>;

export interface PlanWorkbenchProps {
	organization: string;
	revision: number;
	currency: string;
	mayEdit: boolean;
	today: ServiceLine[];
	services: ServiceOffers[];
	sites: Offer[];
	practices: Offer[];
	/** Titles of every change that a plan or the budget may name, by id. */
	titles: Record<string, string>;
	plans: SavedPlan[];
	opened: PlanChange[];
	save: Act<
		{ id: string | null; version: number | null; plan: { name: string; changes: PlanChange[] } },
		{ id: string }
	>;
	adopt: Act<{ id: string; version: number }, { changed: number }>;
	archive: Act<{ id: string; version: number }, unknown>;
	ask: Act<{ yearlyBudget: number | null }, Budget>;
}

/** The engine's `changeId`, without the engine. */
function idOf(change: PlanChange): string {
	if (change.kind === "practice") return `practice:${change.practiceId}`;
	return change.kind === "link" ? `link:${change.siteId}` : `${change.kind}:${change.serviceId}`;
}

const switchedBy = (changes: readonly PlanChange[]): Switched =>
	Object.fromEntries(changes.map((change) => [idOf(change), change]));

/** What stands below the first screen comes after it. */
const loadSavedPlans = () => import("./saved-plans").then(({ SavedPlans }) => SavedPlans);
const loadBudgetPanel = () => import("./budget-panel").then(({ BudgetPanel }) => BudgetPanel);

export function PlanWorkbench(props: PlanWorkbenchProps) {
	const { organization, revision, currency, mayEdit, services, plans, titles } = props;
	const router = useRouter();
	const [switched, setSwitched] = useState<Switched>(() => switchedBy(props.opened));
	const [open, setOpen] = useState<SavedPlan | null>(null);
	const [adopting, setAdopting] = useState<SavedPlan | null>(null);
	const [choice, setChoice] = useState<ScenarioChoice>("hardware");
	const SavedPlans = useAfterLoad(loadSavedPlans);
	const BudgetPanel = useAfterLoad(loadBudgetPanel);
	const changes = Object.values(switched);
	const kept = plans.filter((plan) => plan.adopted === null);
	const live = usePlan(organization, revision, changes, kept);
	const saving = useSubmit((input: Parameters<typeof props.save>[1]) => props.save(organization, input));
	const adoption = useSubmit((input: { id: string; version: number }) => props.adopt(organization, input));
	const nameOf = (id: string) => services.find((service) => service.serviceId === id)?.name ?? "A service that is gone";
	const titleOf = (change: PlanChange) =>
		change.kind === "protect"
			? `${nameOf(change.serviceId)}: protected by ${tierText(change.option)}`
			: (titles[idOf(change)] ?? "A change of something that is gone");

	function show(plan: SavedPlan | null, to: PlanChange[]) {
		setOpen(plan);
		setSwitched(switchedBy(to));
		saving.clear();
	}
	async function save(name: string, asNew: boolean) {
		const current = asNew ? null : (plans.find((plan) => plan.id === open?.id) ?? null);
		const target = { id: current?.id ?? null, version: current?.version ?? null };
		const answer = await saving.submit({ ...target, plan: { name, changes } });
		if (!answer.ok) return;
		toast.done(`“${name}” saved`);
		setOpen({ id: answer.value.id, name, changes, version: 1, createdByName: "", adopted: null });
		router.refresh();
	}
	async function adopt({ id, version, name }: SavedPlan) {
		const answer = await adoption.submit({ id, version });
		setAdopting(null);
		if (!answer.ok) return toast.failed(answer.message);
		show(null, []);
		toast.done(`“${name}” is in force`);
		router.refresh();
	}
	async function archive({ id, version, name }: SavedPlan) {
		const answer = await props.archive(organization, { id, version });
		if (!answer.ok) return toast.failed(answer.message);
		if (open?.id === id) setOpen(null);
		toast.done(`“${name}” archived`);
		router.refresh();
	}

	const sentence = planSentence(changes.length, live.today, live.planned, choice, currency);
	const draft = changes.length > 0 && live.planned ? { changes: changes.length, summary: live.planned } : null;
	const planned = live.planned?.services ?? props.today;
	return (
		<div className="flex flex-col gap-10">
			<PageHeader title={sentence}>
				<Figures live={live.planned} today={live.today} currency={currency} />
			</PageHeader>
			<div className="grid gap-8 lg:grid-cols-[18rem_minmax(0,1fr)]">
				<section aria-label="Changes" className="flex min-w-0 flex-col gap-4">
					<h2 className="text-lg">What could be different</h2>
					<ChangeList
						services={services}
						sites={props.sites}
						practices={props.practices}
						currency={currency}
						switched={switched}
						onSwitch={(id, change) =>
							setSwitched(({ [id]: _, ...rest }) => (change === null ? rest : { ...rest, [id]: change }))
						}
					/>
					{mayEdit ? (
						<SaveBar
							key={open?.id ?? "new"}
							name={open?.name ?? ""}
							isOpen={open !== null && open.adopted === null}
							isEmpty={changes.length === 0}
							busy={saving.busy}
							error={saving.message}
							onSave={(name, asNew) => void save(name, asNew)}
							onClear={() => show(null, [])}
						/>
					) : null}
				</section>
				<section aria-label="Services" className="flex min-w-0 flex-col gap-3">
					<div className="flex flex-wrap items-center justify-between gap-3">
						<Select
							aria-label="Failure"
							wrapperClassName="sm:w-64"
							value={choice}
							onChange={({ target }) => setChoice(target.value as ScenarioChoice)}
						>
							{(Object.keys(SCENARIO_LABELS) as ScenarioId[]).map((id) => (
								<option key={id} value={id}>
									{SCENARIO_LABELS[id]}
								</option>
							))}
							<option value="worst">Each in its worst</option>
						</Select>
						<p role="status" className="text-xs text-muted-foreground">
							{stateText(live)}
						</p>
					</div>
					<PlanTable caption={sentence} today={live.today?.services ?? props.today} planned={planned} choice={choice} />
				</section>
			</div>
			<PageSection title="Side by side" aside="on today's facts, in the failure chosen above">
				{SavedPlans ? (
					<SavedPlans
						plans={plans}
						today={live.today}
						draft={draft}
						compared={live.compared}
						choice={choice}
						currency={currency}
						mayEdit={mayEdit}
						onOpen={(plan) => show(plan, plan.changes)}
						onAdopt={setAdopting}
						onArchive={(plan) => void archive(plan)}
					/>
				) : (
					<Skeleton className="h-40" />
				)}
			</PageSection>
			<PageSection title="The best for a budget" aside="exact, over every option and practice with a price">
				{BudgetPanel ? (
					<BudgetPanel
						key={revision}
						organization={organization}
						currency={currency}
						nameOf={nameOf}
						titleOf={titleOf}
						ask={props.ask}
						onOpen={(to) => show(null, to)}
					/>
				) : (
					<Skeleton className="h-96" />
				)}
			</PageSection>
			<AdoptDialog
				plan={adopting}
				busy={adoption.busy}
				titleOf={titleOf}
				onAdopt={(plan) => void adopt(plan)}
				onClose={() => setAdopting(null)}
			/>
		</div>
	);
}

function stateText({ state, waiting, milliseconds }: ReturnType<typeof usePlan>): string {
	if (state === "fetching") return "Fetching the facts…";
	if (state === "unavailable") return "The figures cannot be made in this browser.";
	if (state === "estimating") return "Estimating…";
	if (state === "rough")
		return waiting > 0
			? `A first answer: ${formatCount(waiting, "service")} still as today…`
			: "A first answer; refining…";
	return milliseconds === null ? "" : `Answered in ${formatNumber(Math.max(1, milliseconds))} ms`;
}

function Figures({ live, today, currency }: { live: PlanSummary | null; today: PlanSummary | null; currency: string }) {
	if (!live || !today) return <p>What would be different, how much faster, and what it would cost a year.</p>;
	const points = live.score - today.score;
	const hidden = live.uncapped - today.uncapped;
	return (
		<ul className="flex flex-wrap gap-x-6 gap-y-1">
			<li>
				Readiness {formatNumber(live.score, 1)}
				{points === 0 ? "" : ` (${formatSigned(points)})`}
				{points === 0 && hidden !== 0 ? ` (${formatSigned(hidden)} behind a failed gate)` : ""}
			</li>
			<li>{formatHours(live.downtimeHours)} down a year, all services</li>
			<li>Outages cost {outageText(live, currency)}</li>
			{live === today ? null : <li>To pay: {costText(live, currency)}</li>}
		</ul>
	);
}
