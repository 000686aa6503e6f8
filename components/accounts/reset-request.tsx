"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

export function ResetRequest({ ask }: { ask: (input: { email: string }) => Promise<Submitted<unknown>> }) {
	const { submit, busy, message, fields } = useSubmit(ask);
	const [asked, setAsked] = useState<string | null>(null);
	async function send(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const email = String(new FormData(event.currentTarget).get("email"));
		if ((await submit({ email })).ok) setAsked(email);
	}
	if (asked !== null)
		return (
			<p role="status">
				If <b>{asked}</b> has an account here, a letter with a link is on its way. The link works once, within 30
				minutes.
			</p>
		);
	return (
		<form method="post" onSubmit={send} className="flex flex-col gap-4">
			<FormMessage>{fields.email ? null : message}</FormMessage>
			<Field label="E-mail" error={fields.email}>
				<Input name="email" type="email" autoComplete="username" required maxLength={200} autoFocus />
			</Field>
			<Button type="submit" variant="primary" size="large" busy={busy}>
				Send me a link
			</Button>
		</form>
	);
}
