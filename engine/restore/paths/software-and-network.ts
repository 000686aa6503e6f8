import type { Sentence } from "../../assessment";
import { sentence } from "../../sentence";
import { waitForPeople } from "../people";
import { phase, type RestorePlan } from "../plan";
import { type ServiceView, shareOf, sharesFate, standsElsewhere } from "../service-view";
import type { TierInForce } from "../tier-in-force";
import { begin } from "./rebuild";
import { ejectNode, switchOver } from "./switch-over";

type Way = Pick<RestorePlan, "path" | "effectiveTier" | "phases" | "reasons" | "dataSource">;

/** Most faults pass with a restart; a bad version is on every machine and has to be rolled back everywhere. */
export function softwareFault(view: ServiceView, force: TierInForce): Way {
	const probability = shareOf(view, "lasting-fault");
	const lasting = { group: "lasting-fault", probability };
	const share = Math.round(probability * 100);
	const cure = [phase(view, "find-fault", { chance: lasting }), phase(view, "roll-back-version", { chance: lasting })];
	if (force.cluster) {
		const way = ejectNode(view);
		return {
			...way,
			reasons: [
				sentence("path.transient-fault", "A fault on one node is taken out like a broken machine."),
				sentence(
					"path.fault-on-all",
					`In ${share} % of cases it is the version itself, on all nodes: it is rolled back.`,
					{ share },
				),
			],
			phases: [
				...way.phases,
				phase(view, "declare", { chance: lasting }),
				...cure,
				phase(view, "verify", { chance: lasting }),
			],
		};
	}
	const reasons: Sentence[] = [
		sentence("path.restart", "A restart cures most faults; no second machine is needed for it."),
		sentence("path.roll-back", `In ${share} % of cases the version has to be rolled back.`, { share }),
	];
	if (force.replication || force.standby)
		reasons.push(sentence("path.same-software", "The second machine runs the same software and has the same fault."));
	return {
		path: "restart",
		effectiveTier: "T0",
		dataSource: "kept",
		reasons,
		phases: [...begin(view), phase(view, "restart"), ...cure, phase(view, "start"), phase(view, "verify")],
	};
}

/** The servers run and nobody reaches them: only a second place on another line helps, else one waits. */
export function networkLoss(view: ServiceView, force: TierInForce): Way {
	const { replication } = view.service.protection;
	if (force.cluster && clusterSpansSites(view)) {
		const way = ejectNode(view);
		return {
			...way,
			reasons: [
				sentence("path.nodes-on-other-line", "Nodes stand at another site, on another line: it takes the load."),
			],
		};
	}
	if (force.replication && replication && standsOnOtherLine(view)) {
		const way = switchOver(view, { siteLost: false });
		return {
			...way,
			reasons: [
				sentence(
					"path.secondary-on-other-line",
					"The secondary stands at another site, on another line: clients go there.",
				),
				...way.reasons,
			],
		};
	}
	return {
		path: "wait-for-network",
		effectiveTier: "T0",
		dataSource: "kept",
		reasons: [
			sentence("path.wait-for-network", "Nothing stands on another line: the service is back when the network is."),
		],
		phases: [
			phase(view, "detect"),
			...waitForPeople(view),
			phase(view, "declare"),
			phase(view, "network-repair"),
			phase(view, "switch-clients"),
		],
	};
}

function standsOnOtherLine(view: ServiceView): boolean {
	const { siteId, sameRoom } = view.service.protection.replication!;
	return standsElsewhere(view, siteId, sameRoom);
}

/** Nodes stand at two places at least that do not go down together, and their storage is not a single one. */
export function clusterSpansSites(view: ServiceView): boolean {
	const { cluster } = view.service.protection;
	if (cluster === null || cluster.storage === "single") return false;
	const [first, ...others] = cluster.siteIds;
	return first !== undefined && others.some((other) => !sharesFate(view, first, other));
}
