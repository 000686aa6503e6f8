"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SecretLink } from "@/components/ui/secret-link";
import { Select } from "@/components/ui/select";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

type Side = "firm" | "client";
type LinkRole = "editor" | "viewer";

export interface PendingOffer {
	id: string;
	recipient: string;
	role: LinkRole;
	expires: string;
}

interface OfferFormProps {
	side: Side;
	pending: PendingOffer[];
	offer: (input: { side: Side; recipient: string; role: LinkRole }) => Promise<Submitted<{ path: string }>>;
	withdraw: (input: { id: string; side: Side }) => Promise<Submitted<unknown>>;
}

const ROLE_WORDS: Record<LinkRole, string> = { editor: "Edit facts", viewer: "Read" };

export function OfferForm({ side, pending, offer, withdraw }: OfferFormProps) {
	const offering = useSubmit(offer);
	const withdrawal = useSubmit(withdraw);
	const [made, setMade] = useState<{ recipient: string; path: string } | null>(null);
	async function send(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const element = event.currentTarget;
		const form = new FormData(element);
		const recipient = String(form.get("recipient"));
		const answer = await offering.submit({
			side,
			recipient,
			role: form.get("role") === "editor" ? "editor" : "viewer",
		});
		if (!answer.ok) return;
		setMade({ recipient, path: answer.value.path });
		element.reset();
	}
	return (
		<div className="flex flex-col gap-4">
			<form method="post" onSubmit={send} className="flex flex-wrap items-start gap-3">
				<Field label={side === "firm" ? "Client" : "Firm"} error={offering.fields.recipient} className="w-full sm:w-72">
					<Input name="recipient" required maxLength={120} autoComplete="off" />
				</Field>
				<Field label="May" error={offering.fields.role} className="w-40">
					<Select name="role" defaultValue="editor">
						{Object.entries(ROLE_WORDS).map(([role, words]) => (
							<option key={role} value={role}>
								{words}
							</option>
						))}
					</Select>
				</Field>
				<Button type="submit" busy={offering.busy} className="mt-6">
					{side === "firm" ? "Make an offer" : "Ask a firm"}
				</Button>
			</form>
			<FormMessage>{offering.fields.recipient ? null : (offering.message ?? withdrawal.message)}</FormMessage>
			{made ? (
				<SecretLink path={made.path} label="Offer link">
					Send this link to <b>{made.recipient}</b>. It is shown once and works once.
				</SecretLink>
			) : null}
			{pending.length > 0 ? (
				<ul className="flex flex-col">
					{pending.map((row) => (
						<li
							key={row.id}
							className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-2 last:border-0"
						>
							<span className="min-w-0 break-words">
								{row.recipient}
								<span className="block text-xs text-muted-foreground">
									{ROLE_WORDS[row.role].toLowerCase()}, not accepted yet, until {row.expires}
								</span>
							</span>
							<Button variant="quiet" busy={withdrawal.busy} onClick={() => withdrawal.submit({ id: row.id, side })}>
								Withdraw
							</Button>
						</li>
					))}
				</ul>
			) : null}
		</div>
	);
}
