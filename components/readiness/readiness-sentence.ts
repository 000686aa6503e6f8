import type { Readiness } from "@/engine";
import { formatCount, formatNumber } from "@/lib/format";

/** "Readiness is 61 of 100, somewhere from 52 to 70; two gates hold it down from 74." */
export function readinessSentence(readiness: Readiness): string {
	const range =
		Math.round(readiness.low) === Math.round(readiness.high)
			? ""
			: `, somewhere from ${formatNumber(readiness.low)} to ${formatNumber(readiness.high)}`;
	const closed = readiness.gates.filter((gate) => !gate.passed && gate.capTo < readiness.uncapped).length;
	const gates =
		closed > 0 && readiness.uncapped > readiness.score
			? `; ${formatCount(closed, "gate")} ${closed === 1 ? "holds" : "hold"} it down from ${formatNumber(readiness.uncapped)}`
			: "";
	return `Readiness is ${formatNumber(readiness.score)} of 100${range}${gates}.`;
}
