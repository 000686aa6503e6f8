"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";

export function TemplateForm({
	duplicate,
}: {
	duplicate: (input: { name: string }) => Promise<ActionResult<{ slug: string }>>;
}) {
	const [name, setName] = useState("");
	const { submit, busy, message, fields } = useSubmit(duplicate);
	async function run(event: FormEvent) {
		event.preventDefault();
		const answer = await submit({ name });
		if (answer.ok) window.location.assign(`/o/${answer.value.slug}`);
	}
	return (
		<form onSubmit={run} className="flex max-w-md flex-col gap-3">
			<Field label="Name of the new organisation" error={fields.name ?? message}>
				<Input value={name} maxLength={120} autoComplete="off" onChange={({ target }) => setName(target.value)} />
			</Field>
			<Button type="submit" className="self-start" busy={busy} disabled={name.trim() === ""}>
				Start from this one's shape
			</Button>
		</form>
	);
}
