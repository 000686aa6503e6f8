"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SecretLink } from "@/components/ui/secret-link";
import { Select } from "@/components/ui/select";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import { ROLE_LABELS, type Role } from "@/lib/roles";

export interface InvitationRow {
	id: string;
	email: string;
	role: Role;
	expires: string;
}

interface InvitationsProps {
	pending: InvitationRow[];
	givable: Role[];
	invite: (input: { email: string; role: Role }) => Promise<Submitted<{ path: string }>>;
	withdraw: (input: { id: string }) => Promise<Submitted<unknown>>;
}

export function Invitations({ pending, givable, invite, withdraw }: InvitationsProps) {
	const invitation = useSubmit(invite);
	const withdrawal = useSubmit(withdraw);
	const [sent, setSent] = useState<{ email: string; path: string } | null>(null);

	async function send(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const element = event.currentTarget;
		const form = new FormData(element);
		const email = String(form.get("email"));
		const answer = await invitation.submit({ email, role: String(form.get("role")) as Role });
		if (!answer.ok) return;
		setSent({ email, path: answer.value.path });
		element.reset();
	}

	return (
		<div className="flex flex-col gap-4">
			<form method="post" onSubmit={send} className="flex flex-wrap items-start gap-3">
				<Field label="E-mail" error={invitation.fields.email} className="w-full sm:w-72">
					<Input name="email" type="email" required maxLength={254} autoComplete="off" />
				</Field>
				<Field label="Role" error={invitation.fields.role} className="w-40">
					<Select name="role" defaultValue="editor">
						{givable.map((role) => (
							<option key={role} value={role}>
								{ROLE_LABELS[role]}
							</option>
						))}
					</Select>
				</Field>
				<Button type="submit" variant="primary" busy={invitation.busy} className="mt-6">
					Make an invitation
				</Button>
			</form>
			<FormMessage>{invitation.message ?? withdrawal.message}</FormMessage>
			{sent ? (
				<SecretLink path={sent.path} label="Invitation link">
					Send this link to <b>{sent.email}</b>. It is shown once and works once.
				</SecretLink>
			) : null}
			{pending.length > 0 ? (
				<ul className="flex flex-col">
					{pending.map((row) => (
						<li
							key={row.id}
							className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-2 last:border-0"
						>
							<span className="break-all">
								{row.email}
								<span className="block text-xs text-muted-foreground">
									{ROLE_LABELS[row.role]}, until {row.expires}
								</span>
							</span>
							<Button variant="quiet" busy={withdrawal.busy} onClick={() => withdrawal.submit({ id: row.id })}>
								Withdraw
							</Button>
						</li>
					))}
				</ul>
			) : null}
		</div>
	);
}
