import { figureKey } from "@/components/estimate/figure";
import { FigureLink } from "@/components/estimate/figure-link";
import type { NextAction } from "@/engine";
import { formatHours, formatMoneyShort, formatNumber, formatSigned } from "@/lib/format";

function effort(days: number): string {
	if (days < 1) return days <= 0.25 ? "an hour or two" : "half a day";
	return `${formatNumber(days, 1)} ${days === 1 ? "day" : "days"}`;
}

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

export function NextActions({ actions, currency }: { actions: NextAction[]; currency: string }) {
	return (
		<ol className="flex flex-col">
			{actions.map((action, index) => (
				<li key={action.id} className="flex gap-3 border-b py-2 last:border-0">
					<span className="w-4 shrink-0 text-right text-muted-foreground">{index + 1}</span>
					<div className="min-w-0">
						<FigureLink figure={figureKey.action(action.id)} className="font-medium">
							{action.title.text}
						</FigureLink>
						<p className="flex flex-wrap gap-x-3 text-muted-foreground">
							{gainsOf(action, currency).map((gain) => (
								<span key={gain}>{gain}</span>
							))}
						</p>
					</div>
				</li>
			))}
		</ol>
	);
}
