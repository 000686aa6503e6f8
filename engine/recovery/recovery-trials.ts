import { BusinessWeek, HOURS_PER_WEEK } from "../availability/business-week";
import type { BusinessHours } from "../facts";
import { nextUniform, stream } from "../random/generator";
import { orderByValues } from "./priority-rules";
import {
	type RecoveryCase,
	type SiteMeans,
	UNKNOWN_CALL_OUT_HOURS,
	UNKNOWN_ENGINEERS,
	UNKNOWN_STREAMS,
} from "./recovery-case";
import { meansKey, type RecoveryProject } from "./recovery-project";
import { ResourceProfile, type WorkCalendar } from "./resource-profile";
import { serialSchedule } from "./serial-schedule";

/** The world of one trial: when it strikes, who is there, how many drives. */
interface TrialWorld {
	/** Hours since Monday, 0:00. */
	strikesAt: number;
	capacity: Float64Array;
	/** Sites whose people work business hours only. */
	businessSites: Set<string | null>;
	/** Hours until people are there, by site. */
	arrival: Map<string | null, number>;
}

/** Plays a recovery in one order of the services after another, in the same worlds: what differs is the order. */
export class RecoveryTrials {
	readonly starts: Float64Array;
	readonly ends: Float64Array;
	private readonly worlds: TrialWorld[];
	private readonly profile: ResourceProfile;
	private readonly capacity: Float64Array;
	private readonly week: BusinessWeek;
	private readonly releases: Float64Array;
	private readonly calendars: (WorkCalendar | null)[];
	private readonly needsPeople: boolean[];
	private readonly weights: { business: number; outside: number }[];

	constructor(
		readonly cases: readonly RecoveryCase[],
		readonly work: RecoveryProject,
		sites: readonly SiteMeans[],
		businessHours: BusinessHours,
		seed: number,
	) {
		const { project } = work;
		this.week = new BusinessWeek(businessHours);
		this.capacity = project.capacity.slice();
		this.profile = new ResourceProfile(this.capacity, project.count);
		this.starts = new Float64Array(project.count);
		this.ends = new Float64Array(project.count);
		this.releases = new Float64Array(project.count);
		this.calendars = new Array<WorkCalendar | null>(project.count).fill(null);
		this.needsPeople = work.activities.map(({ means }) => means.some((key) => key.startsWith("engineers/")));
		this.worlds = drawWorlds(work, sites, this.week, seed);
		this.weights = orderingWeights(cases);
	}

	/** Activities in the order in which services have been put; what many wait for comes with the first of them. */
	listFor(order: readonly number[]): Int32Array {
		const { project, caseOf } = this.work;
		const rank = new Float64Array(project.count).fill(Number.POSITIVE_INFINITY);
		const rankOfCase = new Int32Array(this.cases.length);
		order.forEach((one, position) => {
			rankOfCase[one] = position;
		});
		for (let place = project.count - 1; place >= 0; place--) {
			const activity = project.topological[place]!;
			const own = caseOf[activity]!;
			if (own >= 0) rank[activity] = Math.min(rank[activity]!, rankOfCase[own]!);
			for (const next of project.successors[activity]!) rank[activity] = Math.min(rank[activity]!, rank[next]!);
		}
		return orderByValues(project, rank);
	}

	/** One trial; afterwards `starts` and `ends` hold its hours. */
	play(list: Int32Array, trial: number): void {
		const { project, durations } = this.work;
		const world = this.worlds[trial]!;
		this.capacity.set(world.capacity);
		const calendar: WorkCalendar = {
			nextOpen: (hour) => Math.max(hour, this.week.nextOpen(world.strikesAt + hour) - world.strikesAt),
			finish: (start, hours) => Math.max(start, this.week.finish(world.strikesAt + start, hours) - world.strikesAt),
		};
		for (let activity = 0; activity < project.count; activity++) {
			const people = this.needsPeople[activity]!;
			const site = this.work.siteOf[activity]!;
			this.calendars[activity] = people && world.businessSites.has(site) ? calendar : null;
			this.releases[activity] = people ? (world.arrival.get(site) ?? 0) : 0;
		}
		serialSchedule(project, list, this.starts, this.ends, {
			durations: durations.subarray(trial * project.count, (trial + 1) * project.count),
			releases: this.releases,
			calendars: this.calendars,
			profile: this.profile,
		});
	}

	/** Hour at which a service is back, after `play`. */
	returnOf(one: number): number {
		let latest = 0;
		for (const activity of this.work.endsOf[one]!) latest = Math.max(latest, this.ends[activity]!);
		return latest;
	}

	/** Money one service loses in the trial just played; a cost that is not known adds nothing. */
	moneyOf(trial: number, one: number): number {
		const { business, outside } = this.cases[one]!.costPerHour;
		return this.lossOf(trial, one, { business: business ?? 0, outside: outside ?? 0 });
	}

	/** What the search makes small, over the first trials: money, with stand-ins where no cost is known. */
	burden(list: Int32Array, sample: number): number {
		let sum = 0;
		for (let trial = 0; trial < Math.min(sample, this.work.trials); trial++) {
			this.play(list, trial);
			sum += this.burdenPlayed(trial);
		}
		return sum;
	}

	/** The burden of the trial just played. */
	burdenPlayed(trial: number): number {
		return this.weights.reduce((sum, weight, one) => sum + this.lossOf(trial, one, weight), 0);
	}

	private lossOf(trial: number, one: number, weight: { business: number; outside: number }): number {
		const { strikesAt } = this.worlds[trial]!;
		const hours = this.returnOf(one);
		const inside = this.week.between(strikesAt, strikesAt + hours);
		return inside * weight.business + (hours - inside) * weight.outside;
	}
}

function drawWorlds(
	work: RecoveryProject,
	sites: readonly SiteMeans[],
	week: BusinessWeek,
	seed: number,
): TrialWorld[] {
	const moments = stream(seed, "recovery/moment");
	const draws = sites.map((site) => ({
		engineers: stream(seed, `recovery/engineers/${site.siteId}`),
		hours: stream(seed, `recovery/hours/${site.siteId}`),
		streams: stream(seed, `recovery/streams/${site.siteId}`),
		arrival: stream(seed, `recovery/arrival/${site.siteId}`),
	}));
	return Array.from({ length: work.trials }, () => {
		const strikesAt = nextUniform(moments) * HOURS_PER_WEEK;
		const outside = !week.isOpen(strikesAt);
		const capacity = new Float64Array(work.project.capacity.length);
		const businessSites = new Set<string | null>();
		const arrival = new Map<string | null, number>();
		const set = (key: string, units: number): void => {
			capacity[work.project.resources.indexOf(key)] = units;
		};
		sites.forEach((site, index) => {
			const draw = draws[index]!;
			const engineers = between(UNKNOWN_ENGINEERS, nextUniform(draw.engineers));
			const streams = between(UNKNOWN_STREAMS, nextUniform(draw.streams));
			const always = nextUniform(draw.hours) < 0.5;
			const { least, most } = UNKNOWN_CALL_OUT_HOURS;
			const callOut = least + nextUniform(draw.arrival) * (most - least);
			set(meansKey("engineers", site.siteId), site.engineers ?? engineers);
			set(meansKey("restore streams", site.siteId), site.restoreStreams ?? streams);
			set(meansKey("uplink", site.siteId), 1);
			if (site.engineerHours === "business" || (site.engineerHours === null && !always)) businessSites.add(site.siteId);
			else if (outside) arrival.set(site.siteId, site.callOutHours ?? callOut);
		});
		return { strikesAt, capacity, businessSites, arrival };
	});
}

const between = ({ least, most }: { least: number; most: number }, uniform: number): number =>
	least + Math.floor(uniform * (most - least + 1));

/** Cost per hour; where it is not known, the middle known one for its hours, or the people who wait. */
function orderingWeights(cases: readonly RecoveryCase[]): { business: number; outside: number }[] {
	const middle = (values: (number | null)[]): number | null => {
		const known = values.filter((value) => value !== null).sort((a, b) => a - b);
		return known[known.length >> 1] ?? null;
	};
	const business = middle(cases.map(({ costPerHour }) => costPerHour.business));
	const outside = middle(cases.map(({ costPerHour }) => costPerHour.outside));
	return cases.map(({ costPerHour, users }) => ({
		business: costPerHour.business ?? business ?? users ?? 1,
		outside: costPerHour.outside ?? outside ?? (business === null ? (users ?? 1) * 0.25 : business * 0.25),
	}));
}
