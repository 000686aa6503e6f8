"use client";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

interface JoinButtonProps {
	token: string;
	join: (input: { token: string }) => Promise<Submitted<{ slug: string }>>;
}

export function JoinButton({ token, join }: JoinButtonProps) {
	const { submit, busy, message } = useSubmit(join);
	return (
		<>
			<FormMessage>{message}</FormMessage>
			<Button
				variant="primary"
				size="large"
				busy={busy}
				onClick={async () => {
					const answer = await submit({ token });
					if (answer.ok) window.location.assign(`/o/${answer.value.slug}`);
				}}
			>
				Join
			</Button>
		</>
	);
}
