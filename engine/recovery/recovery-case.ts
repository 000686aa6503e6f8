import type { Sentence } from "../assessment";
import type { PlannedPhase } from "../restore/plan";

/** One service to bring back, among others. */
export interface RecoveryCase {
	serviceId: string;
	name: string;
	/** Services of the same recovery that must be up before this one can be put to work. */
	dependsOn: string[];
	costPerHour: { business: number | null; outside: number | null };
	/** Stands in for the cost where none is known, to order by; people who wait. */
	users: number | null;
	phases: PlannedPhase[];
	/** Place whose people and drives do the work. */
	siteId: string | null;
	/** Copies come over the line of the site, one at a time. */
	overUplink: boolean;
	reasons: Sentence[];
}

/** People and means of one site. Null is unknown and drawn anew in every trial between the assumed bounds. */
export interface SiteMeans {
	siteId: string | null;
	name: string;
	engineers: number | null;
	engineerHours: "business" | "always" | null;
	callOutHours: number | null;
	restoreStreams: number | null;
}

/** Bounds that stand in for what is not known; assumptions of ours. */
export const UNKNOWN_ENGINEERS = { least: 1, most: 3 } as const;
export const UNKNOWN_STREAMS = { least: 1, most: 2 } as const;
export const UNKNOWN_CALL_OUT_HOURS = { least: 0.5, most: 4 } as const;

export type MeansKind = "engineers" | "restore streams" | "uplink";

/** Phases that wait for others, for goods or for time: nobody of ours is held by them. */
const HELD_BY_NOBODY = new Set([
	"detect",
	"procure",
	"contract-hours",
	"call-out",
	"network-repair",
	"provider-restore",
	"probe",
	"eject",
	"reconnect",
	"sender-retry",
	"alternate-place",
	"power-returns",
	"isolate-and-clean",
]);

const TRANSFERS = new Set(["transfer", "transfer-again"]);

/** Phases of one event that are done once for all services. */
const DONE_ONCE = new Set([
	"detect",
	"declare",
	"isolate-and-clean",
	"alternate-place",
	"known-place",
	"fetch-off-site",
	"replace-storage",
	"power-returns",
	"network-repair",
]);

/** From here on a service needs those it depends on. */
const NEEDS_OTHERS = new Set(["promote", "start", "restart", "restart-machine", "verify", "switch-clients"]);

export const isDoneOnce = (phaseId: string): boolean => DONE_ONCE.has(phaseId);
export const needsOthers = (phaseId: string): boolean => NEEDS_OTHERS.has(phaseId);
/** People come in by the calendar of their site and not by a phase, so that waiting is not counted twice. */
export const isWaitingForPeople = (phaseId: string): boolean => phaseId === "call-out";

/** What a phase holds while it lasts. */
export function meansOf(phaseId: string, overUplink: boolean): MeansKind[] {
	if (TRANSFERS.has(phaseId)) return overUplink ? ["restore streams", "uplink"] : ["restore streams"];
	return HELD_BY_NOBODY.has(phaseId) ? [] : ["engineers"];
}
