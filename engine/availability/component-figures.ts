import type { InputOrigin } from "../assessment";
import { componentRateInForce } from "../catalogue/components";
import { phaseDefault, RESTORE_RATE } from "../catalogue/phases";
import type { RateInForce } from "../catalogue/rates";
import type { ComponentRateId, Organization, Server, Site } from "../facts";
import { HOURS_PER_YEAR } from "./structure-availability";

export type ComponentKind =
	| "server"
	| "host"
	| "storage"
	| "power feed"
	| "switch"
	| "load balancer"
	| "scanner"
	| "site"
	| "line"
	| "replica"
	| "provider";

/** How often a component fails and how long until it works again. */
export interface ComponentFigures {
	failuresPerYear: number;
	repairHours: number;
	rateOrigin: InputOrigin;
	repairOrigin: InputOrigin;
}

/** Chance that a generator does not start or does not carry the load; an assumption. */
const GENERATOR_FAILS = 0.05;

/** Until a place is there again: assumptions of ours, hours. */
const PLACE_REPAIR_HOURS = { site: 72, line: 4 } as const;

const origin = (kind: InputOrigin["kind"], reference: string, source: string | null = null): InputOrigin => ({
	kind,
	reference,
	source,
});

const meanHours = (...ids: string[]): number =>
	ids.reduce((sum, id) => {
		const { minMinutes, modeMinutes, maxMinutes } = phaseDefault(id);
		return sum + (minMinutes + 4 * modeMinutes + maxMinutes) / 360;
	}, 0);

/**
 * A machine until it is back as a member of its group. Physical: rate of hardware failures, repair by the contract's promise, spare, lead
 * time or dealer, then installation. Virtual: its own software; the host is a component of its own.
 */
export function serverFigures(
	server: Server | null,
	hardware: RateInForce,
	organization: Organization,
): ComponentFigures {
	if (server?.kind === "virtual" || server?.kind === "cloud") return partFigures("virtual-machine", organization);
	const install = meanHours("declare", "rack", "operating-system", "application", "verify");
	let supply = meanHours("procure");
	let repairOrigin = origin("catalogue", "phases.procure", phaseDefault("procure").source);
	if (server?.spareOnSite === true) {
		supply = meanHours("spare");
		repairOrigin = origin("fact", `servers.${server.id}.spareOnSite`);
	} else if (server?.warranty?.resolutionHours != null) {
		supply = server.warranty.resolutionHours;
		repairOrigin = origin("contract", `servers.${server.id}.warranty.resolutionHours`);
	} else if (server?.warranty?.responseHours != null) {
		supply = server.warranty.responseHours + meanHours("repair");
		repairOrigin = origin("contract", `servers.${server.id}.warranty.responseHours`);
	} else if (server?.hardwareLeadHours != null) {
		supply = server.hardwareLeadHours;
		repairOrigin = origin("fact", `servers.${server.id}.hardwareLeadHours`);
	}
	return {
		failuresPerYear: hardware.eventsPerYear,
		repairHours: supply + install,
		rateOrigin: hardware.origin,
		repairOrigin,
	};
}

/** Shared storage: a machine, and then its data brought back. */
export function storageFigures(
	server: Server | null,
	dataGigabytes: number | null,
	hardware: RateInForce,
): ComponentFigures {
	const transfer = dataGigabytes === null ? 0 : (dataGigabytes * 1000) / RESTORE_RATE.modeMegabytesPerSecond / 3600;
	return {
		failuresPerYear: hardware.eventsPerYear,
		repairHours: meanHours("declare", "replace-storage", "verify") + transfer,
		rateOrigin: hardware.origin,
		repairOrigin:
			dataGigabytes === null && server === null
				? origin("assumption", "phases.replace-storage")
				: origin("catalogue", "phases.replace-storage"),
	};
}

/** A feed as its machines see it: interruptions longer than the battery, which a generator carries when it starts. */
export function feedFigures(site: Site | null, organization: Organization): ComponentFigures {
	const grid = partFigures("power", organization);
	const battery = site?.upsMinutes ?? 0;
	// Lengths taken as exponential: what is left after the battery is as long as it was before.
	const outlast = Math.exp(-battery / (grid.repairHours * 60));
	const generator = site?.hasGenerator === true ? GENERATOR_FAILS : 1;
	const { kind, source } = grid.rateOrigin;
	return {
		...grid,
		failuresPerYear: grid.failuresPerYear * outlast * generator,
		rateOrigin:
			site?.upsMinutes != null && kind !== "override"
				? origin("fact", `sites.${site.id}.upsMinutes`, source)
				: grid.rateOrigin,
	};
}

/** A part with a rate of its own in the catalogue. */
export function partFigures(id: ComponentRateId, organization: Organization): ComponentFigures {
	const { failuresPerYear, repairHours, origin: from } = componentRateInForce(organization, id);
	return { failuresPerYear, repairHours, rateOrigin: from, repairOrigin: from };
}

export function placeFigures(kind: "site" | "line", rate: RateInForce): ComponentFigures {
	return {
		failuresPerYear: rate.eventsPerYear,
		repairHours: PLACE_REPAIR_HOURS[kind],
		rateOrigin: rate.origin,
		repairOrigin: origin("assumption", `components.${kind}`),
	};
}

/** A provider's promise, if there is one; else the network's rate stands in. */
export function providerFigures(serviceId: string, availability: number | null, line: RateInForce): ComponentFigures {
	if (availability === null) return placeFigures("line", line);
	if (!(availability > 0 && availability <= 1))
		throw new RangeError(
			`services.${serviceId}.protection.hosted.availability must be above 0, at most 1: ${availability}`,
		);
	const reference = `services.${serviceId}.protection.hosted.availability`;
	const repairHours = 2;
	return {
		failuresPerYear: ((1 - availability) / availability / repairHours) * HOURS_PER_YEAR,
		repairHours,
		rateOrigin: origin("contract", reference),
		repairOrigin: origin("assumption", "components.provider"),
	};
}
