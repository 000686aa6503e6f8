import { TIERS, type TierReplay } from "@/engine";
import { formatHours, formatMoney } from "@/lib/format";

/** The tier that would have saved most, in words; none when none would have saved anything. */
export function replaySentence(what: string, tiers: readonly TierReplay[], currency: string): string {
	const others = tiers.filter(({ isCurrent }) => !isCurrent);
	const best = others.reduce<TierReplay | null>(
		(most, one) => (one.savedHours.p50 > (most?.savedHours.p50 ?? 0) ? one : most),
		null,
	);
	if (best === null) return `No tier would have shortened ${what}`;
	const money = best.savedCost === null ? "" : ` and ${formatMoney(best.savedCost.p50, currency)}`;
	return `${TIERS[best.tier].name} would have saved ${formatHours(best.savedHours.p50)}${money} of ${what}`;
}
