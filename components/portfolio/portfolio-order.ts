import type { PortfolioFigures, PortfolioOrganization } from "@/data/portfolio";
import { formatCount, formatMinutes } from "@/lib/format";
import type { PortfolioLine } from "./use-portfolio";

export type PortfolioEntry = Pick<PortfolioOrganization, "slug" | "name" | "isSample" | "isFavourite" | "openedAt"> & {
	figures: PortfolioFigures | null;
	problem: string | null;
};

export function entriesOf(
	organizations: readonly PortfolioOrganization[],
	lines: ReadonlyMap<string, PortfolioLine>,
): PortfolioEntry[] {
	return organizations.map(({ slug, name, isSample, isFavourite, openedAt }) => {
		const line = lines.get(slug);
		return {
			...{ slug, name, isSample, isFavourite, openedAt },
			figures: line && "figures" in line ? line.figures : null,
			problem: line && "problem" in line ? line.problem : null,
		};
	});
}

/** Worst first: services that miss, then how far the worst is over, then the lower readiness; samples and the unknown last. */
export function byNeed(one: PortfolioEntry, other: PortfolioEntry): number {
	if (one.isSample !== other.isSample) return one.isSample ? 1 : -1;
	if (!one.figures || !other.figures) return Number(one.figures === null) - Number(other.figures === null);
	const [a, b] = [one.figures, other.figures];
	return (
		b.missed - a.missed ||
		(b.worst?.overMinutes ?? 0) - (a.worst?.overMinutes ?? 0) ||
		a.score - b.score ||
		one.name.localeCompare(other.name)
	);
}

/** The page's answer; the sample counts in nothing. */
export function portfolioSentence(entries: readonly PortfolioEntry[], isDone: boolean): string {
	const real = entries.filter(({ isSample }) => !isSample);
	if (real.length === 0)
		return entries.length === 0 ? "No organisation is open to you yet." : "Only the sample is open to you.";
	const known = real.filter(({ figures }) => figures !== null);
	if (!isDone) return `${formatCount(real.length, "organisation")}; ${known.length} assessed so far.`;
	const missing = known.filter(({ figures }) => (figures?.missed ?? 0) > 0).toSorted(byNeed);
	const [worst] = missing;
	const left = real.length - known.length;
	const described = known.filter(({ figures }) => (figures?.services ?? 0) > 0);
	const bare = known.length - described.length;
	const unknown = [
		bare > 0 ? ` ${formatCount(bare, "organisation")} ${bare === 1 ? "has" : "have"} described no service yet.` : "",
		left > 0 ? ` ${formatCount(left, "organisation")} could not be assessed.` : "",
	].join("");
	if (described.length === 0) return `No target can be judged yet:${unknown}`;
	if (!worst && described.length === 1) return `${described[0]!.name} misses no target if a server is lost.${unknown}`;
	if (!worst) return `None of ${described.length} organisations misses a target if a server is lost.${unknown}`;
	const over = worst.figures?.worst
		? `, ${worst.figures.worst.name} by ${formatMinutes(worst.figures.worst.overMinutes)}`
		: "";
	return `If a server is lost, ${missing.length} of ${formatCount(described.length, "organisation")} ${missing.length === 1 ? "misses" : "miss"} a target; the worst is ${worst.name}${over}.${unknown}`;
}
