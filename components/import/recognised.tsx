"use client";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatCount, formatList } from "@/lib/format";
import { IMPORT_SOURCES } from "@/schemas/import-rows";
import type { ImportView } from "@/schemas/imports";
import { unreadWords } from "./unread-words";

function sureness(confidence: number): { tone: "ready" | "partial" | "exposed"; word: string } {
	if (confidence >= 0.9) return { tone: "ready", word: "sure" };
	return confidence >= 0.6 ? { tone: "partial", word: "fairly sure" } : { tone: "exposed", word: "a guess" };
}

interface RecognisedProps {
	view: ImportView;
	editable: boolean;
	onOtherColumns: (() => void) | null;
	onDiscard: () => void;
}

/** What was recognised, in one sentence, and how sure we are. */
export function Recognised({ view, editable, onOtherColumns, onDiscard }: RecognisedProps) {
	const { tone, word } = sureness(view.detection.confidence);
	const found = view.found.map(({ count, singular, plural }) => formatCount(count, singular, plural));
	const unread = unreadWords(view.detection.values);
	const answers = view.counts?.answers ?? 0;
	return (
		<section
			className="flex flex-wrap items-start justify-between gap-3 border-t pt-4"
			aria-label="What was recognised"
		>
			<div className="min-w-0">
				<p className="text-lg">
					{IMPORT_SOURCES[view.source]}: {found.length > 0 ? formatList(found, 6) : "no machines"}
					{answers > 0 ? `; ${formatCount(answers, "answer")} proposed` : ""}.
				</p>
				<p className="text-muted-foreground">
					{view.fileName} · <Badge tone={tone}>{word}</Badge> by {view.detection.because}
				</p>
				{unread > 0 ? (
					<p>
						{formatCount(unread, "word")} of this file {unread === 1 ? "is" : "are"} not understood and left out.
						{onOtherColumns && editable ? " Say under Columns what they mean; it is remembered for the next file." : ""}
					</p>
				) : null}
			</div>
			{editable ? (
				<div className="flex flex-wrap gap-2">
					{onOtherColumns ? <Button onClick={onOtherColumns}>Columns…</Button> : null}
					<Button variant="quiet" onClick={onDiscard}>
						Choose another file
					</Button>
				</div>
			) : null}
		</section>
	);
}
