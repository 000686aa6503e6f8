import type { AssessOptions, GateResult, NextAction, Readiness, Sentence, ServiceAssessment } from "../assessment";
import { practiceById } from "../catalogue/practices";
import { SCENARIO_RATES } from "../catalogue/rates";
import type { Facts } from "../facts";
import { type ActionCandidate, practiceCandidates, serviceCandidates } from "./action-candidates";
import { scoreReadiness } from "./assess-readiness";
import { sitesOfServices } from "./practice-effects";
import { type ResolvedPractice, resolvePractices } from "./resolve-practices";
import type { TriedService } from "./tried-service";

/** The engine's answer for the services of these facts, with the practices as resolved for the whole organisation. */
export type Reassess = (facts: Facts, practices: readonly ResolvedPractice[]) => { services: TriedService[] };

/** Above this many services a practice is tried on the slowest only; the rest keep their figures. */
const MOST_SERVICES_TRIED = 6;
const MOST_ACTIONS = 20;

/**
 * What should be done first, and what does each thing gain? Every gain is measured, not guessed: the change is made in the
 * facts and the engine runs again (`reassess`, with as few trials as the caller likes; before and after share them).
 *
 * Points are those of the score, or of the uncapped score while a failed gate holds the score down. Hours are the largest
 * gain of P50 over services and scenarios. Ranked by what is gained for the work: a point, an expected hour of downtime a
 * year and a tenth of a failure a year count alike, divided by one day plus the effort. A proposal of ours; nothing
 * without a gain is listed.
 * Cost: at most 18 practices and 8 services' weak points are tried, whatever the organisation's size.
 */
export function nextActions(
	facts: Facts,
	services: ServiceAssessment[],
	readiness: Readiness,
	options: AssessOptions,
	reassess: Reassess,
): NextAction[] {
	const candidates = [
		...practiceCandidates(readiness, options.asOf),
		...serviceCandidates(facts, services, options.asOf),
	];
	if (candidates.length === 0) return [];
	const slowest = [...services]
		.sort((one, other) => longestMinutes(other) - longestMinutes(one))
		.slice(0, MOST_SERVICES_TRIED)
		.map((service) => service.serviceId);
	const touched = new Set([...slowest, ...candidates.flatMap((candidate) => candidate.serviceIds)]);
	const tryOut = tryOutOn(facts, options, reassess);
	const before = tryOut(facts, services, touched);
	return candidates
		.map((candidate) => {
			const ids = new Set(changesTimes(candidate) ? touchedBy(candidate, slowest) : []);
			const after = tryOut(candidate.change(facts), before.services, ids);
			const action = toAction(candidate, before, after, failuresFrom(readiness, candidate.practiceId));
			return { action, worth: worth(action, expectedHours(before.services) - expectedHours(after.services)) };
		})
		.filter(({ action }) => gainsSomething(action))
		.sort((one, other) => other.worth - one.worth || (one.action.id < other.action.id ? -1 : 1))
		.slice(0, MOST_ACTIONS)
		.map(({ action }) => action);
}

/** A practice that stretches no phase leaves every time as it is: only the score is made anew. */
function changesTimes(candidate: ActionCandidate): boolean {
	if (candidate.practiceId === null) return true;
	return (practiceById(candidate.practiceId)?.effect.phases.length ?? 0) > 0;
}

function touchedBy(candidate: ActionCandidate, slowest: string[]): string[] {
	return candidate.serviceIds.length > 0 ? candidate.serviceIds : slowest;
}

interface Trial {
	services: readonly TriedService[];
	/** Whole tenths of a point. */
	score: number;
	uncapped: number;
	gates: GateResult[];
}

/** Runs the engine on the services that a change may touch; the others keep their figures, the score is made anew. */
function tryOutOn(base: Facts, options: AssessOptions, reassess: Reassess) {
	// No change moves a server or a service, so where services stand is looked up once.
	const sites = sitesOfServices(base);
	const asked = kindsAsked(base);
	const resolvedBase = resolvePractices(base, options.asOf);
	return (facts: Facts, known: readonly TriedService[], touched: ReadonlySet<string>): Trial => {
		const alike = facts.practiceAnswers === base.practiceAnswers && kindsAsked(facts) === asked;
		const resolved = alike ? resolvedBase : resolvePractices(facts, options.asOf);
		let services = known;
		if (touched.size > 0) {
			const needed = withDependencies(facts, touched);
			const part = { ...facts, services: facts.services.filter((service) => needed.has(service.id)) };
			const fresh = new Map(reassess(part, resolved).services.map((service) => [service.serviceId, service]));
			services = known.map((service) => fresh.get(service.serviceId) ?? service);
		}
		const { score, uncapped, gates } = scoreReadiness(facts, services, resolved, options.asOf, sites);
		return { services, score, uncapped, gates };
	};
}

/** Tiers and kinds of the services: what decides which practices are asked about. */
function kindsAsked(facts: Facts): string {
	const kinds = new Set(facts.services.map(({ protection, kind }) => `${protection.tier} ${kind}`));
	return [...kinds].sort().join();
}

function withDependencies(facts: Facts, serviceIds: ReadonlySet<string>): Set<string> {
	const byId = new Map(facts.services.map((service) => [service.id, service]));
	const needed = new Set<string>();
	const open = [...serviceIds];
	while (open.length > 0) {
		const id = open.pop()!;
		if (needed.has(id)) continue;
		needed.add(id);
		open.push(...(byId.get(id)?.dependsOn ?? []));
	}
	return needed;
}

function toAction(candidate: ActionCandidate, before: Trial, after: Trial, failuresPerYearAvoided: number): NextAction {
	const scoreGained = (after.score - before.score) / 10;
	const pointsGained = Math.max(0, after.score - before.score, after.uncapped - before.uncapped) / 10;
	const opened = before.gates.filter(
		(gate) => !gate.passed && after.gates.some((other) => other.practiceId === gate.practiceId && other.passed),
	);
	const restoreHoursGained = Math.max(0, largestGainMinutes(before.services, after.services)) / 60;
	const { change: _, ...shown } = candidate;
	return {
		...shown,
		pointsGained,
		restoreHoursGained,
		failuresPerYearAvoided,
		why: explain({ pointsGained, restoreHoursGained, failuresPerYearAvoided }, scoreGained, opened.length, after),
	};
}

function explain(
	gain: Pick<NextAction, "pointsGained" | "restoreHoursGained" | "failuresPerYearAvoided">,
	scoreGained: number,
	opened: number,
	after: Trial,
): Sentence {
	const parts: string[] = [];
	if (gain.pointsGained > 0) parts.push(`${gain.pointsGained.toFixed(1)} points`);
	if (gain.restoreHoursGained >= 0.05) parts.push(`${gain.restoreHoursGained.toFixed(1)} h less to restore`);
	if (gain.failuresPerYearAvoided >= 0.005)
		parts.push(`${gain.failuresPerYearAvoided.toFixed(2)} failures a year less`);
	const gains = parts.length === 0 ? "Gains a little" : `Gains ${parts.join(", ")}`;
	const gate = opened > 0 ? "; opens a gate" : "";
	const held = after.gates.filter((one) => !one.passed).map((one) => one.practiceId);
	const isHeld = after.score < after.uncapped && scoreGained < gain.pointsGained - 0.05;
	const cap =
		isHeld && held.length > 0
			? `; the score itself moves when the gates ${held.length > 4 ? `${held.slice(0, 3).join(", ")} and ${held.length - 3} more` : held.join(", ")} are passed`
			: "";
	return {
		code: "action.why",
		values: { ...gain, scoreGained, gatesOpened: opened },
		text: `${gains}${gate}${cap}.`,
	};
}

function gainsSomething(action: NextAction): boolean {
	return action.pointsGained > 0 || action.restoreHoursGained >= 0.01 || action.failuresPerYearAvoided > 0;
}

function worth(action: NextAction, hoursPerYear: number): number {
	const gained = action.pointsGained + Math.max(0, hoursPerYear) + 10 * action.failuresPerYearAvoided;
	return gained / (1 + action.effortDays);
}

/** Hours down a year to expect: a rare scenario weighs little however long it lasts. */
function expectedHours(services: readonly TriedService[]): number {
	let hours = 0;
	for (const service of services)
		for (const one of service.scenarios) hours += (SCENARIO_RATES[one.scenario].eventsPerYear * one.restore.mean) / 60;
	return hours;
}

function largestGainMinutes(before: readonly TriedService[], after: readonly TriedService[]): number {
	let largest = 0;
	for (const [index, service] of before.entries())
		for (const [position, one] of service.scenarios.entries()) {
			const then = after[index]?.scenarios[position];
			if (then !== undefined) largest = Math.max(largest, one.restore.p50 - then.restore.p50);
		}
	return largest;
}

function longestMinutes(service: ServiceAssessment): number {
	return service.scenarios.reduce((longest, one) => Math.max(longest, one.restore.p50), 0);
}

/** Failures a year that come of this practice's gap; what is not known to be missing is not counted as avoided. */
function failuresFrom(readiness: Readiness, practiceId: string | null): number {
	const one = readiness.practices.find((practice) => practice.practiceId === practiceId);
	return one === undefined || one.state === "unknown" ? 0 : one.failuresPerYearAdded;
}
