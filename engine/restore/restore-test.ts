import type { BackupFacts } from "../facts";
import { restoreSuccess } from "../learning/restore-success";
import { daysFromDate } from "../readiness/calendar";
import type { ServiceView } from "./service-view";

/** How much is known about whether the backup can be restored at all. */
export type RestoreProof = "tested" | "stale" | "never";

const FRESH_DAYS = 365;

/** `tested`: restored within a year, by the backup's own date or by a drill that worked. Drills after `asOf` do not count. */
export function restoreProof(view: ServiceView, backup: BackupFacts): RestoreProof {
	const asOf = daysFromDate(view.asOf);
	let youngest: number | null = null;
	const consider = (date: string): void => {
		const days = daysFromDate(date);
		if (days <= asOf && (youngest === null || days > youngest)) youngest = days;
	};
	if (backup.lastRestoreTestOn !== null) consider(backup.lastRestoreTestOn);
	for (const drill of restoreDrills(view)) if (drill.succeeded) consider(drill.heldOn);
	if (youngest === null) return "never";
	return asOf - youngest <= FRESH_DAYS ? "tested" : "stale";
}

/**
 * Chance that a copy does not restore: the fact if given, else learnt from the service's restore drills on a prior worth ten
 * attempts with two failures. Null: neither a fact nor a drill.
 */
export function failedCopyProbability(view: ServiceView, backup: BackupFacts): number | null {
	const { failureProbability } = backup;
	if (failureProbability !== null) {
		if (!(failureProbability >= 0 && failureProbability <= 1))
			throw new RangeError(
				`services.${view.service.id}.protection.backup.failureProbability must be between 0 and 1: ${failureProbability}`,
			);
		return failureProbability;
	}
	const drills = restoreDrills(view);
	if (drills.length === 0) return null;
	return 1 - restoreSuccess(drills.filter((drill) => drill.succeeded).length, drills.length, UNTESTED_PRIOR).mean;
}

/**
 * Chance that a restore has to begin again from an older copy: known once a fact or a drill that failed says so. Until then
 * the documented times are taken as they are, so that a drill that works never makes an estimate longer.
 */
export function secondAttemptProbability(view: ServiceView, backup: BackupFacts): number {
	const failed = restoreDrills(view).some((drill) => !drill.succeeded);
	return backup.failureProbability === null && !failed ? 0 : (failedCopyProbability(view, backup) ?? 0);
}

/** Eight of ten restores work, as surveys say; the weight of ten attempts lets real ones take over soon. */
export const UNTESTED_PRIOR = { alpha: 8, beta: 2 };

function restoreDrills(view: ServiceView) {
	const asOf = daysFromDate(view.asOf);
	return view.facts.drills.filter(
		(drill) =>
			drill.serviceId === view.service.id &&
			(drill.kind === "restore-sample" || drill.kind === "full-site") &&
			daysFromDate(drill.heldOn) <= asOf,
	);
}
