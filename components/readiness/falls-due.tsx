import Link from "next/link";
import { practiceById, type Readiness } from "@/engine";
import { formatDate, formatSigned } from "@/lib/format";

/** Evidence that ages out, soonest first: the score falls on that day unless it is renewed. */
export function FallsDue({ slug, falls }: { slug: string; falls: Readiness["fallsNext"] }) {
	if (falls.length === 0) return <p className="text-muted-foreground">No dated evidence is about to expire.</p>;
	return (
		<ul className="flex flex-col">
			{falls.map((fall) => {
				const practice = practiceById(fall.practiceId);
				return (
					<li
						key={`${fall.practiceId} ${fall.on}`}
						className="grid grid-cols-[1fr_auto] gap-x-3 border-b py-2 last:border-0 sm:grid-cols-[6rem_1fr_auto]"
					>
						<span className="text-muted-foreground">{formatDate(fall.on)}</span>
						<Link
							className="min-w-0 max-sm:col-span-2 max-sm:row-start-2 hover:text-accent hover:underline"
							href={`/o/${slug}/practices?layer=${practice?.layer ?? ""}#${fall.practiceId}`}
						>
							{practice?.practice ?? fall.practiceId}
						</Link>
						<span className="whitespace-nowrap">{formatSigned(-Math.abs(fall.pointsByThen), 1)} points</span>
					</li>
				);
			})}
		</ul>
	);
}
