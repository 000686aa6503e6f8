import type { ClaimGap, ReadTerms, WeighedClaim } from "@/engine";
import { formatCount, formatHours } from "@/lib/format";

/** The page's answer: how long it may be down, and for how many services that is too long. */
export function claimSentence({ readings }: ReadTerms, claim: WeighedClaim, gaps: readonly ClaimGap[]): string {
	if (readings.length === 0) return "What does a provider’s promise amount to?";
	const { working, answered, downHoursPerYear } = claim;
	const parts = [
		downHoursPerYear === null ? null : `up to ${formatHours(downHoursPerYear)} down a year`,
		working !== null
			? `up to ${formatHours(working.worst)} for one failure`
			: answered !== null
				? `an answer after up to ${formatHours(answered.worst)} and no promise when it works again`
				: claim.longestOutageHours === null
					? null
					: `up to ${formatHours(claim.longestOutageHours)} at a stretch`,
	].filter((part) => part !== null);
	if (parts.length === 0) return "These terms promise no availability and no time.";
	const known = gaps.filter((gap) => gap.eventGapHours !== null || gap.yearGapHours !== null);
	const missed = known.filter((gap) => (gap.eventGapHours ?? 0) > 0 || (gap.yearGapHours ?? 0) > 1e-9).length;
	const whole = `${parts.join(", ")}`;
	const verdict =
		known.length === 0
			? ""
			: missed === 0
				? "; every target known is kept"
				: `; too long for ${missed} of ${formatCount(known.length, "service")}`;
	return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}${verdict}.`;
}
