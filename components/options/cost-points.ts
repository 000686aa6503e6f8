import { type OptionComparison, paretoFront } from "@/engine";
import { formatList } from "@/lib/format";
import { OPTION_LABELS } from "./option-labels";

export interface CostPoint {
	label: string;
	yearly: number;
	downtimeHours: number;
	/** No other option costs no more and is down no longer. */
	onFront: boolean;
}

/** Options whose bill is whole, cheapest first, with the front in the two figures that the chart shows. */
export function costPoints({ options }: Pick<OptionComparison, "options">): CostPoint[] {
	const priced = options.filter(({ cost }) => cost.isComplete);
	const front = new Set(
		paretoFront(
			priced,
			({ cost }) => cost.yearly,
			({ outage }) => outage.downtimeHours,
		),
	);
	return priced
		.map((one) => ({
			label: OPTION_LABELS[one.option],
			yearly: one.cost.yearly,
			downtimeHours: one.outage.downtimeHours,
			onFront: front.has(one),
		}))
		.sort((a, b) => a.yearly - b.yearly);
}

export function costPointsSentence(points: readonly CostPoint[]): string {
	const bettered = points.filter(({ onFront }) => !onFront).map(({ label }) => label);
	if (bettered.length === 0)
		return "Each option that costs more is down less: every one is a fair choice at some price.";
	const verb = bettered.length === 1 ? "is" : "are";
	return `The line joins the options worth their money; ${formatList(bettered, 5)} ${verb} bettered by one that costs no more and is down no longer.`;
}

/** What the chart finds, above it. */
export function costPointsTitle(points: readonly CostPoint[]): string {
	const worth = points.filter(({ onFront }) => onFront).length;
	return `${worth === points.length ? "All" : `${worth} of`} ${points.length} options with a whole bill are worth their money`;
}
