import { RangeKey } from "@/components/charts/range-bar";
import { PageSection } from "@/components/ui/page-header";
import { type BusinessHours, costPerAverageHour, type OptionComparison, type Service } from "@/engine";
import { formatHours, formatList } from "@/lib/format";
import { CostFront } from "./cost-front";
import { costPoints } from "./cost-points";
import { missingFacts } from "./missing-facts";
import { OptionColumn } from "./option-column";
import { picksOf } from "./option-labels";
import { breakEvenSentence } from "./options-sentence";

const needing = (facts: readonly string[]) => (facts.length === 0 ? null : `needs ${formatList(facts, 5)}`);

export interface CompareViewProps {
	comparison: OptionComparison;
	service: Service;
	businessHours: BusinessHours;
	currency: string;
}

/** Five options side by side, and what the choice between them turns on. */
export function CompareView({ comparison, service, businessHours, currency }: CompareViewProps) {
	const missing = missingFacts(service, businessHours, comparison);
	const perHour = costPerAverageHour(service, businessHours);
	const points = costPoints(comparison);
	const needs = { outage: needing(missing.downtime), bill: needing(missing.prices) };
	const waiting = [...missing.downtime, ...missing.loss, ...missing.prices];
	const today = comparison.options.find(({ isCurrent }) => isCurrent);
	return (
		<>
			<PageSection
				title="Five ways to protect it"
				aside="prices without a quotation of yours are assumptions, marked so"
			>
				{waiting.length > 0 ? (
					<p className="max-w-4xl rounded-md bg-partial-soft px-3 py-2 text-partial-text">
						Not known: {formatList(waiting, 8)}. What rests on it is left unknown, not taken as nothing.
					</p>
				) : null}
				{today ? null : (
					<p className="text-muted-foreground">Nothing protects {service.name} today: each of these would be new.</p>
				)}
				<div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-5">
					{comparison.options.map((option) => (
						<OptionColumn
							key={option.option}
							option={option}
							picks={picksOf(comparison.picks, option.option)}
							currency={currency}
							needs={needs}
						/>
					))}
				</div>
				<RangeKey />
				<p className="max-w-4xl text-xs text-muted-foreground">
					Each option is run through the same model under the same seed, all else as it is. Hours down a year are
					expected over all six failures, at the rates in force and what missing practices do to them; your own
					incidents, which happened under today's protection, are counted under Availability
					{today ? ` and not in the ${formatHours(today.outage.downtimeHours)} here` : ""}.
				</p>
			</PageSection>
			<div className="grid gap-10 lg:grid-cols-2">
				<PageSection title="Cost against downtime">
					{points.length > 1 ? (
						<CostFront points={points} name={service.name} currency={currency} />
					) : (
						<p className="text-muted-foreground">
							Fewer than two options have a whole bill: {needs.bill ?? "prices are missing"}.
						</p>
					)}
				</PageSection>
				<PageSection title="When the next step pays">
					<ul className="flex flex-col gap-2">
						{comparison.breakEven.map((step) => (
							<li key={step.to}>{breakEvenSentence(step, comparison, perHour, currency)}</li>
						))}
					</ul>
					{perHour === null ? (
						<p className="text-muted-foreground">
							Whether an hour of {service.name} is worth it {needs.outage}.
						</p>
					) : null}
				</PageSection>
			</div>
		</>
	);
}
