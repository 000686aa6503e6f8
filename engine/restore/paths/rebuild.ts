import type { Server } from "../../facts";
import { supplyHardware } from "../hardware-supply";
import { waitForPeople } from "../people";
import { type PlannedPhase, phase, type RestorePlan } from "../plan";
import type { ServiceView } from "../service-view";
import { transferPhases } from "../transfer";

/** The machine whose loss takes longest to mend: the one with the most data. */
export function heaviestServer(view: ServiceView): Server | null {
	let heaviest: Server | null = null;
	for (const server of view.servers)
		if (heaviest === null || (server.dataGigabytes ?? -1) > (heaviest.dataGigabytes ?? -1)) heaviest = server;
	return heaviest;
}

/** Data on the machine that is lost: its own where known and the service spreads over several, else all of it. */
export function gigabytesLost(view: ServiceView): number {
	const heaviest = view.servers.length > 1 ? heaviestServer(view) : null;
	if (heaviest?.dataGigabytes == null) return view.dataGigabytes;
	return Math.min(heaviest.dataGigabytes, view.dataGigabytes);
}

export function begin(view: ServiceView, detect = "detect", declare = "declare"): PlannedPhase[] {
	return [phase(view, detect), ...waitForPeople(view), phase(view, declare)];
}

/** Operating system and server software: one image if there is one, two installations if not. */
export function installPhases(view: ServiceView, times: number, chance?: PlannedPhase["chance"]): PlannedPhase[] {
	const change = { times, ...(chance ? { chance } : {}) };
	if (view.service.protection.backup?.systemImage === true)
		return [phase(view, "image", { ...change, id: "operating-system", label: "Restore the system image" })];
	return [phase(view, "operating-system", change), phase(view, "application", change)];
}

/** Everything anew on other hardware, then the data from the backup in the house. */
export function rebuildAndRestore(
	view: ServiceView,
): Pick<RestorePlan, "path" | "effectiveTier" | "phases" | "reasons" | "dataSource"> {
	const supply = supplyHardware(view, heaviestServer(view), false, 1);
	const backup = view.service.protection.backup!;
	return {
		path: supply.repaired ? "repair-and-restore" : "rebuild-and-restore",
		effectiveTier: "T1",
		reasons: supply.reasons,
		dataSource: "backup",
		phases: [
			...begin(view),
			...supply.phases,
			...installPhases(view, 1),
			phase(view, "fetch-media"),
			...transferPhases(view, backup, {
				gigabytes: gigabytesLost(view),
				overLine: backup.medium === "cloud",
				machines: 1,
			}),
			phase(view, "verify"),
			phase(view, "switch-clients"),
		],
	};
}

/** Nothing to restore from: everything anew, and the data by hand. */
export function rebuildFromNothing(
	view: ServiceView,
	{ hardware, siteLost }: { hardware: boolean; siteLost: boolean },
): Pick<RestorePlan, "path" | "effectiveTier" | "phases" | "reasons" | "dataSource"> {
	const supply = hardware ? supplyHardware(view, heaviestServer(view), siteLost, 1) : null;
	return {
		path: "rebuild-from-nothing",
		effectiveTier: "T0",
		reasons: supply?.reasons ?? [],
		dataSource: "nothing",
		phases: [
			...begin(view),
			...(supply ? [...supply.phases, phase(view, "operating-system"), phase(view, "application")] : []),
			phase(view, "recreate-data"),
			phase(view, "verify"),
			phase(view, "switch-clients"),
		],
	};
}
