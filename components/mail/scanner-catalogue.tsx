"use client";
import { Plus, Trash2 } from "lucide-react";
import { FormProvider, useFieldArray, useForm } from "react-hook-form";
import { sourceOf } from "@/components/estimate/sources";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { formFields } from "@/components/ui/form-fields";
import { schemaResolver } from "@/components/ui/schema-resolver";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";
import type { ScannerProduct } from "@/engine";
import { formatMoney } from "@/lib/format";
import type { ScannerCatalogueDraft } from "@/schemas/design";

const { TextField, ChoiceField } = formFields<ScannerCatalogueDraft>();
const resolver = schemaResolver<ScannerCatalogueDraft>(() =>
	import("@/schemas/design").then(({ ScannerCatalogueForm }) => ScannerCatalogueForm),
);
const FITS = { yes: "fits", no: "does not fit", unknown: "not tried" } as const;

interface ScannerCatalogueProps {
	organization: string;
	currency: string;
	products: ScannerProduct[];
	/** The organisation's own lines. */
	own: ScannerCatalogueDraft;
	mayEdit: boolean;
	save: (organization: string, input: ScannerCatalogueDraft) => Promise<ActionResult<unknown>>;
}

export function ScannerCatalogue({ organization, currency, products, own, mayEdit, save }: ScannerCatalogueProps) {
	return (
		<div className="flex flex-col gap-4">
			<TableFrame label="Scanners known to fit">
				<Table>
					<TableHead>
						<TableRow>
							<ColumnHeader>Scanner</ColumnHeader>
							<ColumnHeader>Fits</ColumnHeader>
							<ColumnHeader>Operating systems</ColumnHeader>
							<ColumnHeader numeric>Licence a year</ColumnHeader>
							<ColumnHeader>Known from</ColumnHeader>
						</TableRow>
					</TableHead>
					<TableBody>
						{products.map((product) => (
							<TableRow key={product.name}>
								<RowHeader>{product.name}</RowHeader>
								<TableCell>{FITS[product.fits]}</TableCell>
								<TableCell>{product.operatingSystems.join(", ") || "unknown"}</TableCell>
								<TableCell numeric>{formatMoney(product.yearlyLicence, currency)}</TableCell>
								<TableCell>{sourceOf(product.source)?.title}</TableCell>
							</TableRow>
						))}
					</TableBody>
				</Table>
			</TableFrame>
			{mayEdit ? <OwnLines organization={organization} own={own} currency={currency} save={save} /> : null}
		</div>
	);
}

function OwnLines({
	organization,
	own,
	currency,
	save,
}: Pick<ScannerCatalogueProps, "organization" | "own" | "currency" | "save">) {
	// The library changes one object in place; memoised, the form would never show that anything changed.
	"use no memo";
	const form = useForm<ScannerCatalogueDraft>({ defaultValues: own, resolver });
	const { fields, append, remove } = useFieldArray({ control: form.control, name: "products", keyName: "key" });
	const { submit, busy, message } = useSubmit((draft: ScannerCatalogueDraft) => save(organization, draft));
	const write = async (draft: ScannerCatalogueDraft) => {
		if ((await submit(draft)).ok) {
			form.reset(draft);
			toast.done("The list of scanners is saved");
		}
	};
	return (
		<FormProvider {...form}>
			<form
				noValidate
				className="flex flex-col gap-4"
				onSubmit={(event) => {
					event.preventDefault();
					void form.handleSubmit(() => write(form.getValues()))();
				}}
			>
				{fields.map((field, index) => (
					<fieldset key={field.key} className="grid min-w-0 items-start gap-3 rounded-md border p-3 sm:grid-cols-3">
						<legend className="px-1 text-xs text-muted-foreground">Line of your own</legend>
						<TextField name={`products.${index}.name`} label="Scanner" required />
						<ChoiceField
							name={`products.${index}.fits`}
							label="Fits"
							unknown={null}
							options={(["yes", "no", "unknown"] as const).map((value) => ({ value, label: FITS[value] }))}
						/>
						<TextField
							name={`products.${index}.operatingSystems`}
							label="Operating systems"
							hint="Separated by commas"
						/>
						<TextField name={`products.${index}.yearlyLicence`} label={`Licence a year (${currency})`} />
						<TextField name={`products.${index}.source`} label="Known from" hint="A trial, a supplier’s letter" />
						<Button
							variant="quiet"
							className="self-end justify-self-start"
							aria-label={`Remove line ${index + 1}`}
							onClick={() => remove(index)}
						>
							<Trash2 aria-hidden />
							Remove
						</Button>
					</fieldset>
				))}
				{message ? <FormMessage>{message}</FormMessage> : null}
				<div className="flex flex-wrap gap-2">
					<Button
						onClick={() => append({ name: "", fits: "yes", operatingSystems: "", yearlyLicence: "", source: "" })}
					>
						<Plus aria-hidden />
						Add a scanner
					</Button>
					{form.formState.isDirty ? (
						<Button type="submit" variant="primary" busy={busy}>
							Save the list
						</Button>
					) : null}
				</div>
			</form>
		</FormProvider>
	);
}
