import type { ScenarioChoice } from "@/lib/finding";
import { formatCount, formatHours, formatMoneyShort } from "@/lib/format";
import { missedIn, type PlanSummary } from "./plan-lines";

/** "₹1.8 lakh more a year", "at least ₹2,000 less a year": a sum that lacks a price is a lower bound. */
export function costText({ cost }: Pick<PlanSummary, "cost">, currency: string): string {
	const isBound = cost.unpricedChanges.length > 0;
	const amount = Math.round(cost.yearlyMore);
	if (amount === 0) return isBound ? "price unknown" : "no more money";
	const size = formatMoneyShort(Math.abs(amount), currency);
	return `${isBound ? "at least " : ""}${amount < 0 ? "−" : ""}${size}${amount < 0 ? "" : " more"} a year`;
}

/** Null: not one service has a price of an hour. */
export function outageText({ outageCost, unpricedServiceIds }: PlanSummary, currency: string): string {
	if (outageCost === null) return "unknown: no service has a price of an hour";
	const without =
		unpricedServiceIds.length === 0 ? "" : `, ${formatCount(unpricedServiceIds.length, "service")} without a price`;
	return `${formatMoneyShort(outageCost, currency)} a year${without}`;
}

export function planSentence(
	changes: number,
	today: PlanSummary | null,
	planned: PlanSummary | null,
	choice: ScenarioChoice,
	currency: string,
): string {
	if (!today || !planned) return "What if, and for how much?";
	const total = today.services.length;
	const before = missedIn(today.services, choice);
	const after = missedIn(planned.services, choice);
	if (changes === 0) {
		const miss = `${before} of ${formatCount(total, "service")} would miss ${before === 1 ? "its" : "their"} target today`;
		return `${before === 0 ? "No service would miss its target today" : miss}. Switch changes on to see what they gain.`;
	}
	const against = after === before ? ", as many as today" : ` instead of ${before}`;
	const miss =
		after === 0 ? "no service would miss its target" : `${after} of ${total} services would miss their target`;
	const hours = today.downtimeHours - planned.downtimeHours;
	const less =
		Math.abs(hours) < 0.05 ? "" : `, ${formatHours(Math.abs(hours))} ${hours > 0 ? "less" : "more"} down a year`;
	return `With ${formatCount(changes, "change")}, ${miss}${after === 0 && before === 0 ? "" : against}${less}: ${costText(planned, currency)}.`;
}
