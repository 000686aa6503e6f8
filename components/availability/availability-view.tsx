import Link from "next/link";
import { PageSection } from "@/components/ui/page-header";
import type { Facts, Service, ServiceAvailability, ServiceYearlyDowntime } from "@/engine";
import { formatHours, formatMinutes, formatNumber } from "@/lib/format";
import { topologyOf } from "@/lib/topology-graph";
import { formatAvailability, formatNines, plannedSentence, yearSentence } from "./availability-sentence";
import { Exceedance } from "./exceedance";
import { factInWords } from "./fact-in-words";
import { FailOverView } from "./fail-over-view";
import { ImportanceTable } from "./importance-table";
import { RatesTable } from "./rates-table";
import { StandsOn } from "./stands-on";
import { YearTable } from "./year-table";

function historyWords(year: ServiceYearlyDowntime): string {
	const history = year.rates.find((rate) => rate.history !== null)?.history;
	if (!history)
		return "No incident of your own is recorded, so the rates are the field's; record incidents and they will count.";
	const own = year.rates.reduce((sum, rate) => sum + (rate.history?.incidents ?? 0), 0);
	return `Your own record counts: ${formatNumber(own)} of this service in ${formatNumber(history.years, 1)} years, weighed against defaults worth one event each.`;
}

export interface AvailabilityViewProps {
	facts: Facts;
	service: Service;
	structure: ServiceAvailability;
	year: ServiceYearlyDowntime;
	/** Where the rates can be changed. */
	ratesHref: string;
}

/** How often and how long a service is down: by its parts, and over all six failures in a year. */
export function AvailabilityView({ facts, service, structure, year, ratesHref }: AvailabilityViewProps) {
	const { currency } = facts.organization;
	const missingPrices = [
		...(service.costPerHour.business === null ? ["in business hours"] : []),
		...(service.costPerHour.outside === null ? ["outside them"] : []),
	];
	return (
		<>
			<PageSection
				title="What it stands on"
				aside={`by its parts alone ${formatAvailability(structure.unavailability)}, ${formatNines(structure.unavailability)}, ${formatMinutes(structure.downtimeMinutesPerYear)} down a year`}
			>
				<StandsOn
					topology={topologyOf(facts, service, structure)}
					points={{
						singlePoints: structure.singlePoints,
						doublePoints: structure.doublePoints,
						sharedFate: structure.sharedFate,
					}}
					name={service.name}
				/>
				{structure.unknownFacts.length > 0 ? (
					<p className="text-muted-foreground">
						Not known, and so not drawn or taken cautiously:{" "}
						{structure.unknownFacts.map((path) => factInWords(path, facts)).join("; ")}.
					</p>
				) : null}
			</PageSection>

			<PageSection title="What owns the downtime" aside="minutes a year gained if the part never failed">
				<p className="max-w-4xl text-muted-foreground">
					Exact over machines, storage, power, network and place, {formatNumber(structure.failuresPerYear, 2)} stops a
					year. Faults of software, data and people are no parts; they are in the year below.
				</p>
				<ImportanceTable structure={structure} />
			</PageSection>

			{year.failOver ? <FailOverView failOver={year.failOver} name={service.name} /> : null}

			<PageSection
				title="A year's downtime"
				aside={`all six failures: ${formatAvailability(1 - year.availability)}, ${formatNines(1 - year.availability)}, ${formatHours(year.hours.mean)} a year on average`}
			>
				<div className="grid gap-10 lg:grid-cols-2">
					<Exceedance
						points={year.exceedance}
						p90Hours={year.hours.p90}
						sentence={yearSentence(year)}
						name={service.name}
					/>
					<div className="flex min-w-0 flex-col gap-3">
						<YearTable year={year} currency={currency} />
						<p>
							<span className="font-medium">Planned maintenance, apart:</span> {plannedSentence(year)}
						</p>
						{missingPrices.length > 0 ? (
							<p className="text-partial-text">
								{year.cost ? "Part of the money is" : "The money is"} unknown: it needs what an hour down costs{" "}
								{missingPrices.join(" and ")}.
							</p>
						) : null}
						<p className="text-xs text-muted-foreground">
							Outages as a compound Poisson year, worked out and not drawn by lot; an outage may begin at any hour of
							the week alike. Lengths are the simulated recoveries of “Now”.
						</p>
					</div>
				</div>
			</PageSection>

			<PageSection title="How often" aside={`${formatNumber(year.outagesPerYear, 2)} outages a year`}>
				<p className="max-w-4xl text-muted-foreground">
					{historyWords(year)}{" "}
					<Link href={ratesHref} className="link">
						All rates, and figures of your own
					</Link>
				</p>
				<RatesTable year={year} />
			</PageSection>
		</>
	);
}
