import type { ServiceAssessment } from "../assessment";
import { eventsPerYear } from "../availability/scenario-rates";
import { priceInForce } from "../catalogue/costs";
import { practiceById } from "../catalogue/practices";
import type { Facts, Organization } from "../facts";
import { basePhase, missingShare, occursIn, sitesOfServices } from "../readiness/practice-effects";
import { practicesOf, type ResolvedPractice, resolvePractices } from "../readiness/resolve-practices";
import type { OptionComparison, ProtectionOption } from "./compare-options";
import { costPerAverageHour } from "./outage-cost";
import type { PortfolioDecision } from "./portfolio";

/** Years over which the work of putting a practice in place is spread: an assumption of ours. */
export const PRACTICE_LIFE_YEARS = 3;

/**
 * What is there to decide, in money? One decision per service whose bill and price of an hour are known, from its five
 * options; services that lack either are named in `unpriced`, for a sum without them would call them free. An option that
 * cannot be had is left out, and the practices that one is worth nothing without are paid with it, once for each service.
 */
export function serviceDecisions(
	organization: Organization,
	comparisons: readonly OptionComparison[],
): {
	decisions: PortfolioDecision[];
	unpriced: string[];
} {
	const day = priceInForce(organization, "workDay").amount ?? 0;
	const decisions: PortfolioDecision[] = [];
	const unpriced: string[] = [];
	for (const comparison of comparisons) {
		const current = comparison.options.find((one) => one.isCurrent);
		const priced = comparison.options.filter(
			(one) => one.obstacle === null && one.cost.isComplete && one.outage.downtimeCost !== null,
		);
		if (current === undefined || !priced.includes(current)) {
			unpriced.push(comparison.serviceId);
			continue;
		}
		decisions.push({
			id: `service:${comparison.serviceId}`,
			current: current.option,
			options: priced.map((one) => ({
				id: one.option,
				yearlyCost:
					one.cost.yearly +
					(one === current ? 0 : preconditionPractices(one).reduce((sum, id) => sum + yearlyPracticeCost(id, day), 0)),
				yearlyLoss: (one.outage.downtimeCost ?? 0) + (one.outage.lossCost ?? 0),
			})),
		});
	}
	return { decisions, unpriced };
}

/** Gate practices without which an option is not worth its name. */
export function preconditionPractices({ preconditions }: Pick<ProtectionOption, "preconditions">): string[] {
	return preconditions.flatMap(({ values }) => (typeof values.practiceId === "string" ? [values.practiceId] : []));
}

/** Work and purchase of a practice, written off over three years. */
function yearlyPracticeCost(practiceId: string, dayPrice: number): number {
	const practice = practiceById(practiceId);
	return practice === null ? 0 : (practice.effortDays * dayPrice) / PRACTICE_LIFE_YEARS + (practice.cost ?? 0);
}

/**
 * Which practices known to be missing would save money, and how much? To first order: the share of events and of phase
 * minutes that the gap adds today, at each service's price of an hour. The work is written off over three years.
 * A practice that is unknown is no decision yet; one that saves nothing in money is left out.
 */
export function practiceDecisions(
	facts: Facts,
	services: readonly ServiceAssessment[],
	asOf: string,
): PortfolioDecision[] {
	const resolved = resolvePractices(facts, asOf);
	const sites = sitesOfServices(facts);
	const byId = new Map(facts.services.map((service) => [service.id, service]));
	const day = priceInForce(facts.organization, "workDay").amount;
	if (day === null) return [];
	const saved = new Map<string, number>();
	for (const assessed of services) {
		const service = byId.get(assessed.serviceId);
		const perHour = service === undefined ? null : costPerAverageHour(service, facts.organization.businessHours);
		if (service === undefined || perHour === null) continue;
		const siteIds = sites.get(service.id) ?? new Set<string>();
		const events = eventsPerYear(facts, service, { asOf, practices: resolved, sites });
		for (const one of practicesOf(resolved, service)) {
			const hours = hoursSaved(one, assessed, siteIds, events);
			saved.set(one.practice.id, (saved.get(one.practice.id) ?? 0) + hours * perHour);
		}
	}
	return resolved.flatMap(({ practice }) => {
		const yearly = saved.get(practice.id) ?? 0;
		if (yearly <= 0) return [];
		const yearlyCost = yearlyPracticeCost(practice.id, day);
		return {
			id: `practice:${practice.id}`,
			current: "leave",
			options: [
				{ id: "leave", yearlyCost: 0, yearlyLoss: 0 },
				{ id: "do", yearlyCost, yearlyLoss: -yearly },
			],
		};
	});
}

function hoursSaved(
	one: ResolvedPractice,
	assessed: ServiceAssessment,
	siteIds: ReadonlySet<string>,
	events: ReturnType<typeof eventsPerYear>,
): number {
	const share = missingShare(one, siteIds);
	if (share === 0) return 0;
	/** Of what stands stretched by the factor today, this part is the gap's. */
	const part = (factor: number) => 1 - 1 / (1 + (factor - 1) * share);
	let hours = 0;
	for (const { scenario, restore, phases } of assessed.scenarios) {
		const rate = one.practice.effect.rates.find((effect) => effect.scenario === scenario);
		if (rate !== undefined) hours += (events[scenario] * part(rate.factor) * restore.mean) / 60;
		for (const effect of one.practice.effect.phases) {
			if (!occursIn(effect, scenario)) continue;
			for (const phase of phases) {
				if (basePhase(phase.phase) !== effect.phase) continue;
				const minutes =
					part(effect.factor) * Math.max(0, phase.meanMinutes - effect.minutes * share) + effect.minutes * share;
				hours += (events[scenario] * Math.min(minutes, phase.meanMinutes)) / 60;
			}
		}
	}
	return hours;
}
