import "server-only";
import {
	type Assessment,
	bestPortfolio,
	compareOptions,
	type Facts,
	OPTION_IDS,
	type OptionComparison,
	type PlanChange,
	type Portfolio,
	type PortfolioDecision,
	type ProtectionOption,
	planner,
	practiceDecisions,
	practiceOffers,
	preconditionPractices,
	roadmap,
	serviceDecisions,
	serviceOffers,
	siteOffers,
} from "@/engine";
import { breathe } from "@/lib/breathe";
import { solveWithHighs } from "@/lib/solve-with-highs";
import { getAssessment } from "./assessment";
import { type Context, requirePermission } from "./permission";
import { remember } from "./remember";

/** The five options of each service and every practice are tried with fewer trials than the page's own figures. */
const TRIALS = 1_000;
const CURVE_POINTS = 12;
const PHASES = 3;
const MOST_OFFERS = 60;
const MOST_RANKED = 25;

export interface Purchase {
	change: PlanChange;
	/** Practices it is worth nothing without; their work is in its price. */
	withPractices: string[];
	yearlyMore: number;
	yearlyLossAvoided: number;
}

export interface BudgetPhase {
	purchases: Purchase[];
	yearlyMore: number;
	yearlyLoss: number;
	score: number;
	downtimeHours: number;
	/** By the engine on the facts after the phase; gains that were added up overstate themselves together. */
	outageCost: number | null;
}

export interface BudgetPoint {
	/** Money a year on top of today's bills; below 0 it saves. */
	yearlyMore: number;
	yearlyLoss: number;
}

/** One change tried alone on today's facts: protections, purchases and practices by the same measure. */
export interface RankedChange {
	change: PlanChange;
	title: string;
	/** Null: a part of its price is not known. */
	yearlyMore: number | null;
	yearlyLossAvoided: number;
	downtimeHoursSaved: number;
}

export interface Budget {
	/** Null: nothing has both a bill and a price of an hour, so there is nothing to choose. */
	today: {
		yearlyCost: number;
		yearlyLoss: number;
		score: number;
		downtimeHours: number;
		outageCost: number | null;
	} | null;
	unpricedServiceIds: string[];
	/** Best for each amount a year on top of today's; the last is the most that pays at all. */
	curve: BudgetPoint[];
	/** More a year at which bills and losses together are least: beyond it money avoids less than it costs. */
	leastTotal: number;
	/** Most gained a year first; what gains nothing is left out. */
	ranked: RankedChange[];
	/** The answer to the budget asked for. */
	best: { yearlyBudget: number; point: BudgetPoint; phases: BudgetPhase[] } | null;
}

interface Decided {
	decisions: PortfolioDecision[];
	unpriced: string[];
	today: { yearlyCost: number; yearlyLoss: number };
	curve: BudgetPoint[];
	ranked: RankedChange[];
	/** Practices to be in place first, by service and option. */
	withPractices: ReadonlyMap<string, string[]>;
	plan: ReturnType<typeof planner>;
}

const decided = remember<Decided>(10);

/**
 * What is the best set of options and practices for so much more a year? Exact, by integer programming. `yearlyBudget` null:
 * the amount at which bills and losses together are least.
 */
export async function getBudget(context: Context, yearlyBudget: number | null): Promise<Budget> {
	requirePermission(context, "facts.view");
	const { facts, assessment, revision, asOf } = await getAssessment(context);
	const { decisions, unpriced, today, curve, ranked, withPractices, plan } = await decided(
		`${context.organizationId} ${revision} ${asOf}`,
		() => computeDecisions(facts, assessment),
	);
	if (decisions.length === 0)
		return { today: null, unpricedServiceIds: unpriced, curve: [], leastTotal: 0, ranked, best: null };
	const start = plan([]).finish();
	const leastTotal = leastTotalOf(curve);
	const asked = yearlyBudget ?? leastTotal;
	const portfolio = await bestPortfolio(decisions, today.yearlyCost + asked, solveWithHighs);
	return {
		today: {
			...today,
			score: start.readiness.score,
			downtimeHours: start.downtimeHours,
			outageCost: start.outageCost,
		},
		unpricedServiceIds: unpriced,
		curve,
		leastTotal,
		ranked,
		best: portfolio && {
			yearlyBudget: asked,
			point: pointOf(portfolio, today),
			phases: phasesOf(decisions, portfolio, today, plan, withPractices),
		},
	};
}

async function computeDecisions(facts: Facts, assessment: Assessment): Promise<Decided> {
	const { seed, asOf, services } = assessment;
	const options = { seed, asOf, trials: TRIALS };
	const comparisons = [];
	for (const service of facts.services) {
		comparisons.push(compareOptions(facts, service.id, options));
		// Hundreds of services take seconds: others' requests are answered in between.
		await breathe();
	}
	const { decisions: ofServices, unpriced } = serviceDecisions(facts.organization, comparisons);
	const decisions = [...ofServices, ...practiceDecisions(facts, services, asOf)];
	const today = { yearlyCost: 0, yearlyLoss: 0 };
	for (const decision of decisions) {
		const current = decision.options.find((option) => option.id === decision.current)!;
		today.yearlyCost += current.yearlyCost;
		today.yearlyLoss += current.yearlyLoss;
	}
	const plan = planner(facts, options);
	const withPractices = new Map(
		comparisons.flatMap(({ serviceId, options: of }) =>
			of.map((one) => [`service:${serviceId}/${one.option}`, preconditionPractices(one)] as const),
		),
	);
	const protections = comparisons.flatMap(bestOption);
	const ranked = await rankChanges(facts, assessment, protections, plan);
	return { decisions, unpriced, today, curve: await curveOf(decisions, today), ranked, withPractices, plan };
}

/** The other option that gains a service most, if any does. */
function bestOption({ serviceId, options }: OptionComparison): RankedChange[] {
	const current = options.find((one) => one.isCurrent);
	const total = (one: ProtectionOption) => one.yearlyTotal ?? Number.POSITIVE_INFINITY;
	const open = options.filter((one) => one !== current && one.obstacle === null && one.yearlyTotal !== null);
	if (!current || current.yearlyTotal === null || open.length === 0) return [];
	const best = open.reduce((least, one) => (total(one) < total(least) ? one : least));
	const loss = ({ outage }: ProtectionOption) => (outage.downtimeCost ?? 0) + (outage.lossCost ?? 0);
	return [
		{
			change: { kind: "protect", serviceId, option: best.option },
			title: "",
			yearlyMore: best.cost.yearly - current.cost.yearly,
			yearlyLossAvoided: loss(current) - loss(best),
			downtimeHoursSaved: current.outage.downtimeHours - best.outage.downtimeHours,
		},
	];
}

/** Each tried alone by the engine on the facts it would leave, so that a battery and a cluster compete by one measure. */
async function rankChanges(
	facts: Facts,
	{ readiness, actions }: Assessment,
	protections: readonly RankedChange[],
	plan: Decided["plan"],
): Promise<RankedChange[]> {
	const start = plan([]).finish();
	const offers = [
		...facts.services.flatMap((service) => serviceOffers(facts, service)).slice(0, MOST_OFFERS),
		...siteOffers(facts).slice(0, MOST_OFFERS),
		...practiceOffers(readiness, actions),
	];
	const ranked = [...protections];
	for (const { change, title } of offers) {
		const { outageCost, downtimeHours, cost } = plan([change]).finish();
		ranked.push({
			change,
			title: title.text,
			yearlyMore: cost.unpricedChanges.length > 0 ? null : cost.yearlyMore,
			yearlyLossAvoided: (start.outageCost ?? 0) - (outageCost ?? 0),
			downtimeHoursSaved: start.downtimeHours - downtimeHours,
		});
		await breathe();
	}
	const gain = (one: RankedChange) => one.yearlyLossAvoided - (one.yearlyMore ?? 0);
	return ranked
		.filter((one) => gain(one) > 0.5)
		.sort((one, other) => gain(other) - gain(one))
		.slice(0, MOST_RANKED);
}

async function curveOf(decisions: readonly PortfolioDecision[], today: Decided["today"]): Promise<BudgetPoint[]> {
	if (decisions.length === 0) return [];
	const dearest = decisions.reduce((sum, one) => sum + Math.max(...one.options.map((option) => option.yearlyCost)), 0);
	const all = await bestPortfolio(decisions, dearest, solveWithHighs);
	const most = Math.max(0, (all?.yearlyCost ?? 0) - today.yearlyCost);
	const points: BudgetPoint[] = [];
	for (let step = 0; step < CURVE_POINTS; step++) {
		// Squares: the first amounts buy most, and deserve the points.
		const budget = today.yearlyCost + most * (step / CURVE_POINTS) ** 2;
		const portfolio = await bestPortfolio(decisions, budget, solveWithHighs);
		if (portfolio) points.push(pointOf(portfolio, today));
	}
	if (all) points.push(pointOf(all, today));
	return points.filter((point, index) => index === 0 || point.yearlyLoss < points[index - 1]!.yearlyLoss);
}

const pointOf = ({ yearlyCost, yearlyLoss }: Portfolio, today: Decided["today"]): BudgetPoint => ({
	yearlyMore: yearlyCost - today.yearlyCost,
	yearlyLoss,
});

function phasesOf(
	decisions: readonly PortfolioDecision[],
	portfolio: Portfolio,
	today: Decided["today"],
	plan: Decided["plan"],
	withPractices: Decided["withPractices"],
): BudgetPhase[] {
	const soFar: PlanChange[] = [];
	return roadmap(decisions, portfolio, PHASES)
		.filter((phase) => phase.changes.length > 0)
		.map((phase) => {
			const purchases = phase.changes.map(({ decision, to, yearlyCost, yearlyLossAvoided }) => ({
				change: changeOf(decision, to),
				withPractices: withPractices.get(`${decision}/${to}`) ?? [],
				yearlyMore: yearlyCost,
				yearlyLossAvoided,
			}));
			for (const { change, withPractices: needed } of purchases)
				soFar.push(change, ...needed.map((practiceId) => ({ kind: "practice" as const, practiceId })));
			const { readiness, downtimeHours, outageCost } = plan(soFar).finish();
			const yearlyMore = phase.yearlyCost - today.yearlyCost;
			return { purchases, yearlyMore, yearlyLoss: phase.yearlyLoss, score: readiness.score, downtimeHours, outageCost };
		});
}

/** Of the amounts of the curve, none of them below today's bills. */
function leastTotalOf(curve: readonly BudgetPoint[]): number {
	const total = ({ yearlyMore, yearlyLoss }: BudgetPoint) => yearlyMore + yearlyLoss;
	return Math.max(0, curve.reduce((best, point) => (total(point) < total(best) ? point : best)).yearlyMore);
}

function changeOf(decision: string, to: string): PlanChange {
	const id = decision.slice(decision.indexOf(":") + 1);
	if (decision.startsWith("practice:")) return { kind: "practice", practiceId: id };
	const option = OPTION_IDS.find((one) => one === to);
	if (option === undefined) throw new RangeError(`option is ${to}, which is none of the five`);
	return { kind: "protect", serviceId: id, option };
}
