import { sentence } from "../../sentence";
import type { RestorePlan } from "../plan";
import { type PlannedPhase, phase } from "../plan";
import type { FactsIndex, ServiceView } from "../service-view";
import { STALE_AFTER_DAYS, type TierInForce } from "../tier-in-force";
import { transferPhases } from "../transfer";
import { begin, gigabytesLost, heaviestServer, rebuildAndRestore, rebuildFromNothing } from "./rebuild";
import { ejectNode, switchOver } from "./switch-over";

type Way = Pick<RestorePlan, "path" | "effectiveTier" | "phases" | "reasons" | "dataSource">;

/** One machine dies and takes the data on it along: the strongest means that works brings the service back. */
export function hardwareLoss(view: ServiceView, force: TierInForce, index: FactsIndex): Way {
	if (force.cluster) return withSharedParts(view, force, ejectNode(view));
	if (force.replication) return switchOver(view, { siteLost: false });
	const restart = restartElsewhere(view, index);
	if (restart) return restart;
	if (force.standby) return standbyAndRestore(view);
	if (force.backup) {
		const way = rebuildAndRestore(view);
		return {
			...way,
			reasons: [
				sentence("path.rebuild", "The machine has to be replaced or repaired, installed, and filled from the backup."),
				...way.reasons,
			],
		};
	}
	const way = rebuildFromNothing(view, { hardware: true, siteLost: false });
	return {
		...way,
		reasons: [
			sentence("path.nothing", "No copy of the data exists: the machine is built anew and the data entered by hand."),
			...way.reasons,
		],
	};
}

/** What all nodes lean on may be what fails: one box among nodes, storage and load balancer. */
function withSharedParts(view: ServiceView, force: TierInForce, way: Way): Way {
	const { cluster, backup } = view.service.protection;
	const { storage, loadBalancers } = cluster!;
	const nodes = cluster!.nodes ?? 2;
	const boxes = nodes + (storage === "single" ? 1 : 0) + (loadBalancers === "single" ? 1 : 0);
	const reasons = [...way.reasons];
	const phases = [...way.phases];
	if (loadBalancers === "single") {
		const chance = { group: "load-balancer", probability: 1 / boxes };
		phases.push(
			phase(view, "provision", { id: "replace-load-balancer", label: "Replace the load balancer", chance, times: 4 }),
		);
		reasons.push(
			sentence(
				"path.single-load-balancer",
				`In one hardware failure of ${boxes} it is the only load balancer that fails.`,
				{
					boxes,
				},
			),
		);
	}
	if (storage === "single") {
		const chance = { group: "storage", probability: 1 / boxes };
		const rest: PlannedPhase[] = force.backup
			? [
					phase(view, "fetch-media", { chance }),
					...transferPhases(view, backup!, { gigabytes: view.dataGigabytes, overLine: false, machines: 1, chance }),
				]
			: [phase(view, "recreate-data", { chance })];
		phases.push(
			phase(view, "declare", { chance }),
			phase(view, "replace-storage", { chance }),
			...rest,
			phase(view, "verify", { chance }),
		);
		reasons.push(
			sentence(
				"path.single-storage",
				`In one hardware failure of ${boxes} it is the only storage: then nothing is left to switch to and the data comes from ${force.backup ? "the backup" : "nowhere"}.`,
				{ boxes },
			),
		);
	}
	return { ...way, phases, reasons };
}

/** A virtual machine whose disks lie on another box starts again on another host. */
function restartElsewhere(view: ServiceView, index: FactsIndex): Way | null {
	const server = heaviestServer(view);
	if (server?.kind !== "virtual" || server.storageServerId === null || server.storageServerId === server.hostServerId)
		return null;
	const hosts = [...index.hostIds].filter(
		(hostId) => hostId !== server.hostServerId && index.servers.get(hostId)?.siteId === server.siteId,
	);
	if (hosts.length === 0) return null;
	return {
		path: "restart",
		effectiveTier: "T1",
		dataSource: "kept",
		reasons: [
			sentence(
				"path.restart-on-host",
				`${server.name} starts again on another host: its disks lie on a storage that lives on.`,
				{
					server: server.name,
				},
			),
		],
		phases: [
			...begin(view),
			phase(view, "restart-machine"),
			phase(view, "start"),
			phase(view, "verify"),
			phase(view, "switch-clients"),
		],
	};
}

function standbyAndRestore(view: ServiceView): Way {
	const { standby, backup } = view.service.protection;
	const behind = (standby!.daysBehind ?? 0) > STALE_AFTER_DAYS;
	const differs = standby!.identicalConfiguration === false;
	const reasons = [
		sentence("path.standby", "The standby is installed and waiting: only the data has to be restored to it."),
	];
	if (behind)
		reasons.push(
			sentence(
				"path.standby-behind",
				`The standby is ${Math.round(standby!.daysBehind!)} days behind and needs work first.`,
				{
					daysBehind: standby!.daysBehind!,
				},
			),
		);
	if (differs)
		reasons.push(sentence("path.standby-differs", "It is configured unlike the primary and must be adapted."));
	return {
		path: "standby-and-restore",
		effectiveTier: "T2",
		reasons,
		dataSource: "backup",
		phases: [
			...begin(view),
			...(behind ? [phase(view, "bring-up-to-date")] : []),
			...(differs ? [phase(view, "reconfigure")] : []),
			phase(view, "fetch-media"),
			...transferPhases(view, backup!, {
				gigabytes: gigabytesLost(view),
				overLine: backup!.medium === "cloud",
				machines: 1,
			}),
			phase(view, "verify"),
			phase(view, "switch-clients"),
		],
	};
}
