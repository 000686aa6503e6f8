import { normalProbability } from "../stats/normal-distribution";

export interface PertActivity {
	id: string;
	min: number;
	mode: number;
	max: number;
	after: string[];
}

export interface CriticalPath {
	/** Activities without slack, in order. */
	path: string[];
	mean: number;
	/** By the classical (max − min)² ÷ 36 of the activities on the path. */
	variance: number;
	activities: {
		id: string;
		mean: number;
		variance: number;
		earliestStart: number;
		latestStart: number;
		slack: number;
	}[];
	/** Normal approximation of the chance to end by a deadline; too kind where branches meet. */
	probabilityWithin(deadline: number): number;
}

/**
 * The classical PERT analysis of an activity network, as textbooks do it: expected times (a + 4m + b) ÷ 6, forward and
 * backward pass, the longest path, and a normal curve over it. It overlooks that a merge waits for the later branch, so
 * `simulateNetwork` is what the product shows; this is for checking published examples and for the comparison itself.
 * Of several critical paths the one of greatest variance is given. RangeError for a network that is none.
 */
export function criticalPath(activities: readonly PertActivity[]): CriticalPath {
	const count = activities.length;
	if (count === 0) throw new RangeError("activities must not be empty: 0");
	const indexOf = new Map<string, number>();
	activities.forEach((activity, index) => {
		if (indexOf.has(activity.id)) throw new RangeError(`activities.${index}.id is used twice: ${activity.id}`);
		if (
			!(activity.min <= activity.mode && activity.mode <= activity.max) ||
			!Number.isFinite(activity.max - activity.min)
		)
			throw new RangeError(
				`activities.${index} must have min ≤ mode ≤ max: ${activity.min}, ${activity.mode}, ${activity.max}`,
			);
		indexOf.set(activity.id, index);
	});
	const before = activities.map((activity, index) =>
		activity.after.map((id) => {
			const place = indexOf.get(id);
			if (place === undefined) throw new RangeError(`activities.${index}.after names an unknown activity: ${id}`);
			return place;
		}),
	);
	const order = topological(activities, before);
	const means = activities.map(({ min, mode, max }) => (min + 4 * mode + max) / 6);
	const variances = activities.map(({ min, max }) => ((max - min) / 6) ** 2);
	const starts = new Array<number>(count).fill(0);
	for (const place of order)
		for (const earlier of before[place]!) starts[place] = Math.max(starts[place]!, starts[earlier]! + means[earlier]!);
	const mean = Math.max(...starts.map((start, place) => start + means[place]!));
	const latest = means.map((own) => mean - own);
	for (const place of [...order].reverse())
		for (const earlier of before[place]!)
			latest[earlier] = Math.min(latest[earlier]!, latest[place]! - means[earlier]!);
	const tolerance = 1e-9 * Math.max(1, mean);
	const critical = (place: number): boolean => latest[place]! - starts[place]! <= tolerance;
	const best = new Array<number>(count).fill(Number.NEGATIVE_INFINITY);
	const from = new Array<number>(count).fill(-1);
	let end = -1;
	for (const place of order) {
		if (!critical(place)) continue;
		if (starts[place]! <= tolerance) best[place] = variances[place]!;
		for (const earlier of before[place]!) {
			const joins = critical(earlier) && Math.abs(starts[earlier]! + means[earlier]! - starts[place]!) <= tolerance;
			if (!joins || best[earlier]! + variances[place]! <= best[place]!) continue;
			best[place] = best[earlier]! + variances[place]!;
			from[place] = earlier;
		}
		const ends = Math.abs(starts[place]! + means[place]! - mean) <= tolerance;
		if (ends && (end < 0 || best[place]! > best[end]!)) end = place;
	}
	const path: string[] = [];
	for (let place = end; place >= 0; place = from[place]!) path.unshift(activities[place]!.id);
	const variance = best[end]!;
	return {
		path,
		mean,
		variance,
		activities: activities.map(({ id }, place) => ({
			id,
			mean: means[place]!,
			variance: variances[place]!,
			earliestStart: starts[place]!,
			latestStart: latest[place]!,
			slack: latest[place]! - starts[place]!,
		})),
		probabilityWithin(deadline) {
			if (!Number.isFinite(deadline)) throw new RangeError(`deadline must be a finite number: ${deadline}`);
			return variance === 0 ? (deadline >= mean ? 1 : 0) : normalProbability((deadline - mean) / Math.sqrt(variance));
		},
	};
}

function topological(activities: readonly PertActivity[], before: number[][]): number[] {
	const order: number[] = [];
	const state = new Uint8Array(activities.length);
	const visit = (place: number): void => {
		if (state[place] === 2) return;
		if (state[place] === 1) throw new RangeError(`activities must not wait in a circle: ${activities[place]!.id}`);
		state[place] = 1;
		for (const earlier of before[place]!) visit(earlier);
		state[place] = 2;
		order.push(place);
	};
	for (let place = 0; place < activities.length; place++) visit(place);
	return order;
}
