import type { CompactProject } from "./project";
import { ResourceProfile, type WorkCalendar } from "./resource-profile";

/** What a serial schedule may differ in from the project as it stands. */
export interface SerialOptions {
	/** Durations of this trial; default those of the project. */
	durations?: Float64Array;
	/** Earliest start of each activity; default 0. */
	releases?: Float64Array;
	/** Per activity: hours in which its work goes on; null: always. */
	calendars?: (WorkCalendar | null)[];
	profile?: ResourceProfile;
}

/**
 * When does each activity start if activities are taken in this order, each as early as precedence and resources allow?
 *
 * Serial schedule generation: every activity in turn goes to the earliest instant from the end of its predecessors at
 * which its resources are free for its whole duration. Some order yields an optimal makespan (Kolisch 1996, active
 * schedules). `order` must name predecessors first. Writes `starts` and `ends`, returns the makespan. O(n²) at worst.
 */
export function serialSchedule(
	project: CompactProject,
	order: Int32Array,
	starts: Float64Array,
	ends: Float64Array,
	options: SerialOptions = {},
): number {
	const durations = options.durations ?? project.durations;
	const profile = options.profile ?? new ResourceProfile(project.capacity, project.count);
	profile.clear();
	const width = project.capacity.length;
	let makespan = 0;
	for (let position = 0; position < order.length; position++) {
		const activity = order[position]!;
		let earliest = options.releases ? options.releases[activity]! : 0;
		for (const predecessor of project.predecessors[activity]!)
			if (ends[predecessor]! > earliest) earliest = ends[predecessor]!;
		const calendar = options.calendars?.[activity] ?? null;
		const duration = durations[activity]!;
		const start = profile.earliestFit(earliest, duration, project.requests, activity * width, calendar);
		const end = calendar ? calendar.finish(start, duration) : start + duration;
		profile.take(start, end, project.requests, activity * width);
		starts[activity] = start;
		ends[activity] = end;
		if (end > makespan) makespan = end;
	}
	return makespan;
}

/**
 * Length of the longest chain of activities to the end, from the start of each: no schedule is shorter than the largest.
 * Critical path method, resources left out; the same unit as the durations.
 */
export function tailLengths(project: CompactProject): Float64Array {
	const tails = new Float64Array(project.count);
	for (let position = project.count - 1; position >= 0; position--) {
		const activity = project.topological[position]!;
		let longest = 0;
		for (const successor of project.successors[activity]!) longest = Math.max(longest, tails[successor]!);
		tails[activity] = longest + project.durations[activity]!;
	}
	return tails;
}

/**
 * No schedule can be shorter than this: the longest chain, and for each resource the work over the capacity.
 */
export function makespanLowerBound(project: CompactProject): number {
	let bound = 0;
	for (const tail of tailLengths(project)) bound = Math.max(bound, tail);
	const width = project.capacity.length;
	for (let resource = 0; resource < width; resource++) {
		let work = 0;
		for (let activity = 0; activity < project.count; activity++)
			work += project.durations[activity]! * project.requests[activity * width + resource]!;
		if (work > 0) bound = Math.max(bound, work / project.capacity[resource]!);
	}
	return bound;
}
