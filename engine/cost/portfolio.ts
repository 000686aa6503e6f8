import { type ChoiceModel, type ChoiceSolver, choiceFront } from "./choice-model";

/** One thing to decide: how to protect a service, or whether to put a practice in place. */
export interface PortfolioDecision {
	/** `service:mail`, `practice:DC-05`. */
	id: string;
	/** Id of the option in force today. */
	current: string;
	options: PortfolioOption[];
}

export interface PortfolioOption {
	id: string;
	yearlyCost: number;
	/** Expected cost of downtime and lost data in a year under this option; for a practice, what it saves counts below 0. */
	yearlyLoss: number;
}

export interface Portfolio {
	/** Option chosen per decision. */
	chosen: Record<string, string>;
	yearlyCost: number;
	yearlyLoss: number;
}

/**
 * Which set of options loses the least money a year within a yearly budget? A multiple-choice knapsack, answered exactly by
 * the solver given: `chooseByFronts` for tens of decisions, an integer programme for hundreds. Null when even the cheapest
 * set is above the budget. Gains of practices are taken to add up, which overstates them slightly together.
 * Throws RangeError for a budget below 0 or an amount that is no number.
 */
export async function bestPortfolio(
	decisions: readonly PortfolioDecision[],
	budget: number,
	solve: ChoiceSolver,
): Promise<Portfolio | null> {
	const chosen = await solve(portfolioModel(decisions, budget));
	return chosen === null ? null : toPortfolio(decisions, chosen);
}

/** The best portfolio at each of these budgets, by a solver; budgets below the cheapest set are left out. */
export async function budgetCurve(
	decisions: readonly PortfolioDecision[],
	budgets: readonly number[],
	solve: ChoiceSolver,
): Promise<{ budget: number; portfolio: Portfolio }[]> {
	const curve: { budget: number; portfolio: Portfolio }[] = [];
	for (const budget of budgets) {
		const portfolio = await bestPortfolio(decisions, budget, solve);
		if (portfolio !== null) curve.push({ budget, portfolio });
	}
	return curve;
}

/** Every portfolio that no other beats in cost and loss, cheapest first: the whole curve at once, for tens of decisions. */
export function portfolioFront(decisions: readonly PortfolioDecision[]): Portfolio[] {
	const dearest = decisions.reduce((sum, one) => sum + Math.max(...one.options.map((option) => option.yearlyCost)), 0);
	return choiceFront(portfolioModel(decisions, dearest)).map(({ chosen }) => toPortfolio(decisions, chosen));
}

export function portfolioModel(decisions: readonly PortfolioDecision[], budget: number): ChoiceModel {
	return {
		limits: [budget],
		groups: decisions.map((decision) => ({
			id: decision.id,
			options: decision.options.map((option) => ({
				id: option.id,
				uses: [option.yearlyCost],
				worth: -option.yearlyLoss,
			})),
		})),
	};
}

function toPortfolio(decisions: readonly PortfolioDecision[], chosen: number[]): Portfolio {
	const portfolio: Portfolio = { chosen: {}, yearlyCost: 0, yearlyLoss: 0 };
	for (const [index, decision] of decisions.entries()) {
		const option = decision.options[chosen[index] ?? 0]!;
		portfolio.chosen[decision.id] = option.id;
		portfolio.yearlyCost += option.yearlyCost;
		portfolio.yearlyLoss += option.yearlyLoss;
	}
	return portfolio;
}

export interface RoadmapPhase {
	changes: { decision: string; from: string; to: string; yearlyCost: number; yearlyLossAvoided: number }[];
	/** Standing after the phase. */
	yearlyCost: number;
	yearlyLoss: number;
}

/**
 * In which order should a portfolio be put in place? What avoids most loss for its cost comes first (and what costs nothing
 * more before that), in `phases` phases of about equal cost; each phase says where it leaves the organisation.
 * Throws RangeError when `phases` is not a whole number of 1 or more, or a decision has no option of the id.
 */
export function roadmap(decisions: readonly PortfolioDecision[], target: Portfolio, phases: number): RoadmapPhase[] {
	if (!(Number.isInteger(phases) && phases >= 1)) throw new RangeError(`phases must be 1 or more, got ${phases}`);
	let yearlyCost = 0;
	let yearlyLoss = 0;
	const changes = decisions.flatMap((decision) => {
		const from = optionOf(decision, decision.current);
		const to = optionOf(decision, target.chosen[decision.id] ?? decision.current);
		yearlyCost += from.yearlyCost;
		yearlyLoss += from.yearlyLoss;
		if (from.id === to.id) return [];
		return {
			decision: decision.id,
			from: from.id,
			to: to.id,
			yearlyCost: to.yearlyCost - from.yearlyCost,
			yearlyLossAvoided: from.yearlyLoss - to.yearlyLoss,
		};
	});
	const rank = (one: (typeof changes)[number]) =>
		one.yearlyCost <= 0 ? Number.POSITIVE_INFINITY : one.yearlyLossAvoided / one.yearlyCost;
	changes.sort((one, other) => {
		const [first, second] = [rank(one), rank(other)];
		if (first !== second) return second > first ? 1 : -1;
		return other.yearlyLossAvoided - one.yearlyLossAvoided;
	});
	const spend = changes.reduce((sum, one) => sum + Math.max(0, one.yearlyCost), 0);
	const plan: RoadmapPhase[] = Array.from({ length: phases }, () => ({ changes: [], yearlyCost: 0, yearlyLoss: 0 }));
	let spent = 0;
	for (const change of changes) {
		const middle = spent + Math.max(0, change.yearlyCost) / 2;
		const phase = spend === 0 ? 0 : Math.min(phases - 1, Math.floor((middle / spend) * phases));
		plan[phase]!.changes.push(change);
		spent += Math.max(0, change.yearlyCost);
	}
	for (const phase of plan) {
		for (const change of phase.changes) {
			yearlyCost += change.yearlyCost;
			yearlyLoss -= change.yearlyLossAvoided;
		}
		phase.yearlyCost = yearlyCost;
		phase.yearlyLoss = yearlyLoss;
	}
	return plan;
}

function optionOf(decision: PortfolioDecision, id: string): PortfolioOption {
	const option = decision.options.find((one) => one.id === id);
	if (option === undefined) throw new RangeError(`decision ${decision.id} has no option ${id}`);
	return option;
}
