"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import { NewPasswordField } from "./password-fields";

interface ResetFormProps {
	token: string;
	email: string;
	set: (input: { token: string; password: string }) => Promise<Submitted<unknown>>;
}

export function ResetForm({ token, email, set }: ResetFormProps) {
	const { submit, busy, message, fields } = useSubmit(set);
	async function send(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const password = String(new FormData(event.currentTarget).get("password"));
		if ((await submit({ token, password })).ok) window.location.assign("/sign-in?reset=done");
	}
	return (
		<form method="post" onSubmit={send} className="flex flex-col gap-4">
			<FormMessage>{fields.password ? null : message}</FormMessage>
			<Field label="E-mail">
				<Input value={email} readOnly autoComplete="username" className="bg-muted" />
			</Field>
			<NewPasswordField error={fields.password} />
			<Button type="submit" variant="primary" size="large" busy={busy}>
				Set it
			</Button>
		</form>
	);
}
