"use client";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { RegionFields } from "@/components/accounts/region-fields";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import type { RegionChoices } from "@/lib/regions";
import type { NewOrganization } from "@/schemas/welcome";

interface NewOrganizationFormProps {
	choices: RegionChoices;
	create: (input: NewOrganization) => Promise<Submitted<{ slug: string }>>;
}

export function NewOrganizationForm({ choices, create }: NewOrganizationFormProps) {
	const router = useRouter();
	const { submit, busy, message, fields } = useSubmit(create);
	async function send(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		const submitter = (event.nativeEvent as SubmitEvent).submitter;
		const next = submitter instanceof HTMLButtonElement && submitter.value === "quick" ? "/quick" : "";
		const answer = await submit({
			name: String(form.get("name")),
			country: String(form.get("country")) || null,
			currency: String(form.get("currency")),
			timeZone: String(form.get("timeZone")),
		});
		if (answer.ok) router.push(`/o/${answer.value.slug}${next}`);
	}
	return (
		<form method="post" onSubmit={send} className="flex flex-col gap-4">
			<FormMessage>{message}</FormMessage>
			<Field label="Name" error={fields.name}>
				<Input name="name" required maxLength={120} autoComplete="organization" />
			</Field>
			<RegionFields choices={choices} country={null} currency="EUR" timeZone="UTC" fields={fields} />
			<Button type="submit" variant="primary" size="large" busy={busy}>
				Create the organisation
			</Button>
			<Button type="submit" size="large" busy={busy} value="quick">
				Create it and answer twelve questions
			</Button>
		</form>
	);
}
