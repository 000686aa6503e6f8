import { z } from "zod";
import type { Drill, Facts, Incident, PracticeAnswer, Server, Service, Site } from "@/engine";
import { FACTS_FORMAT_VERSION, SCENARIO_IDS } from "@/engine";
import { designSchema, mailSchema } from "./facts-design";
import {
	calendarDate,
	choice,
	GIGABYTES_MAXIMUM,
	HOURS_MAXIMUM,
	identifier,
	instant,
	known,
	MONEY_MAXIMUM,
	note,
	oneLine,
	quantity,
	share,
	truth,
	wholeQuantity,
} from "./facts-fields";
import { organizationSchema } from "./facts-organization";
import { protectionSchema } from "./facts-protection";
import { type FactsIssue, reportBrokenReferences } from "./facts-references";

export { organizationSchema, protectionSchema };

const hours = quantity("hours", HOURS_MAXIMUM);
const minutes = quantity("minutes", HOURS_MAXIMUM * 60);
const gigabytes = quantity("gigabytes", GIGABYTES_MAXIMUM);
const money = quantity("units of the currency", MONEY_MAXIMUM);
const growth = z
	.number({ error: "must be a number: 0.2 is twenty per cent a year" })
	.min(-1, "must be at least -1: a store cannot shrink by more than all of it")
	.max(100, "must be at most 100: 0.2 is twenty per cent a year");
const ids = z.array(identifier).max(20_000, "must hold at most 20000 ids").default([]);
const always = choice(["business", "always"]);
export const siteSchema = z.strictObject({
	id: identifier,
	name: oneLine(),
	kind: choice(["server-room", "data-centre", "cloud-region"]),
	engineers: known(wholeQuantity("engineers", 10_000)),
	engineerHours: known(always),
	callOutHours: known(hours),
	uplinkMegabitsPerSecond: known(quantity("megabits per second", 1e7)),
	restoreStreams: known(wholeQuantity("restores at once", 10_000, 1)),
	upsMinutes: known(minutes),
	hasGenerator: known(truth),
	sharedFateWith: ids,
}) satisfies z.ZodType<Site>;

const warrantySchema = z.strictObject({
	responseHours: known(hours),
	resolutionHours: known(hours),
	coverage: always,
	endsOn: known(calendarDate),
});

const serverIdentitySchema = z.strictObject({
	externalIds: z.array(oneLine()).max(100).default([]),
	biosUuid: known(identifier),
	serialNumber: known(identifier),
	fqdn: known(oneLine(255)),
	addresses: z.array(identifier).max(1000).default([]),
});

export const serverSchema = z.strictObject({
	id: identifier,
	name: oneLine(),
	siteId: known(identifier),
	role: known(oneLine()),
	kind: known(choice(["physical", "virtual", "cloud"])),
	planned: z.boolean({ error: "must be true or false" }).default(false),
	hostServerId: known(identifier),
	storageServerId: known(identifier),
	room: known(oneLine()),
	powerFeed: known(oneLine()),
	networkSwitch: known(oneLine()),
	vendor: known(oneLine()),
	operatingSystem: known(oneLine()),
	operatingSystemSupportEndsOn: known(calendarDate),
	softwareVersion: known(oneLine()),
	cpuCores: known(quantity("cores", 100_000)),
	memoryGigabytes: known(gigabytes),
	dataGigabytes: known(gigabytes),
	dataGrowthPerYear: known(growth),
	purchasedOn: known(calendarDate),
	warranty: known(warrantySchema),
	spareOnSite: known(truth),
	hardwareLeadHours: known(hours),
	identity: serverIdentitySchema.prefault({}),
}) satisfies z.ZodType<Server>;

const serverGroupSchema = z
	.strictObject({
		id: identifier,
		name: oneLine(),
		serverIds: z.array(identifier).min(1, "must name at least one server").max(20_000),
		required: wholeQuantity("servers", 20_000, 1),
	})
	.superRefine((group, context) => {
		const present = group.serverIds.length;
		if (group.required <= present) return;
		const message = `needs ${group.required} servers of a group that has ${present}`;
		context.addIssue({ code: "custom", path: ["required"], message });
	});

const targetsSchema = z.strictObject({
	restoreHours: known(hours),
	lossHours: known(hours),
	availability: known(share),
	maximumTolerableDowntimeHours: known(hours),
});

export const serviceSchema = z.strictObject({
	id: identifier,
	name: oneLine(),
	kind: choice(["mail", "file", "database", "directory", "web", "virtualisation", "other"]),
	users: known(wholeQuantity("users", 1e9)),
	costPerHour: z.strictObject({ business: known(money), outside: known(money) }).prefault({}),
	costPerHourOfLoss: known(money),
	targets: targetsSchema.prefault({}),
	groups: z.array(serverGroupSchema).max(1000, "must hold at most 1000 groups").default([]),
	dependsOn: ids,
	dataGigabytes: known(gigabytes),
	dataGrowthPerYear: known(growth),
	changedGigabytesPerDay: known(gigabytes),
	plannedHoursPerYear: known(quantity("hours a year", 8760)),
	protection: protectionSchema,
	mail: mailSchema.nullable().default(null),
	design: designSchema.nullable().default(null),
}) satisfies z.ZodType<Service>;

export const practiceAnswerSchema = z
	.strictObject({
		practiceId: identifier,
		siteId: identifier.nullable().default(null),
		serverId: identifier.nullable().default(null),
		state: choice(["yes", "partly", "no", "not-applicable", "accepted-risk", "unknown"]),
		evidence: choice(["said", "documented", "tested"]).default("said"),
		evidenceOn: known(calendarDate),
		reason: note.nullable().default(null),
		decidedBy: known(oneLine()),
		reviewOn: known(calendarDate),
		owner: known(oneLine()),
		answeredBy: oneLine().nullable().default(null),
		note: note.nullable().default(null),
	})
	.superRefine((answer, context) => {
		const needsReason = answer.state === "not-applicable" || answer.state === "accepted-risk";
		if (needsReason && (answer.reason === null || answer.reason.trim() === "")) {
			const message = `must give a reason, because the answer is "${answer.state}"`;
			context.addIssue({ code: "custom", path: ["reason"], message });
		}
		if (answer.siteId !== null && answer.serverId !== null) {
			const message = "must be null when siteId is given: an answer is for the organisation, one site or one server";
			context.addIssue({ code: "custom", path: ["serverId"], message });
		}
	}) satisfies z.ZodType<PracticeAnswer>;

export const drillSchema = z.strictObject({
	id: identifier,
	serviceId: identifier,
	kind: choice(["tabletop", "restore-sample", "fail-over", "fail-back", "full-site"]),
	scenario: choice(SCENARIO_IDS),
	heldOn: calendarDate,
	succeeded: z.boolean({ error: "must be true or false" }),
	phases: z
		.array(z.strictObject({ phase: identifier, minutes }))
		.max(200)
		.default([]),
	totalMinutes: known(minutes),
}) satisfies z.ZodType<Drill>;

export const incidentSchema = z
	.strictObject({
		id: identifier,
		serviceIds: ids,
		scenario: choice(SCENARIO_IDS),
		startedAt: instant,
		endedAt: known(instant),
		note: note.nullable().default(null),
	})
	.refine((incident) => incident.endedAt === null || Date.parse(incident.endedAt) >= Date.parse(incident.startedAt), {
		path: ["endedAt"],
		error: "must not be before startedAt",
	}) satisfies z.ZodType<Incident>;

function rows<Schema extends z.ZodType>(schema: Schema, maximum: number) {
	return z.array(schema, { error: "must be a list" }).max(maximum, `must hold at most ${maximum} rows`).default([]);
}

/** One facts file, format 1, without the checks across its parts; this is what the published JSON Schema describes. */
export const factsShapeSchema = z.strictObject({
	formatVersion: z.literal(FACTS_FORMAT_VERSION, { error: `must be ${FACTS_FORMAT_VERSION}` }),
	organization: organizationSchema,
	sites: rows(siteSchema, 10_000),
	servers: rows(serverSchema, 200_000),
	services: rows(serviceSchema, 20_000),
	practiceAnswers: rows(practiceAnswerSchema, 500_000),
	drills: rows(drillSchema, 100_000),
	incidents: rows(incidentSchema, 100_000),
});

export const factsSchema = factsShapeSchema.superRefine((facts, context) => {
	reportBrokenReferences(facts, (path, message) => context.addIssue({ code: "custom", path, message }));
}) satisfies z.ZodType<Facts>;

export type { FactsIssue };
export type FactsParse = { ok: true; facts: Facts } | { ok: false; issues: FactsIssue[] };

/** Every issue with the path of its field; a field that does not exist is named itself, not the object around it. */
export function parseFacts(input: unknown): FactsParse {
	const parsed = factsSchema.safeParse(withoutSchemaReference(input));
	if (parsed.success) return { ok: true, facts: parsed.data };
	const issues = parsed.error.issues.flatMap((issue): FactsIssue[] => {
		if (issue.code === "unrecognized_keys") {
			return issue.keys.map((key) => ({
				path: pathText([...issue.path, key]),
				message: `is not a field of facts format ${FACTS_FORMAT_VERSION}`,
			}));
		}
		return [{ path: pathText(issue.path), message: issue.message }];
	});
	return { ok: false, issues };
}

/** Editors find the description of a file by its `$schema`; it is no fact. */
function withoutSchemaReference(input: unknown): unknown {
	if (typeof input !== "object" || input === null || Array.isArray(input) || !("$schema" in input)) return input;
	const { $schema: _, ...facts } = input;
	return facts;
}

function pathText(path: PropertyKey[]): string {
	const text = path.reduce<string>((before, step) => {
		if (typeof step === "number") return `${before}[${step}]`;
		const name = String(step);
		if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${before}[${JSON.stringify(name)}]`;
		return before === "" ? name : `${before}.${name}`;
	}, "");
	return text === "" ? "(file)" : text;
}
