"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent } from "@/components/ui/dialog";
import { FormMessage } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import { ROLE_LABELS } from "@/lib/roles";

type LinkRole = "editor" | "viewer";

export interface ListedFirm {
	linkId: string;
	name: string;
	role: LinkRole;
	version: number;
	since: string;
	acceptedByName: string;
	people: { name: string; email: string; role: LinkRole }[];
}

interface FirmListProps {
	firms: ListedFirm[];
	mayManage: boolean;
	changeRole: (input: { linkId: string; version: number; role: LinkRole }) => Promise<Submitted<unknown>>;
	end: (input: { linkId: string }) => Promise<Submitted<unknown>>;
}

export function FirmList({ firms, mayManage, changeRole, end }: FirmListProps) {
	const change = useSubmit(changeRole);
	const ending = useSubmit(end);
	const [leaving, setLeaving] = useState<ListedFirm | null>(null);
	const setRole = async (firm: ListedFirm, role: LinkRole) => {
		const answer = await change.submit({ linkId: firm.linkId, version: firm.version, role });
		if (answer.ok) toast.done(`${firm.name} is now ${ROLE_LABELS[role].toLowerCase()}.`);
	};
	const confirmEnd = async () => {
		if (!leaving || !(await ending.submit({ linkId: leaving.linkId })).ok) return;
		toast.done(`${leaving.name} cannot open this organisation any more.`);
		setLeaving(null);
	};
	return (
		<div className="flex flex-col gap-3">
			<FormMessage>{change.message}</FormMessage>
			<ul className="flex flex-col">
				{firms.map((firm) => (
					<li key={firm.linkId} className="flex flex-col gap-2 border-b py-3 last:border-0">
						<div className="flex flex-wrap items-start justify-between gap-3">
							<div className="min-w-0">
								<h3 className="font-medium">{firm.name}</h3>
								<p className="text-xs text-muted-foreground">
									since {firm.since}, accepted by {firm.acceptedByName}
								</p>
							</div>
							{mayManage ? (
								<div className="flex items-center gap-2">
									<Select
										aria-label={`Role of ${firm.name}`}
										value={firm.role}
										disabled={change.busy}
										wrapperClassName="w-32"
										onChange={(event) => setRole(firm, event.target.value === "editor" ? "editor" : "viewer")}
									>
										<option value="editor">{ROLE_LABELS.editor}</option>
										<option value="viewer">{ROLE_LABELS.viewer}</option>
									</Select>
									<Button variant="quiet" onClick={() => setLeaving(firm)}>
										End
									</Button>
								</div>
							) : (
								<span>{ROLE_LABELS[firm.role]}</span>
							)}
						</div>
						<ul className="flex flex-col gap-1 text-xs text-muted-foreground">
							{firm.people.map((person) => (
								<li key={person.email} className="break-words">
									{person.name}, {person.email}, {ROLE_LABELS[person.role].toLowerCase()} from {firm.name}
								</li>
							))}
						</ul>
					</li>
				))}
			</ul>
			<Dialog open={leaving !== null} onOpenChange={(open) => !open && setLeaving(null)}>
				<DialogContent
					title={`End the access of ${leaving?.name ?? ""}?`}
					description="None of its people opens anything here with their next click. What they answered and changed stays, with their names."
				>
					<FormMessage>{ending.message}</FormMessage>
					<DialogActions>
						<DialogClose asChild>
							<Button>Keep</Button>
						</DialogClose>
						<Button variant="danger" busy={ending.busy} onClick={confirmEnd}>
							End it
						</Button>
					</DialogActions>
				</DialogContent>
			</Dialog>
		</div>
	);
}
