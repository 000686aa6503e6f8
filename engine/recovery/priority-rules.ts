import { type CompactProject, reversedProject } from "./project";
import { tailLengths } from "./serial-schedule";

/**
 * LFT latest finish · LST latest start · MTS most successors in all · GRPW greatest rank positional weight (own duration and
 * those that follow directly) · WORK most resource work, own and following · INDEX as given. The first five: Kolisch & Hartmann 1999.
 */
export type PriorityRule = "LFT" | "LST" | "MTS" | "GRPW" | "WORK" | "INDEX";
export const PRIORITY_RULES = ["LFT", "LST", "MTS", "GRPW", "WORK", "INDEX"] as const satisfies readonly PriorityRule[];

/** One number per activity; the smaller goes first. */
export function priorityValues(project: CompactProject, rule: PriorityRule): Float64Array {
	const { count, durations, successors } = project;
	const tails = tailLengths(project);
	const values = new Float64Array(count);
	const width = project.capacity.length;
	const work = (activity: number): number => {
		let sum = 0;
		for (let resource = 0; resource < width; resource++)
			if (project.capacity[resource]! > 0)
				sum += project.requests[activity * width + resource]! / project.capacity[resource]!;
		return sum * durations[activity]!;
	};
	for (let activity = 0; activity < count; activity++) {
		switch (rule) {
			case "LFT":
				values[activity] = durations[activity]! - tails[activity]!;
				break;
			case "LST":
				values[activity] = -tails[activity]!;
				break;
			case "GRPW":
				values[activity] = -successors[activity]!.reduce((sum, next) => sum + durations[next]!, durations[activity]!);
				break;
			case "WORK":
				values[activity] = -successors[activity]!.reduce((sum, next) => sum + work(next), work(activity));
				break;
			case "INDEX":
				values[activity] = activity;
				break;
			case "MTS":
				break;
		}
	}
	if (rule === "MTS") {
		const followers = totalSuccessors(project);
		for (let activity = 0; activity < count; activity++) values[activity] = -followers[activity]!;
	}
	return values;
}

/** How many activities follow each, directly or not. O(n²/32). */
export function totalSuccessors(project: CompactProject): Int32Array {
	const words = (project.count + 31) >> 5;
	const reach = new Int32Array(project.count * words);
	const totals = new Int32Array(project.count);
	for (const activity of reversedProject(project).topological) {
		const row = activity * words;
		for (const next of project.successors[activity]!) {
			for (let word = 0; word < words; word++) reach[row + word]! |= reach[next * words + word]!;
			reach[row + (next >> 5)]! |= 1 << (next & 31);
		}
		for (let word = 0; word < words; word++) totals[activity]! += bitCount(reach[row + word]!);
	}
	return totals;
}

function bitCount(word: number): number {
	let left = word - ((word >>> 1) & 0x55555555);
	left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
	return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/**
 * Order in which, again and again, the eligible activity of the smallest value is taken; ties go to the one given first.
 * An activity is eligible when its predecessors have been taken. O(n · eligible).
 */
export function orderByValues(project: CompactProject, values: Float64Array): Int32Array {
	return takeEligible(project, (eligible) => {
		let best = 0;
		for (let candidate = 1; candidate < eligible.length; candidate++) {
			const difference = values[eligible[candidate]!]! - values[eligible[best]!]!;
			if (difference < 0 || (difference === 0 && eligible[candidate]! < eligible[best]!)) best = candidate;
		}
		return best;
	});
}

/**
 * As orderByValues, but the choice is a lottery in which regret counts: weight = (worst − value + 1) (regret-based biased
 * random sampling, Drexl 1991). `draw` gives uniform numbers in [0, 1).
 */
export function orderByLottery(project: CompactProject, values: Float64Array, draw: () => number): Int32Array {
	return takeEligible(project, (eligible) => {
		let worst = Number.NEGATIVE_INFINITY;
		for (const activity of eligible) worst = Math.max(worst, values[activity]!);
		let total = 0;
		for (const activity of eligible) total += worst - values[activity]! + 1;
		let ticket = draw() * total;
		for (let candidate = 0; candidate < eligible.length; candidate++) {
			ticket -= worst - values[eligible[candidate]!]! + 1;
			if (ticket < 0) return candidate;
		}
		return eligible.length - 1;
	});
}

function takeEligible(project: CompactProject, choose: (eligible: number[]) => number): Int32Array {
	const waiting = Int32Array.from(project.predecessors, (list) => list.length);
	const eligible: number[] = [];
	for (let activity = 0; activity < project.count; activity++) if (waiting[activity] === 0) eligible.push(activity);
	const order = new Int32Array(project.count);
	for (let position = 0; position < project.count; position++) {
		const chosen = choose(eligible);
		const activity = eligible[chosen]!;
		eligible[chosen] = eligible[eligible.length - 1]!;
		eligible.pop();
		order[position] = activity;
		for (const next of project.successors[activity]!) if (--waiting[next]! === 0) eligible.push(next);
	}
	return order;
}
