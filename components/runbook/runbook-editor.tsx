"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";
import { type FieldChange, inOrder, mergeRunbook, type RunbookStep, type ScenarioId, type StepChange } from "@/engine";
import { randomId } from "@/lib/random-id";
import { MergeNotice } from "./merge-notice";
import { draftOfStep, moved, ownStep, type StepDraft, stepOfDraft } from "./step-draft";
import { StepEditor } from "./step-editor";

type SaveInput = {
	serviceId: string;
	scenario: ScenarioId;
	version: number;
	steps: RunbookStep[];
	generated: RunbookStep[];
	note: string | null;
};
type SaveOutcome = { saved: number } | { conflict: { version: number; steps: RunbookStep[]; by: string } };

interface RunbookEditorProps {
	organization: string;
	serviceId: string;
	scenario: ScenarioId;
	/** 0: none was saved yet. */
	version: number;
	/** What was saved, with what the facts changed taken in. */
	steps: RunbookStep[];
	changes: StepChange[];
	/** What the facts say today. */
	generated: RunbookStep[];
	href: string;
	save: (organization: string, input: SaveInput) => Promise<ActionResult<SaveOutcome>>;
}

export function RunbookEditor({
	organization,
	serviceId,
	scenario,
	generated,
	href,
	save,
	...start
}: RunbookEditorProps) {
	const router = useRouter();
	const [drafts, setDrafts] = useState(() => start.steps.map(draftOfStep));
	const [base, setBase] = useState({ version: start.version, steps: start.steps });
	const [notice, setNotice] = useState<{ by: string; changes: StepChange[] }>({ by: "facts", changes: start.changes });
	const [note, setNote] = useState("");
	const [isDirty, setDirty] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const { submit, busy, message } = useSubmit((input: SaveInput) => save(organization, input));

	useEffect(() => {
		if (!isDirty) return;
		const warn = (event: BeforeUnloadEvent) => event.preventDefault();
		window.addEventListener("beforeunload", warn);
		return () => window.removeEventListener("beforeunload", warn);
	}, [isDirty]);

	function edit(next: StepDraft[]): void {
		setDrafts(next);
		setDirty(true);
	}
	const change = (at: number, part: Partial<StepDraft>) =>
		edit(drafts.map((draft, index) => (index === at ? { ...draft, ...part } : draft)));

	function take(stepId: string, { field, after }: FieldChange): void {
		const shown = draftOfStep({ ...ownStep("taken"), [field]: after } as RunbookStep);
		const { low, usual, high } = shown;
		edit(
			drafts.map((draft) => {
				if (draft.step.id !== stepId) return draft;
				return field === "minutes" ? { ...draft, low, usual, high } : { ...draft, [field]: shown[field] };
			}),
		);
		setNotice(({ by, changes }) => ({
			by,
			changes: changes.flatMap((one) => {
				if (one.stepId !== stepId || one.what !== "kept") return [one];
				const fields = one.fields.filter((other) => other.field !== field);
				return fields.length > 0 ? [{ ...one, fields }] : [];
			}),
		}));
	}

	async function run(): Promise<void> {
		setProblem(null);
		const read = drafts.map(stepOfDraft);
		const wrong = read.find((one) => "problem" in one);
		if (wrong && "problem" in wrong) return setProblem(wrong.problem);
		const steps = inOrder(read.flatMap((one) => ("step" in one ? [one.step] : [])));
		const trimmed = note.trim();
		const input = {
			serviceId,
			scenario,
			version: base.version,
			steps,
			generated,
			note: trimmed === "" ? null : trimmed,
		};
		const answer = await submit(input);
		if (!answer.ok) return;
		if ("conflict" in answer.value) {
			const { version, steps: theirs, by } = answer.value.conflict;
			const merged = mergeRunbook(base.steps, steps, theirs);
			setDrafts(merged.steps.map(draftOfStep));
			setBase({ version, steps: theirs });
			setNotice({ by, changes: merged.changes });
			return;
		}
		setDirty(false);
		toast.done(`Version ${answer.value.saved} is saved`);
		router.push(href);
		router.refresh();
	}

	return (
		<form
			noValidate
			className="flex max-w-5xl flex-col gap-6 [&_:is(input,select,textarea,button)]:scroll-my-24"
			onSubmit={(event) => {
				event.preventDefault();
				void run();
			}}
		>
			<MergeNotice by={notice.by} changes={notice.changes} take={take} />
			{drafts.map((draft, at) => (
				<StepEditor
					key={draft.step.id}
					draft={draft}
					place={at + 1}
					isFirst={at === 0}
					isLast={at === drafts.length - 1}
					change={(part) => change(at, part)}
					move={(by) => edit(moved(drafts, at, by))}
					remove={() => edit(drafts.filter((_, index) => index !== at))}
					addAfter={() => {
						const added = draftOfStep(ownStep(randomId()));
						edit([...drafts.slice(0, at + 1), added, ...drafts.slice(at + 1)]);
					}}
				/>
			))}
			<footer className="sticky bottom-0 z-10 flex flex-wrap items-end gap-3 border-t bg-background py-3">
				<div className="w-full empty:hidden">
					<FormMessage>{problem ?? message}</FormMessage>
				</div>
				<Field label="What changed, and why" aside="optional" className="w-full sm:w-80">
					<Input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
				</Field>
				<Button type="submit" variant="primary" busy={busy}>
					Save version {base.version + 1}
				</Button>
				<Button asChild variant="quiet">
					<Link href={href}>Cancel</Link>
				</Button>
				<p role="status" className="pb-2 text-xs text-muted-foreground">
					{busy ? "Saving…" : isDirty ? "Not saved yet" : "No changes"}
				</p>
			</footer>
		</form>
	);
}
