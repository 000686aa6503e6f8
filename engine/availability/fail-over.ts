import { type MarkovChain, markovChain, steadyState } from "./markov-chain";
import { HOURS_PER_YEAR, MINUTES_PER_YEAR } from "./structure-availability";

export interface DowntimeCause {
	cause: string;
	minutesPerYear: number;
	/** How often such an outage begins. */
	timesPerYear: number;
}

export interface FailOverAvailability {
	availability: number;
	unavailability: number;
	downtimeMinutesPerYear: number;
	/** Adds up to the downtime. */
	byCause: DowntimeCause[];
	/** Share of capacity in service in the long run; below `availability` when fewer nodes than needed are counted in part. */
	capacityAvailability: number;
	/** Share of time in which one more failure stops the service. */
	unprotectedShare: number;
	states: { state: string; share: number }[];
}

export interface ActivePassive {
	activeFailuresPerYear: number;
	/** Failures of the standby that are noticed at once. */
	standbyFailuresPerYear: number;
	/** Chance that the failure is seen and the automatic switch works; 0: every switch is manual. */
	coverage: number;
	/** Detection and switch, automatic. */
	automaticMinutes: number;
	/** Until somebody has noticed and switched by hand. */
	manualMinutes: number;
	repairHours: number;
	/** Reverse synchronisation after the repair; until then one failure is enough. */
	resyncHours: number;
	/** Faults of the standby that nobody notices until it is needed or drilled. */
	latentFaultsPerYear: number;
	/** Null: never drilled, so a latent fault stays until it is needed: taken over NEVER_DRILLED_HOURS. */
	drillIntervalHours: number | null;
	/** Rebuilding from backup when both are gone or the standby proves dead. */
	restoreHours: number;
}

/** How long a fault nobody looks for is taken to have had time to appear: three years, the usual life of a server. */
export const NEVER_DRILLED_HOURS = 3 * HOURS_PER_YEAR;

/**
 * Chance that a standby last known good at a drill is found dead when needed: 1 − (1 − e^(−λτ)) / (λτ), about λτ/2: the
 * mean over the interval between drills. Errors: RangeError for a negative rate or interval.
 */
export function latentFaultProbability(faultsPerHour: number, drillIntervalHours: number): number {
	if (!(faultsPerHour >= 0)) throw new RangeError(`faultsPerHour must be 0 or more: ${faultsPerHour}`);
	if (!(drillIntervalHours >= 0)) throw new RangeError(`drillIntervalHours must be 0 or more: ${drillIntervalHours}`);
	const exposure = faultsPerHour * drillIntervalHours;
	return exposure < 1e-5 ? exposure / 2 - (exposure * exposure) / 6 : 1 + Math.expm1(-exposure) / exposure;
}

/**
 * How available is an active-passive pair, and which cause owns its downtime?
 *
 * Chain of the states: both up · switching automatically · switching by hand · standby found dead · one up · resynchronising · both
 * down; one repair crew; GTH steady state. Without latent faults and resynchronisation, and with restoreHours =
 * repairHours, its weights are 1, λc/φ, λ(1−c)/m, (λ+λs)/μ, λ(λ+λs)/μ². Unit: minutes in a year of 8,760 hours.
 * Errors: RangeError for a negative rate, a coverage outside 0 … 1, a time of 0 or less.
 */
export function activePassiveAvailability(pair: ActivePassive): FailOverAvailability {
	const active = rate("activeFailuresPerYear", pair.activeFailuresPerYear);
	const standby = rate("standbyFailuresPerYear", pair.standbyFailuresPerYear);
	const latent = rate("latentFaultsPerYear", pair.latentFaultsPerYear);
	share("coverage", pair.coverage);
	const dead = latentFaultProbability(latent, pair.drillIntervalHours ?? NEVER_DRILLED_HOURS);
	const repair = 1 / time("repairHours", pair.repairHours);
	const restore = 1 / time("restoreHours", pair.restoreHours);
	const jumps = [
		{ from: "both up", to: "switching", rate: active * (1 - dead) * pair.coverage },
		{ from: "both up", to: "switching by hand", rate: active * (1 - dead) * (1 - pair.coverage) },
		{ from: "both up", to: "standby found dead", rate: active * dead },
		{ from: "both up", to: "one up", rate: standby },
		{ from: "switching", to: "one up", rate: 60 / time("automaticMinutes", pair.automaticMinutes) },
		{ from: "switching by hand", to: "one up", rate: 60 / time("manualMinutes", pair.manualMinutes) },
		{ from: "standby found dead", to: "one up", rate: restore },
		{ from: "one up", to: "both down", rate: active },
		{ from: "both down", to: "one up", rate: restore },
	];
	const resync = pair.resyncHours > 0;
	if (resync) {
		jumps.push(
			{ from: "one up", to: "resynchronising", rate: repair },
			{ from: "resynchronising", to: "both up", rate: 1 / pair.resyncHours },
			{ from: "resynchronising", to: "both down", rate: active },
		);
	} else jumps.push({ from: "one up", to: "both up", rate: repair });
	const states = ["both up", "switching", "switching by hand", "standby found dead", "one up", "both down"];
	if (resync) states.push("resynchronising");
	const causes: Record<string, string> = {
		switching: "automatic switch-over",
		"switching by hand": "switch-over by hand",
		"standby found dead": "standby found dead",
		"both down": "second failure before repair",
	};
	const chain = markovChain(states, jumps);
	const shares = steadyState(chain);
	return summary(chain, shares, (state) => causes[state] ?? null, {
		capacity: (state) => (causes[state] ? 0 : 1),
		unprotected: (state) => state === "one up" || state === "resynchronising",
	});
}

export interface ActiveActive {
	nodes: number;
	/** Nodes that carry the peak; with fewer the service counts as down. */
	nodesNeeded: number;
	failuresPerYear: number;
	/** Share of failures that take all nodes at once: same configuration, same room, same update. */
	commonCauseShare: number;
	/** Chance that a failed node is seen and taken out cleanly. */
	coverage: number;
	/** Service gone while a failed node is taken out. */
	ejectMinutes: number;
	/** Service gone when it was not: restart of the whole. */
	rebootMinutes: number;
	repairHours: number;
	/** One crew repairs one node at a time. */
	crews: number;
}

/**
 * How available is a load-balanced cluster, and which cause owns its downtime?
 *
 * Chain over the nodes up, with ejection (covered) and restart (not covered) as states of their own and beta-factor common cause
 * (Trivedi, Sathaye, Ibe & Howe 1990: more nodes without coverage bring more downtime). The last node's failure needs no ejection.
 * Errors: RangeError as activePassiveAvailability, and for nodesNeeded outside 1 … nodes.
 */
export function activeActiveAvailability(cluster: ActiveActive): FailOverAvailability {
	const { nodes, nodesNeeded, coverage } = cluster;
	if (!Number.isInteger(nodes) || nodes < 1) throw new RangeError(`nodes must be 1 or more: ${nodes}`);
	if (!Number.isInteger(nodesNeeded) || nodesNeeded < 1 || nodesNeeded > nodes)
		throw new RangeError(`nodesNeeded must be 1 to ${nodes}: ${nodesNeeded}`);
	if (!Number.isInteger(cluster.crews) || cluster.crews < 1)
		throw new RangeError(`crews must be 1 or more: ${cluster.crews}`);
	share("coverage", coverage);
	share("commonCauseShare", cluster.commonCauseShare);
	const failure = rate("failuresPerYear", cluster.failuresPerYear);
	const repair = 1 / time("repairHours", cluster.repairHours);
	const eject = 60 / time("ejectMinutes", cluster.ejectMinutes);
	const reboot = 60 / time("rebootMinutes", cluster.rebootMinutes);
	const common = nodes > 1 ? failure * cluster.commonCauseShare : 0;
	const single = nodes > 1 ? failure * (1 - cluster.commonCauseShare) : failure;
	const up = (count: number): string => `${count} up`;
	const states: string[] = [];
	const jumps: { from: string; to: string; rate: number }[] = [];
	for (let count = nodes; count >= 0; count--) {
		states.push(up(count));
		if (count < nodes)
			jumps.push({ from: up(count), to: up(count + 1), rate: repair * Math.min(cluster.crews, nodes - count) });
		if (count === 0) continue;
		if (common > 0) {
			if (count === nodes) states.push("all failed at once");
			jumps.push({ from: up(count), to: "all failed at once", rate: common });
		}
		if (count === 1) {
			jumps.push({ from: up(1), to: up(0), rate: single });
			continue;
		}
		const ejecting = `ejecting from ${count}`;
		const restarting = `restarting from ${count}`;
		states.push(ejecting, restarting);
		jumps.push(
			{ from: up(count), to: ejecting, rate: count * single * coverage },
			{ from: up(count), to: restarting, rate: count * single * (1 - coverage) },
			{ from: ejecting, to: up(count - 1), rate: eject },
			{ from: restarting, to: up(count - 1), rate: reboot },
		);
	}
	if (common > 0) jumps.push({ from: "all failed at once", to: up(1), rate: repair });
	const chain = markovChain(states, jumps);
	const shares = steadyState(chain);
	const upCount = (state: string): number | null => (state.endsWith(" up") ? Number.parseInt(state, 10) : null);
	return summary(
		chain,
		shares,
		(state) => {
			if (state.startsWith("ejecting")) return "taking out a failed node";
			if (state.startsWith("restarting")) return "failed node not taken out";
			if (state === "all failed at once") return "common cause";
			return upCount(state)! < nodesNeeded ? "too few nodes left" : null;
		},
		{
			capacity: (state) => Math.min(1, (upCount(state) ?? 0) / nodesNeeded),
			unprotected: (state) => upCount(state) === nodesNeeded,
		},
	);
}

/**
 * Downtime for 1 to `upTo` nodes with everything else alike, and the number with the least: beyond it another node hurts.
 */
export function downtimeByNodes(
	cluster: Omit<ActiveActive, "nodes">,
	upTo: number,
): { downtimeMinutesPerYear: number[]; fewestMinutesAt: number } {
	const downtimeMinutesPerYear: number[] = [];
	for (let nodes = cluster.nodesNeeded; nodes <= upTo; nodes++)
		downtimeMinutesPerYear.push(activeActiveAvailability({ ...cluster, nodes }).downtimeMinutesPerYear);
	if (downtimeMinutesPerYear.length === 0) throw new RangeError(`upTo must be at least nodesNeeded: ${upTo}`);
	const least = Math.min(...downtimeMinutesPerYear);
	return { downtimeMinutesPerYear, fewestMinutesAt: cluster.nodesNeeded + downtimeMinutesPerYear.indexOf(least) };
}

function summary(
	chain: MarkovChain,
	shares: Float64Array,
	causeOf: (state: string) => string | null,
	weigh: { capacity: (state: string) => number; unprotected: (state: string) => boolean },
): FailOverAvailability {
	const causes = chain.states.map(causeOf);
	const byCause = new Map<string, { minutesPerYear: number; timesPerYear: number }>();
	let unavailability = 0;
	let availability = 0;
	let capacityAvailability = 0;
	let unprotectedShare = 0;
	chain.states.forEach((state, index) => {
		const part = shares[index]!;
		const cause = causes[index] ?? null;
		if (cause === null) availability += part;
		else {
			unavailability += part;
			const sum = byCause.get(cause) ?? { minutesPerYear: 0, timesPerYear: 0 };
			sum.minutesPerYear += part * MINUTES_PER_YEAR;
			byCause.set(cause, sum);
		}
		capacityAvailability += part * weigh.capacity(state);
		if (weigh.unprotected(state)) unprotectedShare += part;
	});
	chain.rates.forEach((perHour, jump) => {
		const to = causes[chain.to[jump]!] ?? null;
		if (to !== null && to !== causes[chain.from[jump]!])
			byCause.get(to)!.timesPerYear += shares[chain.from[jump]!]! * perHour * HOURS_PER_YEAR;
	});
	return {
		availability,
		unavailability,
		downtimeMinutesPerYear: unavailability * MINUTES_PER_YEAR,
		byCause: [...byCause].map(([cause, sums]) => ({ cause, ...sums })),
		capacityAvailability,
		unprotectedShare,
		states: chain.states.map((state, index) => ({ state, share: shares[index]! })),
	};
}

function rate(name: string, perYear: number): number {
	if (!(perYear >= 0) || !Number.isFinite(perYear)) throw new RangeError(`${name} must be 0 or more: ${perYear}`);
	return perYear / HOURS_PER_YEAR;
}

function time(name: string, length: number): number {
	if (!(length > 0) || !Number.isFinite(length)) throw new RangeError(`${name} must be above 0: ${length}`);
	return length;
}

function share(name: string, part: number): void {
	if (!(part >= 0 && part <= 1)) throw new RangeError(`${name} must be 0 to 1: ${part}`);
}
