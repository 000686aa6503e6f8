import type { LayerScore, PracticeScore, Sentence, ServiceAssessment, SiteScore } from "../assessment";
import { LAYERS } from "../catalogue/practices";
import type { RateInForce } from "../catalogue/rates";
import type { CalendarDate, EvidenceLevel, Facts, ScenarioId } from "../facts";
import { addMonths } from "./calendar";
import { basePhase, isKnown, occursIn } from "./practice-effects";
import type { PracticeUnit, ResolvedPractice } from "./resolve-practices";

/** The weighted sums of a set of practices; weights are the catalogue's. */
export interface PracticeSums {
	/** All practices, and those of them that are not left out. */
	weight: number;
	applicable: number;
	credit: number;
	highest: number;
	answered: number;
}

export function sumPractices(resolved: readonly ResolvedPractice[], siteId?: string): PracticeSums {
	const sums: PracticeSums = { weight: 0, applicable: 0, credit: 0, highest: 0, answered: 0 };
	for (const { practice, units } of resolved) {
		const here = siteId === undefined ? units : units.filter((unit) => unit.siteId === siteId);
		const whole = here.reduce((sum, unit) => sum + unit.weight, 0);
		for (const unit of here) {
			const weight = (practice.weight * unit.weight) / whole;
			sums.weight += weight;
			if (unit.credit === null || unit.highestCredit === null) continue;
			sums.applicable += weight;
			sums.credit += weight * unit.credit;
			sums.highest += weight * unit.highestCredit;
			if (isAnswered(unit)) sums.answered += weight;
		}
	}
	return sums;
}

function isAnswered(unit: PracticeUnit): boolean {
	return unit.answer !== null && unit.answer.state !== "unknown";
}

/**
 * How good is prevention in each layer, 0 to 100? Practices said not to apply leave both sums here; that this raises no
 * headline is seen to in `assessReadiness`. Null when nothing applies.
 */
export function scoreLayers(resolved: readonly ResolvedPractice[], siteId?: string): LayerScore[] {
	return LAYERS.map(({ id }) => {
		const ofLayer = resolved.filter(
			(one) => one.practice.layer === id && (siteId === undefined || one.units.some((unit) => unit.siteId === siteId)),
		);
		const sums = sumPractices(ofLayer, siteId);
		const states = ofLayer.map((one) =>
			stateOf(one.units.filter((unit) => siteId === undefined || unit.siteId === siteId)),
		);
		const count = (...wanted: PracticeScore["state"][]) => states.filter((state) => wanted.includes(state)).length;
		const percent = (sum: number) => (100 * sum) / sums.applicable;
		const nothing = sums.applicable === 0;
		return {
			layer: id,
			score: nothing ? null : percent(sums.credit),
			low: nothing ? 0 : percent(sums.credit),
			high: nothing ? 0 : percent(sums.highest),
			answered: count("yes", "partly", "no", "accepted-risk"),
			applicable: states.length - count("not-applicable"),
			outstanding: count("no", "partly", "unknown"),
			excluded: count("not-applicable", "accepted-risk"),
		};
	});
}

export function scoreSites(facts: Facts, resolved: readonly ResolvedPractice[]): SiteScore[] {
	return facts.sites.map((site) => ({
		siteId: site.id,
		name: site.name,
		layers: scoreLayers(resolved, site.id),
	}));
}

/** One word for several places: what they agree on; else unknown if any place is, else partly if anything is in place, else no. */
export function stateOf(units: readonly PracticeUnit[]): PracticeScore["state"] {
	const states = new Set(units.map((unit) => unit.answer?.state ?? "unknown"));
	if (states.size > 1) states.delete("not-applicable");
	const [first] = states;
	if (states.size === 1 && first !== undefined) return first;
	if (states.has("unknown")) return "unknown";
	return states.has("yes") || states.has("partly") ? "partly" : "no";
}

/**
 * What does each practice give, what is still to gain, and what does the gap cost in minutes and failures?
 * `pointsPerWeight`: points of the whole score for one unit of practice weight. The gap is 1 less the answer's worth; for
 * minutes the service and scenario that lose most are taken, for failures the scenarios of one server or site are added.
 */
export function scorePractices(
	resolved: readonly ResolvedPractice[],
	services: readonly ServiceAssessment[],
	rates: Record<ScenarioId, RateInForce>,
	pointsPerWeight: number,
): PracticeScore[] {
	const longest = longestPhases(services);
	return resolved.map((one) => {
		const { practice, units } = one;
		const applicable = units.filter((unit) => unit.credit !== null);
		const share = applicable.reduce((sum, unit) => sum + unit.weight, 0);
		const mean = (of: (unit: PracticeUnit) => number) =>
			share === 0 ? 0 : applicable.reduce((sum, unit) => sum + unit.weight * of(unit), 0) / share;
		const counted = applicable.filter((unit) => unit.freshness !== null);
		const gap = mean((unit) => 1 - worthOf(unit));
		let restoreMinutesAdded = 0;
		for (const effect of practice.effect.phases) {
			for (const [scenario, minutes] of longest.get(effect.phase) ?? []) {
				if (!occursIn(effect, scenario)) continue;
				const added = gap * ((effect.factor - 1) * minutes + effect.minutes);
				restoreMinutesAdded = Math.max(restoreMinutesAdded, added);
			}
		}
		const failuresPerYearAdded = practice.effect.rates.reduce(
			(sum, effect) => sum + gap * (effect.factor - 1) * rates[effect.scenario].eventsPerYear,
			0,
		);
		const state = stateOf(units);
		return {
			practiceId: practice.id,
			layer: practice.layer,
			state,
			credit: share === 0 ? null : mean((unit) => unit.credit ?? 0),
			evidence: weakestEvidence(counted),
			freshness: counted.length === 0 ? null : Math.min(...counted.map((unit) => unit.freshness ?? 1)),
			pointsToGain:
				pointsPerWeight *
				practice.weight *
				applicable.reduce((sum, unit) => sum + unit.weight * (1 - (unit.credit ?? 0)), 0),
			effect: sayEffect(state, restoreMinutesAdded, failuresPerYearAdded),
			restoreMinutesAdded,
			failuresPerYearAdded,
		};
	});
}

function worthOf(unit: PracticeUnit): number {
	if (unit.answer?.state === "yes") return 1;
	return unit.answer?.state === "partly" ? 0.5 : 0;
}

function weakestEvidence(units: readonly PracticeUnit[]): EvidenceLevel | null {
	const given = new Set(
		units.flatMap((unit) => (unit.credit === 0 || unit.answer === null ? [] : [unit.answer.evidence])),
	);
	return (["said", "documented", "tested"] as const).find((level) => given.has(level)) ?? null;
}

/** The longest mean of each phase that practices stretch, per scenario over all services: where a stretch costs most. */
function longestPhases(services: readonly ServiceAssessment[]): Map<string, Map<ScenarioId, number>> {
	const longest = new Map<string, Map<ScenarioId, number>>();
	for (const service of services)
		for (const { scenario, phases } of service.scenarios)
			for (const { phase, meanMinutes, origin } of phases) {
				if (isKnown(origin)) continue;
				const base = basePhase(phase);
				const ofPhase = longest.get(base) ?? new Map<ScenarioId, number>();
				ofPhase.set(scenario, Math.max(ofPhase.get(scenario) ?? 0, meanMinutes));
				longest.set(base, ofPhase);
			}
	return longest;
}

function sayEffect(state: PracticeScore["state"], minutes: number, failures: number): Sentence | null {
	const parts: string[] = [];
	if (minutes >= 0.5)
		parts.push(`${minutes >= 90 ? `${(minutes / 60).toFixed(1)} h` : `${Math.round(minutes)} min`} of restore time`);
	if (failures >= 0.0005) parts.push(`${failures < 0.01 ? failures.toFixed(3) : failures.toFixed(2)} failures a year`);
	if (parts.length === 0) return null;
	const values = { restoreMinutes: minutes, failuresPerYear: failures };
	const sum = parts.join(" and ");
	if (state === "unknown")
		return { code: "practice.effect.unknown", values, text: `If it is missing, it costs up to ${sum}.` };
	return { code: "practice.effect", values, text: `The gap costs up to ${sum}.` };
}

/** When does evidence next begin to lose its worth? Soonest first; the points are what it loses by twice its age. */
export function listFalls(
	resolved: readonly ResolvedPractice[],
	pointsPerWeight: number,
): { practiceId: string; on: CalendarDate; pointsByThen: number }[] {
	const falls = resolved.flatMap(({ practice, units }) => {
		const byDate = new Map<CalendarDate, number>();
		for (const unit of units) {
			if (unit.freshness !== 1 || !unit.credit || !unit.answer?.evidenceOn) continue;
			const on = addMonths(unit.answer.evidenceOn, practice.maxAgeMonths);
			byDate.set(on, (byDate.get(on) ?? 0) + (pointsPerWeight * practice.weight * unit.weight * unit.credit) / 2);
		}
		return [...byDate].map(([on, pointsByThen]) => ({ practiceId: practice.id, on, pointsByThen }));
	});
	return falls.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
