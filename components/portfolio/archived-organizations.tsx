"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";

interface Archived {
	slug: string;
	name: string;
	mayRestore: boolean;
}

type Restore = (input: { organization: string }) => Promise<ActionResult<unknown>>;

function RestoreButton({ organization: { slug, name }, restore }: { organization: Archived; restore: Restore }) {
	const router = useRouter();
	const { submit, busy, message } = useSubmit(restore);
	async function bringBack() {
		const answer = await submit({ organization: slug });
		if (!answer.ok) return;
		toast.done(`${name} is back`);
		router.refresh();
	}
	return (
		<>
			<FormMessage>{message}</FormMessage>
			<Button size="small" aria-label={`Restore ${name}`} busy={busy} onClick={() => void bringBack()}>
				Restore
			</Button>
		</>
	);
}

export function ArchivedOrganizations({
	organizations,
	restore,
}: {
	organizations: readonly Archived[];
	restore: Restore;
}) {
	return (
		<ul className="flex flex-col">
			{organizations.map((organization) => (
				<li
					key={organization.slug}
					className="flex flex-wrap items-center justify-between gap-3 border-b py-2 last:border-0"
				>
					<span className="font-medium">{organization.name}</span>
					{organization.mayRestore ? (
						<RestoreButton organization={organization} restore={restore} />
					) : (
						<span className="text-muted-foreground">An owner can restore it.</span>
					)}
				</li>
			))}
		</ul>
	);
}
