"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

export function AskForBackup({ ask }: { ask: (input: Record<string, never>) => Promise<Submitted<unknown>> }) {
	const router = useRouter();
	const { busy, message, submit } = useSubmit(ask);
	return (
		<div className="flex flex-col items-end gap-1">
			<Button
				variant="primary"
				busy={busy}
				onClick={async () => {
					const answer = await submit({});
					if (!answer.ok) return;
					toast.done("A backup is made and proven within a minute; reload to see it.");
					router.refresh();
				}}
			>
				Back up now
			</Button>
			<FormMessage>{message}</FormMessage>
		</div>
	);
}
