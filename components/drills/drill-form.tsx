"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useWatch } from "react-hook-form";
import { DraftForm } from "@/components/ui/draft-form";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid, FormSection } from "@/components/ui/form-section";
import { schemaResolver } from "@/components/ui/schema-resolver";
import { Segments } from "@/components/ui/segments";
import { type SaveOutcome, useDraftForm } from "@/components/ui/use-draft-form";
import { SCENARIO_IDS, type ScenarioId } from "@/engine";
import { formatMinutes, formatMinutesRange } from "@/lib/format";
import { DRILL_KIND_LABELS, DRILL_KINDS } from "@/lib/kinds";
import { SCENARIO_LABELS } from "@/lib/labels";
import type { DrillDraft } from "@/schemas/drills";

const { DateField, DurationField, ChoiceField } = formFields<DrillDraft>();

const resolver = schemaResolver<DrillDraft>(() => import("@/schemas/drills").then(({ DrillForm: schema }) => schema));

export interface ExpectedPhase {
	phase: string;
	label: string;
	meanMinutes: number;
	p10Minutes: number;
	p90Minutes: number;
}

interface DrillFormProps {
	organization: string;
	services: { id: string; name: string }[];
	draft: DrillDraft;
	/** Steps of the service and scenario in the address. */
	expected: ExpectedPhase[];
	expectedTotal: { p50Minutes: number; p90Minutes: number };
	readOnly: boolean;
	save: (organization: string, input: { drill: DrillDraft }) => Promise<SaveOutcome<DrillDraft>>;
}

export function DrillForm({ organization, services, draft, expected, expectedTotal, readOnly, save }: DrillFormProps) {
	const router = useRouter();
	const place = `/o/${organization}/drills`;
	const sent = useRef(draft);
	const { form, problem, conflict, takeTheirs, submit } = useDraftForm<DrillDraft>({
		resolver,
		under: "drill",
		draft,
		version: null,
		save: (typed) => {
			sent.current = typed;
			return save(organization, { drill: typed });
		},
		next: () => `/o/${organization}/services/${sent.current.serviceId}?scenario=${sent.current.scenario}`,
		savedMessage: () => "The drill is recorded; the estimate takes it in",
	});
	const { control, getValues, setValue } = form;
	const [serviceId, scenario] = useWatch({ control, name: ["serviceId", "scenario"] });
	const phases = useWatch({ control, name: "phases" });

	useEffect(() => {
		router.replace(`${place}/new?service=${serviceId}&scenario=${scenario}`, { scroll: false });
	}, [router, place, serviceId, scenario]);

	/** Another path has other steps; what was measured of a step they share stays. */
	useEffect(() => {
		const typed = new Map(getValues("phases").map(({ phase, minutes }) => [phase, minutes]));
		setValue(
			"phases",
			expected.map(({ phase }) => ({ phase, minutes: typed.get(phase) ?? "" })),
		);
	}, [expected, getValues, setValue]);

	return (
		<DraftForm
			form={form}
			submit={submit}
			problem={problem}
			conflict={conflict}
			onTakeTheirs={takeTheirs}
			saveLabel="Record drill"
			cancelHref={place}
			readOnly={readOnly}
		>
			<FormSection title="Drill" description="What was rehearsed, when, and whether it worked.">
				<FieldGrid>
					<ChoiceField
						name="serviceId"
						label="Service"
						unknown={null}
						options={services.map(({ id, name }) => ({ value: id, label: name }))}
					/>
					<ChoiceField
						name="scenario"
						label="Failure rehearsed"
						unknown={null}
						options={SCENARIO_IDS.map((id: ScenarioId) => ({ value: id, label: SCENARIO_LABELS[id] }))}
					/>
					<ChoiceField
						name="kind"
						label="Kind"
						unknown={null}
						options={DRILL_KINDS.map((kind) => ({ value: kind, label: DRILL_KIND_LABELS[kind] }))}
					/>
					<DateField name="heldOn" label="Held on" required />
				</FieldGrid>
				<Segments
					{...form.register("outcome")}
					legend="Did it succeed?"
					options={[
						{ value: "succeeded", label: "Yes" },
						{ value: "failed", label: "No" },
					]}
					hint="A failed drill proves nothing until it is repeated, but the steps it timed still count."
				/>
			</FormSection>
			<FormSection
				title="Measured steps"
				description="The steps this service takes in that failure. Leave empty what was not timed; what is expected stands beneath."
			>
				<FieldGrid>
					{phases.map(({ phase }, index) => {
						const known = expected.find((one) => one.phase === phase);
						return known ? (
							<DurationField
								key={phase}
								name={`phases.${index}.minutes`}
								label={known.label}
								placeholder="not timed"
								hint={`Expected ${formatMinutes(known.meanMinutes)} (${formatMinutesRange(known.p10Minutes, known.p90Minutes)})`}
							/>
						) : null;
					})}
				</FieldGrid>
			</FormSection>
			<FormSection
				title="Total"
				description="Enough on its own when no step was timed; with steps timed, the estimate goes by those."
			>
				<FieldGrid>
					<DurationField
						name="totalMinutes"
						label="From start to end"
						placeholder="not timed"
						hint={`Half of such recoveries are expected within ${formatMinutes(expectedTotal.p50Minutes)}, nine of ten within ${formatMinutes(expectedTotal.p90Minutes)}`}
					/>
				</FieldGrid>
			</FormSection>
		</DraftForm>
	);
}
