"use client";
import type { FormEvent } from "react";
import { RegionFields } from "@/components/accounts/region-fields";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import type { RegionChoices } from "@/lib/regions";
import type { OrganizationForm as OrganizationDraft } from "@/schemas/organizations";

interface OrganizationFormProps {
	organization: OrganizationDraft;
	choices: RegionChoices;
	readOnly: boolean;
	save: (input: OrganizationDraft) => Promise<Submitted<unknown>>;
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

export function OrganizationForm({ organization, choices, readOnly, save }: OrganizationFormProps) {
	const { submit, busy, message, fields } = useSubmit(save);
	async function send(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		const answer = await submit({
			name: String(form.get("name")),
			country: String(form.get("country")) || null,
			currency: String(form.get("currency")),
			timeZone: String(form.get("timeZone")),
			businessHours: {
				days: form.getAll("days").map(Number),
				startHour: Number(form.get("startHour")),
				endHour: Number(form.get("endHour")),
			},
			version: organization.version,
		});
		if (answer.ok) toast.done("Saved.");
	}
	const { businessHours } = organization;
	return (
		<form method="post" onSubmit={send} className="max-w-xl">
			<fieldset disabled={readOnly} className="flex flex-col gap-4">
				<legend className="sr-only">Organisation</legend>
				<FormMessage>{message}</FormMessage>
				<Field label="Name" error={fields.name}>
					<Input name="name" required maxLength={120} defaultValue={organization.name} />
				</Field>
				<RegionFields
					choices={choices}
					country={organization.country}
					currency={organization.currency}
					timeZone={organization.timeZone}
					fields={fields}
				/>
				<fieldset className="flex flex-col gap-2">
					<legend className="mb-1 font-medium">Business hours</legend>
					<div className="flex flex-wrap gap-x-4 gap-y-2">
						{DAYS.map((day, index) => (
							<Checkbox
								key={day}
								name="days"
								value={index + 1}
								label={day}
								defaultChecked={businessHours.days.includes(index + 1)}
							/>
						))}
					</div>
					<div className="grid max-w-xs grid-cols-2 gap-4">
						<Field label="From, hour" error={fields["businessHours.startHour"]}>
							<Input
								name="startHour"
								type="number"
								min={0}
								max={24}
								step={0.5}
								required
								defaultValue={businessHours.startHour}
							/>
						</Field>
						<Field label="To, hour" error={fields["businessHours.endHour"]}>
							<Input
								name="endHour"
								type="number"
								min={0}
								max={24}
								step={0.5}
								required
								defaultValue={businessHours.endHour}
							/>
						</Field>
					</div>
					{fields.businessHours || fields["businessHours.days"] ? (
						<p className="text-xs text-danger">{fields.businessHours ?? fields["businessHours.days"]}</p>
					) : null}
				</fieldset>
				{readOnly ? null : (
					<Button type="submit" variant="primary" busy={busy} className="self-start">
						Save
					</Button>
				)}
			</fieldset>
		</form>
	);
}
