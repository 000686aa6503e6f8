"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProvider, useForm, useWatch } from "react-hook-form";
import { DESIGN_STATES, useDesign } from "@/components/design/use-design";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid, FormSection } from "@/components/ui/form-section";
import { PageSection } from "@/components/ui/page-header";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/data/action";
import type { Blueprint, BlueprintKind, KindPlan, PatternId, ServiceKind } from "@/engine";
import { SERVICE_KIND_LABELS, SERVICE_KINDS } from "@/lib/kinds";
import type { BlueprintDraft, NewServiceDraft } from "@/schemas/blueprints";
import type { ServerChoice } from "@/schemas/servers";
import { BeforeAfter } from "./before-after";
import { ChoiceFields, type WorkbenchDraft } from "./choice-fields";
import { Conditions } from "./conditions";
import { BlueprintPicture } from "./drawing";
import { Effects } from "./effects";

/** What the page knows of one kind: its blueprints, and for each the choice to start from. */
export interface KindOffer {
	blueprints: Blueprint[];
	plan: Pick<KindPlan, "balancers" | "storage" | "replication">;
	choices: Record<PatternId, BlueprintDraft>;
}

export interface WorkbenchProps {
	organization: string;
	currency: string;
	sites: { id: string; name: string }[];
	known: ServerChoice[];
	/** Null: the blueprint starts a new service. */
	service: { id: string; version: number; kind: ServiceKind; name: string } | null;
	offers: Record<BlueprintKind, KindOffer>;
	start: { kind: ServiceKind; pattern: PatternId };
	readOnly: boolean;
	adopt: (
		organization: string,
		input: { service: { id: string; version: number } | NewServiceDraft; choice: BlueprintDraft },
	) => Promise<ActionResult<{ id: string; serviceId: string }>>;
	undo: (organization: string, input: { id: string }) => Promise<ActionResult<unknown>>;
}

const { TextField, ChoiceField } = formFields<WorkbenchDraft>();
const offerOf = (offers: WorkbenchProps["offers"], kind: ServiceKind) => offers[kind === "other" ? "web" : kind];
const LOST = "The connection is gone, nothing was adopted. What you chose is still here; try again.";

export function BlueprintWorkbench(props: WorkbenchProps) {
	// The library changes one object in place; memoised, the page would never see a choice.
	"use no memo";
	const { organization, currency, sites, known, service, offers, start, readOnly, adopt, undo } = props;
	const router = useRouter();
	const [problem, setProblem] = useState<string | null>(null);
	const form = useForm<WorkbenchDraft>({
		defaultValues: {
			started: { name: "", kind: start.kind, users: "" },
			choice: offerOf(offers, start.kind).choices[start.pattern],
		},
	});
	const draft = useWatch({ control: form.control }) as WorkbenchDraft;
	const kind = service?.kind ?? draft.started.kind;
	const offer = offerOf(offers, kind);
	const { state, answer } = useDesign(organization, "blueprint", {
		serviceId: service?.id ?? null,
		started: draft.started,
		choice: draft.choice,
	});
	const choose = (next: PatternId, of: ServiceKind) => form.setValue("choice", offerOf(offers, of).choices[next]);
	const blueprint = offer.blueprints.find((one) => one.pattern === draft.choice.pattern)!;

	async function submit({ started, choice }: WorkbenchDraft): Promise<void> {
		setProblem(null);
		const target = service ? { id: service.id, version: service.version } : started;
		const outcome = await adopt(organization, { service: target, choice }).catch(() => null);
		if (outcome === null) return setProblem(LOST);
		if (!outcome.ok) {
			for (const [path, message] of Object.entries(outcome.fields ?? {}))
				form.setError(path.replace(/^service/, "started") as "started.name", { message });
			return setProblem(outcome.message);
		}
		const { id, serviceId } = outcome.value;
		toast.done(`${blueprint.title}: adopted`, async () => {
			const back = await undo(organization, { id }).catch(() => null);
			if (!back?.ok) toast.failed(back?.message ?? LOST);
			router.push(`/o/${organization}/services/${service ? service.id : ""}`);
			router.refresh();
		});
		router.push(`/o/${organization}/services/${serviceId}`);
		router.refresh();
	}

	return (
		<FormProvider {...form}>
			<form noValidate onSubmit={form.handleSubmit(submit)} className="flex min-w-0 flex-col gap-8">
				<fieldset disabled={readOnly} className="flex min-w-0 flex-col gap-6">
					{service ? null : (
						<FormSection title="New service" description="The rest of its facts can be added on its own page.">
							<FieldGrid>
								<TextField name="started.name" label="Name" required />
								<ChoiceField
									name="started.kind"
									label="Kind"
									unknown={null}
									options={SERVICE_KINDS.map((value) => ({ value, label: SERVICE_KIND_LABELS[value] }))}
								/>
								<TextField name="started.users" label="Users" inputMode="numeric" />
							</FieldGrid>
						</FormSection>
					)}
					<FormSection title="Blueprint" description={blueprint.summary}>
						<RadioGroup legend="Blueprint" legendHidden className="[&>div]:grid [&>div]:gap-3 sm:[&>div]:grid-cols-2">
							{offer.blueprints.map((one) => (
								<Radio
									key={one.pattern}
									label={one.title}
									hint={one.tier === "hosted" ? "Hosted. Under contract" : `${one.tier}. ${TIER_HINTS[one.tier]}`}
									value={one.pattern}
									checked={draft.choice.pattern === one.pattern}
									onChange={() => choose(one.pattern, kind)}
									name="pattern"
								/>
							))}
						</RadioGroup>
					</FormSection>
					<FormSection
						title="Choices"
						description="Servers that are there may take a place; the others are planned and count once they stand."
					>
						<ChoiceFields
							organization={organization}
							sites={sites}
							known={known}
							plan={offer.plan}
							isMail={kind === "mail"}
							places={(answer?.places ?? []).map(({ place, label }) => ({ place, label }))}
						/>
					</FormSection>
				</fieldset>
				<p role="status" className="text-xs text-muted-foreground">
					{DESIGN_STATES[state]}
				</p>
				{answer ? (
					<>
						<PageSection title="How it looks">
							<BlueprintPicture drawing={answer.drawing} label={`Drawing: ${blueprint.title}`} />
						</PageSection>
						<PageSection title={conditionsTitle(answer.preconditions)}>
							<Conditions
								organization={organization}
								serviceId={service?.id ?? null}
								conditions={answer.preconditions}
							/>
						</PageSection>
						<PageSection title="What else changes">
							<Effects effects={answer.effects} />
						</PageSection>
						<PageSection title="Before and after">
							<BeforeAfter before={answer.before} after={answer.after} currency={currency} />
						</PageSection>
					</>
				) : null}
				{readOnly ? null : (
					<footer className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t bg-background py-3">
						{problem ? (
							<div className="w-full">
								<FormMessage>{problem}</FormMessage>
							</div>
						) : null}
						<Button type="submit" variant="primary" busy={form.formState.isSubmitting}>
							{service ? `Adopt for ${service.name}` : "Start the service"}
						</Button>
						<p className="text-xs text-muted-foreground">
							All of it or nothing; it can be taken back while nobody has changed it.
						</p>
					</footer>
				)}
			</form>
		</FormProvider>
	);
}

const TIER_HINTS = {
	T1: "Data comes back from a copy",
	T2: "A second server waits",
	T3: "A second server has the data",
	T4: "Hands free",
} as const;

function conditionsTitle(conditions: readonly { state: string; isRequired: boolean }[]): string {
	const open = conditions.filter((one) => one.isRequired && one.state !== "met").length;
	if (open === 0) return "All that it needs is in place";
	return open === 1 ? "One condition it needs is open" : `${open} conditions it needs are open`;
}
