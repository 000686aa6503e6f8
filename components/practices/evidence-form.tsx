"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segments } from "@/components/ui/segments";
import type { CalendarDate, EvidenceLevel } from "@/engine";
import { EVIDENCE_LEVELS } from "@/lib/answers";
import { EVIDENCE_FILES, EVIDENCE_KINDS, EVIDENCE_LIMIT_BYTES, type EvidenceKind } from "@/lib/evidence";
import { EVIDENCE_LABELS } from "@/lib/labels";
import { type EvidenceDraft, EvidenceForm as Schema } from "@/schemas/evidence";
import type { AnswerKey } from "@/schemas/practices";

const KIND_LABELS: Record<EvidenceKind, string> = { note: "Note", link: "Link", file: "File" };

interface EvidenceFormProps {
	answerKey: AnswerKey;
	asOf: CalendarDate;
	onAdd: (draft: EvidenceDraft, file: File | null) => Promise<string | null>;
	onClose: () => void;
}

export function EvidenceForm({ answerKey, asOf, onAdd, onClose }: EvidenceFormProps) {
	const [kind, setKind] = useState<EvidenceKind>("note");
	const [level, setLevel] = useState<EvidenceLevel>("documented");
	const [madeOn, setMadeOn] = useState<string>(asOf);
	const [title, setTitle] = useState("");
	const [url, setUrl] = useState("");
	const [file, setFile] = useState<File | null>(null);
	const [busy, setBusy] = useState(false);
	const [message, setMessage] = useState<string | null>(null);

	const submit = async () => {
		const draft: EvidenceDraft = { key: answerKey, kind, level, madeOn, title, url: kind === "link" ? url : "" };
		const parsed = Schema.safeParse(draft);
		if (!parsed.success) return setMessage(`${parsed.error.issues[0]?.message}.`);
		if (kind === "file" && file === null) return setMessage("Choose a file.");
		if (file !== null && file.size > EVIDENCE_LIMIT_BYTES)
			return setMessage(`This file is too large. Taken are ${EVIDENCE_FILES}.`);
		setBusy(true);
		const problem = await onAdd(draft, kind === "file" ? file : null);
		setBusy(false);
		if (problem === null) onClose();
		else setMessage(problem);
	};

	return (
		<form
			aria-label="Add a proof"
			className="flex flex-col gap-3 rounded-md border p-3"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
		>
			<Segments
				legend="What it is"
				name="evidence-kind"
				chosen={kind}
				options={EVIDENCE_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))}
				onChange={(event) => setKind(event.target.value as EvidenceKind)}
			/>
			<Field label="What it shows" required>
				<Input value={title} maxLength={500} onChange={(event) => setTitle(event.target.value)} />
			</Field>
			{kind === "link" ? (
				<Field label="Address" required>
					<Input type="url" value={url} placeholder="https://" onChange={(event) => setUrl(event.target.value)} />
				</Field>
			) : null}
			{kind === "file" ? (
				<Field label="File" required hint={`${EVIDENCE_FILES}; its contents decide, not its name.`}>
					<Input type="file" className="h-auto py-1" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
				</Field>
			) : null}
			<Segments
				legend="Level"
				name="evidence-level"
				chosen={level}
				options={EVIDENCE_LEVELS.map((value) => ({ value, label: EVIDENCE_LABELS[value] }))}
				onChange={(event) => setLevel(event.target.value as EvidenceLevel)}
			/>
			<Field label="Made on" required>
				<Input
					type="date"
					min="1990-01-01"
					max={asOf}
					value={madeOn}
					onChange={(event) => setMadeOn(event.target.value)}
				/>
			</Field>
			<FormMessage>{message}</FormMessage>
			<div className="flex flex-wrap gap-2">
				<Button type="submit" variant="primary" size="small" disabled={busy}>
					{busy ? "Adding…" : "Add it"}
				</Button>
				<Button size="small" onClick={onClose}>
					Cancel
				</Button>
			</div>
		</form>
	);
}
