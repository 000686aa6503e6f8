import type { Distribution } from "../random/distribution";
import { checkProbability } from "../random/distribution";

/** A phase of getting back to work: how long it takes, in minutes, and what must have ended before it starts. */
export interface NetworkPhase {
	id: string;
	duration: Distribution;
	/** Multiplies the duration, drawn apart from it: gigabytes, where the duration is that of one. */
	factor?: Distribution;
	after: string[];
	/** The phase is needed only with this chance; phases of one group are needed together or not at all. */
	chance?: { group: string; probability: number };
}

/** Phases under precedence; any unit of time, the same one throughout. */
export interface ActivityNetwork {
	phases: NetworkPhase[];
}

/** A network checked and laid out: phases in an order in which each stands after its predecessors. */
export interface CompiledNetwork {
	phases: NetworkPhase[];
	predecessors: Int32Array[];
	/** Phases that nothing waits for. */
	last: Int32Array;
	groups: { name: string; probability: number }[];
	/** Index into `groups`, or −1. */
	groupOf: Int32Array;
	/** One phase after the other, in the order given. */
	serial: boolean;
}

/**
 * Checks a network and puts it in order. Linear in phases and arrows.
 *
 * Errors: RangeError for no phases, a repeated id, an unknown predecessor, a cycle, a chance outside [0, 1], or two
 * chances of one group that differ.
 */
export function compileNetwork(network: ActivityNetwork): CompiledNetwork {
	const count = network.phases.length;
	if (count === 0) throw new RangeError("phases must not be empty: 0");
	const indexOf = new Map<string, number>();
	network.phases.forEach((phase, index) => {
		if (indexOf.has(phase.id)) throw new RangeError(`phases.${index}.id is used twice: ${phase.id}`);
		indexOf.set(phase.id, index);
	});
	const waiting = new Int32Array(count);
	const followers: number[][] = Array.from({ length: count }, () => []);
	network.phases.forEach((phase, index) => {
		for (const id of phase.after) {
			const before = indexOf.get(id);
			if (before === undefined) throw new RangeError(`phases.${index}.after names an unknown phase: ${id}`);
			followers[before]!.push(index);
			waiting[index]!++;
		}
	});
	const order: number[] = [];
	for (let index = 0; index < count; index++) if (waiting[index] === 0) order.push(index);
	for (let next = 0; next < order.length; next++)
		for (const follower of followers[order[next]!]!) if (--waiting[follower]! === 0) order.push(follower);
	if (order.length < count) {
		const stuck = network.phases.find((_, index) => waiting[index]! > 0);
		throw new RangeError(`phases must not wait in a circle: ${stuck?.id}`);
	}
	const placeOf = new Int32Array(count);
	order.forEach((index, place) => {
		placeOf[index] = place;
	});
	const phases = order.map((index) => network.phases[index]!);
	const groups: CompiledNetwork["groups"] = [];
	const groupOf = Int32Array.from(phases, ({ chance }) => {
		if (!chance) return -1;
		checkProbability(`chance of ${chance.group}`, chance.probability);
		const known = groups.findIndex((group) => group.name === chance.group);
		if (known < 0) return groups.push({ name: chance.group, probability: chance.probability }) - 1;
		if (groups[known]!.probability !== chance.probability)
			throw new RangeError(`chances of ${chance.group} must be one: ${chance.probability}`);
		return known;
	});
	const predecessors = phases.map((phase) => Int32Array.from(phase.after, (id) => placeOf[indexOf.get(id)!]!));
	return {
		phases,
		predecessors,
		last: Int32Array.from(order.flatMap((index, place) => (followers[index]!.length === 0 ? [place] : []))),
		groups,
		groupOf,
		serial: predecessors.every((before, place) => (place === 0 ? before.length === 0 : sole(before, place - 1))),
	};
}

function sole(before: Int32Array, place: number): boolean {
	return before.length === 1 && before[0] === place;
}

/** Phases one after the other, in the order given. */
export function inSeries(phases: Omit<NetworkPhase, "after">[]): ActivityNetwork {
	return { phases: phases.map((phase, index) => ({ ...phase, after: index > 0 ? [phases[index - 1]!.id] : [] })) };
}
