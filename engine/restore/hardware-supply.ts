import type { Sentence } from "../assessment";
import type { Server } from "../facts";
import { betaPert } from "../random/beta-pert";
import { daysFromDate } from "../readiness/calendar";
import { roundTo, sentence } from "../sentence";
import { waitForOpening } from "./opening-hours";
import { factPhase, type PlannedPhase, phase } from "./plan";
import { ask, type ServiceView } from "./service-view";

/** Where hardware to run on comes from, and what that takes. */
export interface HardwareSupply {
	phases: PlannedPhase[];
	reasons: Sentence[];
	/** The machine that failed is repaired and not replaced. */
	repaired: boolean;
}

/**
 * How long until there is a machine to install on? In this order: another host or a cloud that has room; a spare on
 * site; the vendor's contract if it is still in force; the lead time that was given; a local dealer by default. "Four hours'
 * response" is an arrival, not a repair: parts and work come after it, and business cover waits for the morning.
 * After the loss of a site (`siteLost`) spare, host and contract are gone with it.
 */
export function supplyHardware(
	view: ServiceView,
	server: Server | null,
	siteLost: boolean,
	times: number,
): HardwareSupply {
	const kind = server === null ? null : ask(view, `servers.${server.id}.kind`, server.kind);
	const rack = phase(view, "rack", { times });
	if (kind === "cloud" || (kind === "virtual" && !siteLost)) return virtualSupply(view, server!, times);
	if (server?.spareOnSite === true && !siteLost)
		return {
			phases: [phase(view, "spare", { id: "procure", label: "Take the spare from the shelf" }), rack],
			reasons: [sentence("supply.spare", "A spare of compatible size stands on site.")],
			repaired: false,
		};
	const reasons: Sentence[] = [];
	if (server?.warranty && !siteLost) {
		const { endsOn } = server.warranty;
		if (endsOn !== null && daysFromDate(endsOn) < daysFromDate(view.asOf))
			reasons.push(
				sentence("supply.warranty-ended", `The contract of ${server.name} ended on ${endsOn}: it is not counted on.`, {
					server: server.name,
					endsOn,
				}),
			);
		else {
			const contract = contractSupply(view, server);
			if (contract) return contract;
		}
	} else if (server?.warranty && siteLost)
		reasons.push(sentence("supply.contract-lost", "No repair contract replaces a machine that burnt or drowned."));
	if (server) {
		ask(view, `servers.${server.id}.warranty`, server.warranty);
		ask(view, `servers.${server.id}.spareOnSite`, server.spareOnSite);
	}
	const leadHours =
		server === null ? null : ask(view, `servers.${server.id}.hardwareLeadHours`, server.hardwareLeadHours);
	if (server !== null && leadHours !== null) {
		if (!(leadHours >= 0))
			throw new RangeError(`servers.${server.id}.hardwareLeadHours must be 0 or more: ${leadHours}`);
		const minutes = leadHours * 60;
		return {
			phases: [
				factPhase(
					view,
					"procure",
					betaPert(minutes * 0.8, minutes, minutes * 1.3),
					{ kind: "fact", reference: `servers.${server.id}.hardwareLeadHours`, source: null },
					`lead time ${roundTo(leadHours, 1)} h`,
				),
				rack,
			],
			reasons,
			repaired: false,
		};
	}
	return { phases: [phase(view, "procure"), rack], reasons, repaired: false };
}

function virtualSupply(view: ServiceView, server: Server, times: number): HardwareSupply {
	return {
		phases: [phase(view, "provision", { id: "procure", times })],
		reasons: [
			server.kind === "cloud"
				? sentence("supply.cloud", "A cloud machine is made anew in minutes; no hardware has to come.")
				: sentence("supply.virtual", `${server.name} is virtual: it needs room on another host, not new hardware.`, {
						server: server.name,
					}),
		],
		repaired: false,
	};
}

function contractSupply(view: ServiceView, server: Server): HardwareSupply | null {
	const warranty = server.warranty!;
	const { responseHours, resolutionHours, coverage } = warranty;
	const path = `servers.${server.id}.warranty`;
	if (responseHours === null && resolutionHours === null) {
		ask(view, `${path}.resolutionHours`, null);
		return null;
	}
	for (const [name, hours] of Object.entries({ responseHours, resolutionHours }))
		if (hours !== null && !(hours >= 0)) throw new RangeError(`${path}.${name} must be 0 or more: ${hours}`);
	const phases: PlannedPhase[] = [];
	const reasons: Sentence[] = [];
	if (coverage === "business") {
		phases.push(
			factPhase(
				view,
				"call-out",
				waitForOpening(view.facts.organization.businessHours),
				{ kind: "contract", reference: `${path}.coverage`, source: null },
				"until the contract's hours begin, at a random moment of the week",
				{ id: "contract-hours", label: "Wait for the contract's hours" },
			),
		);
		reasons.push(
			sentence(
				"supply.business-cover",
				"The contract counts business hours only: a failure on Friday night waits for Monday.",
			),
		);
	}
	const promised = (resolutionHours ?? responseHours)! * 60;
	phases.push(
		factPhase(
			view,
			"procure",
			betaPert(promised * 0.4, promised * 0.8, promised * (resolutionHours === null ? 1 : 1.1)),
			{
				kind: "contract",
				reference: resolutionHours === null ? `${path}.responseHours` : `${path}.resolutionHours`,
				source: null,
			},
			resolutionHours === null
				? `response within ${roundTo(responseHours!, 1)} h`
				: `repair promised within ${roundTo(resolutionHours, 1)} h`,
			{ label: resolutionHours === null ? "Vendor arrives" : "Vendor repairs" },
		),
	);
	if (resolutionHours === null) {
		phases.push(phase(view, "repair"));
		reasons.push(
			sentence(
				"supply.response-is-not-repair",
				`${roundTo(responseHours!, 1)}-hour response is when somebody arrives; parts and repair come after it.`,
				{ responseHours: responseHours! },
			),
		);
	}
	reasons.push(
		sentence("supply.data-lost-under-warranty", "A repair under contract brings back the machine, not its data."),
	);
	return { phases, reasons, repaired: true };
}
