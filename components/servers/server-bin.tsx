"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ArchivedServer } from "@/data/servers-restore";
import { formatCount, UNKNOWN } from "@/lib/format";
import type { ServerActions } from "./grid/use-server-edits";

interface ServerBinProps {
	organization: string;
	servers: ArchivedServer[];
	canEdit: boolean;
	restore: ServerActions["restore"];
}

export function ServerBin({ organization, servers, canEdit, restore }: ServerBinProps) {
	const router = useRouter();
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
	const { submit, busy } = useSubmit((ids: string[]) => restore(organization, { ids }));
	const bringBack = async (ids: string[]) => {
		const answer = await submit(ids);
		if (!answer.ok) return toast.failed(answer.message);
		setChosen(new Set());
		toast.done(ids.length === 1 ? "The server is back" : `${formatCount(ids.length, "server")} are back`);
		router.refresh();
	};
	if (servers.length === 0) return null;
	const toggle = (id: string) => {
		const next = new Set(chosen);
		if (!next.delete(id)) next.add(id);
		setChosen(next);
	};
	return (
		<div className="flex min-w-0 flex-col gap-3">
			{canEdit ? (
				<div>
					<Button
						variant="primary"
						busy={busy}
						disabled={chosen.size === 0}
						onClick={() => void bringBack(servers.map(({ id }) => id).filter((id) => chosen.has(id)))}
					>
						{chosen.size === 0 ? "Bring back" : `Bring back ${formatCount(chosen.size, "server")}`}
					</Button>
				</div>
			) : null}
			<TableFrame label="Archived servers">
				<Table>
					<TableHead>
						<TableRow>
							<ColumnHeader>Server</ColumnHeader>
							<ColumnHeader>Role</ColumnHeader>
							<ColumnHeader>Site</ColumnHeader>
							<ColumnHeader>Archived</ColumnHeader>
							<ColumnHeader numeric>Stays for</ColumnHeader>
						</TableRow>
					</TableHead>
					<TableBody>
						{servers.map(({ id, name, role, siteName, archivedAt, daysLeft }) => (
							<TableRow key={id}>
								<RowHeader>
									{canEdit ? (
										<label className="flex min-h-6 items-center gap-2">
											<input
												type="checkbox"
												className="size-4 accent-accent"
												checked={chosen.has(id)}
												onChange={() => toggle(id)}
											/>
											{name}
										</label>
									) : (
										name
									)}
								</RowHeader>
								<TableCell>{role ?? UNKNOWN}</TableCell>
								<TableCell>{siteName ?? UNKNOWN}</TableCell>
								<TableCell>{archivedAt}</TableCell>
								<TableCell numeric>{formatCount(daysLeft, "day")}</TableCell>
							</TableRow>
						))}
					</TableBody>
				</Table>
			</TableFrame>
		</div>
	);
}
