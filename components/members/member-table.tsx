"use client";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent } from "@/components/ui/dialog";
import { FormMessage } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
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
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import { ROLE_LABELS, type Role } from "@/lib/roles";

export interface MemberRow {
	membershipId: string;
	name: string;
	email: string;
	role: Role;
	version: number;
	isSelf: boolean;
}

interface MemberTableProps {
	members: MemberRow[];
	/** Roles this person may give; empty for those who may only look. */
	givable: Role[];
	changeRole: (input: { membershipId: string; role: Role; version: number }) => Promise<Submitted<unknown>>;
	remove: (input: { membershipId: string; version: number }) => Promise<Submitted<unknown>>;
}

export function MemberTable({ members, givable, changeRole, remove }: MemberTableProps) {
	const change = useSubmit(changeRole);
	const removal = useSubmit(remove);
	const [leaving, setLeaving] = useState<MemberRow | null>(null);
	const mayManage = givable.length > 0;

	async function setRole(member: MemberRow, role: Role) {
		const answer = await change.submit({ membershipId: member.membershipId, role, version: member.version });
		if (answer.ok) toast.done(`${member.name} is now ${ROLE_LABELS[role].toLowerCase()}.`);
	}

	async function confirmRemoval() {
		if (!leaving) return;
		const answer = await removal.submit({ membershipId: leaving.membershipId, version: leaving.version });
		if (!answer.ok) return;
		if (leaving.isSelf) return window.location.assign("/");
		toast.done(`${leaving.name} is no longer a member.`);
		setLeaving(null);
	}

	return (
		<div className="flex flex-col gap-3">
			<FormMessage>{change.message}</FormMessage>
			<TableFrame label="Members">
				<Table>
					<TableHead>
						<tr>
							<ColumnHeader>Name</ColumnHeader>
							<ColumnHeader>Role</ColumnHeader>
							{mayManage ? (
								<ColumnHeader>
									<span className="sr-only">Remove</span>
								</ColumnHeader>
							) : null}
						</tr>
					</TableHead>
					<TableBody>
						{members.map((member) => {
							const touchable = mayManage && givable.includes(member.role);
							return (
								<TableRow key={member.membershipId}>
									<RowHeader>
										{member.name} {member.isSelf ? <Badge>you</Badge> : null}
										<span className="block font-normal break-all text-muted-foreground">{member.email}</span>
									</RowHeader>
									<TableCell className="w-40">
										{touchable ? (
											<Select
												aria-label={`Role of ${member.name}`}
												value={member.role}
												disabled={change.busy}
												onChange={(event) => setRole(member, event.target.value as Role)}
											>
												{givable.map((role) => (
													<option key={role} value={role}>
														{ROLE_LABELS[role]}
													</option>
												))}
											</Select>
										) : (
											ROLE_LABELS[member.role]
										)}
									</TableCell>
									{mayManage ? (
										<TableCell className="text-right">
											{touchable ? (
												<Button variant="quiet" onClick={() => setLeaving(member)}>
													{member.isSelf ? "Leave" : "Remove"}
												</Button>
											) : null}
										</TableCell>
									) : null}
								</TableRow>
							);
						})}
					</TableBody>
				</Table>
			</TableFrame>
			<Dialog open={leaving !== null} onOpenChange={(open) => !open && setLeaving(null)}>
				<DialogContent
					title={leaving?.isSelf ? "Leave this organisation?" : `Remove ${leaving?.name ?? ""}?`}
					description="Access ends at once. What was answered and changed stays, with the name."
				>
					<FormMessage>{removal.message}</FormMessage>
					<DialogActions>
						<DialogClose asChild>
							<Button>Keep</Button>
						</DialogClose>
						<Button variant="danger" busy={removal.busy} onClick={confirmRemoval}>
							{leaving?.isSelf ? "Leave" : "Remove"}
						</Button>
					</DialogActions>
				</DialogContent>
			</Dialog>
		</div>
	);
}
