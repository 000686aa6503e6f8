/**
 * From which price of an hour down does the dearer of two protections pay? Difference of yearly cost ÷ (events a year ×
 * hours saved each). Null when it saves no time. Method: methods of engineering economy, equal yearly totals.
 * Throws RangeError for a rate that is not above 0 or hours below 0.
 */
export function breakEvenPerHour(
	cheaper: { yearlyCost: number; meanRestoreHours: number },
	dearer: { yearlyCost: number; meanRestoreHours: number },
	eventsPerYear: number,
): number | null {
	if (!(eventsPerYear > 0)) throw new RangeError(`eventsPerYear must be above 0, got ${eventsPerYear}`);
	for (const { meanRestoreHours } of [cheaper, dearer])
		if (!(meanRestoreHours >= 0)) throw new RangeError(`meanRestoreHours must be 0 or more, got ${meanRestoreHours}`);
	const savedHours = eventsPerYear * (cheaper.meanRestoreHours - dearer.meanRestoreHours);
	if (savedHours <= 0) return null;
	return Math.max(0, (dearer.yearlyCost - cheaper.yearlyCost) / savedHours);
}

/**
 * Which choices is no other choice better than in both cost and loss? Sorted by cost; of equals the first is kept.
 * O(n log n).
 */
export function paretoFront<Choice>(
	choices: readonly Choice[],
	costOf: (choice: Choice) => number,
	lossOf: (choice: Choice) => number,
): Choice[] {
	const sorted = [...choices].sort((one, other) => costOf(one) - costOf(other) || lossOf(one) - lossOf(other));
	const front: Choice[] = [];
	let best = Number.POSITIVE_INFINITY;
	for (const choice of sorted) {
		if (lossOf(choice) >= best) continue;
		best = lossOf(choice);
		front.push(choice);
	}
	return front;
}
