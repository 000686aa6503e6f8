import Link from "next/link";
import { type PracticeMove, practiceById } from "@/engine";
import { formatShare } from "@/lib/format";
import { ANSWER_LABELS } from "@/lib/labels";

function seen({ state, freshness }: PracticeMove["before"]): string {
	const aged = freshness !== null && freshness < 1 ? `, evidence worth ${formatShare(freshness)} by its age` : "";
	return `${ANSWER_LABELS[state]}${aged}`;
}

export function MovedPractices({ slug, moves, none }: { slug: string; moves: readonly PracticeMove[]; none: string }) {
	if (moves.length === 0) return <p className="text-muted-foreground">{none}</p>;
	return (
		<ul className="flex flex-col">
			{moves.map(({ practiceId, before, after }) => {
				const practice = practiceById(practiceId);
				const [was, is] = [seen(before), seen(after)];
				return (
					<li key={practiceId} className="border-b py-2 last:border-0">
						<Link
							className="hover:text-accent hover:underline"
							href={`/o/${slug}/practices?layer=${practice?.layer ?? ""}#${practiceId}`}
						>
							{practice?.practice ?? practiceId}
						</Link>
						<span className="block text-muted-foreground">{was === is ? is : `${was} → ${is}`}</span>
					</li>
				);
			})}
		</ul>
	);
}
