import { z } from "zod";
import type { Block, PhaseDuration } from "@/engine";

const name = z.string().min(1).max(300);
const chance = z.number().min(0).max(1);
const positive = z.number().positive();
const notNegative = z.number().min(0);
const seed = z.int().min(0).default(1);
const trials = z.int().min(1).max(10_000_000);

/** A block: a component, or blocks in series, in parallel, or of which `required` must work. */
const block: z.ZodType<Block> = z.lazy(() =>
	z.union([
		z.strictObject({ component: name }),
		z.strictObject({ series: z.array(block).min(1) }),
		z.strictObject({ parallel: z.array(block).min(1) }),
		z.strictObject({ required: z.int().min(1), of: z.array(block).min(1) }),
	]),
);

/** One way to say how available a part is. */
const part = z.union([
	z.strictObject({ availability: chance }),
	z.strictObject({ unavailability: chance }),
	z.strictObject({ meanUpHours: positive, meanDownHours: notNegative }),
	z.strictObject({ failuresPerYear: notNegative, repairHours: notNegative }),
]);

const importanceOptions = {
	/** Largest minimal cut sets listed. */
	largestCutSet: z.int().min(1).max(20).default(2),
	fussellVesely: z.boolean().default(false),
	/** Rare-event sum and minimal-cut upper bound beside the exact value. */
	approximations: z.boolean().default(false),
};

export const blockDiagramQuestion = z.strictObject({
	structure: z.union([
		block,
		z.strictObject({ paths: z.array(z.array(name).min(1)).min(1) }),
		z.strictObject({ cutSets: z.array(z.array(name).min(1)).min(1) }),
	]),
	parts: z.record(name, part),
	...importanceOptions,
});

const gate = z.union([
	z.tuple([z.enum(["and", "or", "xor", "not", "nand", "nor", "null"]), name], name),
	z.tuple([z.literal("atleast"), z.int().min(1), name], name),
]);

export const faultTreeQuestion = z.strictObject({
	top: name,
	gates: z.record(name, gate),
	/** Chance of every basic event. */
	q: z.record(name, chance),
	house: z.record(name, z.boolean()).default({}),
	/** Where the tree is from; not used. */
	source: z.array(z.string()).optional(),
	...importanceOptions,
});

const condition = z.strictObject({
	sum: z.array(name).min(1),
	atLeast: z.number().optional(),
	atMost: z.number().optional(),
});

/** Any of these lists of conditions, all of whose conditions hold. */
const anyOf = z.array(z.array(condition));

const times = {
	/** States by chance at these times, from the start. */
	at: z.array(notNegative).max(1000).default([]),
	/** Down is never left: the chance to be down is then that of having been down. */
	stopWhenDown: z.boolean().default(false),
};

export const markovQuestion = z.union([
	z.strictObject({
		states: z.array(z.strictObject({ name, up: z.boolean().default(true), cause: name.optional() })).min(1),
		transitions: z.array(z.strictObject({ from: name, to: name, rate: notNegative })),
		start: name.optional(),
		...times,
	}),
	z.strictObject({
		variables: z.record(name, z.strictObject({ from: z.int(), to: z.int(), start: z.int() })),
		rules: z.array(
			z.strictObject({
				name,
				when: z.array(condition).default([]),
				rate: notNegative,
				times: name.optional(),
				change: z.record(name, z.int()),
			}),
		),
		up: anyOf,
		...times,
	}),
	z.strictObject({ matrix: z.array(z.array(notNegative)).min(1).max(2000) }),
]);

export const activePassiveQuestion = z.strictObject({
	activeFailuresPerYear: notNegative,
	standbyFailuresPerYear: notNegative,
	coverage: chance,
	automaticMinutes: positive,
	manualMinutes: positive,
	repairHours: positive,
	resyncHours: notNegative.default(0),
	latentFaultsPerYear: notNegative.default(0),
	drillIntervalHours: positive.nullable().default(null),
	/** Default: repairHours. */
	restoreHours: positive.optional(),
});

export const activeActiveQuestion = z.strictObject({
	nodes: z.int().min(1).max(200),
	nodesNeeded: z.int().min(1).default(1),
	failuresPerYear: notNegative,
	commonCauseShare: chance.default(0),
	coverage: chance,
	ejectMinutes: positive,
	rebootMinutes: positive,
	repairHours: positive,
	crews: z.int().min(1).default(1),
});

export const latentFaultQuestion = z.strictObject({
	faultsPerHour: notNegative,
	drillIntervalHours: z.array(positive).min(1),
});

const simpleDuration = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("constant"), value: notNegative }),
	z.strictObject({ kind: z.literal("beta-pert"), min: notNegative, mode: notNegative, max: notNegative }),
	z.strictObject({ kind: z.literal("triangular"), min: notNegative, mode: notNegative, max: notNegative }),
	z.strictObject({ kind: z.literal("uniform"), min: notNegative, max: notNegative }),
	z.strictObject({ kind: z.literal("exponential"), mean: positive }),
	z.strictObject({ kind: z.literal("lognormal"), logMean: z.number(), logDeviation: notNegative }),
	z.strictObject({ kind: z.literal("lognormal-quantiles"), p10: positive, p90: positive }),
]);

export const duration: z.ZodType<PhaseDuration> = z.union([
	simpleDuration,
	z.strictObject({
		kind: z.literal("throughput"),
		gigabytes: notNegative,
		megabytesPerSecond: z.array(simpleDuration).min(1),
	}),
]);

export const networkQuestion = z.strictObject({
	phases: z
		.array(
			z.strictObject({
				id: name,
				duration,
				after: z.array(name).default([]),
				chance: z.strictObject({ group: name, probability: chance }).optional(),
			}),
		)
		.min(1),
	deadline: notNegative.optional(),
	quantiles: z.array(chance).default([0.05, 0.1, 0.5, 0.9, 0.95]),
	trials: trials.default(100_000),
	seed,
});

const search = { schedules: z.int().min(1).max(1_000_000).default(4000), seed };

export const scheduleQuestion = z.union([
	z.strictObject({
		activities: z
			.array(
				z.strictObject({
					id: name,
					duration: notNegative,
					requests: z.record(name, notNegative).default({}),
					after: z.array(name).default([]),
				}),
			)
			.min(1),
		capacity: z.record(name, notNegative),
		...search,
	}),
	/** PSPLIB: activities by number from 1, a row of requests each. */
	z.strictObject({
		durations: z.array(notNegative).min(1),
		successors: z.array(z.array(z.int().min(1))),
		requests: z.array(z.array(notNegative)),
		capacity: z.array(notNegative),
		...search,
	}),
]);

const yearly = {
	quantiles: z.array(z.number().min(0).lt(1)).default([0.5, 0.9, 0.95, 0.99]),
	exceeding: z.array(notNegative).default([]),
};

const outages = { name: name.default("outage"), eventsPerYear: notNegative };
/** How long one outage lasts; several durations come one after the other. */
const durations = z.union([duration, z.array(duration).min(1)]);

export const compoundDowntimeQuestion = z.union([
	z.strictObject({
		causes: z
			.array(
				z.union([z.strictObject({ ...outages, hours: durations }), z.strictObject({ ...outages, minutes: durations })]),
			)
			.min(1),
		trials: trials.default(200_000),
		seed,
		...yearly,
	}),
	/** Exponential outages in closed form; with a horizon they take time off it. */
	z.strictObject({ eventsPerYear: notNegative, meanOutageHours: positive, ...yearly }),
	z.strictObject({ meanUpHours: positive, meanOutageHours: positive, horizonHours: positive, ...yearly }),
]);

export const drillsQuestion = z.strictObject({
	prior: z.strictObject({ mu: z.number(), kappa: positive, alpha: positive, beta: positive }),
	minutes: z.array(positive),
	quantiles: z.array(z.number().gt(0).lt(1)).default([0.1, 0.5, 0.9]),
});

export const restoresQuestion = z.strictObject({
	prior: z.strictObject({ alpha: positive, beta: positive }).default({ alpha: 0.5, beta: 0.5 }),
	successes: z.int().min(0),
	attempts: z.int().min(0),
	next: z.int().min(1).default(1),
	quantiles: z.array(z.number().gt(0).lt(1)).default([0.05, 0.5, 0.95]),
});

export const rateQuestion = z.strictObject({
	prior: z.strictObject({ shape: positive, exposure: notNegative }),
	events: z.int().min(0),
	exposure: notNegative,
	/** Time ahead in which an event is asked about. */
	ahead: positive.default(1),
	quantiles: z.array(z.number().gt(0).lt(1)).default([0.05, 0.5, 0.95]),
});

export const copiesQuestion = z.strictObject({
	failureProbability: chance,
	copies: z.int().min(1),
	commonCauseShare: chance.default(0.1),
	/** Ransomware: days for which copies are kept. */
	retentionDays: z.array(notNegative).default([]),
	dwell: z.strictObject({ medianDays: positive, logDeviation: positive }).optional(),
});

export const lossQuestion = z.strictObject({
	intervalHours: positive,
	jobHours: notNegative.default(0),
	unusableProbability: z.number().min(0).lt(1).default(0),
	quantiles: z.array(chance).default([0.5, 0.9]),
	longerThanHours: z.array(notNegative).default([]),
});

export const backlogQuestion = z.strictObject({
	writeMegabytesPerSecond: notNegative,
	linkMegabytesPerSecond: positive,
	burstSeconds: notNegative,
	baseMegabytesPerSecond: notNegative,
});

const choiceOption = z.strictObject({ id: name, uses: z.array(notNegative), worth: z.number() });
export const choiceQuestion = z.strictObject({
	groups: z.array(z.strictObject({ id: name, options: z.array(choiceOption).min(1) })).min(1),
	limits: z.array(notNegative).min(1),
});

const loss = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("site"), siteId: name }),
	z.strictObject({ kind: z.literal("storage"), serverId: name }),
	z.strictObject({ kind: z.literal("hypervisor"), serverId: name }),
	z.strictObject({ kind: z.literal("power-feed"), powerFeed: name }),
	z.strictObject({ kind: z.literal("directory"), serviceId: name }),
	z.strictObject({ kind: z.literal("administrator-account") }),
]);

export const recoveryQuestion = z.strictObject({
	facts: z.unknown(),
	loss,
	asOf: z.iso.date(),
	trials: trials.default(1000),
	seed,
});

export const serviceQuestion = z.strictObject({
	facts: z.unknown(),
	serviceId: name,
	asOf: z.iso.date(),
	trials: trials.default(10_000),
	seed,
});
