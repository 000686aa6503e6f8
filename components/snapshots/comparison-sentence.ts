import type { ScoreMove } from "@/engine";
import { formatDate, formatNumber, formatSigned } from "@/lib/format";

const CAUSES = [
	["facts", "by facts that changed"],
	["time", "by time that passed"],
	["method", "by another engine or catalogue"],
] as const;

/** Points with the sign they have; nothing is nothing. */
export const movedPoints = (points: number): string => (points === 0 ? "0" : formatSigned(points, 1));

/** "−4 by time that passed, +1 by facts that changed"; empty when nothing moved it. */
export function causesInWords(score: ScoreMove): string {
	return CAUSES.filter(([cause]) => score[cause] !== 0)
		.map(([cause, words]) => `${movedPoints(score[cause])} ${words}`)
		.join(", ");
}

/** The page's answer: from where to where, and what moved it. */
export function comparisonSentence(score: ScoreMove, before: { asOf: string }, after: { asOf: string }): string {
	const [from, to] = [formatNumber(score.before, 1), formatNumber(score.after, 1)];
	const days =
		before.asOf === after.asOf
			? `within ${formatDate(after.asOf)}`
			: `${formatDate(before.asOf)} to ${formatDate(after.asOf)}`;
	const causes = causesInWords(score);
	if (score.before === score.after)
		return causes === ""
			? `Readiness stood still at ${to}, ${days}.`
			: `Readiness is ${to} as before, ${days}, though not for the same reasons: ${causes}.`;
	const verb = score.after > score.before ? "rose" : "fell";
	return `Readiness ${verb} from ${from} to ${to}, ${days}: ${causes}.`;
}
