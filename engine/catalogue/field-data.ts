const HOURS_PER_YEAR = 8760;

/**
 * What does an annual failure rate say about one unit? `failuresPerUnitYear` as the makers of drive statistics count it
 * (failures ÷ unit-years, so it may exceed 1): λ = AFR ÷ 8760 an hour, MTTF = 1 ÷ λ, and the chance that one unit fails
 * within a year 1 − e^(−AFR). Throws RangeError for a rate that is not above 0.
 */
export function unitFailure(failuresPerUnitYear: number): {
	failuresPerHour: number;
	mttfHours: number;
	chanceWithinYear: number;
} {
	if (!(failuresPerUnitYear > 0 && Number.isFinite(failuresPerUnitYear)))
		throw new RangeError(`failuresPerUnitYear must be above 0, got ${failuresPerUnitYear}`);
	return {
		failuresPerHour: failuresPerUnitYear / HOURS_PER_YEAR,
		mttfHours: HOURS_PER_YEAR / failuresPerUnitYear,
		chanceWithinYear: -Math.expm1(-failuresPerUnitYear),
	};
}

/** Failures per unit and year that a datasheet's mean time to failure promises: 8760 ÷ MTTF in hours. */
export function failuresPerYearFromMttf(mttfHours: number): number {
	if (!(mttfHours > 0)) throw new RangeError(`mttfHours must be above 0, got ${mttfHours}`);
	return HOURS_PER_YEAR / mttfHours;
}

/**
 * How good is a power grid, from a regulator's two figures? SAIDI: minutes without power per customer and year; SAIFI:
 * interruptions per customer and year. An interruption lasts SAIDI ÷ SAIFI minutes (CAIDI); availability 1 − SAIDI ÷ 525,600.
 */
export function gridSupply(saidiMinutes: number, saifi: number): { caidiMinutes: number; availability: number } {
	if (!(saidiMinutes >= 0 && saidiMinutes <= 525_600))
		throw new RangeError(`saidiMinutes must be from 0 to 525600, got ${saidiMinutes}`);
	if (!(saifi > 0)) throw new RangeError(`saifi must be above 0, got ${saifi}`);
	return { caidiMinutes: saidiMinutes / saifi, availability: 1 - saidiMinutes / 525_600 };
}
