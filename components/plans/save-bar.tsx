"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface SaveBarProps {
	/** The saved plan that was opened, if one was. */
	name: string;
	isOpen: boolean;
	isEmpty: boolean;
	busy: boolean;
	error: string | null;
	onSave: (name: string, asNew: boolean) => void;
	onClear: () => void;
}

export function SaveBar({ name, isOpen, isEmpty, busy, error, onSave, onClear }: SaveBarProps) {
	const [typed, setTyped] = useState(name);
	function submit(event: FormEvent) {
		event.preventDefault();
		onSave(typed, !isOpen);
	}
	return (
		<form onSubmit={submit} className="flex flex-col gap-2">
			<Field label="Name of the plan" error={error}>
				<Input value={typed} maxLength={120} onChange={({ target }) => setTyped(target.value)} />
			</Field>
			<div className="flex flex-wrap gap-2">
				<Button type="submit" variant="primary" size="small" busy={busy} disabled={isEmpty || typed.trim() === ""}>
					{isOpen ? "Save changes" : "Save plan"}
				</Button>
				{isOpen ? (
					<Button size="small" busy={busy} disabled={isEmpty} onClick={() => onSave(typed, true)}>
						Save as new
					</Button>
				) : null}
				<Button size="small" variant="quiet" disabled={isEmpty && !isOpen} onClick={onClear}>
					Back to today
				</Button>
			</div>
		</form>
	);
}
