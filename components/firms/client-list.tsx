"use client";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent } from "@/components/ui/dialog";
import { FormMessage } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import { ROLE_LABELS } from "@/lib/roles";

export interface ListedClient {
	linkId: string;
	slug: string;
	name: string;
	role: "editor" | "viewer";
	since: string;
}

interface ClientListProps {
	clients: ListedClient[];
	mayManage: boolean;
	end: (input: { linkId: string }) => Promise<Submitted<unknown>>;
}

export function ClientList({ clients, mayManage, end }: ClientListProps) {
	const ending = useSubmit(end);
	const [leaving, setLeaving] = useState<ListedClient | null>(null);
	const confirmEnd = async () => {
		if (!leaving || !(await ending.submit({ linkId: leaving.linkId })).ok) return;
		toast.done(`${leaving.name} is no longer a client.`);
		setLeaving(null);
	};
	return (
		<>
			<ul className="flex flex-col">
				{clients.map((client) => (
					<li
						key={client.linkId}
						className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-2 last:border-0"
					>
						<span className="min-w-0">
							<Link href={`/o/${client.slug}`} className="link">
								{client.name}
							</Link>
							<span className="block text-xs text-muted-foreground">
								as {ROLE_LABELS[client.role].toLowerCase()}, since {client.since}
							</span>
						</span>
						{mayManage ? (
							<Button variant="quiet" onClick={() => setLeaving(client)}>
								Leave
							</Button>
						) : null}
					</li>
				))}
			</ul>
			<Dialog open={leaving !== null} onOpenChange={(open) => !open && setLeaving(null)}>
				<DialogContent
					title={`Leave ${leaving?.name ?? ""}?`}
					description="None of your firm opens it with their next click. Its owner can ask you again."
				>
					<FormMessage>{ending.message}</FormMessage>
					<DialogActions>
						<DialogClose asChild>
							<Button>Stay</Button>
						</DialogClose>
						<Button variant="danger" busy={ending.busy} onClick={confirmEnd}>
							Leave
						</Button>
					</DialogActions>
				</DialogContent>
			</Dialog>
		</>
	);
}
