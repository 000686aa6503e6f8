import { betaPert } from "../../random/beta-pert";
import { roundTo, sentence } from "../../sentence";
import { waitForPeople } from "../people";
import { type PlannedPhase, phase, type RestorePlan } from "../plan";
import type { ServiceView } from "../service-view";
import { STALE_AFTER_DAYS } from "../tier-in-force";

type Way = Pick<RestorePlan, "path" | "effectiveTier" | "phases" | "reasons" | "dataSource">;

/** The secondary takes over, by itself or by hand. */
export function switchOver(view: ServiceView, { siteLost }: { siteLost: boolean }): Way {
	const replication = view.service.protection.replication!;
	const automatic = replication.switchOver === "automatic" && replication.quorum !== false;
	const behind = (replication.daysBehind ?? 0) > STALE_AFTER_DAYS;
	const reasons = [
		automatic
			? sentence("path.switch-over-automatic", "The cluster switches over to the secondary by itself.")
			: sentence("path.switch-over", "The secondary holds the data: somebody switches over to it."),
	];
	if (behind)
		reasons.push(
			sentence(
				"path.secondary-behind",
				`The secondary is ${roundTo(replication.daysBehind!, 0)} days behind and needs work.`,
				{
					daysBehind: replication.daysBehind!,
				},
			),
		);
	if (replication.protocol === "A")
		reasons.push(sentence("path.asynchronous", "It replicates asynchronously: the last writes may be missing."));
	if (siteLost)
		reasons.push(sentence("path.secondary-elsewhere", "It stands elsewhere and survives the loss of the site."));
	const people = automatic && !behind ? [] : waitForPeople(view);
	return {
		path: "switch-over",
		effectiveTier: "T3",
		reasons,
		dataSource: "replica",
		phases: [
			phase(view, automatic ? "automatic/detect" : "switch-over/detect"),
			...people,
			...(automatic ? [] : [phase(view, "switch-over/declare")]),
			...(behind ? [phase(view, "bring-up-to-date")] : []),
			phase(view, "promote"),
			phase(view, "start"),
			...(automatic ? [] : [phase(view, "switch-over/verify")]),
			phase(view, "switch-over/switch-clients"),
		],
	};
}

/** The load goes to the nodes that are left. */
export function ejectNode(view: ServiceView): Way {
	const cluster = view.service.protection.cluster!;
	const probe: PlannedPhase = phase(view, "probe");
	const seconds = cluster.probeSeconds;
	if (seconds !== null && !(seconds > 0))
		throw new RangeError(`services.${view.service.id}.protection.cluster.probeSeconds must be above 0: ${seconds}`);
	return {
		path: "eject-node",
		effectiveTier: "T4",
		reasons: [
			sentence(
				"path.eject-node",
				"The load balancers notice within seconds and send everybody to the nodes that are left.",
			),
		],
		dataSource: "kept",
		phases: [
			seconds === null ? probe : probeFromFact(view, probe, seconds),
			phase(view, "eject"),
			phase(view, "reconnect"),
		],
	};
}

function probeFromFact(view: ServiceView, probe: PlannedPhase, seconds: number): PlannedPhase {
	if (probe.origin.kind === "override") return probe;
	const minutes = seconds / 60;
	return {
		...probe,
		minutes: betaPert(minutes * 0.3, minutes, minutes * 3),
		origin: {
			kind: "fact",
			reference: `services.${view.service.id}.protection.cluster.probeSeconds`,
			source: null,
		},
		formula: `probes every ${roundTo(seconds, 1)} s, up to three of them`,
		assumption: null,
	};
}
