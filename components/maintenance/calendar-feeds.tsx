"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SecretLink } from "@/components/ui/secret-link";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

export interface FeedRow {
	id: string;
	name: string;
	/** In words, on the organisation's clock. */
	created: string;
	fetched: string;
}

interface CalendarFeedsProps {
	feeds: readonly FeedRow[];
	create: (input: { name: string }) => Promise<Submitted<{ path: string }>>;
	revoke: (input: { id: string }) => Promise<Submitted<unknown>>;
}

/** One's own secret addresses of this calendar, for a phone or a mail programme. */
export function CalendarFeeds({ feeds, create, revoke }: CalendarFeedsProps) {
	const creation = useSubmit(create);
	const revocation = useSubmit(revoke);
	const [made, setMade] = useState<{ name: string; path: string } | null>(null);
	const send = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const element = event.currentTarget;
		const name = String(new FormData(element).get("name"));
		const answer = await creation.submit({ name });
		if (!answer.ok) return;
		setMade({ name, path: answer.value.path });
		element.reset();
	};
	return (
		<div className="flex max-w-3xl flex-col gap-4">
			<p className="text-muted-foreground">
				A calendar programme subscribes to an address of your own and reads this work, nothing else, until you revoke it
				or leave the organisation. Whoever has the address can read it, so keep it as you keep a password.
			</p>
			<form method="post" onSubmit={send} className="flex flex-wrap items-end gap-3">
				<Field label="Made for" error={creation.fields.name} className="w-full sm:w-64">
					<Input name="name" required maxLength={120} autoComplete="off" placeholder="my phone" />
				</Field>
				<Button type="submit" busy={creation.busy}>
					Make an address
				</Button>
			</form>
			<FormMessage>{creation.message ?? revocation.message}</FormMessage>
			{made ? (
				<SecretLink path={made.path} label="Calendar address">
					Subscribe to this address on <b>{made.name}</b>. It is shown once.
				</SecretLink>
			) : null}
			{feeds.length > 0 ? (
				<ul className="flex flex-col">
					{feeds.map((feed) => (
						<li
							key={feed.id}
							className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-2 last:border-0"
						>
							<span className="min-w-0 break-words">
								{feed.name}
								<span className="block text-xs text-muted-foreground">
									made {feed.created}; {feed.fetched}
								</span>
							</span>
							<Button variant="quiet" busy={revocation.busy} onClick={() => void revocation.submit({ id: feed.id })}>
								Revoke
							</Button>
						</li>
					))}
				</ul>
			) : null}
		</div>
	);
}
