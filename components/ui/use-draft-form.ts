"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type DefaultValues, type FieldPath, type FieldValues, type Resolver, useForm } from "react-hook-form";
import { type Clash, mergeDrafts } from "@/lib/three-way";
import { toast } from "./toast";

/** What saving a draft leads to: done, somebody was faster, or a sentence that says why not. */
export type SaveOutcome<D> =
	| { ok: true; value: { saved: string } | { conflict: { draft: D; version: number; message: string } } }
	| { ok: false; message: string; fields?: Record<string, string> };

interface DraftFormOptions<D extends FieldValues> {
	resolver: Resolver<D>;
	/** Key of the draft in the input, which the fields of a refusal start with. */
	under: string;
	draft: D;
	/** Null: it does not exist yet. */
	version: number | null;
	save: (draft: D, version: number | null) => Promise<SaveOutcome<D>>;
	/** Where to go once it is saved. */
	next: (id: string) => string;
	savedMessage: (draft: D) => string;
}

export interface Conflict {
	message: string;
	clashes: Clash[];
}

const LOST = "The connection is gone, nothing was saved. What you typed is still here; try again.";

export function useDraftForm<D extends FieldValues>(options: DraftFormOptions<D>) {
	// The library changes one object in place; memoised, a form would never show that anything changed.
	"use no memo";
	const router = useRouter();
	const [version, setVersion] = useState(options.version);
	const [base, setBase] = useState(options.draft);
	const [problem, setProblem] = useState<string | null>(null);
	const [conflict, setConflict] = useState<Conflict | null>(null);
	const form = useForm<D>({
		resolver: options.resolver,
		defaultValues: options.draft as DefaultValues<D>,
		mode: "onTouched",
	});
	const { isDirty, isSubmitting } = form.formState;

	useEffect(() => {
		if (!isDirty || isSubmitting) return;
		const warn = (event: BeforeUnloadEvent) => event.preventDefault();
		window.addEventListener("beforeunload", warn);
		return () => window.removeEventListener("beforeunload", warn);
	}, [isDirty, isSubmitting]);

	async function write(): Promise<void> {
		const mine = form.getValues();
		setProblem(null);
		const outcome = await options.save(mine, version).catch((): SaveOutcome<D> => ({ ok: false, message: LOST }));
		if (!outcome.ok) {
			for (const [path, message] of Object.entries(outcome.fields ?? {}))
				form.setError(path.replace(`${options.under}.`, "") as FieldPath<D>, { message });
			setProblem(outcome.message);
			revealFirstProblem();
			return;
		}
		if ("conflict" in outcome.value) {
			const { draft: theirs, version: newer, message } = outcome.value.conflict;
			const { merged, clashes } = mergeDrafts(base, mine, theirs);
			form.reset(theirs, { keepDefaultValues: false });
			form.reset(merged as DefaultValues<D>, { keepDefaultValues: true });
			setBase(theirs);
			setVersion(newer);
			setConflict({ message, clashes });
			return;
		}
		setConflict(null);
		form.reset(mine);
		toast.done(options.savedMessage(mine));
		router.push(options.next(outcome.value.saved));
		router.refresh();
	}

	return {
		form: { ...form },
		problem,
		conflict,
		takeTheirs(clash: Clash) {
			form.setValue(clash.path as FieldPath<D>, clash.theirs as never, { shouldDirty: true, shouldValidate: true });
			setConflict((was) => was && { ...was, clashes: was.clashes.filter((other) => other.path !== clash.path) });
		},
		submit: form.handleSubmit(write, revealFirstProblem),
	};
}

/** A message inside a closed fold helps nobody: open it and go there. */
function revealFirstProblem(): void {
	requestAnimationFrame(() => {
		for (const control of document.querySelectorAll("[aria-invalid=true]"))
			for (let fold = control.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
				fold.open = true;
		document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
	});
}
