"use client";
import { FileText, Link2, StickyNote } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { CalendarDate, Practice } from "@/engine";
import { type EvidenceItem, evidenceWorth } from "@/lib/evidence";
import { formatDate, formatNumber, formatShare } from "@/lib/format";
import { EVIDENCE_LABELS } from "@/lib/labels";

const SIGNS = { note: StickyNote, link: Link2, file: FileText } as const;

interface EvidenceListProps {
	organization: string;
	practice: Practice;
	items: readonly EvidenceItem[];
	/** What the answer rests on, so that the item is marked. */
	inForce: { level: string; madeOn: string };
	asOf: CalendarDate;
	onRemove: ((item: EvidenceItem) => void) | null;
}

/** Every proof of the answer, what it is worth today, and who brought it. */
export function EvidenceList({ organization, practice, items, inForce, asOf, onRemove }: EvidenceListProps) {
	if (items.length === 0) return null;
	return (
		<ul aria-label="Proofs" className="flex flex-col">
			{items.map((item) => {
				const Sign = SIGNS[item.kind];
				const worth = evidenceWorth(item, practice.maxAgeMonths, asOf);
				const counts = item.level === inForce.level && item.madeOn === inForce.madeOn;
				return (
					<li key={item.id} className="flex gap-2 border-b py-2 last:border-0">
						<Sign aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
						<div className="min-w-0 flex-1">
							<p className="break-words">
								<Title organization={organization} item={item} />
							</p>
							<p className="text-xs text-muted-foreground">
								{EVIDENCE_LABELS[item.level]}, {formatDate(item.madeOn)}, by {item.addedByName}; worth{" "}
								{formatShare(worth)} today
							</p>
							<div className="flex min-h-6 flex-wrap items-center gap-2">
								{counts ? <Badge tone="accent">counts</Badge> : null}
								{onRemove ? (
									<Button
										size="small"
										variant="link"
										onClick={() => onRemove(item)}
										aria-label={`Remove ${item.title}`}
									>
										Remove
									</Button>
								) : null}
							</div>
						</div>
					</li>
				);
			})}
		</ul>
	);
}

function Title({ organization, item }: { organization: string; item: EvidenceItem }) {
	if (item.kind === "link" && item.url)
		return (
			<a className="link" href={item.url} target="_blank" rel="noopener noreferrer nofollow">
				{item.title}
			</a>
		);
	if (item.kind === "file")
		return (
			<a className="link" href={`/o/${organization}/practices/evidence/${item.id}`} download>
				{item.title}{" "}
				<span className="text-muted-foreground">
					({item.fileName}, {formatNumber(Math.ceil((item.byteLength ?? 0) / 1024))} KB)
				</span>
			</a>
		);
	return <>{item.title}</>;
}
