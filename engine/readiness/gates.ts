import type { GateResult } from "../assessment";
import type { Facts } from "../facts";
import { sitesOfServices } from "./practice-effects";
import type { ResolvedPractice } from "./resolve-practices";
import type { ScoredService } from "./tried-service";
import { ANSWER_CREDIT, GATE_CAPS, GATE_PASSES_AT } from "./weights";

/**
 * Which practices does a claimed tier stand or fall with, and are they in place where the service stands? A gate opens by an
 * answer worth ½ or more at every place; "no", a risk accepted, "not applicable" and no answer leave it shut, for
 * otherwise leaving a question out would raise the score. `best` reads what is not known as in place, for the upper end.
 */
export function checkGates(
	facts: Facts,
	services: readonly ScoredService[],
	resolved: readonly ResolvedPractice[],
	best = false,
	sites: ReadonlyMap<string, ReadonlySet<string>> = sitesOfServices(facts),
): GateResult[] {
	const gates: GateResult[] = [];
	for (const one of resolved) {
		const { practice } = one;
		const { gate } = practice;
		if (gate === null || !gate.gate) continue;
		const bound = services.filter((service) => gate.tiers.includes(service.tierClaimed));
		if (bound.length === 0) continue;
		const shut = bound.filter((service) => !isOpen(one, sites.get(service.serviceId) ?? new Set(), best));
		const passed = shut.length === 0;
		const capTo = GATE_CAPS[practice.weight] ?? 100;
		const names = (passed ? bound : shut).map((service) => service.name);
		gates.push({
			practiceId: practice.id,
			serviceIds: (passed ? bound : shut).map((service) => service.serviceId),
			passed,
			capTo,
			sentence: {
				code: passed ? "gate.passed" : "gate.failed",
				values: { practiceId: practice.id, services: names.join(", "), capTo },
				text: passed
					? `${practice.id} is in place for ${listNames(names)}.`
					: `${listNames(names)} cannot claim ${names.length === 1 ? "its tier" : "their tiers"} without ${practice.id} (${practice.practice}): the score stays at ${capTo} at most.`,
			},
		});
	}
	return gates;
}

function isOpen(resolved: ResolvedPractice, siteIds: ReadonlySet<string>, best: boolean): boolean {
	const ofSites = resolved.units.filter((unit) => unit.siteId !== null && siteIds.has(unit.siteId));
	const units = ofSites.length > 0 ? ofSites : resolved.units;
	return units.every((unit) => {
		if (unit.answer === null || unit.answer.state === "unknown") return best;
		return (ANSWER_CREDIT[unit.answer.state] ?? 0) >= GATE_PASSES_AT;
	});
}

function listNames(names: string[]): string {
	if (names.length > 3) return `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
	if (names.length < 2) return names.join("");
	return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
