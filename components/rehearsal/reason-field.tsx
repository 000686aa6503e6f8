"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

interface ReasonFieldProps {
	label: string;
	send: string;
	tone?: "primary" | "danger";
	done: (text: string) => void;
	cancel: () => void;
}

/** A sentence, then the deed: used for notes, and for what is skipped or aborted. */
export function ReasonField({ label, send, tone = "primary", done, cancel }: ReasonFieldProps) {
	const [text, setText] = useState("");
	const trimmed = text.trim();
	return (
		<div className="flex flex-col gap-2">
			<Field label={label}>
				<Textarea rows={3} maxLength={2000} autoFocus value={text} onChange={(event) => setText(event.target.value)} />
			</Field>
			<div className="flex gap-2">
				<Button size="large" variant={tone} disabled={trimmed === ""} onClick={() => done(trimmed)}>
					{send}
				</Button>
				<Button size="large" variant="quiet" onClick={cancel}>
					Cancel
				</Button>
			</div>
		</div>
	);
}
