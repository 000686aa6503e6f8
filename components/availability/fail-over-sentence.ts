import type { ServiceFailOver } from "@/engine";
import { formatCount, formatMinutes, formatShare } from "@/lib/format";

/** Which cause owns the downtime of a fail-over, and what that asks for. */
export function failOverSentence({ result, deadStandbyChance }: ServiceFailOver, name: string): string {
	const [first] = [...result.byCause].sort((one, other) => other.minutesPerYear - one.minutesPerYear);
	if (!first) return `No loss of a machine stops ${name}.`;
	const share = formatShare(first.minutesPerYear / result.downtimeMinutesPerYear);
	const dead =
		deadStandbyChance === null
			? ""
			: ` In ${formatShare(deadStandbyChance)} of cases the secondary would be found dead: a drill is what finds out before.`;
	return `Most of what a dying machine costs ${name} is ${WHAT[first.cause] ?? first.cause}: ${share} of ${formatMinutes(result.downtimeMinutesPerYear)} a year.${dead}`;
}

const WHAT: Record<string, string> = {
	"automatic switch-over": "the switch-over itself",
	"switch-over by hand": "switching by hand",
	"standby found dead": "a secondary that proves dead",
	"second failure before repair": "a second failure before the first is mended",
	"taking out a failed node": "taking the failed node out",
	"failed node not taken out": "a failed node that is not taken out cleanly",
	"common cause": "a cause that takes all nodes at once",
	"too few nodes left": "too few nodes left for the peak",
};

/** Another node is another thing that can fail badly. */
export function nodesSentence(byNodes: NonNullable<ServiceFailOver["byNodes"]>, nodes: number): string {
	const least = byNodes.reduce((best, one) => (one.minutesPerYear < best.minutesPerYear ? one : best));
	const now = byNodes.find((one) => one.nodes === nodes);
	const next = byNodes.find((one) => one.nodes === nodes + 1);
	const best = `${formatCount(least.nodes, "node")} would be down least`;
	if (!now || !next) return `${best}.`;
	const change =
		next.minutesPerYear > now.minutesPerYear
			? `Another node would add ${formatMinutes(next.minutesPerYear - now.minutesPerYear)} a year: each brings failures that are not taken out cleanly`
			: `Another node would save ${formatMinutes(now.minutesPerYear - next.minutesPerYear)} a year`;
	return least.nodes === nodes
		? `${change}; ${formatCount(nodes, "node")}, as today, are best.`
		: `${change}; ${best}.`;
}
