import type { NextAction } from "@/engine";
import { formatHours, formatMoneyShort, formatNumber, formatSigned } from "@/lib/format";

function effort(days: number): string {
	if (days < 1) return days <= 0.25 ? "an hour or two" : "half a day";
	return `${formatNumber(days, 1)} ${days === 1 ? "day" : "days"}`;
}

/** What is gained, then what it takes; nothing that is nothing. */
export function gainsOf(action: NextAction, currency: string): string[] {
	const gains: string[] = [];
	if (Math.abs(action.pointsGained) >= 0.05) gains.push(`${formatSigned(action.pointsGained)} points`);
	if (action.restoreHoursGained >= 1 / 60) gains.push(`−${formatHours(action.restoreHoursGained)}`);
	if (action.failuresPerYearAvoided >= 0.005)
		gains.push(`−${formatNumber(action.failuresPerYearAvoided, 2)} failures a year`);
	gains.push(effort(action.effortDays));
	gains.push(
		action.cost === null
			? "price unknown"
			: action.cost === 0
				? "no purchase"
				: formatMoneyShort(action.cost, currency),
	);
	return gains;
}
