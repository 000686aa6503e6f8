import type { OptionComparison, ProtectionOption } from "@/engine";
import { formatHours, formatMoneyShort, formatTarget } from "@/lib/format";
import { OPTION_LABELS } from "./option-labels";

export interface Compared {
	name: string;
	comparison: OptionComparison;
	/** Null: none set. */
	restoreTargetMinutes: number | null;
	currency: string;
}

export const yearlyBill = ({ cost }: Pick<ProtectionOption, "cost">, currency: string): string =>
	`${cost.isComplete ? "" : "at least "}${formatMoneyShort(cost.yearly, currency)}`;

/** The page's answer: what to change to, or that nothing has to change. */
export function optionsSentence({ name, comparison, restoreTargetMinutes, currency }: Compared): string {
	const of = (id: string | null) => comparison.options.find(({ option }) => option === id);
	const fastest = of(comparison.picks.fastest)!;
	const cheapest = of(comparison.picks.cheapestThatMeets);
	if (restoreTargetMinutes === null)
		return `${name} has no target to meet; ${OPTION_LABELS[fastest.option]} would be down least, ${formatHours(fastest.outage.downtimeHours)} a year.`;
	const target = formatTarget(restoreTargetMinutes);
	if (!cheapest)
		return `No option brings ${name} back within its target of ${target} in nine of ten losses of a server; ${OPTION_LABELS[fastest.option]} is down least.`;
	const today = comparison.options.find(({ isCurrent }) => isCurrent);
	if (cheapest === today)
		return `${name} meets its target of ${target} as it is, and no other option does so for less.`;
	const already = today?.meetsTargets ? " It meets it today too, for more." : "";
	return `${OPTION_LABELS[cheapest.option].replace(/^./, (first) => first.toUpperCase())} is the cheapest way for ${name} to meet its target of ${target}: ${yearlyBill(cheapest, currency)} a year.${already}`;
}

/** From which price of an hour the step to the next option pays, and whether this service's hour is worth it. */
export function breakEvenSentence(
	step: OptionComparison["breakEven"][number],
	comparison: OptionComparison,
	costPerAverageHour: number | null,
	currency: string,
): string {
	const side = (id: string) => comparison.options.find(({ option }) => option === id)!;
	const [from, to] = [OPTION_LABELS[step.from], OPTION_LABELS[step.to]];
	const unpriced = [step.from, step.to].filter((id) => !side(id).cost.isComplete).map((id) => OPTION_LABELS[id]);
	if (step.perHour === null) return `From ${from} to ${to} saves no hours down: no price of an hour makes it pay.`;
	if (unpriced.length > 0)
		return `From ${from} to ${to} cannot be weighed: the bill of ${unpriced.join(" and of ")} has lines without a price.`;
	if (step.perHour === 0)
		return `From ${from} to ${to} pays whatever an hour costs: it is down less and costs no more.`;
	const pays =
		costPerAverageHour === null
			? ""
			: `; yours costs ${formatMoneyShort(costPerAverageHour, currency)} on average over the week, so it ${costPerAverageHour >= step.perHour ? "pays" : "does not pay"} by downtime alone`;
	return `From ${from} to ${to} pays once an hour down costs more than ${formatMoneyShort(step.perHour, currency)}${pays}.`;
}
