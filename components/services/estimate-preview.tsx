"use client";
import { ArrowRight } from "lucide-react";
import { Verdict } from "@/components/estimate/verdict";
import { classNames } from "@/components/ui/class-names";
import type { ScenarioAssessment, ServiceAssessment } from "@/engine";
import { formatCount, formatLoss, formatMinutes, formatMinutesRange, formatNumber } from "@/lib/format";
import { SCENARIO_LABELS, TIER_LABELS } from "@/lib/labels";
import type { Estimate } from "./estimate.worker";
import type { EstimateState } from "./use-estimate";

const STATES: Record<EstimateState, string> = {
	fetching: "Fetching the facts…",
	estimating: "Estimating…",
	ready: "",
	unfinished: "A field needs another look; these are the last figures that could be made.",
	unavailable: "The estimate cannot be shown while you type here. Saving works, and the page shows it then.",
};

/** What the draft would mean, before anything is saved. */
export function EstimatePreview({ state, estimate }: { state: EstimateState; estimate: Estimate | null }) {
	return (
		<section
			aria-label="Estimate of this draft"
			className="flex flex-col gap-3 rounded-md border p-4 xl:sticky xl:top-6"
		>
			<h2 className="text-sm">As typed, not saved yet</h2>
			{estimate ? <Figures {...estimate} /> : null}
			<p role="status" className="text-xs text-muted-foreground">
				{STATES[state] || (estimate ? basis(estimate.after) : "")}
			</p>
		</section>
	);
}

function basis(after: ServiceAssessment): string {
	const { trials, seed } = after.scenarios[0]!.restore;
	const unknown = after.unknownFacts.length;
	const gaps = `${formatCount(unknown, "unknown fact")} ${unknown === 1 ? "widens" : "widen"} the range.`;
	return `P50 and P10 to P90 of ${formatNumber(trials)} trials, seed ${seed}. ${unknown > 0 ? gaps : ""}`;
}

const worstOf = (service: ServiceAssessment): ScenarioAssessment =>
	service.scenarios.reduce((worst, next) => (next.restore.p50 > worst.restore.p50 ? next : worst));

function Figures({ before, after }: Pick<Estimate, "before" | "after">) {
	const worst = worstOf(after);
	const was = before?.scenarios.find((scenario) => scenario.scenario === worst.scenario);
	return (
		<>
			<div>
				<p className="text-2xl tracking-tight">
					<Change from={was ? formatMinutes(was.restore.p50) : null} to={formatMinutes(worst.restore.p50)} />
				</p>
				<p className="text-muted-foreground">worst case: {SCENARIO_LABELS[worst.scenario].toLowerCase()}</p>
			</div>
			<p>
				Tier in force:{" "}
				<Change from={before ? TIER_LABELS[before.tierInForce] : null} to={TIER_LABELS[after.tierInForce]} />
			</p>
			{after.tierReasons.length > 0 ? (
				<ul className="flex list-disc flex-col gap-1 pl-4 text-xs text-muted-foreground">
					{after.tierReasons.slice(0, 3).map((reason) => (
						<li key={reason.code}>{reason.text}</li>
					))}
				</ul>
			) : null}
			<ul className="flex flex-col divide-y border-y">
				{after.scenarios.map((scenario, index) => (
					<ScenarioLine key={scenario.scenario} before={before?.scenarios[index] ?? null} after={scenario} />
				))}
			</ul>
		</>
	);
}

function ScenarioLine({ before, after }: { before: ScenarioAssessment | null; after: ScenarioAssessment }) {
	const range = formatMinutesRange(after.restore.p10, after.restore.p90);
	const lost = formatLoss(after.loss.p50Hours);
	const lostBefore = before && formatLoss(before.loss.p50Hours);
	return (
		<li className="flex flex-col gap-0.5 py-2">
			<div className="flex flex-wrap items-baseline justify-between gap-x-2">
				<span>{SCENARIO_LABELS[after.scenario]}</span>
				<Change from={before && formatMinutes(before.restore.p50)} to={formatMinutes(after.restore.p50)} />
			</div>
			<div className="flex flex-wrap items-center justify-between gap-x-2 text-xs text-muted-foreground">
				<span>
					{range} · loss {lostBefore !== null && lostBefore !== lost ? `${lostBefore} → ${lost}` : lost}
				</span>
				{after.restoreVerdict === "no-target" ? null : <Verdict verdict={after.restoreVerdict} />}
			</div>
		</li>
	);
}

/** "8.9 h → 2.4 h"; one figure when nothing moved. */
function Change({ from, to }: { from: string | null; to: string }) {
	if (from === null || from === to) return <span>{to}</span>;
	return (
		<span className="inline-flex items-center gap-1">
			<span className={classNames("text-muted-foreground")}>
				<span className="sr-only">from </span>
				{from}
			</span>
			<ArrowRight aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
			<span className="sr-only">to </span>
			<span className="font-medium">{to}</span>
		</span>
	);
}
