import { z } from "zod";
import { CAPACITY_IDS } from "@/engine";

const positive = z.number().positive();
const notNegative = z.number().min(0);

export const erlangQuestion = z.strictObject({
	offeredErlangs: notNegative,
	slots: z.int().min(1).max(1_000_000).optional(),
	mostWaiting: z.number().gt(0).max(1).optional(),
});

const orUnknown = notNegative.nullable().default(null);

export const sizingQuestion = z.strictObject({
	users: z.int().min(0).max(1_000_000_000),
	messagesPerDay: orUnknown,
	sessions: z
		.strictObject({ smtp: orUnknown, http: orUnknown, pop: orUnknown, imap: orUnknown, ldap: orUnknown })
		.prefault({}),
	messageKilobytes: orUnknown,
	mailboxMegabytes: orUnknown,
	userGrowthPerYear: z.number().min(-1).max(100).nullable().default(null),
	storageOperationsPerSecond: orUnknown,
	storageGigabytes: orUnknown,
	archiveOnStorage: z.boolean().default(false),
	nodes: z.int().min(1).max(10_000).nullable().default(null),
	linkMegabitsPerSecond: orUnknown,
	/** By id of the capacity catalogue; one left out is the catalogue's assumption. */
	capacities: z.partialRecord(z.enum(CAPACITY_IDS), positive).default({}),
	asOf: z.iso.date(),
});
