import type { CalendarDate, Drill, Facts, Known, Service } from "../facts";
import { freshness } from "./freshness";
import { PROOF_MAX_AGE_MONTHS } from "./weights";

/** What a service has shown rather than said: the two halves of its proof, each 0 to 1. */
export interface ServiceProof {
	serviceId: string;
	/** Data came back from a backup. */
	restoreTest: ProofCredit;
	/** The whole way back was walked: a switch-over, a lost node, a rebuilt service. */
	drill: ProofCredit;
}

export interface ProofCredit {
	credit: number;
	/** The credit if what is not known had been done today. */
	highest: number;
	on: CalendarDate | null;
}

const NOTHING: ProofCredit = { credit: 0, highest: 0, on: null };
/** Talking it through finds gaps in the plan and proves no time. */
const TABLETOP_CREDIT = 0.25;

/**
 * What is proven of each service? Restore test: the newest drill that restored data, or the noted date of a test; drill:
 * the newest switch-over, loss of a node or full recovery. The newest of a kind decides, so a failed one counts 0 until it
 * is repeated; age takes from it as from all evidence. A service without any means (T0) has nothing to prove and gets 0.
 */
export function proveServices(facts: Facts, asOf: CalendarDate): ServiceProof[] {
	const drills = new Map<string, Drill[]>();
	for (const drill of facts.drills) {
		const ofService = drills.get(drill.serviceId);
		if (ofService === undefined) drills.set(drill.serviceId, [drill]);
		else ofService.push(drill);
	}
	return facts.services.map((service) => ({
		serviceId: service.id,
		restoreTest: restoreTestOf(service, drills.get(service.id) ?? [], asOf),
		drill: drillOf(service, drills.get(service.id) ?? [], asOf),
	}));
}

function restoreTestOf(service: Service, drills: Drill[], asOf: CalendarDate): ProofCredit {
	const months = PROOF_MAX_AGE_MONTHS.restoreTest;
	const held = newest(drills, ["restore-sample", "full-site"], asOf);
	const { backup, hosted } = service.protection;
	const noted = backup?.lastRestoreTestOn ?? null;
	const mayBeUnknown = (backup !== null && noted === null) || (hosted !== null && hosted.ownBackup === null);
	return newerOf(held, noted, months, asOf, mayBeUnknown);
}

function drillOf(service: Service, drills: Drill[], asOf: CalendarDate): ProofCredit {
	const months = PROOF_MAX_AGE_MONTHS.drill;
	const { tier, replication, cluster } = service.protection;
	const rebuilt = tier === "T0" || tier === "T1" || tier === "T2" || tier === "hosted";
	const kinds: Drill["kind"][] = rebuilt
		? ["fail-over", "fail-back", "full-site", "restore-sample"]
		: ["fail-over", "fail-back", "full-site"];
	const held = newest(drills, kinds, asOf);
	const noted = later(replication?.lastSwitchOverTestOn ?? null, cluster?.lastNodeLossTestOn ?? null);
	const mayBeUnknown = noted === null && (replication !== null || cluster !== null);
	const walked = newerOf(held, noted, months, asOf, mayBeUnknown);
	const talked = newest(drills, ["tabletop"], asOf);
	if (talked === null || !talked.succeeded) return walked;
	const credit = TABLETOP_CREDIT * freshness(talked.heldOn, months, asOf);
	if (credit <= walked.credit) return walked;
	return { credit, highest: Math.max(credit, walked.highest), on: talked.heldOn };
}

function newerOf(
	held: Drill | null,
	noted: Known<CalendarDate>,
	months: number,
	asOf: CalendarDate,
	mayBeUnknown: boolean,
): ProofCredit {
	if (held !== null && (noted === null || held.heldOn >= noted)) {
		if (!held.succeeded) return { ...NOTHING, on: held.heldOn };
		const credit = freshness(held.heldOn, months, asOf);
		return { credit, highest: credit, on: held.heldOn };
	}
	if (noted === null) return mayBeUnknown ? { ...NOTHING, highest: 1 } : NOTHING;
	const credit = freshness(noted, months, asOf);
	return { credit, highest: credit, on: noted };
}

function newest(drills: Drill[], kinds: Drill["kind"][], asOf: CalendarDate): Drill | null {
	let found: Drill | null = null;
	for (const drill of drills) {
		if (!kinds.includes(drill.kind) || drill.heldOn > asOf) continue;
		const isNewer = found === null || drill.heldOn > found.heldOn;
		/** Two on one day: the failed one is remembered. */
		if (isNewer || (drill.heldOn === found?.heldOn && !drill.succeeded)) found = drill;
	}
	return found;
}

function later(one: Known<CalendarDate>, other: Known<CalendarDate>): Known<CalendarDate> {
	if (one === null || other === null) return one ?? other;
	return one > other ? one : other;
}
