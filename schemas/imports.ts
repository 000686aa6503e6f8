/** What the pages and routes of imports send and get. */
import { z } from "zod";
import { UPLOAD_LIMIT_BYTES } from "@/lib/upload-limit";
import { type Detection, MAPPING_UNITS, type ReadOptions, TABLE_FIELDS } from "./import-mapping";
import type { AnswerChoice, ImportCounts, PlannedAnswer, PlannedService, PlanRow, RowStatus } from "./import-plan";
import {
	type ClusterCandidate,
	IMPORT_SOURCE_IDS,
	type ImportIssue,
	type ImportSource,
	SERVER_FIELDS,
	type ServerCandidate,
	type TierEvidence,
} from "./import-rows";

const rowKey = z.string().min(1).max(600);
const keys = z.array(rowKey).max(200_000);

const mapping = z.strictObject({
	sheet: z.string().max(300),
	headerRow: z.int().min(1).max(200_000),
	columns: z
		.array(
			z.strictObject({
				column: z.string().max(32_767),
				field: z.enum(TABLE_FIELDS).nullable(),
				unit: z.enum(MAPPING_UNITS).nullable(),
				confidence: z.number().min(0).max(1),
				values: z.record(z.string().max(200), z.string().max(40)).optional(),
			}),
		)
		.max(1000),
});

/** Sent beside the bytes of an upload. */
export const uploadOptions = z.strictObject({
	source: z.enum(IMPORT_SOURCE_IDS).optional(),
	mapping: mapping.optional(),
	groups: z.record(z.string().max(300), z.enum(["site", "role", "tag"])).optional(),
	/** An earlier reading of the same file that this one takes the place of. */
	replaces: z.uuid().optional(),
}) satisfies z.ZodType<Omit<ReadOptions, "asOf"> & { replaces?: string }>;
export type UploadOptions = z.output<typeof uploadOptions>;

export const uploadHead = z.strictObject({
	fileName: z.string().trim().min(1, "The file has no name").max(300),
	byteLength: z.int().min(1, "The file is empty").max(UPLOAD_LIMIT_BYTES, "At most 50 MB are read"),
	sha256: z.string().regex(/^[0-9a-f]{64}$/, "The checksum is missing"),
	options: uploadOptions,
});
export type UploadHead = z.output<typeof uploadHead>;

export const importKey = z.strictObject({ id: z.uuid() });

export const importPage = z.strictObject({
	id: z.uuid(),
	status: z.enum(["new", "changed", "unchanged", "missing", "conflict", "rejected", "excluded"]).nullable(),
	offset: z.int().min(0).max(1_000_000),
});
export type ImportPage = z.output<typeof importPage>;

/** One decision at a time, so that two people's do not erase each other's. */
export const importDecision = z.strictObject({
	id: z.uuid(),
	include: keys.optional(),
	exclude: keys.optional(),
	match: z.strictObject({ key: rowKey, serverId: z.union([z.uuid(), z.literal("new")]) }).optional(),
	edits: z
		.array(z.strictObject({ key: rowKey, field: z.enum(SERVER_FIELDS), text: z.string().max(4000) }))
		.max(5000)
		.optional(),
});
export type ImportDecision = z.output<typeof importDecision>;
export type CellEdit = NonNullable<ImportDecision["edits"]>[number];

/**
 * Which proposed answers are confirmed: all or none of them, but for whole groups and single answers that go the other
 * way. A list of fifteen thousand ids would be longer than a form may be.
 */
const answerChoice = z.strictObject({
	confirm: z.boolean(),
	/** Groups, by `groupKey`, and answers, by id, decided otherwise than what stands above them. */
	groups: z.array(z.string().max(200)).max(2000),
	except: z.array(z.string().max(1000)).max(2000),
}) satisfies z.ZodType<AnswerChoice>;
export const applyForm = z.strictObject({
	id: z.uuid(),
	/** The plan the person saw. */
	version: z.int().min(1),
	answers: answerChoice,
});
export type ApplyForm = z.output<typeof applyForm>;

export const answerPage = z.strictObject({
	id: z.uuid(),
	practiceId: z.string().max(100),
	state: z.string().max(40),
	before: z.string().max(40).nullable(),
	offset: z.int().min(0).max(1_000_000),
});
export type AnswerPage = z.output<typeof answerPage>;

export type ImportStatus = "checked" | "applied" | "undone" | "discarded" | "failed";

export interface ImportSummary {
	id: string;
	status: ImportStatus;
	source: ImportSource;
	fileName: string;
	byteLength: number;
	counts: ImportCounts | null;
	createdAt: string;
	createdByName: string;
	appliedAt: string | null;
	undoneAt: string | null;
}

/** Answers of one kind: what they say and of which practice; the first of them, the others come by the page. */
export interface AnswerGroup {
	practiceId: string;
	practice: string;
	state: PlannedAnswer["state"];
	before: PlannedAnswer["before"];
	count: number;
	answers: PlannedAnswer[];
}

export interface ImportView extends ImportSummary {
	version: number;
	detection: Detection;
	found: { count: number; singular: string; plural: string }[];
	clusters: ClusterCandidate[];
	newSites: string[];
	answers: AnswerGroup[];
	services: PlannedService[];
	evidence: TierEvidence[];
	issues: ImportIssue[];
	issueCount: number;
	/** The inventory changed since the plan was made. */
	stale: boolean;
}

export interface ImportRowsPage {
	total: number;
	rows: (PlanRow & {
		candidate: Pick<ServerCandidate, "values" | "place" | "tags" | "origins"> | null;
		issues: ImportIssue[];
	})[];
	/** Servers a conflict could be. */
	namesakes: Record<string, { id: string; name: string; site: string | null }[]>;
}

export type { RowStatus };

/** Lines the upload route answers with, one JSON each. */
export type UploadLine =
	| { stage: "receiving" | "reading" | "comparing"; share: number }
	| { problem: string; code: string }
	| { needsMapping: Detection }
	| { done: { id: string } };
