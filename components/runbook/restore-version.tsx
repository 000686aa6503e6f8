"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";
import type { ScenarioId } from "@/engine";

interface RestoreVersionProps {
	organization: string;
	runbook: { serviceId: string; scenario: ScenarioId; version: number };
	number: number;
	restore: (
		organization: string,
		input: { serviceId: string; scenario: ScenarioId; version: number; number: number },
	) => Promise<ActionResult<{ version: number }>>;
}

/** An earlier version becomes the newest; nothing goes, so it is not asked for twice. */
export function RestoreVersion({ organization, runbook, number, restore }: RestoreVersionProps) {
	const router = useRouter();
	const { submit, busy } = useSubmit((input: Parameters<typeof restore>[1]) => restore(organization, input));
	async function run() {
		const answer = await submit({ ...runbook, number });
		if (!answer.ok) return toast.failed(answer.message);
		toast.done(`Version ${number} is back as version ${answer.value.version}`);
		router.refresh();
	}
	return (
		<Button size="small" busy={busy} onClick={() => void run()} aria-label={`Bring version ${number} back`}>
			Bring back
		</Button>
	);
}
