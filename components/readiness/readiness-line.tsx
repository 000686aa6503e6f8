import Link from "next/link";
import { figureKey } from "@/components/estimate/figure";
import { FigureLink } from "@/components/estimate/figure-link";
import type { Readiness } from "@/engine";
import { formatDate, formatNumber, formatShare } from "@/lib/format";

/** The score never travels without its range, its coverage and its evidence. */
export function ReadinessLine({ slug, readiness }: { slug: string; readiness: Readiness }) {
	const failed = readiness.gates.filter((gate) => !gate.passed);
	const parts = [
		<FigureLink key="score" figure={figureKey.score()}>
			<span className="font-medium text-foreground">Readiness {formatNumber(readiness.score)}</span>{" "}
			<span>
				({formatNumber(readiness.low)}–{formatNumber(readiness.high)})
			</span>
		</FigureLink>,
		<FigureLink key="coverage" figure={figureKey.coverage()}>
			{formatShare(readiness.coverage)} answered
		</FigureLink>,
		<FigureLink key="evidence" figure={figureKey.evidence()}>
			{formatShare(readiness.evidenceShare)} evidenced
		</FigureLink>,
	];
	return (
		<div className="flex flex-col gap-2">
			<p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
				{parts.map((part) => (
					<span key={part.key}>{part}</span>
				))}
				{readiness.oldestEvidenceOn ? <span>oldest evidence {formatDate(readiness.oldestEvidenceOn)}</span> : null}
				<Link className="link" href={`/o/${slug}/readiness`}>
					How it is made
				</Link>
			</p>
			{failed.length > 0 ? (
				<ul className="flex flex-col gap-1 border-l-2 border-partial pl-3 text-foreground">
					{failed.slice(0, 2).map((gate) => (
						<li key={gate.practiceId}>{gate.sentence.text}</li>
					))}
					{failed.length > 2 ? (
						<li>
							<Link className="link" href={`/o/${slug}/readiness#gates`}>
								{failed.length - 2} more gates closed
							</Link>
						</li>
					) : null}
				</ul>
			) : null}
		</div>
	);
}
