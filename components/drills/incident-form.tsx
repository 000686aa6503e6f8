"use client";
import { CheckList } from "@/components/ui/check-list";
import { DraftForm } from "@/components/ui/draft-form";
import { Field } from "@/components/ui/field";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid, FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { schemaResolver } from "@/components/ui/schema-resolver";
import { Textarea } from "@/components/ui/textarea";
import { type SaveOutcome, useDraftForm } from "@/components/ui/use-draft-form";
import { SCENARIO_IDS } from "@/engine";
import { SCENARIO_LABELS } from "@/lib/labels";
import type { IncidentDraft } from "@/schemas/incidents";

const { ChoiceField } = formFields<IncidentDraft>();

const resolver = schemaResolver<IncidentDraft>(() =>
	import("@/schemas/incidents").then(({ IncidentForm: schema }) => schema),
);

interface IncidentFormProps {
	organization: string;
	services: { id: string; name: string }[];
	timeZone: string;
	readOnly: boolean;
	save: (organization: string, input: { incident: IncidentDraft }) => Promise<SaveOutcome<IncidentDraft>>;
}

const EMPTY: IncidentDraft = { serviceIds: [], scenario: "hardware", startedAt: "", endedAt: "", note: "" };

export function IncidentForm({ organization, services, timeZone, readOnly, save }: IncidentFormProps) {
	const place = `/o/${organization}/drills`;
	const { form, problem, conflict, takeTheirs, submit } = useDraftForm<IncidentDraft>({
		resolver,
		under: "incident",
		draft: EMPTY,
		version: null,
		save: (typed) => save(organization, { incident: typed }),
		next: () => place,
		savedMessage: () => "The incident is recorded",
	});
	const { errors } = form.formState;
	return (
		<DraftForm
			form={form}
			submit={submit}
			problem={problem}
			conflict={conflict}
			onTakeTheirs={takeTheirs}
			saveLabel="Record incident"
			cancelHref={place}
			readOnly={readOnly}
		>
			<FormSection title="Incident" description="What failed, and which services people could not use.">
				<ChoiceField
					name="scenario"
					label="What happened"
					unknown={null}
					className="sm:max-w-80"
					options={SCENARIO_IDS.map((id) => ({ value: id, label: SCENARIO_LABELS[id] }))}
				/>
				<CheckList<IncidentDraft>
					name="serviceIds"
					legend="Services that were down"
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
			<FormSection title="Time" description={`On the organisation's clock, ${timeZone}.`}>
				<FieldGrid>
					<Field label="Began" required error={errors.startedAt?.message}>
						<Input type="datetime-local" {...form.register("startedAt")} />
					</Field>
					<Field label="Ended" aside="empty: not over" error={errors.endedAt?.message}>
						<Input type="datetime-local" {...form.register("endedAt")} />
					</Field>
				</FieldGrid>
			</FormSection>
			<FormSection title="Note" description="What was done, and what would have helped.">
				<Field label="Note" aside="optional" error={errors.note?.message}>
					<Textarea maxLength={2000} {...form.register("note")} />
				</Field>
			</FormSection>
		</DraftForm>
	);
}
