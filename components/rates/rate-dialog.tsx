"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";
import type { OwnRate, RateDraft, RateSave, RateTarget } from "@/schemas/rates";

export type SaveRate = (organization: string, input: RateSave) => Promise<ActionResult<unknown>>;

export interface RateDialogProps {
	organization: string;
	target: RateTarget;
	label: string;
	/** "a server", "a site". */
	unit: string;
	/** The catalogue's figure in words. */
	standard: string;
	own: OwnRate | null;
	/** What the fields start with. */
	draft: RateDraft;
	/** Parts have a time to repair too. */
	hasRepair: boolean;
	save: SaveRate;
}

/** Every figure of downtime follows, so the source is asked for with the number. */
export function RateDialog({
	organization,
	target,
	label,
	unit,
	standard,
	own,
	draft,
	hasRepair,
	save,
}: RateDialogProps) {
	const [open, setOpen] = useState(false);
	const { submit, busy, message, fields, clear } = useSubmit((input: RateSave) => save(organization, input));
	async function send(next: RateDraft | null) {
		const answer = await submit({ target, before: own, own: next });
		if (!answer.ok) return;
		setOpen(false);
		toast.done(next ? `${label}: your own rate counts from now on` : `${label}: the catalogue's rate counts again`);
	}
	function typed(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		const text = (name: string) => String(form.get(name) ?? "");
		void send({ perYear: text("perYear"), repairHours: hasRepair ? text("repairHours") : "", source: text("source") });
	}
	return (
		<Dialog
			open={open}
			onOpenChange={(next) => {
				clear();
				setOpen(next);
			}}
		>
			<DialogTrigger asChild>
				<Button variant="quiet" size="small" aria-label={`Change the rate of ${label}`}>
					Change
				</Button>
			</DialogTrigger>
			<DialogContent
				title={label}
				description={`The catalogue says ${standard}. A figure of your own takes its place in every estimate, and is not learnt from incidents.`}
			>
				<form method="post" onSubmit={typed} className="flex flex-col gap-4">
					<FormMessage>{message}</FormMessage>
					<div className={hasRepair ? "grid gap-4 sm:grid-cols-2" : ""}>
						<Field
							label={`Failures a year, of ${unit}`}
							hint="0.05 is once in twenty years"
							error={fields["own.perYear"]}
							required
						>
							<Input name="perYear" inputMode="decimal" defaultValue={draft.perYear} autoComplete="off" />
						</Field>
						{hasRepair ? (
							<Field label="Until it works again" hint="such as 4 h" error={fields["own.repairHours"]} required>
								<Input name="repairHours" defaultValue={draft.repairHours} autoComplete="off" />
							</Field>
						) : null}
					</div>
					<Field
						label="Where it comes from"
						hint="a count of your own, a contract, a supplier's letter"
						error={fields["own.source"]}
						required
					>
						<Input name="source" defaultValue={draft.source} maxLength={500} autoComplete="off" />
					</Field>
					<DialogActions>
						{own ? (
							<Button type="button" disabled={busy} onClick={() => void send(null)}>
								Back to the catalogue's
							</Button>
						) : null}
						<DialogClose asChild>
							<Button type="button">Cancel</Button>
						</DialogClose>
						<Button type="submit" variant="primary" busy={busy}>
							Save
						</Button>
					</DialogActions>
				</form>
			</DialogContent>
		</Dialog>
	);
}
