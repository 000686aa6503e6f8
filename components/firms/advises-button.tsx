"use client";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";

interface AdvisesButtonProps {
	advises: boolean;
	set: (input: { advises: boolean }) => Promise<Submitted<unknown>>;
}

export function AdvisesButton({ advises, set }: AdvisesButtonProps) {
	const { submit, busy, message } = useSubmit(set);
	return (
		<div className="flex flex-col items-start gap-2">
			<FormMessage>{message}</FormMessage>
			<Button variant={advises ? "quiet" : "primary"} busy={busy} onClick={() => submit({ advises: !advises })}>
				{advises ? "Stop being a consulting firm" : "Make this organisation a consulting firm"}
			</Button>
		</div>
	);
}
