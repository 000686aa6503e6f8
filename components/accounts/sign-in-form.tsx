"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { signInWithPassword } from "./sign-in";

export function SignInForm({ next, email }: { next: string; email?: string }) {
	const [busy, setBusy] = useState(false);
	const [message, setMessage] = useState<string | null>(null);
	async function submit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		setBusy(true);
		setMessage(null);
		const refusal = await signInWithPassword(String(form.get("email")), String(form.get("password")));
		if (refusal === null) {
			// Where a second step is asked for, the sign-in page shows it; otherwise it sends on at once.
			window.location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
			return;
		}
		setMessage(refusal);
		setBusy(false);
	}
	return (
		<form method="post" onSubmit={submit} className="flex flex-col gap-4">
			<FormMessage>{message}</FormMessage>
			<Field label="E-mail">
				<Input name="email" type="email" autoComplete="username" required autoFocus={!email} defaultValue={email} />
			</Field>
			<Field label="Password">
				<Input name="password" type="password" autoComplete="current-password" required autoFocus={!!email} />
			</Field>
			<Button type="submit" variant="primary" size="large" busy={busy}>
				Sign in
			</Button>
		</form>
	);
}
