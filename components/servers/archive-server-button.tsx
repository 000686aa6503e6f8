"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { ServerActions } from "./server-inventory";

interface ArchiveServerButtonProps {
	organization: string;
	server: { id: string; name: string };
	actions: Pick<ServerActions, "archive" | "restore">;
}

export function ArchiveServerButton({ organization, server, actions }: ArchiveServerButtonProps) {
	const router = useRouter();
	const [busy, setBusy] = useState(false);
	const input = { ids: [server.id] };
	async function archive() {
		setBusy(true);
		const result = await actions.archive(organization, input);
		setBusy(false);
		if (!result.ok) return toast.failed(result.message);
		router.push(`/o/${organization}/servers`);
		toast.done(`${server.name} archived`, async () => {
			const back = await actions.restore(organization, input);
			if (!back.ok) return toast.failed(back.message);
			router.push(`/o/${organization}/servers/${server.id}`);
			toast.done("Taken back");
		});
	}
	return (
		<Button variant="quiet" busy={busy} onClick={() => void archive()}>
			Archive
		</Button>
	);
}
