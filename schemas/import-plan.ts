/** What applying an import would do: every row against the inventory, before anything is written. */
import type { AnswerState, EvidenceLevel, TierId } from "@/engine";
import type { ImportSource, ProposedAnswer, ServerField, ServerValues } from "./import-rows";

/** Where the value of a field came from: an importer, or somebody's hand. */
export type ValueSource = ImportSource | "person";

export interface ExistingServer {
	id: string;
	version: number;
	/** Site, host and storage by name; a field that is unknown is left out. */
	values: Partial<ServerValues> & { name: string };
	origins: Partial<Record<ServerField, ValueSource>>;
	/** Importers that have ever said something of this server. */
	sources: string[];
}

export interface ExistingAnswer {
	practiceId: string;
	siteName: string | null;
	serverId: string | null;
	state: AnswerState;
}

export interface ExistingService {
	id: string;
	name: string;
	serverIds: string[];
}

export interface Inventory {
	servers: ExistingServer[];
	sites: string[];
	answers: ExistingAnswer[];
	services: ExistingService[];
}

export type RowStatus = "new" | "changed" | "unchanged" | "missing" | "conflict" | "rejected" | "excluded";

export interface ValueChange {
	field: ServerField;
	from: ServerValues[ServerField] | null;
	to: ServerValues[ServerField];
	/** Column of the file. */
	origin: string;
	/** Whose value stays because it is trusted more; null: the file's is taken. */
	keptFrom: ValueSource | null;
}

export interface PlanRow {
	/** The candidate's key; `missing:<id>` for a server the file does not name. */
	key: string;
	status: RowStatus;
	name: string;
	site: string | null;
	serverId: string | null;
	version: number | null;
	/** "BIOS UUID", "serial number", "name and site". */
	matchedBy: string | null;
	/** Of a known server; a new one takes all its candidate says. */
	changes: ValueChange[];
	/** Why it is a conflict, rejected or left out. */
	reason: string | null;
	mend: string | null;
}

export interface PlannedAnswer extends ProposedAnswer {
	/** Stable within the plan. */
	id: string;
	/** The server or site as people call it. */
	subject: string;
	serverName: string | null;
	status: "new" | "changed" | "unchanged";
	before: AnswerState | null;
	evidence: EvidenceLevel;
}

export interface PlannedService {
	name: string;
	serviceId: string | null;
	/** Keys of the rows whose servers it runs on. */
	serverKeys: string[];
	/** Of those, the ones not in it yet. */
	addedKeys: string[];
	restoreTargetHours: number | null;
	lossTargetHours: number | null;
	tier: TierId | null;
	replicatesTo: string[];
	dependsOn: string[];
	backupLastSuccessAt: string | null;
	restoreTestedOn: string | null;
	status: "new" | "changed" | "unchanged";
}

export interface ImportCounts {
	new: number;
	changed: number;
	unchanged: number;
	missing: number;
	conflict: number;
	rejected: number;
	excluded: number;
	newSites: number;
	newServices: number;
	changedServices: number;
	answers: number;
}

export interface ImportPlan {
	rows: PlanRow[];
	newSites: string[];
	answers: PlannedAnswer[];
	services: PlannedService[];
	counts: ImportCounts;
}

/** What the person decided about the rows of one import. */
export interface ImportDecisions {
	/** Rows taken although they were left out at first. */
	included: string[];
	/** Rows left out although they could be taken. */
	excluded: string[];
	/** Conflicts: the server it is, or `new`. */
	matches: Record<string, string>;
	/** Cells corrected: row key → field → text. */
	edits: Record<string, Partial<Record<ServerField, string>>>;
}

export const NO_DECISIONS: ImportDecisions = { included: [], excluded: [], matches: {}, edits: {} };

/** Which proposed answers are confirmed: all or none, but for groups (by `groupKey`) and answers (by id) decided otherwise. */
export interface AnswerChoice {
	confirm: boolean;
	groups: string[];
	except: string[];
}
export const CONFIRM_ALL: AnswerChoice = { confirm: true, groups: [], except: [] };
export const CONFIRM_NONE: AnswerChoice = { confirm: false, groups: [], except: [] };

/** Answers that say the same of one practice and replace the same answer. */
export function groupKey({
	practiceId,
	state,
	before,
}: Pick<PlannedAnswer, "practiceId" | "state" | "before">): string {
	return `${practiceId} ${state} ${before ?? "new"}`;
}
