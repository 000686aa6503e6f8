import type { AssessOptions, Readiness, ServiceAssessment } from "../assessment";
import { practiceById } from "../catalogue/practices";
import { expectedOutageCost, type OutageCost } from "../cost/outage-cost";
import type { Facts, Known, Service } from "../facts";
import { assessReadiness } from "../readiness/assess-readiness";
import { sitesOfServices } from "../readiness/practice-effects";
import { resolvePractices } from "../readiness/resolve-practices";
import { assessService, type ServiceContext } from "../restore/assess-service";
import { indexFacts } from "../restore/service-view";
import { applyChanges, changeId, type PlanChange } from "./changes";
import { type PlanCost, planCost } from "./plan-cost";

export interface PlanFigures {
	/** In the order of the facts. */
	services: ServiceAssessment[];
	readiness: Pick<Readiness, "score" | "uncapped" | "low" | "high">;
	/** Expected hours down a year, summed over services. */
	downtimeHours: number;
	/** Expected cost of downtime and lost work a year, of the services whose hour has a price; null: none has. */
	outageCost: Known<number>;
	/** Services without a price of an hour: their outages are in no sum of money. */
	unpricedServiceIds: string[];
	cost: PlanCost;
}

/** What is still to be computed for a plan, service by service, and the figures once nothing is. */
export interface PlanWork {
	/** Services whose figures this plan changes and nobody asked for yet. */
	waiting: number;
	/** Computes one of them; false when none waits. */
	step: () => boolean;
	/** Answers at once; a service that still waits stands as it is today. */
	soFar: () => PlanFigures;
	/** Computes what still waits, and answers. */
	finish: () => PlanFigures;
}

/**
 * What would a plan gain? Returns a function from changes to work, which keeps every service's figures once made: a
 * service that no change touches, by its facts, its servers, its sites or its practices, is never computed again, so that a
 * figure follows a key at once. The figures are those of `assess` on the changed facts, to the last digit: same seed, same
 * trials. `known` spares the services of an assessment of these very facts. Throws RangeError for trials below 1.
 */
export function planner(
	facts: Facts,
	options: AssessOptions,
	known: readonly ServiceAssessment[] = [],
): (changes: readonly PlanChange[]) => PlanWork {
	if (!(Number.isInteger(options.trials) && options.trials >= 1))
		throw new RangeError(`trials must be 1 or more: ${options.trials}`);
	const figures = new Map<string, ServiceAssessment>();
	const outages = new Map<string, OutageCost>();
	const sizes = new Map<string, number>();
	const reach = new Map(facts.services.map((service) => [service.id, reachOf(facts, service)]));
	for (const assessed of known) {
		const service = facts.services.find((one) => one.id === assessed.serviceId);
		if (service === undefined) continue;
		figures.set(keyOf(service.id, []), assessed);
		sizes.set(service.id, assessed.dataGigabytes);
	}
	const now = contextOf(facts, options);
	return (changes) => {
		const context = contextOf(applyChanges(facts, changes, options.asOf), options);
		const plans = facts.services.map(({ id }) => {
			const reaching = changes.filter(reach.get(id)!);
			// A practice that stretches no phase of a service still changes how often it fails.
			const counting = changes.filter((change) => change.kind === "practice" || reaching.includes(change));
			return { key: keyOf(id, reaching), outageKey: keyOf(id, counting), today: keyOf(id, []) };
		});
		const waiting = plans.flatMap(({ key }, index) => (figures.has(key) ? [] : [index]));
		const compute = (key: string, within: ServiceContext, index: number): ServiceAssessment =>
			kept(figures, key, () => assessService(within, within.facts.services[index]!, options).assessment);
		const outage = (key: string, within: ServiceContext, service: ServiceAssessment): OutageCost =>
			kept(outages, key, () => {
				const { practices, sitesOf: sites } = within;
				return expectedOutageCost(within.facts, service, { asOf: options.asOf, practices, sites });
			});
		const work: PlanWork = {
			get waiting() {
				return waiting.length;
			},
			step() {
				const index = waiting.shift();
				if (index === undefined) return false;
				compute(plans[index]!.key, context, index);
				return true;
			},
			soFar() {
				const each = plans.map(({ key, outageKey, today }, index) => {
					const made = figures.get(key);
					if (made) return { service: made, outage: outage(outageKey, context, made) };
					const service = compute(today, now, index);
					return { service, outage: outage(today, now, service) };
				});
				const services = each.map(({ service }) => service);
				const { score, uncapped, low, high } = assessReadiness(context.facts, services, options);
				for (const one of services) if (!sizes.has(one.serviceId)) sizes.set(one.serviceId, one.dataGigabytes);
				return {
					services,
					readiness: { score, uncapped, low, high },
					...sumOf(
						each.map((one) => one.outage),
						facts.services,
					),
					cost: planCost(facts, changes, sizes, options.asOf),
				};
			},
			finish() {
				while (work.step());
				return work.soFar();
			},
		};
		return work;
	};
}

function contextOf(facts: Facts, options: AssessOptions): ServiceContext {
	return {
		facts,
		index: indexFacts(facts),
		practices: resolvePractices(facts, options.asOf),
		sitesOf: sitesOfServices(facts),
	};
}

/** Which changes can reach a service: its own, those of a machine it stands on, practices that stretch its phases, and lines. */
function reachOf(facts: Facts, service: Service): (change: PlanChange) => boolean {
	const leansOn = new Set(service.groups.flatMap((group) => group.serverIds));
	for (let size = -1; size !== leansOn.size; ) {
		size = leansOn.size;
		for (const server of facts.servers) {
			if (!leansOn.has(server.id)) continue;
			if (server.hostServerId !== null) leansOn.add(server.hostServerId);
			if (server.storageServerId !== null) leansOn.add(server.storageServerId);
		}
	}
	const shareMachines = new Set(
		facts.services.flatMap((one) =>
			one.groups.some((group) => group.serverIds.some((id) => leansOn.has(id))) ? [one.id] : [],
		),
	);
	return (change) => {
		if (change.kind === "practice") return stretchesPhases(change.practiceId, service);
		if (change.kind === "link" || change.serviceId === service.id) return true;
		return change.kind === "spare" && shareMachines.has(change.serviceId);
	};
}

/** Whatever its tier: another change of the plan may set that. */
function stretchesPhases(practiceId: string, service: Service): boolean {
	const practice = practiceById(practiceId);
	if (practice === null || practice.effect.phases.length === 0) return false;
	const { serviceKinds } = practice.appliesTo;
	return serviceKinds === null || serviceKinds.includes(service.kind);
}

function keyOf(serviceId: string, changes: readonly PlanChange[]): string {
	const sorted = [...changes].sort((one, other) => (changeId(one) < changeId(other) ? -1 : 1));
	return `${serviceId} ${JSON.stringify(sorted)}`;
}

function kept<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
	const known = values.get(key);
	if (known !== undefined) return known;
	const made = make();
	values.set(key, made);
	return made;
}

function sumOf(
	each: readonly OutageCost[],
	services: readonly Service[],
): Pick<PlanFigures, "downtimeHours" | "outageCost" | "unpricedServiceIds"> {
	const unpricedServiceIds: string[] = [];
	let downtimeHours = 0;
	let money: number | null = null;
	for (const [index, outage] of each.entries()) {
		downtimeHours += outage.downtimeHours;
		if (outage.downtimeCost === null) unpricedServiceIds.push(services[index]!.id);
		else money = (money ?? 0) + outage.downtimeCost + (outage.lossCost ?? 0);
	}
	return { downtimeHours, outageCost: money, unpricedServiceIds };
}
