"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

/** One click, no question: a sample can be opened again whenever one likes. */
export function RemoveSample({ remove }: { remove: (input: Record<string, never>) => Promise<Submitted<unknown>> }) {
	const router = useRouter();
	const { submit, busy, message } = useSubmit(remove);
	return (
		<div className="flex flex-col items-start gap-3">
			<FormMessage>{message}</FormMessage>
			<Button
				variant="danger"
				busy={busy}
				onClick={async () => {
					const answer = await submit({});
					if (!answer.ok) return;
					toast.done("The sample organisation is gone.");
					router.push("/");
				}}
			>
				Remove the sample organisation
			</Button>
		</div>
	);
}
