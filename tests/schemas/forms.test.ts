import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TIER_IDS } from "@/engine";
import { AnswerForm } from "@/schemas/practices";
import { type ServerFacts, ServerForm, serverDraft, UNKNOWN_SERVER } from "@/schemas/servers";
import { type ServiceFacts, ServiceForm, serviceDraft, UNKNOWN_SERVICE } from "@/schemas/services";
import { SiteForm, siteDraft, UNKNOWN_SITE } from "@/schemas/sites";

const messages = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
	Object.fromEntries((result.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]));

const mail: ServiceFacts = {
	...UNKNOWN_SERVICE,
	name: "Mail",
	kind: "mail",
	users: 240,
	costPerHour: { business: 45_000, outside: 0 },
	targets: { restoreHours: 0, lossHours: 0.25, availability: 0.9995, maximumTolerableDowntimeHours: 72 },
	groups: [{ id: "g1", name: "Mailbox stores", serverIds: ["a", "b", "c"], required: 2 }],
	dependsOn: ["directory"],
	dataGigabytes: 826,
	dataGrowthPerYear: 0.2,
	protection: {
		tier: "T3",
		backup: {
			intervalHours: 24,
			jobHours: 5.5,
			medium: "tape",
			siteId: "pune",
			offsite: { kind: "rotation", intervalDays: 7, fetchHours: 4, siteId: null },
			immutable: null,
			separateCredentials: false,
			retentionDays: 90,
			restoreMegabytesPerSecond: 35,
			failureProbability: 0.02,
			lastSuccessAt: "2026-11-22T02:00:00.000Z",
			lastRestoreTestOn: "2026-05-01",
			systemImage: true,
		},
		standby: null,
		replication: {
			siteId: "mumbai",
			serverId: null,
			sameRoom: false,
			protocol: "A",
			linkMegabitsPerSecond: 1000,
			lagSeconds: 30,
			switchOver: "manual",
			quorum: null,
			lastSwitchOverTestOn: null,
			resyncShare: 0.3,
			snapshotIntervalHours: 1,
			daysBehind: 0,
			identicalConfiguration: null,
		},
		cluster: null,
		hosted: null,
	},
	mail: {
		scanner: {
			place: "other-server",
			mayBypass: true,
			secondFilter: null,
			serverIds: ["s"],
			yearlyLicence: 90_000,
			product: null,
			operatingSystem: null,
			relayPort: null,
		},
		access: { pop: 0.25, imap: 0.5, web: 0.25 },
		popLeavesCopyOnServer: null,
		messagesPerDay: 9000,
		senderRetryDays: 5,
		spfCoversSecondSite: null,
		accessGroups: [],
	},
};

const known = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const seconds = (max: number) => fc.integer({ min: 0, max }).map((value) => value / 3600);
const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .-]{0,20}[A-Za-z0-9]$/);
const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
const calendarDate = day.map((date) => date.toISOString().slice(0, 10));

const anyServer: fc.Arbitrary<ServerFacts> = fc.record({
	name: word,
	siteId: known(fc.constant("site-1")),
	role: known(word),
	kind: known(fc.constantFrom("physical", "virtual", "cloud")),
	planned: fc.boolean(),
	hostServerId: fc.constant(null),
	storageServerId: known(fc.constant("nas")),
	room: known(word),
	powerFeed: known(word),
	networkSwitch: known(word),
	vendor: known(word),
	operatingSystem: known(word),
	operatingSystemSupportEndsOn: known(calendarDate),
	softwareVersion: known(word),
	cpuCores: known(fc.integer({ min: 1, max: 256 })),
	memoryGigabytes: known(fc.integer({ min: 0, max: 4096 })),
	dataGigabytes: known(fc.integer({ min: 0, max: 1e6 }).map((value) => value / 10)),
	dataGrowthPerYear: known(fc.integer({ min: 0, max: 300 }).map((value) => value / 100)),
	purchasedOn: known(calendarDate),
	warranty: known(
		fc.record({
			responseHours: known(seconds(86_400)),
			resolutionHours: known(seconds(864_000)),
			coverage: fc.constantFrom("business", "always"),
			endsOn: known(calendarDate),
		}),
	),
	spareOnSite: known(fc.boolean()),
	hardwareLeadHours: known(seconds(6_000_000)),
	identity: fc.record({
		externalIds: fc.constant(["rvtools:421a"]),
		biosUuid: known(word),
		serialNumber: known(word),
		fqdn: known(word),
		addresses: fc.constantFrom([], ["10.0.0.1"], ["10.0.0.1", "fe80::1"]),
	}),
});

const close = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value), (_, part) => (typeof part === "number" ? Number(part.toPrecision(9)) : part));

describe("a form opened and saved untouched changes nothing", () => {
	it("for any server", () => {
		fc.assert(
			fc.property(anyServer, (server) => {
				expect(close(ServerForm.parse(serverDraft(server)))).toEqual(close(server));
			}),
		);
	});

	it("for a service with every part", () => {
		expect(close(ServiceForm.parse(serviceDraft(mail)))).toEqual(close(mail));
	});

	it("and unknown stays unknown, never zero", () => {
		expect(ServerForm.parse({ ...serverDraft(UNKNOWN_SERVER), name: "x" })).toEqual({ ...UNKNOWN_SERVER, name: "x" });
		expect(ServiceForm.parse({ ...serviceDraft(UNKNOWN_SERVICE), name: "x" })).toEqual({
			...UNKNOWN_SERVICE,
			name: "x",
		});
		expect(SiteForm.parse({ ...siteDraft(UNKNOWN_SITE), name: "x" })).toEqual({ ...UNKNOWN_SITE, name: "x" });
	});

	it.each(TIER_IDS)("with tier %s and nothing known of its means", (tier) => {
		const service = { ...UNKNOWN_SERVICE, name: "x", protection: { ...UNKNOWN_SERVICE.protection, tier } };
		expect(ServiceForm.parse(serviceDraft(service)).protection).toEqual(service.protection);
	});
});

describe("the message stands at the field", () => {
	it("of a server", () => {
		const draft = {
			...serverDraft(UNKNOWN_SERVER),
			dataGigabytes: "-5",
			hardwareLeadHours: "2",
			purchasedOn: "2026-02-30",
			cpuCores: "many",
		};
		expect(messages(ServerForm.safeParse(draft))).toEqual({
			name: "Give it a name",
			dataGigabytes: "It cannot be negative",
			hardwareLeadHours: "Add the unit: 2 h, 2 min or 2 d",
			purchasedOn: "Write a day like 2026-11-23, between 1900 and 2099",
			cpuCores: "Write a number",
		});
	});

	it("of a service: k of n, shares, nodes", () => {
		const draft = serviceDraft(mail);
		draft.groups[0]!.required = "4";
		draft.mail.access.web = "50 %";
		draft.protection.cluster = { ...draft.protection.cluster, inPlace: true, nodes: "2", nodesNeeded: "3" };
		draft.targets.availability = "101";
		expect(messages(ServiceForm.safeParse(draft))).toEqual({
			"groups.0.required": "Only 3 servers in this group",
			"mail.access.pop": "The three shares add to 125 %, not 100 %",
			"protection.cluster.nodesNeeded": "More than the 2 nodes there are",
			"targets.availability": "At most 100 %",
		});
	});

	it("of an answer that needs a reason", () => {
		const where = { practiceId: "DC-01", siteId: null, serverId: null };
		const answer = { ...where, evidence: "said", evidenceOn: "", decidedBy: "", reviewOn: "", owner: "", note: "" };
		expect(messages(AnswerForm.safeParse({ ...answer, state: "not-applicable", reason: " " }))).toEqual({
			reason: "Say why: this answer needs a reason",
			decidedBy: "Say who decided it",
		});
		const named = { ...answer, reason: "The roof", decidedBy: "S. Mehta" };
		expect(messages(AnswerForm.safeParse({ ...named, state: "accepted-risk" }))).toEqual({
			reviewOn: "Say when it is looked at again",
		});
		expect(AnswerForm.safeParse({ ...named, state: "accepted-risk", reviewOn: "2027-01-31" }).success).toBe(true);
		expect(AnswerForm.safeParse({ ...answer, state: "unknown", reason: "" }).success).toBe(true);
		expect(AnswerForm.safeParse({ ...answer, siteId: "a", serverId: "b", state: "yes", reason: "" }).success).toBe(
			false,
		);
	});
});

describe("what is not let in", () => {
	it.each([
		["a stray key", { extra: 1 }],
		["an object for a name", { name: { contains: "" } }],
		["a number where text is typed", { dataGigabytes: 5 }],
		["a filter for an id", { siteId: { not: null } }],
	])("%s", (_, planted) => {
		expect(ServerForm.safeParse({ ...serverDraft(UNKNOWN_SERVER), name: "x", ...planted }).success).toBe(false);
	});
});
