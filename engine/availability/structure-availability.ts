import { DiagramWalk } from "./diagram-walk";
import type { FailureDiagram } from "./failure-diagram";
import { failureDiagram } from "./failure-diagram";
import type { FailureLogic } from "./failure-logic";
import { MinimalCutSets } from "./minimal-cut-sets";

/** What is known of a part: its unavailability, and how often it fails where that is known. */
export interface PartFigures {
	/** Chance to find it failed, 0 to 1. */
	unavailability: number;
	/** Failures per year of working; null: frequency and mean times of the whole are not asked for. */
	failuresPerYear: number | null;
}

export interface PartImportance {
	part: string;
	/** ∂Q/∂q: chance that this part decides. */
	birnbaum: number;
	/** Share of the unavailability in which the part is critical and failed: I_B · q / Q. */
	criticality: number;
	/** Chance that some minimal cut set with this part has failed, over Q; null when not asked for or not coherent. */
	fussellVesely: number | null;
	/** Q if the part had failed, over Q. */
	riskAchievementWorth: number;
	/** Q over Q if the part never failed; infinite when nothing would fail then. */
	riskReductionWorth: number;
	/** Chance that the part has failed when the whole has. */
	diagnostic: number;
	/** Minutes a year that would be gained if the part never failed. */
	improvementMinutesPerYear: number;
	/** Failures of the whole per year that this part brings about; null without failure rates. */
	failuresPerYear: number | null;
}

export interface StructureAvailability {
	availability: number;
	/** Kept apart from `availability`, because 1 − 0.99999 loses digits. */
	unavailability: number;
	downtimeMinutesPerYear: number;
	/** Failures of the whole per year, mean time up and down; null when a part's failure rate is not known. */
	failuresPerYear: number | null;
	meanUpHours: number | null;
	meanDownHours: number | null;
	/** In the order of the logic's events. */
	importance: PartImportance[];
	/** Sets of one part, then of two; null when the logic has negation. */
	cutSets: string[][] | null;
	diagramNodes: number;
}

export interface StructureOptions {
	/** Largest cut sets to list; default 2, the single and double points of failure. */
	largestCutSet?: number;
	/** Fussell-Vesely needs all minimal cut sets; default false. */
	fussellVesely?: boolean;
}

export const MINUTES_PER_YEAR = 525_600;
export const HOURS_PER_YEAR = 8_760;

/**
 * How available is a structure of parts, how often does it fail, for how long, and which part decides?
 *
 * Exact on a binary decision diagram, however often a part appears. Q = P(top); failure frequency ν = Σ I_B · A · λ (Vesely;
 * Birnbaum), mean up time A/ν, mean down time Q/ν. Importance in failure space (Rausand & Høyland): see PartImportance.
 * Parts are independent; causes common to several are parts of their own. Unit: years of 8,760 hours.
 * Errors: RangeError for a part without figures, or figures outside 0 … 1 and 0 … ∞.
 */
export function structureAvailability(
	logic: FailureLogic,
	parts: Record<string, PartFigures>,
	options: StructureOptions = {},
): StructureAvailability {
	const source = failureDiagram(logic);
	const failed = new Float64Array(logic.events.length);
	const rates = new Float64Array(logic.events.length);
	logic.events.forEach((name, event) => {
		const figures = Object.hasOwn(parts, name) ? parts[name] : undefined;
		if (!figures) throw new RangeError(`parts.${name} is missing`);
		const { unavailability, failuresPerYear } = figures;
		if (!(unavailability >= 0 && unavailability <= 1))
			throw new RangeError(`parts.${name}.unavailability must be 0 to 1: ${unavailability}`);
		if (failuresPerYear !== null && !(failuresPerYear >= 0 && Number.isFinite(failuresPerYear)))
			throw new RangeError(`parts.${name}.failuresPerYear must be 0 or more: ${failuresPerYear}`);
		failed[event] = unavailability;
		rates[event] = failuresPerYear ?? Number.NaN;
	});
	const working = failed.map((chance) => 1 - chance);
	const walk = new DiagramWalk(source);
	const whole = walk.chances(failed, working);
	const derivatives = walk.derivatives(failed, working);
	const withoutFailure = (event: number): number => unavailabilityWithout(walk, failed, working, event);

	const viaSets = options.fussellVesely && source.coherent ? fussellVesely(source, failed, working) : null;
	const importance = logic.events.map((part, event): PartImportance => {
		const birnbaum = derivatives[event]!;
		const ifFailed = whole.failed + working[event]! * birnbaum;
		let ifWorking = whole.failed - failed[event]! * birnbaum;
		// The difference of two near-equal numbers: walk again with the part made perfect.
		if (ifWorking < 1e-4 * whole.failed) ifWorking = withoutFailure(event);
		return {
			part,
			birnbaum,
			criticality: ratio(birnbaum * failed[event]!, whole.failed),
			fussellVesely: viaSets ? ratio(viaSets[event]!, whole.failed) : null,
			riskAchievementWorth: ratio(ifFailed, whole.failed),
			riskReductionWorth: ratio(whole.failed, ifWorking),
			diagnostic: ratio(failed[event]! * ifFailed, whole.failed),
			improvementMinutesPerYear: birnbaum * failed[event]! * MINUTES_PER_YEAR,
			failuresPerYear: Number.isNaN(rates[event]!) ? null : birnbaum * working[event]! * rates[event]!,
		};
	});
	const known = importance.every((part) => part.failuresPerYear !== null);
	const frequency = known ? importance.reduce((sum, part) => sum + part.failuresPerYear!, 0) : null;
	return {
		availability: whole.working,
		unavailability: whole.failed,
		downtimeMinutesPerYear: whole.failed * MINUTES_PER_YEAR,
		failuresPerYear: frequency,
		meanUpHours: frequency ? (whole.working / frequency) * HOURS_PER_YEAR : null,
		meanDownHours: frequency ? (whole.failed / frequency) * HOURS_PER_YEAR : null,
		importance,
		cutSets: source.coherent
			? new MinimalCutSets(source, options.largestCutSet ?? 2)
					.list()
					.map((set) => set.map((event) => logic.events[event]!))
			: null,
		diagramNodes: walk.size,
	};
}

/** 0 ÷ 0 counts as 0: nothing fails, so nothing is to blame. */
const ratio = (part: number, whole: number): number => (part === 0 && whole === 0 ? 0 : part / whole);

function unavailabilityWithout(walk: DiagramWalk, failed: Float64Array, working: Float64Array, event: number): number {
	const perfectFailed = failed.slice();
	const perfectWorking = working.slice();
	perfectFailed[event] = 0;
	perfectWorking[event] = 1;
	return walk.chances(perfectFailed, perfectWorking).failed;
}

function fussellVesely(source: FailureDiagram, failed: Float64Array, working: Float64Array): Float64Array {
	const sets = new MinimalCutSets(source);
	return failed.map((_, event) => {
		const top = sets.failsThrough(event);
		return new DiagramWalk({ ...source, top }).chances(failed, working).failed;
	});
}

/** Steady-state unavailability of a part from its mean times: MTTR ÷ (MTTF + MTTR), hours. */
export function unavailabilityOf(meanUpHours: number, meanDownHours: number): number {
	if (!(meanUpHours > 0)) throw new RangeError(`meanUpHours must be above 0: ${meanUpHours}`);
	if (!(meanDownHours >= 0)) throw new RangeError(`meanDownHours must be 0 or more: ${meanDownHours}`);
	return meanUpHours === Number.POSITIVE_INFINITY ? 0 : meanDownHours / (meanUpHours + meanDownHours);
}
