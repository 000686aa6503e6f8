"use client";
import { useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import type { ColumnMapping, Detection } from "@/schemas/import-mapping";
import type { ImportDecision, ImportView } from "@/schemas/imports";
import { ALL_CONFIRMED, type Confirmation, choiceOf } from "./answer-choice";
import type { ImportActions } from "./import-actions";
import { type Progress, uploadFile } from "./upload-file";

function showInAddress(id: string | null): void {
	const url = new URL(window.location.href);
	if (id === null) url.searchParams.delete("import");
	else url.searchParams.set("import", id);
	window.history.replaceState(null, "", url);
}

function download(fileName: string, text: string): void {
	const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
	const link = Object.assign(document.createElement("a"), { href: address, download: fileName });
	link.click();
	URL.revokeObjectURL(address);
}

/** One import from its file to its result, and every way back. */
export function useImport(organization: string, actions: ImportActions, initial: ImportView | null) {
	const [view, setView] = useState<ImportView | null>(initial);
	const [detection, setDetection] = useState<Detection | null>(null);
	const [progress, setProgress] = useState<Progress | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const [choice, setChoice] = useState<Confirmation>(ALL_CONFIRMED);
	const file = useRef<File | null>(null);
	const stopper = useRef<AbortController | null>(null);

	async function show(id: string, keep = false): Promise<void> {
		const result = await actions.load(organization, { id });
		if (!result.ok) return setProblem(result.message);
		setView(result.value);
		setDetection(null);
		if (!keep) setChoice(ALL_CONFIRMED);
		showInAddress(id);
	}

	async function send(chosen: File, mapping?: ColumnMapping): Promise<void> {
		file.current = chosen;
		const stop = new AbortController();
		stopper.current = stop;
		setProblem(null);
		const replaces = view?.status === "checked" ? { replaces: view.id } : {};
		const outcome = await uploadFile(
			organization,
			chosen,
			{ ...(mapping ? { mapping } : {}), ...replaces },
			{ signal: stop.signal, onProgress: setProgress },
		);
		setProgress(null);
		if (outcome.kind === "staged") await show(outcome.id);
		else if (outcome.kind === "needs-mapping") {
			setView(null);
			setDetection(outcome.detection);
		} else if (outcome.kind === "problem") setProblem(outcome.message);
		else toast.note("The import was cancelled; nothing was changed.");
	}

	async function working<T>(run: () => Promise<T>): Promise<T> {
		setBusy(true);
		try {
			return await run();
		} finally {
			setBusy(false);
		}
	}

	const decide = (decision: Omit<ImportDecision, "id">): Promise<string | null> =>
		working(async () => {
			if (!view) return null;
			const result = await actions.decide(organization, { id: view.id, ...decision });
			if (!result.ok) {
				if (!decision.edits) setProblem(result.message);
				return result.message;
			}
			setProblem(null);
			await show(view.id, true);
			return null;
		});

	const apply = () =>
		working(async () => {
			if (!view) return;
			const form = { id: view.id, version: view.version, answers: choiceOf(choice) };
			const result = await actions.apply(organization, form);
			if (!result.ok) setProblem(result.message);
			else setProblem(null);
			await show(view.id, true);
		});

	const undo = () =>
		working(async () => {
			if (!view) return;
			const result = await actions.undo(organization, { id: view.id });
			if (!result.ok) return setProblem(result.message);
			setProblem(null);
			toast.done("The import was undone.");
			await show(view.id);
		});

	function reset(): void {
		setView(null);
		setDetection(null);
		setProblem(null);
		file.current = null;
		showInAddress(null);
	}

	const discard = () =>
		working(async () => {
			if (view?.status === "checked") await actions.discard(organization, { id: view.id });
			reset();
		});

	async function saveRejected(): Promise<void> {
		if (!view) return;
		const result = await actions.rejected(organization, { id: view.id });
		if (result.ok) download(result.value.fileName, result.value.csv);
		else setProblem(result.message);
	}

	const otherColumns = view?.detection.mapping && file.current ? () => setDetection(view.detection) : null;
	const read = (mapping: ColumnMapping) => (file.current ? send(file.current, mapping) : undefined);
	const cancel = () => stopper.current?.abort();
	return {
		view,
		detection,
		progress,
		problem,
		busy,
		choice,
		setChoice,
		send,
		read,
		cancel,
		decide,
		apply,
		undo,
		discard,
		reset,
		saveRejected,
		otherColumns,
	};
}
