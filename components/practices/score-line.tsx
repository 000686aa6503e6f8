"use client";
import { formatNumber, formatShare, formatSigned } from "@/lib/format";
import type { Score } from "./score.worker";

/** Readiness as it stands; what the last answer changed, once, small, in figures. */
export function ScoreLine({ now, before }: { now: Score; before: Score | null }) {
	const change = before === null ? 0 : now.score - before.score;
	return (
		<p>
			Readiness <b className="text-foreground">{formatNumber(now.score)}</b> ({formatNumber(now.low)}–
			{formatNumber(now.high)}) · {formatShare(now.coverage)} answered · {formatShare(now.evidenceShare)} evidenced
			<span role="status" className="ml-2">
				{Math.abs(change) >= 0.05 ? (
					<span key={now.score} className="animate-in fade-in-0 text-foreground">
						{formatSigned(change)} {Math.abs(change) === 1 ? "point" : "points"} with the last answer
					</span>
				) : null}
			</span>
		</p>
	);
}
