"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import { NewPasswordField } from "./password-fields";
import { signInWithPassword } from "./sign-in";

export interface InvitationInput {
	token: string;
	name: string;
	password: string;
}

interface InvitationFormProps {
	token: string;
	email: string;
	accept: (input: InvitationInput) => Promise<Submitted<{ slug: string }>>;
}

/** For somebody without an account yet: the address is the invitation's and cannot be changed. */
export function InvitationForm({ token, email, accept }: InvitationFormProps) {
	const { submit, busy, message, fields } = useSubmit(accept);
	async function join(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		const password = String(form.get("password"));
		const answer = await submit({ token, name: String(form.get("name")), password });
		if (!answer.ok) return;
		const refusal = await signInWithPassword(email, password);
		window.location.assign(refusal === null ? `/o/${answer.value.slug}` : "/sign-in");
	}
	return (
		<form method="post" onSubmit={join} className="flex flex-col gap-4">
			<FormMessage>{message}</FormMessage>
			<Field label="E-mail">
				<Input value={email} readOnly autoComplete="username" className="bg-muted" />
			</Field>
			<Field label="Your name" error={fields.name}>
				<Input name="name" autoComplete="name" required maxLength={120} />
			</Field>
			<NewPasswordField error={fields.password} />
			<Button type="submit" variant="primary" size="large" busy={busy}>
				Join
			</Button>
		</form>
	);
}
