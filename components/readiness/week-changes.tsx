import Link from "next/link";
import { causesInWords, comparisonSentence } from "@/components/snapshots/comparison-sentence";
import { byService } from "@/components/snapshots/moved-targets";
import { practiceById, type SnapshotComparison } from "@/engine";
import { formatDate, formatList } from "@/lib/format";

interface Compared {
	before: { id: string | null; asOf: string };
	after: { asOf: string };
	comparison: SnapshotComparison;
}

const NAMED = 3;

function lines({ services, practices, changed }: SnapshotComparison): [label: string, text: string][] {
	const names = (targets: SnapshotComparison["services"]["fixed"]) =>
		formatList(
			byService(targets).map(({ name }) => name),
			NAMED,
		);
	const titles = (moves: SnapshotComparison["practices"]["fixed"]) =>
		formatList(
			moves.map(({ practiceId }) => practiceById(practiceId)?.todo ?? practiceId),
			NAMED,
		);
	const count = changed.reduce(
		(sum, { added, altered, removed }) => sum + added.length + altered.length + removed.length,
		0,
	);
	return [
		["Newly missing a target", names(services.newlyFailing)],
		["Meeting it again", names(services.fixed)],
		["Lapsed", titles(practices.newlyFailing)],
		["Now in force", titles(practices.fixed)],
		["Entered or altered", count === 0 ? "" : `${count} facts`],
	];
}

/** What is different from a week ago, in lines; the whole of it is one link away. */
export function WeekChanges({ slug, compared }: { slug: string; compared: Compared | null }) {
	if (compared === null)
		return (
			<p className="text-muted-foreground">
				Nothing was kept before today, so there is nothing to compare with. From now on a day of each week is kept by
				itself.
			</p>
		);
	const { before, after, comparison } = compared;
	const told = lines(comparison).filter(([, text]) => text !== "");
	return (
		<div className="flex flex-col gap-3">
			<p>
				{told.length === 0 && causesInWords(comparison.score) === ""
					? `Nothing has changed since ${formatDate(before.asOf)}.`
					: comparisonSentence(comparison.score, before, after)}
			</p>
			{told.length > 0 ? (
				<dl className="flex flex-col">
					{told.map(([label, text]) => (
						<div key={label} className="grid gap-x-4 border-b py-1.5 last:border-0 sm:grid-cols-[11rem_1fr]">
							<dt className="text-muted-foreground">{label}</dt>
							<dd className="min-w-0">{text}</dd>
						</div>
					))}
				</dl>
			) : null}
			<Link className="link self-start" href={`/o/${slug}/snapshots/compare?before=${before.id}`}>
				All that changed since {formatDate(before.asOf)}
			</Link>
		</div>
	);
}
