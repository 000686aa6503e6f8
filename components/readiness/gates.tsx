import { Check, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { type GateResult, practiceById } from "@/engine";
import { formatCount } from "@/lib/format";

export function Gates({ slug, gates }: { slug: string; gates: readonly GateResult[] }) {
	const failed = gates.filter((gate) => !gate.passed).sort((a, b) => a.capTo - b.capTo);
	const passed = gates.length - failed.length;
	return (
		<div className="flex flex-col gap-3">
			{failed.length === 0 ? (
				<p className="flex items-center gap-2">
					<Check aria-hidden className="size-4 text-ready" /> No gate holds the score down.
				</p>
			) : (
				<ul className="flex flex-col">
					{failed.map((gate) => {
						const practice = practiceById(gate.practiceId);
						return (
							<li key={gate.practiceId} className="flex gap-3 border-b py-2 last:border-0">
								<TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-partial" />
								<div className="min-w-0">
									<p>{gate.sentence.text}</p>
									<Link
										className="link text-xs"
										href={`/o/${slug}/practices?layer=${practice?.layer ?? ""}#${gate.practiceId}`}
									>
										Answer {gate.practiceId}
									</Link>
								</div>
							</li>
						);
					})}
				</ul>
			)}
			{passed > 0 ? <p className="text-muted-foreground">{formatCount(passed, "gate")} passed.</p> : null}
		</div>
	);
}
