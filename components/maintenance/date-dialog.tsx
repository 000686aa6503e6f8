"use client";
import { useState } from "react";
import { ScopeChooser } from "@/components/practices/scope-chooser";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { EXPIRY_KINDS, EXPIRY_LABELS, type ExpiryDate, type ExpiryKind } from "@/lib/maintenance";
import type { ServerChoice } from "@/schemas/servers";
import type { Scope } from "../practices/answers";
import type { MaintenanceActions } from "./actions";

interface DateDialogProps {
	organization: string;
	sites: readonly { id: string; name: string }[];
	/** Null: a new one. */
	expiry: ExpiryDate | null;
	actions: MaintenanceActions;
	onClose: () => void;
}

const scopeOf = (expiry: ExpiryDate | null): Scope =>
	expiry?.serverId
		? { level: "server", serverId: expiry.serverId, siteId: null }
		: expiry?.siteId
			? { level: "site", siteId: expiry.siteId }
			: { level: "organization" };

/** A battery, a certificate, a contract: what ends, when, where, and who sees to it. */
export function DateDialog({ organization, sites, expiry, actions, onClose }: DateDialogProps) {
	const [kind, setKind] = useState<ExpiryKind>(expiry?.kind ?? "certificate");
	const [name, setName] = useState(expiry?.name ?? "");
	const [endsOn, setEndsOn] = useState<string>(expiry?.endsOn ?? "");
	const [owner, setOwner] = useState(expiry?.owner ?? "");
	const [note, setNote] = useState(expiry?.note ?? "");
	const [scope, setScope] = useState<Scope>(scopeOf(expiry));
	const [servers, setServers] = useState<readonly ServerChoice[] | null>(null);
	const saving = useSubmit(actions.saveDate);
	const archiving = useSubmit(actions.archiveDate);
	const at = (field: string) => saving.fields[`expiry.${field}`];

	const save = async () => {
		const siteId = scope.level === "site" ? scope.siteId : "";
		const serverId = scope.level === "server" ? scope.serverId : "";
		const answer = await saving.submit({
			...{ id: expiry?.id ?? null, version: expiry?.version ?? null },
			expiry: { kind, name, siteId, serverId, endsOn, owner, note },
		});
		if (!answer.ok) return;
		toast.done(`${name} is saved`);
		onClose();
	};
	const archive = async () => {
		if (!expiry) return;
		const answer = await archiving.submit({ id: expiry.id, version: expiry.version });
		if (answer.ok) onClose();
	};
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()}>
			<DialogContent
				title={expiry ? `Change ${expiry.name}` : "Add a date"}
				description="When it is renewed, give the new day: the log keeps the old one."
			>
				<form
					className="flex flex-col gap-4"
					noValidate
					onSubmit={(event) => {
						event.preventDefault();
						void save();
					}}
				>
					<Field label="What it is">
						<Select value={kind} onChange={(event) => setKind(event.target.value as ExpiryKind)}>
							{EXPIRY_KINDS.map((each) => (
								<option key={each} value={each}>
									{EXPIRY_LABELS[each]}
								</option>
							))}
						</Select>
					</Field>
					<Field label="Name" required error={at("name")}>
						<Input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
					</Field>
					<Field label="Ends, or is due, on" required error={at("endsOn")}>
						<Input type="date" value={endsOn} onChange={(event) => setEndsOn(event.target.value)} />
					</Field>
					<ScopeChooser
						label="Where it is"
						organization={organization}
						sites={sites}
						scope={scope}
						servers={servers}
						onServers={setServers}
						onScope={setScope}
					/>
					<Field label="Kept up by" error={at("owner")}>
						<Input value={owner} maxLength={120} onChange={(event) => setOwner(event.target.value)} />
					</Field>
					<Field label="Note" error={at("note")}>
						<Input value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
					</Field>
					<FormMessage>{saving.message ?? archiving.message}</FormMessage>
					<DialogActions>
						{expiry ? (
							<Button variant="quiet" busy={archiving.busy} onClick={() => void archive()}>
								Archive
							</Button>
						) : null}
						<Button onClick={onClose}>Cancel</Button>
						<Button type="submit" variant="primary" busy={saving.busy}>
							{expiry ? "Save" : "Add it"}
						</Button>
					</DialogActions>
				</form>
			</DialogContent>
		</Dialog>
	);
}
