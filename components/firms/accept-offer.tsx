"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

interface AcceptOfferProps {
	token: string;
	side: "firm" | "client";
	/** Where this person may accept, each with the firms it has let in. */
	organizations: { slug: string; name: string; firms: { linkId: string; name: string }[] }[];
	accept: (input: {
		token: string;
		organization: string;
		replaces: string | null;
	}) => Promise<Submitted<{ slug: string }>>;
}

export function AcceptOffer({ token, side, organizations, accept }: AcceptOfferProps) {
	const { submit, busy, message } = useSubmit(accept);
	const [chosen, setChosen] = useState(organizations[0]?.slug ?? "");
	if (organizations.length === 0)
		return (
			<p>
				{side === "firm"
					? "Only an owner of an organisation can accept this. Pass the link on to one."
					: "Only an owner or administrator of a consulting firm can accept this. Pass the link on to one."}
			</p>
		);
	async function send(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const replaces = String(new FormData(event.currentTarget).get("replaces") ?? "") || null;
		const answer = await submit({ token, organization: chosen, replaces });
		if (answer.ok) window.location.assign(`/o/${answer.value.slug}/${side === "firm" ? "members" : "clients"}`);
	}
	const firms = organizations.find(({ slug }) => slug === chosen)?.firms ?? [];
	return (
		<form method="post" onSubmit={send} className="flex flex-col gap-4">
			<FormMessage>{message}</FormMessage>
			<Field label={side === "firm" ? "Your organisation" : "Your firm"}>
				<Select value={chosen} onChange={(event) => setChosen(event.target.value)}>
					{organizations.map(({ slug, name }) => (
						<option key={slug} value={slug}>
							{name}
						</option>
					))}
				</Select>
			</Field>
			{firms.length > 0 ? (
				<Field label="In place of" hint="A firm named here is shown out in the same moment.">
					<Select name="replaces" key={chosen} defaultValue="">
						<option value="">nobody: besides the firms there are</option>
						{firms.map(({ linkId, name }) => (
							<option key={linkId} value={linkId}>
								{name}
							</option>
						))}
					</Select>
				</Field>
			) : null}
			<Button type="submit" variant="primary" size="large" busy={busy}>
				Accept
			</Button>
		</form>
	);
}
