/**
 * Where does a rising function reach `goal` between `low` and `high`? Bisection until the interval is one rounding unit
 * wide, at most 200 steps; sure rather than fast, for quantiles without a closed form.
 */
export function risingRoot(rising: (x: number) => number, goal: number, low: number, high: number): number {
	let below = low;
	let above = high;
	for (let step = 0; step < 200; step++) {
		const middle = below + (above - below) / 2;
		if (middle <= below || middle >= above) break;
		if (rising(middle) < goal) below = middle;
		else above = middle;
	}
	return below + (above - below) / 2;
}

/** The same for a function on [0, ∞): first doubles `start` until the goal lies below. RangeError when it never does. */
export function risingRootFromZero(rising: (x: number) => number, goal: number, start: number): number {
	let high = start > 0 ? start : 1;
	for (let step = 0; rising(high) < goal; step++) {
		if (step > 1000) throw new RangeError(`goal is never reached: ${goal}`);
		high *= 2;
	}
	return risingRoot(rising, goal, 0, high);
}
