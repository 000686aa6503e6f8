"use client";
import { ArchiveButton } from "@/components/ui/archive-button";
import { CheckList } from "@/components/ui/check-list";
import { DraftForm } from "@/components/ui/draft-form";
import { Field } from "@/components/ui/field";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid, FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { schemaResolver } from "@/components/ui/schema-resolver";
import { Textarea } from "@/components/ui/textarea";
import { type SaveOutcome, useDraftForm } from "@/components/ui/use-draft-form";
import type { ActionResult } from "@/data/action";
import { SCENARIO_IDS } from "@/engine";
import { DRILL_KIND_LABELS, DRILL_KINDS } from "@/lib/kinds";
import { SCENARIO_LABELS } from "@/lib/labels";
import type { DrillRunDraft } from "@/schemas/drill-runs";

const { TextField, DurationField, ChoiceField } = formFields<DrillRunDraft>();

const resolver = schemaResolver<DrillRunDraft>(() =>
	import("@/schemas/drill-runs").then(({ DrillRunForm: schema }) => schema),
);

interface RunFormProps {
	organization: string;
	run: { id: string; version: number } | null;
	draft: DrillRunDraft;
	services: { id: string; name: string }[];
	timeZone: string;
	readOnly: boolean;
	save: (
		organization: string,
		input: { id: string | null; version: number | null; run: DrillRunDraft },
	) => Promise<SaveOutcome<DrillRunDraft>>;
	archive?: (organization: string, input: { id: string; version: number }) => Promise<ActionResult<unknown>>;
}

export function RunForm({ organization, run, draft, services, timeZone, readOnly, save, archive }: RunFormProps) {
	const place = `/o/${organization}/drills`;
	const { form, problem, conflict, takeTheirs, submit } = useDraftForm<DrillRunDraft>({
		resolver,
		under: "run",
		draft,
		version: run?.version ?? null,
		save: (typed, version) => save(organization, { id: run?.id ?? null, version, run: typed }),
		next: (id) => `${place}/runs/${id}`,
		savedMessage: (typed) => `${typed.name} is planned`,
	});
	const { errors } = form.formState;
	return (
		<DraftForm
			form={form}
			submit={submit}
			problem={problem}
			conflict={conflict}
			onTakeTheirs={takeTheirs}
			saveLabel={run ? "Save plan" : "Plan drill"}
			cancelHref={run ? `${place}/runs/${run.id}` : place}
			readOnly={readOnly}
			extra={
				run && archive && !readOnly ? (
					<ArchiveButton name={draft.name} listHref={place} archive={() => archive(organization, run)} />
				) : null
			}
		>
			<FormSection title="Drill" description="What is rehearsed, and against which failure.">
				<FieldGrid>
					<TextField name="name" label="Name" required />
					<ChoiceField
						name="kind"
						label="Kind"
						unknown={null}
						options={DRILL_KINDS.map((kind) => ({ value: kind, label: DRILL_KIND_LABELS[kind] }))}
					/>
					<ChoiceField
						name="scenario"
						label="Failure rehearsed"
						unknown={null}
						options={SCENARIO_IDS.map((id) => ({ value: id, label: SCENARIO_LABELS[id] }))}
					/>
				</FieldGrid>
				<CheckList<DrillRunDraft>
					name="serviceIds"
					legend="Services"
					options={services.map(({ id, name }) => ({ value: id, label: name }))}
					hint={
						errors.serviceIds?.message ? (
							<span role="alert" className="text-danger">
								{errors.serviceIds.message}
							</span>
						) : undefined
					}
				/>
			</FormSection>
			<FormSection title="When and who" description={`On the organisation's clock, ${timeZone}.`}>
				<FieldGrid>
					<Field label="Begins" required error={errors.plannedAt?.message}>
						<Input type="datetime-local" {...form.register("plannedAt")} />
					</Field>
					<DurationField
						name="expectedMinutes"
						label="Time set aside"
						placeholder="as long as its steps usually take"
					/>
				</FieldGrid>
				<Field
					label="People"
					aside="one a line"
					hint="Name, and after a comma what they do: Asha Rao, leads"
					error={errors.people?.message}
				>
					<Textarea rows={4} maxLength={4000} {...form.register("people")} />
				</Field>
				<Field
					label="Scope"
					aside="optional"
					hint="What is touched, what is left alone, when to stop."
					error={errors.scope?.message}
				>
					<Textarea rows={3} maxLength={2000} {...form.register("scope")} />
				</Field>
			</FormSection>
		</DraftForm>
	);
}
