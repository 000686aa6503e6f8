import type { Sentence } from "../../assessment";
import { roundTo, sentence } from "../../sentence";
import { roundsOfWork } from "../people";
import { type PlannedPhase, phase, type RestorePlan } from "../plan";
import { type ServiceView, shareOf } from "../service-view";
import type { TierInForce } from "../tier-in-force";
import { transferPhases } from "../transfer";
import { begin, installPhases, rebuildFromNothing } from "./rebuild";

type Way = Pick<RestorePlan, "path" | "effectiveTier" | "phases" | "reasons" | "dataSource">;

/** What mirrors in real time mirrors the damage: only a snapshot or a backup goes back behind it. */
export function dataDamage(view: ServiceView, force: TierInForce, scenario: "corruption" | "human"): Way {
	const { replication, cluster, standby, backup } = view.service.protection;
	const what = scenario === "human" ? "deletion" : "damage";
	const reasons: Sentence[] = [];
	if (force.replication)
		reasons.push(
			sentence("path.replicated-damage", `Replication copied the ${what} at once: the secondary has it too.`, { what }),
		);
	if (force.cluster && cluster)
		reasons.push(
			sentence("path.shared-damage", `All nodes work on one store: the ${what} is there for all of them.`, { what }),
		);
	if (force.tier === "T2" && standby)
		reasons.push(sentence("path.standby-no-help", "The standby does not help: the machine runs, its data is wrong."));
	const snapshotHours = replication?.snapshotIntervalHours ?? null;
	if (force.replication && snapshotHours !== null) {
		if (!(snapshotHours > 0))
			throw new RangeError(
				`services.${view.service.id}.protection.replication.snapshotIntervalHours must be above 0: ${snapshotHours}`,
			);
		return rollBack(view, scenario, snapshotHours, reasons);
	}
	if (!force.backup || backup === null) {
		const way = rebuildFromNothing(view, { hardware: false, siteLost: false });
		return {
			...way,
			reasons: [...reasons, sentence("path.no-copy", "No backup exists: the data has to be entered again.")],
		};
	}
	const attacked = scenario === "human" ? shareOf(view, "attack") : 0;
	const attack = { group: "attack", probability: attacked };
	const rounds = roundsOfWork(view, view.servers.length);
	const cleaning: PlannedPhase[] =
		scenario === "human"
			? [phase(view, "isolate-and-clean", { chance: attack }), ...installPhases(view, rounds, attack)]
			: storageReplacement(view);
	const reachable = scenario === "human" && backup.immutable === false && backup.separateCredentials === false;
	const hasOffsite = backup.offsite !== null && backup.offsite.kind !== "none";
	const fromOffsite = reachable && hasOffsite;
	const night = sourcePhrase(backup.intervalHours);
	if (fromOffsite)
		reasons.push(
			sentence(
				"path.off-site-behind-attack",
				`Who holds the administrator's account can delete the copies in the house: restore from the copy off site.`,
			),
		);
	else reasons.push(sentence("path.restore-in-place", `Restore from ${night}.`, { copy: night }));
	if (reachable && !hasOffsite)
		reasons.push(
			sentence(
				"path.copies-in-reach",
				"The copies can be deleted with the same account, and none lies off site: an attack may leave nothing.",
			),
		);
	if (scenario === "human")
		reasons.push(
			sentence(
				"path.attack-share",
				`In ${roundTo(attacked * 100, 0)} % of cases it is an attack: machines are isolated, cleaned and installed again first.`,
				{
					share: attacked,
				},
			),
		);
	return {
		path: "restore-in-place",
		effectiveTier: "T1",
		reasons,
		dataSource: fromOffsite ? "off-site" : "backup",
		phases: [
			...begin(view),
			...cleaning,
			phase(view, "choose-copy"),
			...(fromOffsite ? [phase(view, "fetch-off-site")] : []),
			phase(view, "fetch-media"),
			...transferPhases(view, backup, {
				gigabytes: view.dataGigabytes,
				overLine: backup.medium === "cloud",
				machines: view.servers.length,
			}),
			phase(view, "verify"),
			phase(view, "switch-clients"),
		],
	};
}

function rollBack(
	view: ServiceView,
	scenario: "corruption" | "human",
	snapshotHours: number,
	reasons: Sentence[],
): Way {
	const attack = { group: "attack", probability: scenario === "human" ? shareOf(view, "attack") : 0 };
	return {
		path: "roll-back",
		effectiveTier: "T3",
		dataSource: "snapshot",
		reasons: [
			...reasons,
			sentence(
				"path.snapshot",
				`The secondary keeps snapshots every ${roundTo(snapshotHours, 1)} h: it goes back to the last good one.`,
				{ snapshotHours },
			),
		],
		phases: [
			...begin(view),
			...(scenario === "human" ? [phase(view, "isolate-and-clean", { chance: attack })] : []),
			phase(view, "choose-copy"),
			phase(view, "roll-back-snapshot"),
			phase(view, "start"),
			phase(view, "verify"),
			phase(view, "switch-clients"),
		],
	};
}

/** A single storage under all nodes may itself be the damage. */
function storageReplacement(view: ServiceView): PlannedPhase[] {
	if (view.service.protection.cluster?.storage !== "single") return [];
	return [phase(view, "replace-storage", { chance: { group: "storage", probability: 0.5 } })];
}

/** “Last night's backup”, as the interval allows to say it. */
export function sourcePhrase(intervalHours: number | null): string {
	if (intervalHours === null) return "the last good backup";
	if (intervalHours <= 2) return "the last hour's backup";
	if (intervalHours < 20) return `a backup at most ${roundTo(intervalHours, 1)} h old`;
	if (intervalHours <= 28) return "last night's backup";
	return `a backup up to ${roundTo(intervalHours / 24, 1)} days old`;
}
