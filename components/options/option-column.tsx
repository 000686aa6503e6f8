import { Coins, Footprints, MapPin, X, Zap } from "lucide-react";
import type { ReactNode } from "react";
import { RangeBar } from "@/components/charts/range-bar";
import { restoreBar } from "@/components/estimate/restore-bar";
import { Verdict } from "@/components/estimate/verdict";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/disclosure";
import type { ProtectionOption, ScenarioId } from "@/engine";
import {
	formatCount,
	formatHours,
	formatLoss,
	formatLossEstimate,
	formatMinutes,
	formatMinutesRange,
	formatMoneyShort,
	UNKNOWN,
} from "@/lib/format";
import { SCENARIO_LABELS } from "@/lib/labels";
import { CostLines } from "./cost-lines";
import { OPTION_LABELS, PICK_LABELS, type PickId } from "./option-labels";
import { yearlyBill } from "./options-sentence";

const PICK_SIGNS = { fastest: Zap, cheapestThatMeets: Coins, leastChange: Footprints } as const;

function Figure({ label, note, children }: { label: string; note?: ReactNode; children: ReactNode }) {
	return (
		<div className="flex min-w-0 flex-col gap-0.5">
			<dt className="text-xs text-muted-foreground">{label}</dt>
			<dd className="min-w-0">
				{children}
				{note ? <span className="block text-xs text-muted-foreground">{note}</span> : null}
			</dd>
		</div>
	);
}

function StillFails({ option }: { option: ProtectionOption }) {
	const { stillFails } = option;
	if (stillFails.length === 0) return <p>Every failure is answered within its target.</p>;
	return (
		<>
			<ul className="flex flex-col gap-0.5">
				{stillFails.map(({ values }) => (
					<li key={String(values.scenario)} className="flex justify-between gap-2">
						<span>{SCENARIO_LABELS[values.scenario as ScenarioId]}</span>
						<span className="whitespace-nowrap text-muted-foreground">{formatMinutes(Number(values.minutes))}</span>
					</li>
				))}
			</ul>
			<Disclosure title={<span className="text-xs font-normal">Why</span>}>
				<ul className="flex flex-col gap-1.5 text-xs text-muted-foreground">
					{stillFails.map((line) => (
						<li key={line.text}>{line.text}</li>
					))}
				</ul>
			</Disclosure>
		</>
	);
}

function Preconditions({ option }: { option: ProtectionOption }) {
	const { preconditions, obstacle } = option;
	if (obstacle) return <p>Not to be had: {obstacle.text}</p>;
	if (preconditions.length === 0) return <p>Everything it needs is in place.</p>;
	return (
		<Disclosure title={<span className="font-normal">{formatCount(preconditions.length, "thing")} missing</span>}>
			<ul className="flex flex-col gap-1.5 text-xs text-muted-foreground">
				{preconditions.map((line) => (
					<li key={line.text}>{line.text}</li>
				))}
			</ul>
		</Disclosure>
	);
}

export interface OptionColumnProps {
	option: ProtectionOption;
	picks: readonly PickId[];
	currency: string;
	/** What the unknown money waits for. */
	needs: { outage: string | null; bill: string | null };
}

/** One way to protect the service, top to bottom; its rows line up with its neighbours'. */
export function OptionColumn({ option, picks, currency, needs }: OptionColumnProps) {
	const hardware = option.assessed.scenarios.find(({ scenario }) => scenario === "hardware")!;
	const { p10Minutes, p50Minutes, p90Minutes } = option.restore;
	const label = OPTION_LABELS[option.option];
	const total = option.yearlyTotal;
	return (
		<article
			aria-labelledby={`option-${option.option}`}
			className={classNames(
				"min-w-0 rounded-md border p-3 xl:row-span-10 xl:grid xl:grid-rows-subgrid",
				picks.includes("cheapestThatMeets") ? "border-accent" : "",
			)}
		>
			<header className="flex flex-col gap-1.5 pb-2">
				<h3 id={`option-${option.option}`} className="first-letter:uppercase">
					{label} {option.option === "hosted" ? null : <span className="text-muted-foreground">{option.option}</span>}
				</h3>
				<div className="flex flex-col items-start gap-1">
					{option.isCurrent ? (
						<Badge tone="neutral">
							<MapPin aria-hidden /> today
						</Badge>
					) : null}
					{picks.map((pick) => {
						const Sign = PICK_SIGNS[pick];
						return (
							<Badge key={pick} tone="accent">
								<Sign aria-hidden /> {PICK_LABELS[pick]}
							</Badge>
						);
					})}
				</div>
			</header>
			<dl className="flex flex-col gap-3 xl:row-span-9 xl:grid xl:grid-rows-subgrid">
				<Figure label="Back after the loss of a server, documented">
					{option.documented ? option.documented.label : "no time documented"}
				</Figure>
				<Figure label="Estimated" note={`${formatMinutesRange(p10Minutes, p90Minutes)}, P10 to P90`}>
					<RangeBar
						{...restoreBar(label, { ...hardware, restore: { p10: p10Minutes, p50: p50Minutes, p90: p90Minutes } })}
					/>
					<span className="flex flex-wrap items-center justify-between gap-1">
						{formatMinutes(p50Minutes)} <Verdict verdict={hardware.restoreVerdict} />
					</span>
				</Figure>
				<Figure
					label="Work lost with a server, P90"
					note={
						option.worstLossHours === null
							? "unbounded in the worst of six failures"
							: `up to ${formatLoss(option.worstLossHours)} in the worst of six failures`
					}
				>
					{formatLossEstimate(hardware.loss)}
					{hardware.lossVerdict === "missed" ? (
						<span className="ml-1 inline-flex items-center gap-1 text-xs text-exposed-text">
							<X aria-hidden className="size-3" /> over target
						</span>
					) : null}
				</Figure>
				<Figure label="Expected down a year">{formatHours(option.outage.downtimeHours)}</Figure>
				<Figure label="Cost a year" note={option.cost.isComplete ? null : needs.bill}>
					{yearlyBill(option, currency)}
					<CostLines cost={option.cost} currency={currency} label={label} />
				</Figure>
				<Figure
					label="Expected cost of outages a year"
					note={option.outage.downtimeCost === null ? needs.outage : null}
				>
					{option.outage.downtimeCost === null
						? UNKNOWN
						: formatMoneyShort(option.outage.downtimeCost + (option.outage.lossCost ?? 0), currency)}
					{option.outage.downtimeCost !== null && option.outage.lossCost === null ? (
						<span className="block text-xs text-muted-foreground">without lost work, whose price is unknown</span>
					) : null}
				</Figure>
				<Figure label="Total a year">
					<b>{total === null ? UNKNOWN : formatMoneyShort(total, currency)}</b>
				</Figure>
				<Figure label="What its own means do not answer">
					<StillFails option={option} />
				</Figure>
				<Figure label="Before it is worth its name">
					<Preconditions option={option} />
				</Figure>
			</dl>
		</article>
	);
}
