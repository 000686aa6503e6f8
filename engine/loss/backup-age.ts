import { checkAbove, checkProbability } from "../random/distribution";

export interface BackupSchedule {
	intervalHours: number;
	/** From the moment the data is read to the moment the copy is complete. */
	jobHours: number;
	/** Chance that one copy is unusable, each independent of the next. */
	unusableProbability: number;
}

export interface BackupAge {
	meanHours: number;
	quantile(probability: number): number;
	/** Chance that more than so many hours are lost. */
	longerThan(hours: number): number;
	/** Null when copies can fail: nothing bounds a row of bad ones. */
	worstHours: number | null;
}

/**
 * How old is the last good copy when a service fails at a random moment? job + interval × (U + G): U uniform in the
 * interval, G the number of bad copies before a good one (geometric). Mean job + T/2 + Tp/(1 − p);
 * P(age − job > T(n + f)) = pⁿ⁺¹ + pⁿ(1 − p)(1 − f). Hours. RangeError for a schedule that cannot be, and for p = 1.
 */
export function backupAge({ intervalHours, jobHours, unusableProbability: p }: BackupSchedule): BackupAge {
	checkAbove("intervalHours", intervalHours, 0);
	if (!(jobHours >= 0) || !Number.isFinite(jobHours)) throw new RangeError(`jobHours must be 0 or more: ${jobHours}`);
	if (!(p >= 0 && p < 1)) throw new RangeError(`unusableProbability must be in [0, 1): ${p}`);
	const longerThan = (hours: number): number => {
		const intervals = (hours - jobHours) / intervalHours;
		if (intervals < 0) return 1;
		const whole = Math.floor(intervals);
		return p ** (whole + 1) + p ** whole * (1 - p) * (1 - (intervals - whole));
	};
	return {
		meanHours: jobHours + intervalHours / 2 + (intervalHours * p) / (1 - p),
		worstHours: p === 0 ? jobHours + intervalHours : null,
		longerThan,
		quantile(probability) {
			checkProbability("probability", probability);
			if (probability === 1 && p > 0) return Number.POSITIVE_INFINITY;
			const tail = 1 - probability;
			let whole = 0;
			while (p > 0 && p ** (whole + 1) > tail) whole++;
			const inside = (tail - p ** (whole + 1)) / (p ** whole * (1 - p));
			return jobHours + intervalHours * (whole + 1 - Math.min(1, Math.max(0, inside)));
		},
	};
}

/**
 * How old is what comes back from off site, when a carrier takes the newest copy away every so many hours? Uniform in the
 * rotation plus the copy's age when it was picked up (`pickUpAgeHours`). Mean and worst in hours; RangeError below 0.
 */
export function rotatedAge(
	rotationHours: number,
	pickUp: { meanHours: number; worstHours: number | null },
): { meanHours: number; worstHours: number | null } {
	if (!(rotationHours >= 0) || !Number.isFinite(rotationHours))
		throw new RangeError(`rotationHours must be 0 or more: ${rotationHours}`);
	return {
		meanHours: rotationHours / 2 + pickUp.meanHours,
		worstHours: pickUp.worstHours === null ? null : rotationHours + pickUp.worstHours,
	};
}
