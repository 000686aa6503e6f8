"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

export type CreateSample = (input: Record<string, never>) => Promise<Submitted<{ slug: string }>>;

/** One click; asking twice opens the sample there is. */
export function OpenSample({ createSample }: { createSample: CreateSample }) {
	const router = useRouter();
	const { submit, busy, message } = useSubmit(createSample);
	return (
		<div className="flex flex-col items-start gap-3">
			<FormMessage>{message}</FormMessage>
			<Button
				busy={busy}
				onClick={async () => {
					const answer = await submit({});
					if (answer.ok) router.push(`/o/${answer.value.slug}`);
				}}
			>
				Open the sample organisation
			</Button>
		</div>
	);
}
