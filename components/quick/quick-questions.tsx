"use client";
import { Field, type FieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { TIER_IDS } from "@/engine";
import { SERVICE_KIND_LABELS, SERVICE_KINDS } from "@/lib/kinds";
import { ANSWER_LABELS, TIER_LABELS } from "@/lib/labels";
import type { PlanState } from "@/schemas/quick";
import type { ServiceDraft } from "@/schemas/services";

interface QuickQuestionsProps {
	draft: ServiceDraft;
	plan: PlanState;
	errors: Record<string, string>;
	asOf: string;
	disabled: boolean;
	onDraft: (draft: ServiceDraft) => void;
	onPlan: (plan: PlanState) => void;
}

const YES_NO = [
	["", "unknown"],
	["yes", "yes"],
	["no", "no"],
] as const;
const OFFSITE = [
	["", "unknown"],
	["copied", "yes, copied over a line"],
	["rotation", "yes, carried there in turns"],
	["none", "no"],
] as const;

/** Which means a tier stands on; what was typed about the others waits unseen. */
function withTier(draft: ServiceDraft, tier: ServiceDraft["protection"]["tier"]): ServiceDraft {
	const { protection } = draft;
	const ownMeans = tier !== "T0" && tier !== "hosted";
	return {
		...draft,
		protection: {
			...protection,
			tier,
			backup: { ...protection.backup, inPlace: ownMeans || (tier !== "T0" && protection.backup.inPlace) },
			standby: { ...protection.standby, inPlace: tier === "T2" },
			replication: { ...protection.replication, inPlace: tier === "T3" },
			cluster: { ...protection.cluster, inPlace: tier === "T4" },
			hosted: { ...protection.hosted, inPlace: tier === "hosted" },
		},
	};
}

/** Twelve questions that anybody who runs the service can answer; what is not known stays open and widens the range. */
export function QuickQuestions({ draft, plan, errors, asOf, disabled, onDraft, onPlan }: QuickQuestionsProps) {
	const { targets, protection } = draft;
	const { backup } = protection;
	const put = (changes: Partial<ServiceDraft>) => onDraft({ ...draft, ...changes });
	const putBackup = (changes: Partial<typeof backup>) =>
		put({ protection: { ...protection, backup: { ...backup, ...changes } } });
	const ask = (field: string, label: string, control: FieldProps["children"], hint?: string) => (
		<li key={field} className="pl-1">
			<Field label={label} hint={hint} error={errors[`service.${field}`] ?? null}>
				{control}
			</Field>
		</li>
	);
	const text = (value: string, onChange: (value: string) => void, placeholder = "unknown", type = "text") => (
		<Input
			type={type}
			value={value}
			max={type === "date" ? asOf : undefined}
			autoComplete="off"
			placeholder={placeholder}
			disabled={disabled}
			onChange={(event) => onChange(event.target.value)}
		/>
	);
	const choose = (
		value: string,
		options: readonly (readonly [string, string])[],
		onChange: (value: string) => void,
	) => (
		<Select value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
			{options.map(([each, label]) => (
				<option key={each} value={each}>
					{label}
				</option>
			))}
		</Select>
	);
	const withoutBackup = !backup.inPlace;
	const ofBackup = (control: FieldProps["children"]) =>
		withoutBackup ? <Input value="no backup in place" disabled readOnly /> : control;
	return (
		<ol className="grid list-outside list-decimal gap-x-10 pl-6 gap-y-4 marker:text-muted-foreground sm:grid-cols-2">
			{ask(
				"name",
				"Which service would be missed first?",
				text(draft.name, (name) => put({ name }), "Mail, files, the shop …"),
			)}
			{ask(
				"kind",
				"What kind of service is it?",
				choose(
					draft.kind,
					SERVICE_KINDS.map((kind) => [kind, SERVICE_KIND_LABELS[kind]] as const),
					(kind) => put({ kind: kind as ServiceDraft["kind"] }),
				),
			)}
			{ask(
				"users",
				"How many people use it?",
				text(draft.users, (users) => put({ users })),
			)}
			{ask(
				"targets.restoreHours",
				"How long may it be down?",
				text(targets.restoreHours, (restoreHours) => put({ targets: { ...targets, restoreHours } })),
				"4 h, 30 min, 2 days, instant",
			)}
			{ask(
				"targets.lossHours",
				"How much work may be lost?",
				text(targets.lossHours, (lossHours) => put({ targets: { ...targets, lossHours } })),
				"1 h, 1 day",
			)}
			{ask(
				"protection.tier",
				"How is it protected today?",
				choose(
					protection.tier,
					TIER_IDS.map((tier) => [tier, TIER_LABELS[tier]] as const),
					(tier) => onDraft(withTier(draft, tier as typeof protection.tier)),
				),
			)}
			{ask(
				"dataGigabytes",
				"How much data is there?",
				text(draft.dataGigabytes, (dataGigabytes) => put({ dataGigabytes })),
				"500 GB, 2 TB",
			)}
			{ask(
				"protection.backup.intervalHours",
				"How often is it backed up?",
				ofBackup(text(backup.intervalHours, (intervalHours) => putBackup({ intervalHours }))),
				"every 24 h: write 24 h",
			)}
			{ask(
				"protection.backup.offsite.kind",
				"Is there a copy in another place?",
				ofBackup(
					choose(backup.offsite.kind, OFFSITE, (kind) =>
						putBackup({ offsite: { ...backup.offsite, kind: kind as typeof backup.offsite.kind } }),
					),
				),
			)}
			{ask(
				"protection.backup.immutable",
				"Is there a copy that nobody can change or delete?",
				ofBackup(
					choose(backup.immutable, YES_NO, (immutable) =>
						putBackup({ immutable: immutable as typeof backup.immutable }),
					),
				),
			)}
			{ask(
				"protection.backup.lastRestoreTestOn",
				"When was a restore last tried?",
				ofBackup(text(backup.lastRestoreTestOn, (lastRestoreTestOn) => putBackup({ lastRestoreTestOn }), "", "date")),
			)}
			{ask(
				"plan",
				"Is there a recovery plan that can be read when everything is down?",
				choose(
					plan,
					[
						["", "not asked yet"],
						["yes", ANSWER_LABELS.yes],
						["partly", ANSWER_LABELS.partly],
						["no", ANSWER_LABELS.no],
						["unknown", ANSWER_LABELS.unknown],
					],
					(state) => onPlan(state as PlanState),
				),
			)}
		</ol>
	);
}
