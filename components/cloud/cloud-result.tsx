import { PageSection } from "@/components/ui/page-header";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import type { Doubt, HostedTerms, MultiYearCost, OptionOverYears } from "@/engine";
import { formatCount, formatHours, formatMinutes, formatMoney, formatNumber, formatShare } from "@/lib/format";
import { TIER_LABELS } from "@/lib/labels";
import type { CloudDraft } from "@/schemas/design";

interface CloudResultProps {
	terms: HostedTerms | null;
	years: MultiYearCost;
	currency: string;
	doubts: readonly Doubt[];
	answers: CloudDraft["doubts"];
}

export function CloudResult({ terms, years, currency, doubts, answers }: CloudResultProps) {
	const money = (amount: number | null) => formatMoney(amount === null ? null : Math.round(amount), currency);
	return (
		<div className="flex flex-col gap-8">
			<PageSection title={costTitle(years)} aside={rateWords(years)}>
				<TableFrame label="Cost over three and five years">
					<Table>
						<TableHead>
							<TableRow>
								<ColumnHeader>Way to protect it</ColumnHeader>
								<ColumnHeader numeric>Server lost, P50</ColumnHeader>
								<ColumnHeader numeric>Hours down a year</ColumnHeader>
								<ColumnHeader numeric>3 years</ColumnHeader>
								<ColumnHeader numeric>5 years</ColumnHeader>
								<ColumnHeader numeric>5 years with outages</ColumnHeader>
								<ColumnHeader numeric>Of that at the start</ColumnHeader>
							</TableRow>
						</TableHead>
						<TableBody>
							{years.options.map((one) => {
								const [three, five] = one.spans;
								const least = one.isComplete ? "" : "at least ";
								return (
									<TableRow key={one.option}>
										<RowHeader>
											{one.option === "hosted" ? "Hosted" : `${one.option}, ${TIER_LABELS[one.option]}`}
											{one.isCurrent ? (
												<span className="block text-xs font-normal text-muted-foreground">today</span>
											) : null}
										</RowHeader>
										<TableCell numeric>{formatMinutes(one.restoreP50Minutes)}</TableCell>
										<TableCell numeric>{formatNumber(one.downtimeHours, 1)}</TableCell>
										<TableCell numeric>{least + money(three!.protection)}</TableCell>
										<TableCell numeric>{least + money(five!.protection)}</TableCell>
										<TableCell numeric>{five!.total === null ? "unknown" : least + money(five!.total)}</TableCell>
										<TableCell numeric>{money(five!.capital)}</TableCell>
									</TableRow>
								);
							})}
						</TableBody>
					</Table>
				</TableFrame>
				<p className="text-xs text-muted-foreground">
					In today’s money: capital at the start and again when worn out, running costs at the end of each year, moving
					in and out for hosted. Machines that stand already are counted, so that all ways compare. Prices are
					assumptions until the organisation gives its own; “at least” means a part has no price.
				</p>
			</PageSection>
			<PageSection title={termsTitle(terms)}>
				{terms === null ? null : (
					<dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
						<Term name="Hours a year it may be down with nothing owed">
							{terms.allowedHoursPerYear === null ? "unknown" : formatHours(terms.allowedHoursPerYear)}
							{terms.excludedHoursPerYear === null
								? ", exclusions unknown"
								: `, of which ${formatHours(terms.excludedHoursPerYear)} left out of the promise`}
						</Term>
						<Term name="Longest outage within the contract">
							{terms.worstOutageHours === null ? "no end is promised" : formatHours(terms.worstOutageHours)}
						</Term>
						<Term name="Most work lost within the contract">
							{terms.worstLossHours === null ? "nothing is promised" : formatHours(terms.worstLossHours)}
						</Term>
						<Term name="Credit for a missed month against one outage at its worst">
							{money(terms.creditPerMissedMonth)} against {money(terms.costOfWorstOutage)}
						</Term>
						<Term name="Fee a year">{money(terms.yearlyFee)}</Term>
					</dl>
				)}
			</PageSection>
			<p>{doubtSentence(doubts, answers)}</p>
		</div>
	);
}

function Term({ name, children }: { name: string; children: React.ReactNode }) {
	return (
		<div>
			<dt className="text-xs text-muted-foreground">{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

function costTitle({ options }: MultiYearCost): string {
	const five = (one: OptionOverYears) => one.spans.at(-1)!;
	const hosted = options.find(({ option }) => option === "hosted")!;
	const cheaper = options.filter((one) => one.option !== "hosted" && five(one).protection < five(hosted).protection);
	const atLeast = hosted.isComplete ? "" : ", as far as its prices are known";
	if (cheaper.length === 0) return `Hosted is the cheapest over five years${atLeast}`;
	return `Over five years ${cheaper.map(({ option }) => option).join(", ")} cost less than hosted${atLeast}`;
}

const rateWords = ({ discountRate, isRateAssumed }: MultiYearCost) =>
	`discounted at ${formatShare(discountRate)} a year${isRateAssumed ? ", assumed" : ""}`;

function termsTitle(terms: HostedTerms | null): string {
	if (terms === null) return "Give the terms of an offer to see what they let happen";
	if (terms.allowedHoursPerYear === null) return "No availability is promised, so nothing is owed for any outage";
	return `The contract lets ${formatHours(terms.allowedHoursPerYear)} a year pass before anything is owed`;
}

function doubtSentence(doubts: readonly Doubt[], answers: CloudDraft["doubts"]): string {
	const of = (state: string) => doubts.filter(({ id }) => (answers[id]?.answer ?? "unknown") === state).length;
	const open = of("unknown");
	const against = of("no") + of("partly");
	if (open === doubts.length) return `None of ${formatCount(doubts.length, "doubt")} below is settled yet.`;
	return `Of ${formatCount(doubts.length, "doubt")} below ${of("yes")} are settled, ${against} speak against it in whole or in part, ${open} are open.`;
}
