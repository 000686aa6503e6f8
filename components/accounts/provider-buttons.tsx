"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { startAtProvider } from "./sign-in";

/** Why a provider's word opened nothing, by the name it carries in the address. */
export const PROVIDER_PROBLEMS: Record<string, string> = {
	"no-account":
		"Nobody with this address has an account here. Ask somebody who manages your organisation for an invitation.",
	unverified:
		"The provider does not say that this address is verified, so it opens no account. Sign in with your password and link it on your account page.",
	disabled: "This account is switched off. Ask whoever looks after this installation.",
	taken: "This identity belongs to another account, or your account is linked with another identity of this provider.",
	failed:
		"The provider's answer could not be used. Try again; if it stays so, whoever looks after this installation finds the reason in its log.",
};

interface ProviderButtonsProps {
	providers: { id: string; name: string }[];
	next: string;
	/** What the button says before the provider's name. */
	verb: string;
}

export function ProviderButtons({ providers, next, verb }: ProviderButtonsProps) {
	const [busy, setBusy] = useState(false);
	const [message, setMessage] = useState<string | null>(null);
	if (providers.length === 0) return null;
	const go = async (id: string) => {
		setBusy(true);
		setMessage(null);
		const refusal = await startAtProvider(id, next);
		if (refusal === null) return;
		setMessage(refusal);
		setBusy(false);
	};
	return (
		<div className="flex flex-col gap-2">
			<FormMessage>{message}</FormMessage>
			{providers.map(({ id, name }) => (
				<Button key={id} size="large" busy={busy} onClick={() => go(id)}>
					{verb} {name}
				</Button>
			))}
		</div>
	);
}
