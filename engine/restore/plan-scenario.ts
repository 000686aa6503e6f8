import type { ScenarioId } from "../facts";
import { dataDamage } from "./paths/data-damage";
import { hardwareLoss } from "./paths/hardware";
import { hostedLoss } from "./paths/hosted";
import { siteLoss } from "./paths/site";
import { networkLoss, softwareFault } from "./paths/software-and-network";
import type { RestorePlan } from "./plan";
import { addScanner } from "./scanner";
import type { FactsIndex, ServiceView } from "./service-view";
import type { TierInForce } from "./tier-in-force";

/**
 * By which path does a service come back in a scenario, and why? The heart of the matrix of scenarios and tiers: the tier
 * in force holds against some failures only, and the path says in words what took its place.
 */
export function planScenario(
	view: ServiceView,
	force: TierInForce,
	index: FactsIndex,
	scenario: ScenarioId,
): RestorePlan {
	const way = (): Omit<RestorePlan, "scenario"> => {
		if (force.hosted) return hostedLoss(view, scenario);
		switch (scenario) {
			case "hardware":
				return hardwareLoss(view, force, index);
			case "corruption":
			case "human":
				return dataDamage(view, force, scenario);
			case "software":
				return softwareFault(view, force);
			case "site":
				return siteLoss(view, force);
			case "network":
				return networkLoss(view, force);
		}
	};
	return addScanner(view, { ...way(), scenario });
}
