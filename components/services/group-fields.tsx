"use client";
import { Plus, Trash2 } from "lucide-react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { ServerPicker } from "@/components/servers/server-picker";
import { Button } from "@/components/ui/button";
import { formFields } from "@/components/ui/form-fields";
import type { ServerChoice } from "@/schemas/servers";
import type { ServiceDraft } from "@/schemas/services";

const { TextField } = formFields<ServiceDraft>();

interface GroupFieldsProps {
	organization: string;
	known: ServerChoice[];
}

export function GroupFields({ organization, known }: GroupFieldsProps) {
	const { control } = useFormContext<ServiceDraft>();
	const { fields, append, remove } = useFieldArray({ control, name: "groups", keyName: "key" });
	const groups = useWatch({ control, name: "groups" });
	return (
		<div className="flex flex-col gap-4">
			{fields.length === 0 ? (
				<p className="text-muted-foreground">No servers yet: the size of its data and its hardware stay unknown.</p>
			) : null}
			{fields.map((field, index) => {
				const group = groups?.[index];
				const of = group?.serverIds.length ?? 0;
				return (
					<fieldset key={field.key} className="min-w-0 rounded-md border p-3">
						<legend className="px-1 text-xs text-muted-foreground">{kOfN(group?.required ?? "", of)}</legend>
						<div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_7rem_2rem]">
							<TextField name={`groups.${index}.name`} label="Group" required />
							<TextField
								name={`groups.${index}.required`}
								label="Must work"
								inputMode="numeric"
								placeholder="all"
								aside={of > 0 ? `of ${of}` : undefined}
							/>
							<Button
								variant="quiet"
								size="icon"
								aria-label={`Remove the group ${group?.name ?? ""}`}
								className="sm:mt-6"
								onClick={() => remove(index)}
							>
								<Trash2 aria-hidden />
							</Button>
							<div className="min-w-0 sm:col-span-3">
								<ServerPicker<ServiceDraft>
									organization={organization}
									name={`groups.${index}.serverIds`}
									label="Servers"
									multiple
									known={known}
								/>
							</div>
						</div>
					</fieldset>
				);
			})}
			<Button
				className="self-start"
				onClick={() => append({ id: "", name: fields.length === 0 ? "Servers" : "", serverIds: [], required: "" })}
			>
				<Plus aria-hidden />
				Add a group of servers
			</Button>
		</div>
	);
}

function kOfN(required: string, of: number): string {
	if (of === 0) return "no servers chosen";
	const needed = required.trim() === "" ? of : Number(required);
	if (!(needed >= 1 && needed <= of)) return `${of} in the group`;
	if (needed === of) return of === 1 ? "a single server: if it fails, the service is down" : `all ${of} must work`;
	return `${needed} of ${of} must work: ${of - needed} may fail`;
}
