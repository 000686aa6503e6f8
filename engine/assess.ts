import type { Assessment, AssessOptions, Assumption, ServiceAssessment } from "./assessment";
import { FACTS_FORMAT_VERSION, type Facts } from "./facts";
import { assessReadiness } from "./readiness/assess-readiness";
import { nextActions, type Reassess } from "./readiness/next-actions";
import { sitesOfServices } from "./readiness/practice-effects";
import { resolvePractices } from "./readiness/resolve-practices";
import { type AssessedService, assessService, type ServiceContext, type UsedDefault } from "./restore/assess-service";
import { indexFacts } from "./restore/service-view";
import { noOutlooks, tryService } from "./restore/try-service";
import { CATALOGUE_VERSION, ENGINE_VERSION } from "./version";

/** Trials with which a change is tried out; before and after share them, so their difference is not luck. */
const ACTION_TRIALS = 128;

/**
 * How ready is an organisation, how long would each service be down, how much would be lost, and what should be done
 * first? The one front door: every page, report and command line is a view of what this returns.
 *
 * The same facts, seed, trials and date give the same assessment, to the last digit, wherever it runs. Minutes for
 * restore, hours for loss. Linear in services and trials. Errors: RangeError that names the path of a fact that cannot be.
 */
export function assess(facts: Facts, options: AssessOptions): Assessment {
	const assessed = assessEach(facts, options);
	const services = assessed.map((one) => one.assessment);
	const readiness = assessReadiness(facts, services, options);
	const quick = { ...options, trials: Math.min(options.trials, ACTION_TRIALS) };
	const reassess = reassessor(facts, quick);
	return {
		engineVersion: ENGINE_VERSION,
		catalogueVersion: CATALOGUE_VERSION,
		factsFormatVersion: FACTS_FORMAT_VERSION,
		asOf: options.asOf,
		seed: options.seed,
		trials: options.trials,
		organizationName: facts.organization.name,
		services,
		readiness,
		actions: nextActions(facts, services, readiness, quick, reassess),
		assumptions: gatherAssumptions(
			assessed.map((one) => ({ serviceId: one.assessment.serviceId, defaults: one.defaults })),
		),
	};
}

/** Only the services' figures, for a what-if that needs no score: see `assess`. */
export function assessServices(facts: Facts, options: AssessOptions): ServiceAssessment[] {
	return assessEach(facts, options).map((one) => one.assessment);
}

function contextOf(facts: Facts, options: AssessOptions): ServiceContext {
	return {
		facts,
		index: indexFacts(facts),
		practices: resolvePractices(facts, options.asOf),
		sitesOf: sitesOfServices(facts),
	};
}

function assessEach(facts: Facts, options: AssessOptions): AssessedService[] {
	if (!(Number.isInteger(options.trials) && options.trials >= 1))
		throw new RangeError(`trials must be 1 or more: ${options.trials}`);
	const context = contextOf(facts, options);
	return facts.services.map((service) => assessService(context, service, options));
}

/** Tries changes out; a scenario that a change does not touch, by its facts or its practices, is not drawn again. */
function reassessor(base: Facts, options: AssessOptions): Reassess {
	const known = noOutlooks();
	const index = indexFacts(base);
	const sitesOf = sitesOfServices(base);
	return (facts, practices) => {
		const context = {
			facts,
			index: facts.servers === base.servers && facts.sites === base.sites ? index : indexFacts(facts),
			practices,
			sitesOf,
		};
		return { services: facts.services.map((service) => tryService(context, service, options, known)) };
	};
}

/** One line per default, with the services it stands in for. */
function gatherAssumptions(defaults: { serviceId: string; defaults: UsedDefault[] }[]): Assumption[] {
	const byKey = new Map<string, Assumption>();
	for (const one of defaults)
		for (const { assumption, origin } of one.defaults) {
			if (assumption === null) continue;
			const known = byKey.get(assumption.code);
			if (!known)
				byKey.set(assumption.code, { key: assumption.code, sentence: assumption, origin, serviceIds: [one.serviceId] });
			else if (known.serviceIds.at(-1) !== one.serviceId) known.serviceIds.push(one.serviceId);
		}
	return [...byKey.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}
