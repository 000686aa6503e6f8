import { z } from "zod";
import type { AccessGroup, DesignFacts, MailFacts } from "@/engine";
import {
	choice,
	DAYS_MAXIMUM,
	GIGABYTES_MAXIMUM,
	identifier,
	known,
	MONEY_MAXIMUM,
	note,
	oneLine,
	quantity,
	share,
	truth,
	wholeQuantity,
} from "./facts-fields";
import { hostedSchema } from "./facts-protection";

const money = quantity("units of the currency", MONEY_MAXIMUM);
const gigabytes = quantity("gigabytes", GIGABYTES_MAXIMUM);
const sessions = known(quantity("sessions", 1e9));
const port = z.int({ error: "must be a port number" }).min(1, "must be from 1").max(65_535, "must be up to 65535");

export const loadSchema = z.strictObject({
	sessions: z
		.strictObject({ smtp: sessions, http: sessions, pop: sessions, imap: sessions, ldap: sessions })
		.prefault({}),
	messageKilobytes: known(quantity("kilobytes", 1e9)),
	mailboxMegabytes: known(quantity("megabytes", 1e9)),
	userGrowthPerYear: known(
		z.number({ error: "must be a number: 0.2 is twenty per cent a year" }).min(-1, "must be at least -1").max(100),
	),
	storageOperationsPerSecond: known(quantity("operations a second", 1e9)),
	storageGigabytes: known(gigabytes),
	capacities: z
		.array(z.strictObject({ item: identifier, amount: quantity("units", 1e12), source: oneLine(500) }))
		.max(100)
		.default([]),
});

export const cloudSchema = z.strictObject({
	offer: hostedSchema.nullable().default(null),
	migrationDays: known(quantity("days", DAYS_MAXIMUM)),
	migrationCost: known(money),
	exitDays: known(quantity("days", DAYS_MAXIMUM)),
	exitCost: known(money),
	exitFormat: known(oneLine()),
	discountRate: known(share),
	doubts: z
		.array(
			z.strictObject({
				doubt: identifier,
				answer: choice(["yes", "partly", "no", "unknown"]),
				note: known(note),
			}),
		)
		.max(100)
		.default([]),
});

export const designSchema = z.strictObject({
	dnsTtlSeconds: known(quantity("seconds", 31_536_000)),
	load: loadSchema.nullable().default(null),
	cloud: cloudSchema.nullable().default(null),
}) satisfies z.ZodType<DesignFacts>;

const scannerSchema = z.strictObject({
	place: choice(["none", "same-server", "other-server", "redundant-pair"]),
	mayBypass: known(truth),
	secondFilter: known(truth),
	serverIds: z.array(identifier).max(20_000, "must hold at most 20000 ids").default([]),
	yearlyLicence: known(money),
	product: known(oneLine()),
	operatingSystem: known(oneLine()),
	relayPort: known(port),
});

const accessSchema = z
	.strictObject({ pop: share, imap: share, web: share })
	.refine((access) => Math.abs(access.pop + access.imap + access.web - 1) <= 0.005, {
		error: "must add up to 1 over pop, imap and web",
	});

export const accessGroupSchema = z.strictObject({
	id: identifier,
	name: oneLine(),
	users: known(wholeQuantity("users", 1e9)),
	megabitsPerSecond: known(quantity("megabits per second", 1e7)),
	device: known(choice(["own-desktop", "shared-desktop", "laptop", "phone"])),
	mailboxGigabytes: known(gigabytes),
	mustArchive: known(truth),
	mobile: known(truth),
	protocol: known(choice(["pop", "imap", "web"])),
}) satisfies z.ZodType<AccessGroup>;

export const mailSchema = z.strictObject({
	scanner: known(scannerSchema),
	access: known(accessSchema),
	popLeavesCopyOnServer: known(truth),
	messagesPerDay: known(quantity("messages", 1e10)),
	senderRetryDays: known(quantity("days", 365)),
	spfCoversSecondSite: known(truth),
	accessGroups: z
		.array(accessGroupSchema)
		.max(200, "must hold at most 200 groups of users")
		.refine((groups) => new Set(groups.map((group) => group.id)).size === groups.length, "must not repeat an id")
		.default([]),
}) satisfies z.ZodType<MailFacts>;
