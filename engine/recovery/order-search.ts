import { nextUniform, stream } from "../random/generator";
import type { RecoveryTrials } from "./recovery-trials";

/** Trials in which orders are compared while searching. */
const SAMPLE = 8;
/** Up to this many services every order is tried. */
const EXHAUSTIVE = 5;
/** Effort the search may take: a placement looks at the activities placed before it, so that it grows with their square. */
const EFFORT = 40_000_000;
const MOST_ORDERS = 1000;

/**
 * In which order should services be brought back so that the least money is lost?
 *
 * Every order for up to five services; beyond that starts from cost, from cost per hour of work and from the order
 * given, then takes services out and puts them in elsewhere, keeping what helps. Orders are compared in the same eight
 * trials. Seeded; returns positions of the cases.
 */
export function leastLossOrder(trials: RecoveryTrials, given: readonly number[], seed: number): number[] {
	const tried = new Map<string, number>();
	const burdenOf = (order: readonly number[]): number => {
		const key = order.join();
		let burden = tried.get(key);
		if (burden === undefined) {
			burden = trials.burden(trials.listFor(order), SAMPLE);
			tried.set(key, burden);
		}
		return burden;
	};
	let best = [...given];
	let least = burdenOf(best);
	const offer = (order: number[]): boolean => {
		const burden = burdenOf(order);
		if (!(burden < least)) return false;
		best = order;
		least = burden;
		return true;
	};
	if (given.length <= EXHAUSTIVE) {
		for (const order of permutations([...given])) offer(order);
		return best;
	}
	for (const order of startingOrders(trials, given)) offer(order);
	const orders = Math.min(MOST_ORDERS, Math.ceil(EFFORT / (trials.work.project.count ** 2 * SAMPLE)));
	const generator = stream(seed, "recovery/order");
	for (let attempt = 0; attempt < orders; attempt++) {
		const from = Math.floor(nextUniform(generator) * best.length);
		const to = Math.floor(nextUniform(generator) * best.length);
		if (from === to) continue;
		const moved = best.filter((_, position) => position !== from);
		moved.splice(to, 0, best[from]!);
		offer(moved);
	}
	return best;
}

function startingOrders(trials: RecoveryTrials, given: readonly number[]): number[][] {
	const { work, cases } = trials;
	const hours = cases.map((_, one) =>
		work.meanHours.reduce((sum, mean, activity) => sum + (work.caseOf[activity] === one ? mean : 0), 0),
	);
	const cost = cases.map(({ costPerHour, users }) => costPerHour.business ?? users ?? 0);
	const by = (value: (one: number) => number): number[] => [...given].sort((a, b) => value(b) - value(a));
	return [by((one) => cost[one]!), by((one) => cost[one]! / Math.max(hours[one]!, 1e-9)), by((one) => -hours[one]!)];
}

function* permutations(items: number[]): Generator<number[]> {
	if (items.length <= 1) {
		yield items;
		return;
	}
	for (let index = 0; index < items.length; index++)
		for (const rest of permutations(items.filter((_, other) => other !== index))) yield [items[index]!, ...rest];
}
