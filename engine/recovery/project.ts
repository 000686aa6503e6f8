/** An activity of a project: it takes `duration` without interruption and holds its resources the whole time. */
export interface ProjectActivity {
	id: string;
	duration: number;
	/** Units held of each resource; a resource not named is not used. */
	requests: Record<string, number>;
	/** Activities that must have ended. */
	after: string[];
}

/** Activities under precedence and limited renewable resources; any unit of time, the same one throughout. */
export interface Project {
	activities: ProjectActivity[];
	/** Units there are of each resource. */
	capacity: Record<string, number>;
}

/** The same project as numbers in rows, for schedules made by the thousand. */
export interface CompactProject {
	count: number;
	durations: Float64Array;
	predecessors: Int32Array[];
	successors: Int32Array[];
	/** Row per activity, column per resource. */
	requests: Float64Array;
	resources: string[];
	capacity: Float64Array;
	/** One order in which every activity stands after its predecessors. */
	topological: Int32Array;
}

/**
 * Checks a project and lays it out in rows.
 *
 * Errors: RangeError for an unknown predecessor, a repeated id, a cycle, a negative or non-finite duration, a request
 * for a resource that is not there or for more than there is.
 */
export function compactProject(project: Project): CompactProject {
	const resources = Object.keys(project.capacity);
	const capacity = Float64Array.from(resources, (name) => {
		const units = project.capacity[name]!;
		if (!(units >= 0) || !Number.isFinite(units)) throw new RangeError(`capacity.${name} must be 0 or more: ${units}`);
		return units;
	});
	const indexOf = new Map<string, number>();
	project.activities.forEach((activity, index) => {
		if (indexOf.has(activity.id)) throw new RangeError(`activities.${index}.id is used twice: ${activity.id}`);
		indexOf.set(activity.id, index);
	});
	const count = project.activities.length;
	const requests = new Float64Array(count * resources.length);
	const durations = new Float64Array(count);
	const predecessors: Int32Array[] = [];
	const successorLists: number[][] = Array.from({ length: count }, () => []);
	project.activities.forEach((activity, index) => {
		if (!(activity.duration >= 0) || !Number.isFinite(activity.duration))
			throw new RangeError(`activities.${index}.duration must be 0 or more: ${activity.duration}`);
		durations[index] = activity.duration;
		for (const [name, units] of Object.entries(activity.requests)) {
			const resource = resources.indexOf(name);
			if (resource < 0) throw new RangeError(`activities.${index}.requests names a resource without capacity: ${name}`);
			if (!(units >= 0)) throw new RangeError(`activities.${index}.requests.${name} must be 0 or more: ${units}`);
			if (units > capacity[resource]!)
				throw new RangeError(`activities.${index}.requests.${name} is more than there is: ${units}`);
			requests[index * resources.length + resource] = units;
		}
		const before = activity.after.map((id) => {
			const predecessor = indexOf.get(id);
			if (predecessor === undefined) throw new RangeError(`activities.${index}.after names no activity: ${id}`);
			successorLists[predecessor]!.push(index);
			return predecessor;
		});
		predecessors.push(Int32Array.from(new Set(before)));
	});
	const successors = successorLists.map((list) => Int32Array.from(new Set(list)));
	return {
		count,
		durations,
		predecessors,
		successors,
		requests,
		resources,
		capacity,
		topological: topologicalOrder(predecessors, successors),
	};
}

function topologicalOrder(predecessors: Int32Array[], successors: Int32Array[]): Int32Array {
	const waiting = predecessors.map((list) => list.length);
	const order = new Int32Array(predecessors.length);
	let filled = 0;
	waiting.forEach((left, index) => {
		if (left === 0) order[filled++] = index;
	});
	for (let next = 0; next < filled; next++)
		for (const successor of successors[order[next]!]!) if (--waiting[successor]! === 0) order[filled++] = successor;
	if (filled < order.length) throw new RangeError("activities.after runs in a circle");
	return order;
}

/** The project read from its end: predecessors and successors change places. */
export function reversedProject(project: CompactProject): CompactProject {
	return {
		...project,
		predecessors: project.successors,
		successors: project.predecessors,
		topological: project.topological.slice().reverse(),
	};
}
