"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import { signOut } from "./sign-in";

interface SecondStepFormProps {
	next: string;
	take: (input: { code: string }) => Promise<Submitted<unknown>>;
}

export function SecondStepForm({ next, take }: SecondStepFormProps) {
	const { submit, busy, message, fields } = useSubmit(take);
	async function send(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const answer = await submit({ code: String(new FormData(event.currentTarget).get("code")) });
		if (answer.ok) window.location.assign(next);
	}
	const leave = async () => {
		await signOut();
		window.location.assign("/sign-in");
	};
	return (
		<form method="post" onSubmit={send} className="flex flex-col gap-4">
			<FormMessage>{fields.code ? null : message}</FormMessage>
			<Field label="Code" error={fields.code}>
				<Input
					name="code"
					autoComplete="one-time-code"
					autoCapitalize="none"
					spellCheck={false}
					required
					minLength={6}
					maxLength={30}
					autoFocus
					className="font-mono"
				/>
			</Field>
			<Button type="submit" variant="primary" size="large" busy={busy}>
				Go on
			</Button>
			<Button variant="link" className="self-start" onClick={leave}>
				Sign in as somebody else
			</Button>
		</form>
	);
}
