"use client";
import { type FormEvent, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import type { RegionChoices } from "@/lib/regions";
import type { WelcomeForm as WelcomeInput } from "@/schemas/welcome";
import { NewPasswordField } from "./password-fields";
import { RegionFields, suggestedRegion } from "./region-fields";
import { signInWithPassword } from "./sign-in";

interface WelcomeFormProps {
	token: string;
	choices: RegionChoices;
	found: (input: WelcomeInput) => Promise<Submitted<{ slug: string }>>;
}

const never = () => () => {};

export function WelcomeForm({ token, choices, found }: WelcomeFormProps) {
	const { submit, busy, message, fields } = useSubmit(found);
	const country = useSyncExternalStore(
		never,
		() => suggestedRegion(choices)?.country ?? null,
		() => null,
	);
	const region = choices.regions.find((entry) => entry.country === country);

	async function create(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		const text = (name: string) => String(form.get(name) ?? "");
		const input = {
			token,
			name: text("name"),
			email: text("email"),
			password: text("password"),
			organization: {
				name: text("organizationName"),
				country: text("country") || null,
				currency: text("currency"),
				timeZone: text("timeZone"),
			},
		};
		const answer = await submit(input);
		if (!answer.ok) return;
		const refusal = await signInWithPassword(input.email, input.password);
		window.location.assign(refusal === null ? `/o/${answer.value.slug}` : "/sign-in");
	}

	return (
		<form method="post" onSubmit={create} className="flex flex-col gap-6">
			<FormMessage>{message}</FormMessage>
			<fieldset className="flex flex-col gap-4">
				<legend className="mb-3 text-lg font-medium">You, the owner</legend>
				<Field label="Name" error={fields.name}>
					<Input name="name" autoComplete="name" required maxLength={120} />
				</Field>
				<Field label="E-mail" error={fields.email}>
					<Input name="email" type="email" autoComplete="username" required maxLength={254} />
				</Field>
				<NewPasswordField error={fields.password} />
			</fieldset>
			<fieldset className="flex flex-col gap-4">
				<legend className="mb-3 text-lg font-medium">Your organisation</legend>
				<Field label="Name" error={fields["organization.name"]}>
					<Input name="organizationName" autoComplete="organization" required maxLength={120} />
				</Field>
				<RegionFields
					key={country ?? ""}
					choices={choices}
					country={country}
					currency={region?.currency ?? "EUR"}
					timeZone={region?.timeZone ?? "UTC"}
					prefix="organization."
					fields={fields}
				/>
			</fieldset>
			<Button type="submit" variant="primary" size="large" busy={busy}>
				Create the organisation
			</Button>
		</form>
	);
}
