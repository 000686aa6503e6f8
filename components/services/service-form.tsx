"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { CheckList } from "@/components/ui/check-list";
import { DraftForm } from "@/components/ui/draft-form";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid, FormSection } from "@/components/ui/form-section";
import { schemaResolver } from "@/components/ui/schema-resolver";
import { type SaveOutcome, useDraftForm } from "@/components/ui/use-draft-form";
import { SERVICE_KIND_LABELS, SERVICE_KINDS } from "@/lib/kinds";
import type { ServiceDraft } from "@/schemas/services";
import { GroupFields } from "./group-fields";
import type { MeansContext } from "./means-fields";
import { ProtectionFields } from "./protection-fields";
import { useEstimate } from "./use-estimate";

const EstimatePreview = dynamic(() => import("./estimate-preview").then((module) => module.EstimatePreview));
const MailFields = dynamic(() => import("./mail-fields").then((module) => module.MailFields));

const { TextField, DurationField, ChoiceField } = formFields<ServiceDraft>();

const resolver = schemaResolver<ServiceDraft>(() =>
	import("@/schemas/services").then(({ ServiceForm }) => ServiceForm),
);

interface ServiceFormProps {
	context: MeansContext;
	service: { id: string; version: number } | null;
	draft: ServiceDraft;
	otherServices: { id: string; name: string }[];
	readOnly: boolean;
	save: (
		organization: string,
		input: { id: string | null; version: number | null; service: ServiceDraft },
	) => Promise<SaveOutcome<ServiceDraft>>;
}

const NEW_SERVICE_ID = "draft";

export function ServiceForm({ context, service, draft, otherServices, readOnly, save }: ServiceFormProps) {
	const { organization, currency } = context;
	const place = `/o/${organization}/services`;
	const [id] = useState(service?.id ?? NEW_SERVICE_ID);
	const { form, problem, conflict, takeTheirs, submit } = useDraftForm<ServiceDraft>({
		resolver,
		under: "service",
		draft,
		version: service?.version ?? null,
		save: (typed, version) => save(organization, { id: service?.id ?? null, version, service: typed }),
		next: (saved) => `${place}/${saved}`,
		savedMessage: (typed) => `${typed.name} is saved`,
	});
	const { state, estimate } = useEstimate(organization, form.control, id);
	const kind = useWatch({ control: form.control, name: "kind" });
	return (
		<DraftForm
			form={form}
			submit={submit}
			problem={problem}
			conflict={conflict}
			onTakeTheirs={takeTheirs}
			saveLabel={service ? "Save service" : "Add service"}
			cancelHref={service ? `${place}/${service.id}` : place}
			readOnly={readOnly}
			beside={<EstimatePreview state={state} estimate={estimate} />}
		>
			<FormSection title="Service" description="What the business sees and would miss.">
				<FieldGrid>
					<TextField name="name" label="Name" required />
					<ChoiceField
						name="kind"
						label="Kind"
						unknown={null}
						options={SERVICE_KINDS.map((value) => ({ value, label: SERVICE_KIND_LABELS[value] }))}
					/>
					<TextField name="users" label="Users" inputMode="numeric" />
				</FieldGrid>
			</FormSection>
			<FormSection title="Targets" description="What was promised, or what the business needs.">
				<FieldGrid>
					<DurationField
						name="targets.restoreHours"
						label="Back within"
						hint="2h30, 15m or instant"
						placeholder="no target"
					/>
					<DurationField
						name="targets.lossHours"
						label="Data lost at most"
						hint="Work of the last…"
						placeholder="no target"
					/>
					<TextField name="targets.availability" label="Availability a year" hint="99.9 %" placeholder="no target" />
					<DurationField
						name="targets.maximumTolerableDowntimeHours"
						label="Longest the business can bear"
						hint="After that it is in danger"
					/>
				</FieldGrid>
			</FormSection>
			<FormSection
				title="Protection"
				description="The tier it claims, and every means in place, with what is known of it."
			>
				<ProtectionFields context={context} />
			</FormSection>
			<FormSection title="Servers" description="It needs every group; of a group, so many must work.">
				<GroupFields organization={organization} known={context.known} />
			</FormSection>
			<FormSection title="Depends on" description="Services that must be up first: sign-in, names, storage, network.">
				<CheckList<ServiceDraft>
					name="dependsOn"
					legend={<span className="sr-only">Depends on</span>}
					options={otherServices.map((other) => ({ value: other.id, label: other.name }))}
					empty="There is no other service yet."
				/>
			</FormSection>
			<FormSection title="Name" description="How clients find it after a switch to another address.">
				<FieldGrid>
					<DurationField
						name="design.dnsTtlSeconds"
						label="DNS answers are kept for"
						hint="The TTL of its records, such as 300 s"
					/>
				</FieldGrid>
			</FormSection>
			<FormSection title="Data" description="Only where it differs from the sum over its servers.">
				<FieldGrid>
					<TextField name="dataGigabytes" label="Data" hint="826, 1.2 TB or 500 MB" placeholder="sum of its servers" />
					<TextField name="dataGrowthPerYear" label="Growth a year" hint="Per cent" />
					<TextField name="changedGigabytesPerDay" label="Changed a day" hint="GB" />
				</FieldGrid>
			</FormSection>
			<FormSection
				title="Planned maintenance"
				description="When it is down on purpose: updates, moves, tests. Counted apart from outages."
			>
				<FieldGrid>
					<DurationField name="plannedHoursPerYear" label="In a year" hint="6h, or 0 if it is never stopped" />
				</FieldGrid>
			</FormSection>
			<FormSection title="Cost of downtime" description={`In ${currency}. What an hour costs when it is down.`}>
				<FieldGrid>
					<TextField name="costPerHour.business" label="An hour in business hours" hint="45000, 45k or 1.8 lakh" />
					<TextField name="costPerHour.outside" label="An hour outside them" />
					<TextField name="costPerHourOfLoss" label="An hour of lost work" hint="To enter it again" />
				</FieldGrid>
			</FormSection>
			{kind === "mail" ? (
				<FormSection title="Mail" description="Its functions come back at their own times.">
					<MailFields context={context} />
				</FormSection>
			) : null}
		</DraftForm>
	);
}
