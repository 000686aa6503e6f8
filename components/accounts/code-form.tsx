"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

interface CodeFormProps<T> {
	/** What the button says. */
	verb: string;
	send: (input: { code: string }) => Promise<Submitted<T>>;
	done: (value: T) => void;
	leave: () => void;
}

export function CodeForm<T>({ verb, send, done, leave }: CodeFormProps<T>) {
	const { submit, busy, message, fields } = useSubmit(send);
	async function submitCode(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const answer = await submit({ code: String(new FormData(event.currentTarget).get("code")) });
		if (answer.ok) done(answer.value);
	}
	return (
		<form method="post" onSubmit={submitCode} className="flex w-full max-w-sm flex-col gap-3">
			<FormMessage>{fields.code ? null : message}</FormMessage>
			<Field label="Code the authenticator shows" error={fields.code}>
				<Input
					name="code"
					autoComplete="one-time-code"
					autoCapitalize="none"
					spellCheck={false}
					required
					minLength={6}
					maxLength={30}
					className="font-mono"
				/>
			</Field>
			<div className="flex gap-2">
				<Button type="submit" variant="primary" busy={busy}>
					{verb}
				</Button>
				<Button variant="quiet" onClick={leave}>
					Not now
				</Button>
			</div>
		</form>
	);
}
