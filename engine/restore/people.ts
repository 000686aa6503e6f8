import { betaPert } from "../random/beta-pert";
import { roundTo } from "../sentence";
import { waitForOpening, waitForOpeningOrCallOut } from "./opening-hours";
import { factPhase, type PlannedPhase } from "./plan";
import { ask, type ServiceView } from "./service-view";

/**
 * The wait for somebody who can act. Around the clock, or not known: none, since the documented times count on people at
 * hand. Business hours: until the next opening, or as long as a call-out takes when that is shorter.
 */
export function waitForPeople(view: ServiceView): PlannedPhase[] {
	if (view.site === null) return [];
	const hours = ask(view, "site.engineerHours", view.site.engineerHours);
	if (hours !== "business") return [];
	const { businessHours } = view.facts.organization;
	const callOutHours = ask(view, "site.callOutHours", view.site.callOutHours);
	const path = `sites.${view.site.id}`;
	if (callOutHours === null)
		return [
			factPhase(
				view,
				"call-out",
				waitForOpening(businessHours),
				{ kind: "fact", reference: `${path}.engineerHours`, source: null },
				"until the next opening, at a random moment of the week",
			),
		];
	if (!(callOutHours >= 0)) throw new RangeError(`${path}.callOutHours must be 0 or more: ${callOutHours}`);
	const usual = betaPert(callOutHours * 30, callOutHours * 60, callOutHours * 75);
	return [
		factPhase(
			view,
			"call-out",
			waitForOpeningOrCallOut(businessHours, usual.mean),
			{ kind: "fact", reference: `${path}.callOutHours`, source: null },
			`outside business hours a call-out of ${roundTo(callOutHours, 1)} h, or the next opening if sooner`,
		),
	];
}

/** How often work on each machine follows other work, when few people rebuild many machines. */
export function roundsOfWork(view: ServiceView, machines: number): number {
	if (machines <= 1) return 1;
	const engineers = ask(view, "site.engineers", view.site?.engineers);
	if (engineers !== null && !(engineers >= 0))
		throw new RangeError(`sites.${view.siteId}.engineers must be 0 or more: ${engineers}`);
	return Math.ceil(machines / Math.max(1, engineers ?? 1));
}
