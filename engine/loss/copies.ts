import { checkAbove, checkProbability } from "../random/distribution";
import { lognormal } from "../random/lognormal";

/** Start value of the beta factor without data. */
export const COMMON_CAUSE_SHARE = 0.1;

/**
 * Chance that all copies fail. Independent copies give pⁿ, which is too kind: a share β of the causes takes all of them at
 * once, 1 − (1 − βp)(1 − ((1 − β)p)ⁿ) (beta factor model). RangeError for probabilities outside [0, 1] or n below 1.
 */
export function allCopiesFail(
	failureProbability: number,
	copies: number,
	commonCauseShare: number,
): { independent: number; withCommonCause: number } {
	checkProbability("failureProbability", failureProbability);
	checkProbability("commonCauseShare", commonCauseShare);
	if (!(Number.isInteger(copies) && copies >= 1)) throw new RangeError(`copies must be 1 or more: ${copies}`);
	const p = failureProbability;
	const beta = commonCauseShare;
	return {
		independent: p ** copies,
		withCommonCause: 1 - (1 - beta * p) * (1 - ((1 - beta) * p) ** copies),
	};
}

/** How long an intruder is inside before he strikes: lognormal, median in days; illustrative defaults of ours. */
export const DWELL = { medianDays: 8, logDeviation: 1 };

/** Chance that every copy still kept is from after the intrusion: P(dwell > retention). RangeError for values not above 0. */
export function allCopiesPoisoned(
	retentionDays: number,
	dwell: { medianDays: number; logDeviation: number } = DWELL,
): number {
	if (!(retentionDays >= 0)) throw new RangeError(`retentionDays must be 0 or more: ${retentionDays}`);
	checkAbove("medianDays", dwell.medianDays, 0);
	if (retentionDays === 0) return 1;
	return lognormal(-Math.log(dwell.medianDays), dwell.logDeviation).probability(1 / retentionDays);
}
