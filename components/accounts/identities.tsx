"use client";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

interface IdentitiesProps {
	identities: { provider: string; name: string; email: string; since: string }[];
	unlink: (input: { provider: string }) => Promise<Submitted<unknown>>;
}

export function Identities({ identities, unlink }: IdentitiesProps) {
	const { submit, busy, message } = useSubmit(unlink);
	if (identities.length === 0) return <p className="text-muted-foreground">None is linked with this account.</p>;
	const part = async (provider: string, name: string) => {
		if ((await submit({ provider })).ok) toast.done(`${name} is no longer linked.`);
	};
	return (
		<div className="flex flex-col gap-3">
			<FormMessage>{message}</FormMessage>
			<ul className="flex flex-col">
				{identities.map(({ provider, name, email, since }) => (
					<li key={provider} className="flex items-center justify-between gap-4 border-b py-2 last:border-0">
						<span className="min-w-0 break-words">
							{name}
							<span className="block text-xs text-muted-foreground">
								{email}, since {since}
							</span>
						</span>
						<Button variant="quiet" busy={busy} onClick={() => part(provider, name)}>
							Unlink
						</Button>
					</li>
				))}
			</ul>
		</div>
	);
}
