import type { Sentence } from "../assessment";
import type { BackupFacts } from "../facts";
import { daysFromDate } from "../readiness/calendar";
import { failedCopyProbability, restoreProof, UNTESTED_PRIOR } from "../restore/restore-test";
import { ask, type ServiceView } from "../restore/service-view";
import { roundTo, sentence } from "../sentence";

/** What one backup means for loss, with defaults where facts are missing. */
export interface BackupLoss {
	intervalHours: { min: number; mode: number; max: number };
	intervalIsKnown: boolean;
	jobHours: { min: number; mode: number; max: number };
	unusableProbability: number;
	retentionHours: number | null;
	/** The last copy that worked is at least so old now; 0 when it is as young as it should be. */
	stalledHours: number;
	offsiteHours: { min: number; mode: number; max: number };
	reasons: Sentence[];
}

/** Defaults of ours where nobody said: nightly, two hours, carried off weekly. */
const UNKNOWN_INTERVAL = { min: 12, mode: 24, max: 72 };
const UNKNOWN_JOB = { min: 0.5, mode: 2, max: 8 };
const UNKNOWN_ROTATION = { min: 24, mode: 168, max: 336 };
/** A tested backup's copies fail as seldom as this; an untested one's as surveys say. */
const TESTED_FAILURE = 0.05;

const fixed = (value: number) => ({ min: value, mode: value, max: value });

export function backupLoss(view: ServiceView, backup: BackupFacts): BackupLoss {
	const path = `services.${view.service.id}.protection.backup`;
	const positive = (name: string, value: number | null, floor: number): number | null => {
		if (value !== null && !(floor === 0 ? value >= 0 : value > 0))
			throw new RangeError(`${path}.${name} must be ${floor === 0 ? "0 or more" : "above 0"}: ${value}`);
		return value;
	};
	const interval = positive("intervalHours", ask(view, "protection.backup.intervalHours", backup.intervalHours), 1);
	const job = positive("jobHours", ask(view, "protection.backup.jobHours", backup.jobHours), 0);
	const retentionDays = positive(
		"retentionDays",
		ask(view, "protection.backup.retentionDays", backup.retentionDays),
		0,
	);
	const reasons: Sentence[] = [];
	const known = failedCopyProbability(view, backup);
	const tested = restoreProof(view, backup) === "tested";
	const unusable =
		known ?? (tested ? TESTED_FAILURE : UNTESTED_PRIOR.beta / (UNTESTED_PRIOR.alpha + UNTESTED_PRIOR.beta));
	if (known === null)
		reasons.push(
			sentence(
				tested ? "loss.copy-tested" : "loss.copy-untested",
				tested
					? `The backup has been restored: a copy is taken to be bad in ${roundTo(unusable * 100, 0)} % of cases.`
					: `Nobody has shown that the backup restores: a copy is taken to be bad in ${roundTo(unusable * 100, 0)} % of cases, and then an older one serves.`,
				{ share: unusable },
			),
		);
	const offsiteDays = positive("offsite.intervalDays", backup.offsite?.intervalDays ?? null, 0);
	return {
		intervalHours: interval === null ? UNKNOWN_INTERVAL : fixed(interval),
		intervalIsKnown: interval !== null,
		jobHours: job === null ? UNKNOWN_JOB : fixed(job),
		unusableProbability: Math.min(unusable, 0.95),
		retentionHours: retentionDays === null ? null : retentionDays * 24,
		stalledHours: stalledHours(view, backup),
		offsiteHours:
			offsiteDays !== null
				? fixed(offsiteDays * 24)
				: backup.offsite?.kind === "copied"
					? { min: 1, mode: 12, max: 48 }
					: UNKNOWN_ROTATION,
		reasons,
	};
}

/** How much older the newest copy is than the schedule allows, hours. */
function stalledHours(view: ServiceView, backup: BackupFacts): number {
	if (backup.lastSuccessAt === null) return 0;
	const hours = (daysFromDate(view.asOf) - daysFromDate(backup.lastSuccessAt)) * 24;
	return hours > Math.max(48, 2 * (backup.intervalHours ?? 24)) ? hours : 0;
}
