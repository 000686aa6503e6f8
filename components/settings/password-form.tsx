"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

export function PasswordForm({
	change,
}: {
	change: (input: { current: string; next: string }) => Promise<Submitted<unknown>>;
}) {
	const { submit, busy, message, fields } = useSubmit(change);
	async function send(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const element = event.currentTarget;
		const form = new FormData(element);
		const answer = await submit({ current: String(form.get("current")), next: String(form.get("next")) });
		if (!answer.ok) return;
		element.reset();
		toast.done("Your password is changed; every other session is signed out.");
	}
	return (
		<form method="post" onSubmit={send} className="flex max-w-xl flex-col gap-4">
			<FormMessage>{message}</FormMessage>
			<div className="grid gap-4 sm:grid-cols-2">
				<Field label="Present password" error={fields.current}>
					<Input name="current" type="password" autoComplete="current-password" required />
				</Field>
				<Field label="New password" hint="At least 12 characters" error={fields.next}>
					<Input name="next" type="password" autoComplete="new-password" required minLength={12} maxLength={200} />
				</Field>
			</div>
			<Button type="submit" busy={busy} className="self-start">
				Change the password
			</Button>
		</form>
	);
}
