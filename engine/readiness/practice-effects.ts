import type { InputOrigin } from "../assessment";
import type { PhaseEffect, RateEffect } from "../catalogue/practices";
import type { Facts, ScenarioId } from "../facts";
import type { ResolvedPractice } from "./resolve-practices";
import { ANSWER_CREDIT } from "./weights";

/** How a phase is stretched by what is missing: minutes × factor + minutes more. */
export interface PhaseStretch {
	factor: number;
	addedMinutes: number;
	/** Practices that cause it. */
	practiceIds: string[];
}

/**
 * How far is a practice known to be missing at these sites, from 0 to 1? By the answer alone: evidence decides how much
 * an answer is believed in the score, not how long a phase takes. Unknown and not applicable lengthen nothing; they are
 * told by the coverage. `siteIds` empty: everywhere.
 */
export function missingShare(resolved: ResolvedPractice, siteIds: ReadonlySet<string>): number {
	let missing = 0;
	let sum = 0;
	for (const unit of resolved.units) {
		if (siteIds.size > 0 && unit.siteId !== null && !siteIds.has(unit.siteId)) continue;
		sum += unit.weight;
		if (unit.answer === null || unit.answer.state === "unknown") continue;
		const worth = ANSWER_CREDIT[unit.answer.state];
		if (worth !== null) missing += unit.weight * (1 - worth);
	}
	return sum === 0 ? 0 : missing / sum;
}

/**
 * How do the practices that are missing at these sites stretch each phase in a scenario? Factors multiply and minutes add,
 * each by the share that is missing, so that putting a practice in place never lengthens anything.
 * Keys are base phases (see `basePhase`). The sizes are the catalogue's assumptions.
 */
export function phaseStretches(
	resolved: readonly ResolvedPractice[],
	siteIds: ReadonlySet<string>,
	scenario: ScenarioId,
): Map<string, PhaseStretch> {
	const stretches = new Map<string, PhaseStretch>();
	for (const one of resolved) {
		const share = one.practice.effect.phases.length === 0 ? 0 : missingShare(one, siteIds);
		if (share === 0) continue;
		for (const effect of one.practice.effect.phases) {
			if (!occursIn(effect, scenario)) continue;
			const before = stretches.get(effect.phase) ?? { factor: 1, addedMinutes: 0, practiceIds: [] };
			stretches.set(effect.phase, {
				factor: before.factor * (1 + (effect.factor - 1) * share),
				addedMinutes: before.addedMinutes + effect.minutes * share,
				practiceIds: [...before.practiceIds, one.practice.id],
			});
		}
	}
	return stretches;
}

/** How many times as often does a scenario strike because of what is missing at these sites? 1 or more. */
export function rateFactor(
	resolved: readonly ResolvedPractice[],
	siteIds: ReadonlySet<string>,
	scenario: ScenarioId,
): number {
	let factor = 1;
	for (const one of resolved) {
		const effect = one.practice.effect.rates.find((rate: RateEffect) => rate.scenario === scenario);
		if (effect !== undefined) factor *= 1 + (effect.factor - 1) * missingShare(one, siteIds);
	}
	return factor;
}

/** The sites a service stands on, by the servers of its groups; empty when none is known. */
export function sitesOfServices(facts: Facts): Map<string, Set<string>> {
	const siteOf = new Map(facts.servers.map((server) => [server.id, server.siteId]));
	return new Map(
		facts.services.map((service) => {
			const sites = new Set<string>();
			for (const group of service.groups)
				for (const serverId of group.serverIds) {
					const siteId = siteOf.get(serverId);
					if (siteId !== null && siteId !== undefined) sites.add(siteId);
				}
			return [service.id, sites];
		}),
	);
}

/** A variant counts as its phase: `switch-over/detect` is `detect`. */
export function basePhase(phase: string): string {
	return phase.slice(phase.lastIndexOf("/") + 1);
}

/** Minutes that a contract, a drill or a fact gives are what they are, whatever the practices: only defaults stretch. */
export function isKnown({ kind }: InputOrigin): boolean {
	return kind === "fact" || kind === "contract" || kind === "drill" || kind === "override";
}

export function occursIn(effect: PhaseEffect, scenario: ScenarioId): boolean {
	return effect.scenarios === null || effect.scenarios.includes(scenario);
}
