import { type ClaimTerms, hoursInWords, type PromisedSpan, timeInWords, type WeighedClaim } from "@/engine";
import { formatHours, formatNumber } from "@/lib/format";

interface WeighedTermsProps {
	terms: ClaimTerms;
	claim: WeighedClaim;
	timeZone: string;
}

const spanText = ({ best, worst }: PromisedSpan) =>
	best === worst ? formatHours(worst) : `${formatHours(best)} at best, ${formatHours(worst)} at worst`;

/** Hours a year and hours an event; what is promised only in part says so. */
export function WeighedTerms({ terms, claim, timeZone }: WeighedTermsProps) {
	const { period, cover } = claim;
	return (
		<dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
			<Figure term="Down a year, promise kept" figure={formatHours(claim.downHoursPerYear)}>
				{claim.allowedHoursPerYear === null
					? "No availability is promised."
					: `${formatHours(claim.allowedHoursPerYear)} unplanned${claim.plannedHoursPerYear > 0 ? ` and ${formatHours(claim.plannedHoursPerYear)} planned` : ""}${terms.measuredInCoverOnly ? "; hours outside cover do not count at all" : ""}.`}
			</Figure>
			<Figure term="Longest single outage, promise kept" figure={formatHours(claim.longestOutageHours)}>
				{claim.longestOutageHours === null
					? "No availability is promised."
					: `Measured over a ${period.name}${period.assumed ? " (assumed: the terms name no period)" : ""}; over the end of one, up to ${formatHours(claim.longestOverTwoPeriodsHours)}.`}
			</Figure>
			<Figure term="Hours in which anybody works" figure={cover.hours === null ? "always" : hoursInWords(cover.hours)}>
				{cover.assumed
					? `Assumed: the terms do not say, so the organisation’s business hours, ${timeZone}.`
					: cover.hours === null
						? "Day and night, as the terms say."
						: `As the terms say; read in ${timeZone}.`}
			</Figure>
			<Figure term="Until somebody answers" figure={claim.answered ? spanText(claim.answered) : "not promised"}>
				{claim.answered && terms.response
					? `${timeInWords(terms.response)}. Worst: ${claim.answered.worstCase}.`
					: "Nobody promises to answer."}
			</Figure>
			<Figure term="Until it works again" figure={claim.working ? spanText(claim.working) : "not promised"}>
				{claim.working && terms.resolution
					? `${timeInWords(terms.resolution)}. Worst: ${claim.working.worstCase}.`
					: "A response is not a repair: nothing says when it works again."}
			</Figure>
			<Figure
				term="Money back, at most"
				figure={terms.creditPercent === null ? "not promised" : `${formatNumber(terms.creditPercent, 1)} % of the fee`}
			>
				{terms.exclusions.length === 0
					? "Nothing was read as left out."
					: `Left out, in hours nobody states: ${terms.exclusions.length === 1 ? "one clause" : `${terms.exclusions.length} clauses`}.`}
			</Figure>
		</dl>
	);
}

function Figure({ term, figure, children }: { term: string; figure: string; children: string }) {
	return (
		<div className="min-w-0 border-t pt-2">
			<dt className="text-xs text-muted-foreground">{term}</dt>
			<dd>
				<b className="text-lg font-medium">{figure}</b>
				<span className="block text-muted-foreground">{children}</span>
			</dd>
		</div>
	);
}
