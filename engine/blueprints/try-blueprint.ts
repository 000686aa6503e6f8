import { assessOne } from "../assess-one";
import type { AssessOptions, ServiceAssessment } from "../assessment";
import { expectedOutageCost, type OutageCost } from "../cost/outage-cost";
import { type ProtectionCost, yearlyProtectionCost } from "../cost/protection-cost";
import type { Facts, Service } from "../facts";
import { applyBlueprint } from "./apply-blueprint";
import { type BlueprintChoice, blueprintKind } from "./blueprint";
import type { Precondition } from "./condition";
import { type BlueprintDrawing, drawBlueprint } from "./drawing";
import type { FilledPlace } from "./places";
import { checkBlueprint } from "./preconditions";
import { type SideEffect, sideEffects, whatGetsWorse } from "./side-effects";

export interface BlueprintFigures {
	assessed: ServiceAssessment;
	cost: ProtectionCost;
	outage: OutageCost;
}

export interface TriedBlueprint {
	drawing: BlueprintDrawing;
	places: FilledPlace[];
	preconditions: Precondition[];
	effects: SideEffect[];
	/** Null: the service is not there yet. */
	before: BlueprintFigures | null;
	/** With the planned machines in service. */
	after: BlueprintFigures;
}

/**
 * What would a blueprint do for a service? Its drawing, its conditions, its side effects, and the service's figures before
 * and after under one seed, so that they differ by the blueprint and not by luck. The figures after count planned machines
 * as standing; they are the promise, not the day after. RangeError as in `applyBlueprint`.
 */
export function tryBlueprint(
	facts: Facts,
	service: Service,
	choice: BlueprintChoice,
	options: AssessOptions,
): TriedBlueprint {
	const applied = applyBlueprint(facts, service, choice, (place) => `planned-${place}`);
	const before = facts.services.find((one) => one.id === service.id) ?? null;
	const planned = new Set(applied.places.flatMap(({ server, isPlanned }) => (isPlanned ? [server.id] : [])));
	const standing: Facts = {
		...applied.facts,
		servers: applied.facts.servers.map((server) => (planned.has(server.id) ? { ...server, planned: false } : server)),
	};
	const figures = {
		before: before && figuresOf(facts, before, options),
		after: figuresOf(standing, applied.service, options),
	};
	const { places } = applied;
	return {
		drawing: drawBlueprint(blueprintKind(service.kind), choice, service.mail?.scanner ?? null),
		places,
		preconditions: checkBlueprint(applied, choice, options.asOf),
		effects: [
			...sideEffects({ facts, before, after: applied.service, choice, places }),
			...(figures.before ? whatGetsWorse(figures.before, figures.after) : []),
		],
		...figures,
	};
}

function figuresOf(facts: Facts, service: Service, options: AssessOptions): BlueprintFigures {
	const assessed = assessOne(facts, service.id, options);
	return {
		assessed,
		cost: yearlyProtectionCost(facts, service, assessed.dataGigabytes),
		outage: expectedOutageCost(facts, assessed, { asOf: options.asOf }),
	};
}
