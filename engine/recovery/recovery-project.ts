import { compileNetwork, inSeries } from "../restore/network";
import type { PlannedPhase } from "../restore/plan";
import { drawNetwork } from "../restore/simulate-network";
import { type CompactProject, compactProject, type ProjectActivity } from "./project";
import {
	isDoneOnce,
	isWaitingForPeople,
	type MeansKind,
	meansOf,
	needsOthers,
	type RecoveryCase,
	type SiteMeans,
} from "./recovery-case";

export interface RecoveryActivity {
	id: string;
	/** Null: done once for all. */
	serviceId: string | null;
	phase: string;
	label: string;
	/** What it holds, as keys of the capacity. */
	means: string[];
}

/** All the work of one recovery: activities, what holds them up, and how long each takes in every trial. */
export interface RecoveryProject {
	activities: RecoveryActivity[];
	project: CompactProject;
	/** Hours, a row of activities per trial. */
	durations: Float64Array;
	meanHours: Float64Array;
	trials: number;
	/** Position of the case an activity belongs to; −1 for what is done once. */
	caseOf: Int32Array;
	/** Activities whose end is the service's return. */
	endsOf: Int32Array[];
	siteOf: (string | null)[];
}

export const meansKey = (kind: MeansKind, siteId: string | null): string => `${kind}/${siteId ?? ""}`;

/**
 * Lays the cases out as one project in hours and draws every phase for every trial, from the same named streams as the
 * single service's estimate. What is done once for all takes the draw of the case in which it takes longest on average.
 */
export function recoveryProject(
	cases: readonly RecoveryCase[],
	sites: readonly SiteMeans[],
	options: { trials: number; seed: number; name: string },
): RecoveryProject {
	const drawn = cases.map((one) => drawCase(one, options));
	const activities: RecoveryActivity[] = [];
	const columns: Float64Array[] = [];
	const after: Set<number>[] = [];
	const caseOf: number[] = [];
	const siteOf: (string | null)[] = [];
	const shared = new Map<string, { activity: number; mean: number }>();
	const endsOf: number[][] = [];
	const placeOf: Map<string, number>[] = [];

	cases.forEach((one, index) => {
		const places = new Map<string, number>();
		let previous: number | null = null;
		for (const planned of phasesOf(one)) {
			const { hours, mean } = drawn[index]!.get(planned.id)!;
			const key = `${planned.id}/${one.siteId ?? ""}`;
			const known = isDoneOnce(planned.id) ? shared.get(key) : undefined;
			let place: number;
			if (known) {
				place = known.activity;
				if (mean > known.mean) {
					columns[place] = hours;
					known.mean = mean;
				}
			} else {
				place = activities.length;
				const once = isDoneOnce(planned.id);
				if (once) shared.set(key, { activity: place, mean });
				activities.push({
					id: once ? key : `${one.serviceId}/${planned.id}`,
					serviceId: once ? null : one.serviceId,
					phase: planned.id,
					label: planned.label,
					means: meansOf(planned.id, one.overUplink).map((kind) => meansKey(kind, one.siteId)),
				});
				columns.push(hours);
				after.push(new Set());
				caseOf.push(once ? -1 : index);
				siteOf.push(one.siteId);
			}
			const named = planned.after?.map((id) => places.get(id)).filter((at) => at !== undefined);
			for (const before of named ?? (previous === null ? [] : [previous]))
				if (before !== place && !(caseOf[place] === -1 && caseOf[before] !== -1)) after[place]!.add(before);
			places.set(planned.id, place);
			previous = place;
		}
		placeOf.push(places);
		const waitedFor = new Set([...places.values()].flatMap((place) => [...after[place]!]));
		endsOf.push([...places.values()].filter((place) => caseOf[place] === index && !waitedFor.has(place)));
		if (endsOf[index]!.length === 0) endsOf[index]!.push(previous!);
	});
	linkDependencies(cases, placeOf, caseOf, endsOf, after, activities);

	const capacity: Record<string, number> = {};
	for (const site of sites) {
		capacity[meansKey("engineers", site.siteId)] = 1;
		capacity[meansKey("restore streams", site.siteId)] = 1;
		capacity[meansKey("uplink", site.siteId)] = 1;
	}
	const meanHours = Float64Array.from(columns, (hours) => hours.reduce((sum, value) => sum + value, 0) / hours.length);
	const project = compactProject({
		capacity,
		activities: activities.map(
			(activity, index): ProjectActivity => ({
				id: activity.id,
				duration: meanHours[index]!,
				requests: Object.fromEntries(activity.means.map((key) => [key, 1])),
				after: [...after[index]!].map((place) => activities[place]!.id),
			}),
		),
	});
	const durations = new Float64Array(options.trials * activities.length);
	columns.forEach((hours, place) => {
		for (let trial = 0; trial < options.trials; trial++) durations[trial * activities.length + place] = hours[trial]!;
	});
	return {
		activities,
		project,
		durations,
		meanHours,
		trials: options.trials,
		caseOf: Int32Array.from(caseOf),
		endsOf: endsOf.map((places) => Int32Array.from(places)),
		siteOf,
	};
}

const phasesOf = (one: RecoveryCase): PlannedPhase[] => one.phases.filter(({ id }) => !isWaitingForPeople(id));

function drawCase(
	one: RecoveryCase,
	{ trials, seed, name }: { trials: number; seed: number; name: string },
): Map<string, { hours: Float64Array; mean: number }> {
	const phases = phasesOf(one);
	if (phases.length === 0) throw new RangeError(`phases of ${one.serviceId} must not be empty`);
	const network = compileNetwork(
		inSeries(
			phases.map(({ id, minutes, factor, chance }) => ({
				id,
				duration: minutes,
				...(factor ? { factor } : {}),
				...(chance ? { chance } : {}),
			})),
		),
	);
	const { kept } = drawNetwork(network, {
		trials,
		seed,
		name: `${one.serviceId}/${name}`,
		keep: phases.map(({ id }) => id),
	});
	return new Map(
		phases.map(({ id }) => {
			const hours = kept[id]!.map((minutes) => minutes / 60);
			return [id, { hours, mean: hours.reduce((sum, value) => sum + value, 0) / trials }];
		}),
	);
}

/** A service is put to work only when those it depends on are back; its machines may be built before. */
function linkDependencies(
	cases: readonly RecoveryCase[],
	placeOf: Map<string, number>[],
	caseOf: number[],
	endsOf: number[][],
	after: Set<number>[],
	activities: RecoveryActivity[],
): void {
	cases.forEach((one, index) => {
		const own = [...placeOf[index]!.values()].filter((place) => caseOf[place] === index);
		const waiting = own.filter((place) => needsOthers(activities[place]!.phase));
		for (const dependency of one.dependsOn) {
			const other = cases.findIndex(({ serviceId }) => serviceId === dependency);
			if (other < 0 || other === index) continue;
			for (const place of waiting.length > 0 ? waiting : own.slice(-1))
				for (const end of endsOf[other]!) after[place]!.add(end);
		}
	});
}
