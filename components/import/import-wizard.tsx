"use client";
import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { PageSection } from "@/components/ui/page-header";
import { formatCount, formatNumber } from "@/lib/format";
import type { ImportView } from "@/schemas/imports";
import { confirmedAmong } from "./answer-choice";
import { ChooseFile } from "./choose-file";
import { Differences } from "./differences";
import { Findings } from "./findings";
import type { ImportActions } from "./import-actions";
import { ImportOutcome } from "./import-outcome";
import { ProposedAnswers } from "./proposed-answers";
import { Recognised } from "./recognised";
import type { Progress } from "./upload-file";
import { useImport } from "./use-import";

const ColumnMapping = dynamic(() => import("./column-mapping").then((module) => module.ColumnMapping));

function Working({ progress, onCancel }: { progress: Progress; onCancel: () => void }) {
	return (
		<div className="flex flex-wrap items-center gap-3" aria-live="polite">
			<progress
				className="h-2 w-64 max-w-full accent-accent"
				max={1}
				value={progress.share}
				aria-label={progress.label}
			/>
			<span>{progress.label}…</span>
			<Button size="small" onClick={onCancel}>
				Cancel
			</Button>
		</div>
	);
}

/** "Import 40 new, update 12 and confirm 8 answers": the button says what it does. */
function applyLabel(view: ImportView, confirmed: number): string | null {
	const counts = view.counts;
	if (!counts) return null;
	const parts = [
		counts.new > 0 ? `import ${formatNumber(counts.new)} new` : null,
		counts.changed > 0 ? `update ${formatNumber(counts.changed)}` : null,
		counts.newServices + counts.changedServices > 0
			? `set up ${formatCount(counts.newServices + counts.changedServices, "service")}`
			: null,
		confirmed > 0 ? `confirm ${formatCount(confirmed, "answer")}` : null,
	].filter((part) => part !== null);
	if (parts.length === 0) return null;
	const text = parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
	return text.charAt(0).toUpperCase() + text.slice(1);
}

interface ImportWizardProps {
	organization: string;
	actions: ImportActions;
	initial: ImportView | null;
	canRun: boolean;
}

/** One column that grows: file, what was recognised, differences, one button, result. */
export function ImportWizard({ organization, actions, initial, canRun }: ImportWizardProps) {
	const run = useImport(organization, actions, initial);
	const { view, detection, progress, problem, busy, choice } = run;
	const place = `/o/${organization}`;
	const open = view?.status === "checked";
	const editable = canRun && open;
	const label = view && open ? applyLabel(view, confirmedAmong(choice, view.answers)) : null;
	const blocked = view?.counts ? view.counts.conflict : 0;
	return (
		<div className="flex min-w-0 flex-col gap-6">
			{!view && canRun ? (
				<ChooseFile organization={organization} busy={progress !== null} onFile={(file) => run.send(file)} />
			) : null}
			{progress ? <Working progress={progress} onCancel={run.cancel} /> : null}
			{view && !open ? (
				<ImportOutcome
					place={place}
					view={view}
					busy={busy}
					problem={problem}
					editable={canRun}
					onUndo={run.undo}
					onRejected={run.saveRejected}
					onAgain={run.reset}
				/>
			) : (
				<FormMessage>{problem}</FormMessage>
			)}
			{view ? (
				<Recognised view={view} editable={editable} onOtherColumns={run.otherColumns} onDiscard={run.discard} />
			) : null}
			{detection ? (
				<PageSection title="What do the columns mean?" aside={detection.because}>
					<ColumnMapping
						key={`${detection.mapping?.sheet} ${detection.mapping?.headerRow}`}
						detection={detection}
						busy={progress !== null}
						onRead={run.read}
					/>
				</PageSection>
			) : null}
			{view ? <Findings view={view} /> : null}
			{view ? (
				<Differences
					organization={organization}
					view={view}
					actions={actions}
					busy={busy}
					editable={editable}
					onDecide={run.decide}
				/>
			) : null}
			{view && open ? (
				<ProposedAnswers
					organization={organization}
					view={view}
					actions={actions}
					choice={choice}
					onChoose={run.setChoice}
				/>
			) : null}
			{editable && view && !detection ? (
				<div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t bg-background py-3">
					{view.stale ? (
						<>
							<Button variant="primary" busy={busy} onClick={() => run.decide({})}>
								Compare again
							</Button>
							<p className="text-muted-foreground">The inventory changed since this was compared.</p>
						</>
					) : label ? (
						<Button
							variant="primary"
							size="large"
							className="h-auto min-h-10 max-w-full py-2 text-left whitespace-normal"
							busy={busy}
							onClick={run.apply}
						>
							{label}
						</Button>
					) : (
						<p>Your inventory already says what this file says: nothing to import.</p>
					)}
					{blocked > 0 ? (
						<p className="text-muted-foreground">
							{formatCount(blocked, "row")} still to settle; without that they are left out.
						</p>
					) : null}
				</div>
			) : null}
		</div>
	);
}
