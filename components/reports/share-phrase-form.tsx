"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

interface SharePhraseFormProps {
	linkId: string;
	prove: (input: { linkId: string; phrase: string }) => Promise<Submitted<unknown>>;
}

export function SharePhraseForm({ linkId, prove }: SharePhraseFormProps) {
	const router = useRouter();
	const [phrase, setPhrase] = useState("");
	const { submit, busy, message, fields } = useSubmit(prove);
	async function open(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const answer = await submit({ linkId, phrase });
		if (answer.ok) router.refresh();
	}
	return (
		<form method="post" onSubmit={open} className="flex flex-col gap-4">
			<FormMessage>{fields.phrase ? null : message}</FormMessage>
			<Field label="Pass phrase" error={fields.phrase}>
				<Input
					type="password"
					autoComplete="off"
					required
					autoFocus
					maxLength={200}
					value={phrase}
					onChange={(event) => setPhrase(event.target.value)}
				/>
			</Field>
			<Button type="submit" variant="primary" size="large" busy={busy}>
				Open the report
			</Button>
		</form>
	);
}
