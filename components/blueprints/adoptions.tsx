"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";
import type { AdoptionRow } from "@/data/blueprints";
import { formatCount, formatInstant } from "@/lib/format";

interface AdoptionsProps {
	organization: string;
	timeZone: string;
	titles: Record<string, string>;
	adoptions: AdoptionRow[];
	mayEdit: boolean;
	undo: (organization: string, input: { id: string }) => Promise<ActionResult<{ serviceId: string | null }>>;
}

export function Adoptions({ organization, timeZone, titles, adoptions, mayEdit, undo }: AdoptionsProps) {
	const router = useRouter();
	const { busy, message, submit } = useSubmit((id: string) => undo(organization, { id }));
	const takeBack = async (id: string) => {
		const outcome = await submit(id);
		if (!outcome.ok) return;
		const { serviceId } = outcome.value;
		router.push(`/o/${organization}/services${serviceId === null ? "" : `/${serviceId}`}`);
		router.refresh();
	};
	return (
		<div className="flex flex-col gap-2">
			{message ? <FormMessage>{message}</FormMessage> : null}
			<ul className="flex flex-col divide-y border-y">
				{adoptions.map((one) => (
					<li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
						<span>
							{titles[one.pattern]}
							<span className="block text-xs text-muted-foreground">
								{formatInstant(one.adoptedAt, timeZone)}, {one.adoptedByName} ·{" "}
								{formatCount(one.plannedServers, "planned server")}
								{one.undoneAt === null ? "" : ` · taken back ${formatInstant(one.undoneAt, timeZone)}`}
							</span>
						</span>
						{mayEdit && one.mayUndo ? (
							<Button onClick={() => takeBack(one.id)} busy={busy}>
								Take it back
							</Button>
						) : one.undoneAt === null ? (
							<span className="text-xs text-muted-foreground">changed since: it stays</span>
						) : null}
					</li>
				))}
			</ul>
		</div>
	);
}
