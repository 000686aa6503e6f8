"use client";
import { useWatch } from "react-hook-form";
import { PartForm, type PartOf, usePartForm } from "@/components/design/part-form";
import { DESIGN_STATES, useDesign } from "@/components/design/use-design";
import { ServerPicker } from "@/components/servers/server-picker";
import { formFields } from "@/components/ui/form-fields";
import { FieldGrid, FormSection } from "@/components/ui/form-section";
import { schemaResolver } from "@/components/ui/schema-resolver";
import type { ScannerProduct } from "@/engine";
import type { ScannerDraft } from "@/schemas/design";
import type { ServerChoice } from "@/schemas/servers";
import { ScannerResult } from "./scanner-result";

const { TextField, ChoiceField, YesNoField } = formFields<ScannerDraft>();
const resolver = schemaResolver<ScannerDraft>(() =>
	import("@/schemas/services").then(({ ScannerForm }) => ScannerForm),
);

interface ScannerFormProps extends PartOf<"scanner", ScannerDraft> {
	currency: string;
	known: ServerChoice[];
	products: ScannerProduct[];
}

export function ScannerForm(props: ScannerFormProps) {
	const { organization, currency, service, known, products } = props;
	const { form, frame } = usePartForm("scanner", props, { resolver, called: "scanner" });
	const scanner = useWatch({ control: form.control }) as ScannerDraft;
	const { state, answer } = useDesign(organization, "scanner", { serviceId: service.id, scanner });
	const stands = scanner.place !== "" && scanner.place !== "none";
	const fitting = products.filter(({ fits }) => fits !== "no");
	const systems = products.find(({ name }) => name === scanner.product)?.operatingSystems ?? [];
	return (
		<PartForm frame={frame} saveLabel="Save scanner">
			<FormSection title="Scanner" description="It listens on port 25 and relays what is clean to the mail server.">
				<FieldGrid>
					<ChoiceField
						name="place"
						label="Where it stands"
						options={[
							{ value: "none", label: "None" },
							{ value: "same-server", label: "On the mail server itself" },
							{ value: "other-server", label: "On a server of its own" },
							{ value: "redundant-pair", label: "A redundant pair" },
						]}
					/>
					{stands ? (
						<>
							<TextField name="product" label="Product" list="scanner-products" />
							<TextField name="operatingSystem" label="Operating system" list="scanner-systems" hint="Free to choose" />
							<TextField name="relayPort" label="Relays to port" placeholder="1025, the usual" inputMode="numeric" />
							<TextField
								name="yearlyLicence"
								label={`Licence a year (${currency})`}
								hint="Some are charged to the customer"
							/>
							<YesNoField name="secondFilter" label="The server’s own filter checks as well" />
							<YesNoField name="mayBypass" label="Mail may pass without it" hint="While the scanner is down" />
							{scanner.place === "same-server" ? null : (
								<ServerPicker<ScannerDraft>
									organization={organization}
									known={known}
									name="serverIds"
									label="Scanner’s servers"
									multiple
								/>
							)}
						</>
					) : null}
				</FieldGrid>
				<datalist id="scanner-products">
					{fitting.map(({ name }) => (
						<option key={name} value={name} />
					))}
				</datalist>
				<datalist id="scanner-systems">
					{(systems.length > 0 ? systems : ["Linux", "Windows", "Solaris"]).map((name) => (
						<option key={name} value={name} />
					))}
				</datalist>
			</FormSection>
			<p role="status" className="text-xs text-muted-foreground">
				{DESIGN_STATES[state]}
			</p>
			{answer ? <ScannerResult {...answer} currency={currency} /> : null}
		</PartForm>
	);
}
