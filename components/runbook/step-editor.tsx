"use client";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { CONTACT_ROLES, type ContactRole } from "@/engine";
import { CONTACT_ROLE_LABELS } from "@/lib/kinds";
import type { StepDraft } from "./step-draft";

interface StepEditorProps {
	draft: StepDraft;
	/** From 1. */
	place: number;
	isFirst: boolean;
	isLast: boolean;
	change: (change: Partial<StepDraft>) => void;
	move: (by: -1 | 1) => void;
	remove: () => void;
	addAfter: () => void;
}

export function StepEditor({ draft, place, isFirst, isLast, change, move, remove, addAfter }: StepEditorProps) {
	const name = draft.title.trim() || `step ${place}`;
	return (
		<section aria-label={`Step ${place}`} className="flex flex-col gap-3 border-t pt-5">
			<div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
				<Field label={`${place}. Step`} required>
					<Input value={draft.title} maxLength={120} onChange={(event) => change({ title: event.target.value })} />
				</Field>
				<Field label="Owner">
					<Select value={draft.owner} onChange={(event) => change({ owner: event.target.value as ContactRole })}>
						{CONTACT_ROLES.map((role) => (
							<option key={role} value={role}>
								{CONTACT_ROLE_LABELS[role]}
							</option>
						))}
					</Select>
				</Field>
			</div>
			<div className="grid gap-3 lg:grid-cols-2">
				<Field label="What to do" aside="one thing a line">
					<Textarea
						rows={4}
						maxLength={4000}
						value={draft.actions}
						onChange={(event) => change({ actions: event.target.value })}
					/>
				</Field>
				<Field label="What to check" aside="one thing a line">
					<Textarea
						rows={4}
						maxLength={4000}
						value={draft.checks}
						onChange={(event) => change({ checks: event.target.value })}
					/>
				</Field>
				<Field label="Go or no go" aside="empty: nothing to decide">
					<Input maxLength={500} value={draft.goNoGo} onChange={(event) => change({ goNoGo: event.target.value })} />
				</Field>
				<Field label="How to undo" aside="empty: nothing to undo">
					<Input maxLength={500} value={draft.undo} onChange={(event) => change({ undo: event.target.value })} />
				</Field>
			</div>
			<div className="grid grid-cols-3 gap-3 sm:max-w-md">
				<Field label="Shortest">
					<Input value={draft.low} placeholder="10m" onChange={(event) => change({ low: event.target.value })} />
				</Field>
				<Field label="Usual">
					<Input value={draft.usual} placeholder="15m" onChange={(event) => change({ usual: event.target.value })} />
				</Field>
				<Field label="Longest">
					<Input value={draft.high} placeholder="1h" onChange={(event) => change({ high: event.target.value })} />
				</Field>
			</div>
			<div className="flex flex-wrap gap-2">
				<Button size="small" disabled={isFirst} onClick={() => move(-1)} aria-label={`Move ${name} up`}>
					Move up
				</Button>
				<Button size="small" disabled={isLast} onClick={() => move(1)} aria-label={`Move ${name} down`}>
					Move down
				</Button>
				<Button size="small" onClick={addAfter} aria-label={`Add a step after ${name}`}>
					Add a step after it
				</Button>
				<Button size="small" variant="quiet" onClick={remove} aria-label={`Take out ${name}`}>
					Take out
				</Button>
			</div>
		</section>
	);
}
