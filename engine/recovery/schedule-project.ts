import { orderByLottery, orderByValues, PRIORITY_RULES, type PriorityRule, priorityValues } from "./priority-rules";
import { type CompactProject, compactProject, type Project, reversedProject } from "./project";
import { ResourceProfile } from "./resource-profile";
import { makespanLowerBound, serialSchedule } from "./serial-schedule";

export interface ScheduledActivity {
	id: string;
	start: number;
	end: number;
}

export interface ProjectSchedule {
	makespan: number;
	/** No schedule can be shorter; when it equals the makespan the schedule is proven optimal. */
	lowerBound: number;
	activities: ScheduledActivity[];
	/** What each rule alone gives, forward. */
	byRule: Record<PriorityRule, number>;
	schedulesMade: number;
}

export interface ScheduleOptions {
	/** Uniform numbers in [0, 1). */
	draw: () => number;
	/** Schedules the search may make; more is better and slower. Default 4,000. */
	schedules?: number;
}

const POPULATION = 40;
const MUTATION = 0.05;
const DEFAULT_SCHEDULES = 4000;

interface Individual {
	order: Int32Array;
	makespan: number;
}

/**
 * How soon can the whole project be finished, and when does each activity start?
 *
 * Serial schedule generation over activity lists. First the priority rules, forward and from the end; then a genetic search
 * over lists (two-point crossover, Hartmann 1998) in which each new list is justified twice, to the right and back to
 * the left, which never lengthens a schedule (Valls, Ballestín & Quintanilla 2005). Ends early at the lower bound.
 * Units: those of the durations. Errors: RangeError as compactProject, and for `schedules` below 1.
 */
export function scheduleProject(project: Project, options: ScheduleOptions): ProjectSchedule {
	const budget = options.schedules ?? DEFAULT_SCHEDULES;
	if (!(budget >= 1)) throw new RangeError(`schedules must be at least 1: ${budget}`);
	const forward = compactProject(project);
	const search = new ScheduleSearch(forward);
	const lowerBound = makespanLowerBound(forward);
	const byRule = {} as Record<PriorityRule, number>;
	const population: Individual[] = [];
	for (const rule of PRIORITY_RULES) {
		const order = orderByValues(forward, priorityValues(forward, rule));
		byRule[rule] = search.makespan(order);
		population.push(search.justified(order));
	}
	for (const rule of PRIORITY_RULES) population.push(search.fromTheEnd(rule));
	const lotteryRules = PRIORITY_RULES.slice(0, 4);
	const best = (): Individual => population.reduce((a, b) => (b.makespan < a.makespan ? b : a));
	while (population.length < POPULATION && search.made < budget && best().makespan > lowerBound) {
		const values = priorityValues(forward, lotteryRules[population.length % lotteryRules.length]!);
		population.push(search.justified(orderByLottery(forward, values, options.draw)));
	}
	evolve(forward, search, population, lowerBound, budget, options.draw);
	const winner = best();
	const makespan = search.makespan(winner.order);
	return {
		makespan,
		lowerBound,
		activities: project.activities.map((activity, index) => ({
			id: activity.id,
			start: search.starts[index]!,
			end: search.ends[index]!,
		})),
		byRule,
		schedulesMade: search.made,
	};
}

function evolve(
	project: CompactProject,
	search: ScheduleSearch,
	population: Individual[],
	lowerBound: number,
	budget: number,
	draw: () => number,
): void {
	population.sort((a, b) => a.makespan - b.makespan);
	const pick = (): Individual => {
		const one = population[Math.floor(draw() * population.length)]!;
		const other = population[Math.floor(draw() * population.length)]!;
		return one.makespan <= other.makespan ? one : other;
	};
	while (search.made < budget && population[0]!.makespan > lowerBound) {
		const child = crossover(pick().order, pick().order, draw);
		mutate(project, child, draw);
		const individual = search.justified(child);
		const last = population.length - 1;
		if (individual.makespan > population[last]!.makespan) continue;
		if (population.some((other) => sameOrder(other.order, individual.order))) continue;
		if (population.length < POPULATION) population.push(individual);
		else population[last] = individual;
		population.sort((a, b) => a.makespan - b.makespan);
	}
}

const sameOrder = (a: Int32Array, b: Int32Array): boolean => a.every((activity, index) => activity === b[index]);

/** Mother's list with the stretch between two points in the father's order; stays precedence-feasible. */
function crossover(mother: Int32Array, father: Int32Array, draw: () => number): Int32Array {
	const length = mother.length;
	const one = Math.floor(draw() * (length + 1));
	const other = Math.floor(draw() * (length + 1));
	const first = Math.min(one, other);
	const second = Math.max(one, other);
	const child = new Int32Array(length);
	const taken = new Uint8Array(length);
	let filled = 0;
	const copy = (from: Int32Array, until: number): void => {
		for (let position = 0; position < length && filled < until; position++) {
			const activity = from[position]!;
			if (taken[activity]) continue;
			taken[activity] = 1;
			child[filled++] = activity;
		}
	};
	copy(mother, first);
	copy(father, second);
	copy(mother, length);
	return child;
}

/** Neighbours change places, now and then, where precedence lets them. */
function mutate(project: CompactProject, order: Int32Array, draw: () => number): void {
	for (let position = 1; position < order.length; position++) {
		if (draw() >= MUTATION) continue;
		const before = order[position - 1]!;
		const after = order[position]!;
		if (project.predecessors[after]!.includes(before)) continue;
		order[position - 1] = after;
		order[position] = before;
	}
}

class ScheduleSearch {
	made = 0;
	readonly starts: Float64Array;
	readonly ends: Float64Array;
	private readonly backward: CompactProject;
	private readonly backStarts: Float64Array;
	private readonly backEnds: Float64Array;
	private readonly profile: ResourceProfile;

	constructor(private readonly forward: CompactProject) {
		this.backward = reversedProject(forward);
		this.starts = new Float64Array(forward.count);
		this.ends = new Float64Array(forward.count);
		this.backStarts = new Float64Array(forward.count);
		this.backEnds = new Float64Array(forward.count);
		this.profile = new ResourceProfile(forward.capacity, forward.count);
	}

	makespan(order: Int32Array): number {
		this.made++;
		return serialSchedule(this.forward, order, this.starts, this.ends, { profile: this.profile });
	}

	private backMakespan(order: Int32Array): number {
		this.made++;
		return serialSchedule(this.backward, order, this.backStarts, this.backEnds, { profile: this.profile });
	}

	/** Left, right by falling ends, left again by rising starts. */
	justified(order: Int32Array): Individual {
		const first = this.makespan(order);
		this.backMakespan(sortedBy(order.slice().reverse(), this.ends, -1));
		const again = this.leftFromBackward(order);
		return again.makespan <= first ? again : { order, makespan: first };
	}

	/** The rule applied to the project read from its end, then turned round. */
	fromTheEnd(rule: PriorityRule): Individual {
		const order = orderByValues(this.backward, priorityValues(this.backward, rule));
		this.backMakespan(order);
		return this.leftFromBackward(order.slice().reverse());
	}

	private leftFromBackward(order: Int32Array): Individual {
		const list = sortedBy(order, this.backEnds, -1);
		const makespan = this.makespan(list);
		return { order: sortedBy(list, this.starts, 1), makespan };
	}
}

/** Stable, so that activities of no duration keep their place behind their predecessors. */
function sortedBy(order: Int32Array, times: Float64Array, direction: 1 | -1): Int32Array {
	return Int32Array.from(Array.from(order).sort((a, b) => direction * (times[a]! - times[b]!)));
}
