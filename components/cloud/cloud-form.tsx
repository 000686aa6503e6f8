"use client";
import { useFormContext, useWatch } from "react-hook-form";
import { PartForm, type PartOf, usePartForm } from "@/components/design/part-form";
import { DESIGN_STATES, useDesign } from "@/components/design/use-design";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid, FormSection } from "@/components/ui/form-section";
import { schemaResolver } from "@/components/ui/schema-resolver";
import { Segments } from "@/components/ui/segments";
import type { Doubt } from "@/engine";
import type { CloudDraft } from "@/schemas/design";
import { CloudResult } from "./cloud-result";

const { TextField, DurationField, DateField, ChoiceField, YesNoField } = formFields<CloudDraft>();
const resolver = schemaResolver<CloudDraft>(() => import("@/schemas/design").then(({ CloudForm }) => CloudForm));

interface CloudFormProps extends PartOf<"cloud", CloudDraft> {
	currency: string;
	service: PartOf<"cloud", CloudDraft>["service"] & { isHosted: boolean };
	doubts: readonly Doubt[];
}

export function CloudForm(props: CloudFormProps) {
	const { organization, currency, service, doubts } = props;
	const { form, frame } = usePartForm("cloud", props, { resolver, called: "hosted offer" });
	const cloud = useWatch({ control: form.control }) as CloudDraft;
	const { state, answer } = useDesign(organization, "cloud", { serviceId: service.id, cloud });
	return (
		<PartForm frame={frame} saveLabel="Save the offer">
			<p role="status" className="text-xs text-muted-foreground">
				{DESIGN_STATES[state]}
			</p>
			{answer ? <CloudResult {...answer} currency={currency} doubts={doubts} answers={cloud.doubts} /> : null}
			<FormSection
				title={service.isHosted ? "Contract in force" : "Offer"}
				description="What the provider promises, and what the promise leaves out."
			>
				<FieldGrid>
					<TextField name="offer.provider" label="Provider" />
					<TextField name="offer.pricePerUserPerMonth" label={`Price per user a month (${currency})`} />
					<TextField name="offer.availability" label="Promised availability" hint="99.9 %" />
					<DurationField
						name="offer.excludedHoursPerMonth"
						label="Left out of it a month"
						hint="Planned maintenance, 4 h"
					/>
					<DurationField name="offer.restoreHours" label="Promised restore time" />
					<DurationField name="offer.lossHours" label="Promised data loss at most" />
					<TextField name="offer.creditPercent" label="Credit when missed" hint="Per cent of the fee" />
					<TextField name="offer.exclusions" label="What else it leaves out" />
					<YesNoField name="offer.ownBackup" label="Own copy outside the provider’s reach" />
					<DurationField name="offer.retentionDays" label="Deleted items kept for" hint="Such as 30 d" />
					<ChoiceField
						name="offer.supportHours"
						label="Support"
						options={[
							{ value: "business", label: "Business hours" },
							{ value: "always", label: "Day and night" },
						]}
					/>
					<DateField name="offer.contractEndsOn" label="Contract ends on" />
				</FieldGrid>
			</FormSection>
			<FormSection title="Move in, and out" description="Work is priced by the day of an engineer.">
				<FieldGrid>
					<DurationField name="migrationDays" label="Work to move in" hint="Such as 12 d" />
					<TextField name="migrationCost" label={`Paid to move in (${currency})`} />
					<DurationField name="exitDays" label="Time to get all data out" hint="Such as 20 d" />
					<TextField name="exitCost" label={`Paid to move out (${currency})`} />
					<TextField name="exitFormat" label="Form the data comes out in" hint="mbox, PST, CSV…" />
					<TextField name="discountRate" label="Discount rate" placeholder="8 % a year, assumed" />
				</FieldGrid>
			</FormSection>
			{(["security", "privacy", "performance", "availability"] as const).map((heading) => (
				<FormSection key={heading} title={heading[0]!.toUpperCase() + heading.slice(1)} description="Doubts to settle.">
					{doubts
						.filter((one) => one.heading === heading)
						.map((one) => (
							<DoubtField key={one.id} doubt={one} />
						))}
				</FormSection>
			))}
		</PartForm>
	);
}

function DoubtField({ doubt }: { doubt: Doubt }) {
	const { register } = useFormContext<CloudDraft>();
	return (
		<div className="grid min-w-0 items-start gap-x-4 gap-y-2 sm:grid-cols-2">
			<Segments
				legend={doubt.question}
				hint={doubt.hint}
				options={[
					{ value: "yes", label: "Yes" },
					{ value: "partly", label: "Partly" },
					{ value: "no", label: "No" },
					{ value: "unknown", label: "Unknown" },
				]}
				{...register(`doubts.${doubt.id}.answer`)}
			/>
			<TextField name={`doubts.${doubt.id}.note`} label="Note" placeholder="what was said, by whom" />
		</div>
	);
}
