"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

interface RemoveOrganizationProps {
	name: string;
	remove: (input: { name: string }) => Promise<Submitted<unknown>>;
}

export function RemoveOrganization({ name, remove }: RemoveOrganizationProps) {
	const { submit, busy, message, fields } = useSubmit(remove);
	async function send(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const typed = String(new FormData(event.currentTarget).get("name"));
		if ((await submit({ name: typed })).ok) window.location.assign("/");
	}
	return (
		<Disclosure title="Remove this organisation">
			<form method="post" onSubmit={send} className="flex max-w-xl flex-col items-start gap-3">
				<p className="max-w-prose text-muted-foreground">
					Every server, service, answer, report and share link of {name} goes for everybody, with their next click. Only
					the audit log stays. A backup made before is the only way back.
				</p>
				<FormMessage>{fields.name ? null : message}</FormMessage>
				<Field label="Its name, to be sure" error={fields.name} className="w-full">
					<Input name="name" required autoComplete="off" maxLength={200} />
				</Field>
				<Button type="submit" variant="danger" busy={busy}>
					Remove {name} for good
				</Button>
			</form>
		</Disclosure>
	);
}
