"use client";
import { useWatch } from "react-hook-form";
import { PartForm, type PartOf, usePartForm } from "@/components/design/part-form";
import { DESIGN_STATES, useDesign } from "@/components/design/use-design";
import { Disclosure } from "@/components/ui/disclosure";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid, FormSection } from "@/components/ui/form-section";
import { schemaResolver } from "@/components/ui/schema-resolver";
import type { Capacity } from "@/engine";
import type { SizingDraft } from "@/schemas/design";
import { SizingResult } from "./sizing-result";

const { TextField } = formFields<SizingDraft>();
const resolver = schemaResolver<SizingDraft>(() => import("@/schemas/design").then(({ SizingForm }) => SizingForm));

interface SizingFormProps extends PartOf<"sizing", SizingDraft> {
	service: PartOf<"sizing", SizingDraft>["service"] & { isMail: boolean };
	/** The catalogue's assumptions, which an own value replaces. */
	capacities: Capacity[];
}

export function SizingForm(props: SizingFormProps) {
	const { organization, service, capacities } = props;
	const { form, frame } = usePartForm("sizing", props, { resolver, called: "sizing" });
	const sizing = useWatch({ control: form.control }) as SizingDraft;
	const { state, answer } = useDesign(organization, "sizing", { serviceId: service.id, sizing });
	return (
		<PartForm frame={frame} saveLabel="Save sizing">
			<div className="flex flex-col gap-3">
				<p role="status" className="text-xs text-muted-foreground">
					{DESIGN_STATES[state]}
				</p>
				{answer ? <SizingResult sizing={answer.sizing} changed={form.formState.isDirty} /> : null}
			</div>
			<FormSection
				title="Load"
				description="In the busiest hour. What is not known is taken from the assumptions below."
			>
				<FieldGrid>
					<TextField name="users" label="Users" inputMode="numeric" />
					<TextField name="userGrowthPerYear" label="More users a year" hint="Per cent" />
					{service.isMail ? <TextField name="messagesPerDay" label="Messages a day" inputMode="numeric" /> : null}
				</FieldGrid>
				<fieldset>
					<legend className="mb-2 font-medium">Sessions open at once</legend>
					<div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-5">
						{(["smtp", "http", "pop", "imap", "ldap"] as const).map((protocol) => (
							<TextField
								key={protocol}
								name={`sessions.${protocol}`}
								label={protocol === "http" ? "HTTP" : protocol.toUpperCase()}
								inputMode="numeric"
							/>
						))}
					</div>
				</fieldset>
			</FormSection>
			<FormSection title="Storage" description="What is kept, and what the storage in place can do.">
				<FieldGrid>
					<TextField name="mailboxMegabytes" label="Size of a mailbox" hint="MB" />
					<TextField name="messageKilobytes" label="Size of a message" hint="kB" />
					<TextField name="storageOperationsPerSecond" label="Operations a second it can do" inputMode="numeric" />
					<TextField name="storageGigabytes" label="Room it has" hint="800 GB or 4 TB" />
				</FieldGrid>
			</FormSection>
			<FormSection title="Assumptions" description="Capacities of one node and one use. Measure, and give your own.">
				<Disclosure
					title="Capacities"
					summary={`${Object.values(sizing.capacities ?? {}).filter((amount) => amount !== "").length} of ${capacities.length} are your own`}
				>
					<FieldGrid>
						{capacities.map(({ id, label, unit, amount }) => (
							<TextField
								key={id}
								name={`capacities.${id}`}
								label={label}
								hint={unit}
								placeholder={`${amount}, assumed`}
								inputMode="decimal"
							/>
						))}
					</FieldGrid>
				</Disclosure>
			</FormSection>
		</PartForm>
	);
}
