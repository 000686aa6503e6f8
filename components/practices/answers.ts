import type { PracticeAnswerRow } from "@/data/practice-answers";
import { type AnswerState, type LayerId, type Practice, practiceById } from "@/engine";
import { decisionGaps, needsReason } from "@/lib/answers";
import type { AnswerDraft, AnswerKey } from "@/schemas/practices";

export const keyText = ({ practiceId, siteId, serverId }: AnswerKey): string =>
	`${practiceId}|${siteId ?? ""}|${serverId ?? ""}`;

/** Where the questions are being answered: the organisation, one site, or one server. */
export type Scope =
	| { level: "organization" }
	| { level: "site"; siteId: string }
	| { level: "server"; serverId: string; siteId: string | null };

export const ORGANIZATION: Scope = { level: "organization" };

export function keyIn(scope: Scope, practiceId: string): AnswerKey {
	if (scope.level === "organization") return { practiceId, siteId: null, serverId: null };
	if (scope.level === "site") return { practiceId, siteId: scope.siteId, serverId: null };
	return { practiceId, siteId: null, serverId: scope.serverId };
}

/** An answer as it stands in this browser: the row of the server, with what is typed and not yet sent over it. */
export interface Answer extends AnswerDraft {
	version: number;
	answeredBy: string | null;
	updatedAt: string | null;
	/** `draft`: lacks its reason; `queued`: waits to be sent. */
	delivery: "saved" | "queued" | "draft";
}

export const answerOfRow = (row: PracticeAnswerRow): Answer => ({
	practiceId: row.practiceId,
	siteId: row.siteId,
	serverId: row.serverId,
	state: row.state,
	evidence: row.evidence,
	evidenceOn: row.evidenceOn ?? "",
	reason: row.reason ?? "",
	decidedBy: row.decidedBy ?? "",
	reviewOn: row.reviewOn ?? "",
	owner: row.owner ?? "",
	note: row.note ?? "",
	version: row.version,
	answeredBy: row.answeredBy,
	updatedAt: row.updatedAt,
	delivery: "saved",
});

export type Answers = ReadonlyMap<string, Answer>;

export interface Effective {
	/** The answer in force here; null: nobody answered at any level. */
	answer: Answer | null;
	/** The level it comes from, when it is not this one's own. */
	inheritedFrom: "organization" | "site" | null;
}

/** The lowest answer wins: server, its site, the organisation. */
export function effectiveAnswer(answers: Answers, scope: Scope, practiceId: string): Effective {
	const own = answers.get(keyText(keyIn(scope, practiceId)));
	if (own) return { answer: own, inheritedFrom: null };
	if (scope.level === "server" && scope.siteId !== null) {
		const ofSite = answers.get(keyText({ practiceId, siteId: scope.siteId, serverId: null }));
		if (ofSite) return { answer: ofSite, inheritedFrom: "site" };
	}
	if (scope.level === "organization") return { answer: null, inheritedFrom: null };
	const general = answers.get(keyText({ practiceId, siteId: null, serverId: null }));
	return { answer: general ?? null, inheritedFrom: general ? "organization" : null };
}

export const FILTERS = ["all", "unanswered", "unknown", "flagged", "snapshot", "changed"] as const;
export type Filter = (typeof FILTERS)[number];

export const isAnswered = (state: AnswerState | undefined): boolean => state !== undefined && state !== "unknown";

/** `since`: the day, or the moment, from which on an answer counts as changed. */
export function passes(filter: Filter, answer: Answer | null, flagged: boolean, since: string): boolean {
	if (filter === "changed" || filter === "snapshot")
		return answer !== null && (answer.updatedAt === null || answer.updatedAt >= since);
	if (filter === "unanswered") return answer === null;
	if (filter === "unknown") return answer?.state === "unknown";
	return filter === "all" || flagged;
}

export interface Progress {
	answered: number;
	/** Asked, without those that do not apply here. */
	applicable: number;
	minutesLeft: number;
}

/** People take about twenty seconds for a question they need not look up. */
const MINUTES_PER_QUESTION = 1 / 3;

export function progressOf(answers: Answers, scope: Scope, practices: readonly Practice[]): Progress {
	let answered = 0;
	let applicable = 0;
	let open = 0;
	for (const practice of practices) {
		const state = effectiveAnswer(answers, scope, practice.id).answer?.state;
		if (state === "not-applicable") continue;
		applicable += 1;
		if (isAnswered(state)) answered += 1;
		else if (state === undefined) open += 1;
	}
	return { answered, applicable, minutesLeft: open * MINUTES_PER_QUESTION };
}

const PHYSICAL: readonly LayerId[] = ["data-centre", "hardware"];

/** Nobody is asked about rooms and machines of a provider's region. */
export function practicesAsked(askedIds: readonly string[], isCloud: boolean): Practice[] {
	return askedIds
		.map(practiceById)
		.filter((practice) => practice !== null)
		.filter((practice) => !isCloud || !PHYSICAL.includes(practice.layer));
}

/** The answer one choice makes out of what stood there before. */
export function answered(scope: Scope, practiceId: string, before: Effective, state: AnswerState): Answer {
	const own = before.inheritedFrom === null ? before.answer : null;
	const source = before.answer;
	const decision = {
		state,
		reason: needsReason(state) ? (own?.reason ?? "") : "",
		decidedBy: needsReason(state) ? (own?.decidedBy ?? "") : "",
		reviewOn: state === "accepted-risk" ? (own?.reviewOn ?? "") : "",
	};
	return {
		...keyIn(scope, practiceId),
		...decision,
		evidence: source?.evidence ?? "said",
		evidenceOn: source?.evidenceOn ?? "",
		owner: source?.owner ?? "",
		note: own?.note ?? "",
		version: own?.version ?? 0,
		answeredBy: own?.answeredBy ?? null,
		updatedAt: own?.updatedAt ?? null,
		delivery: decisionGaps(decision).length > 0 ? "draft" : "queued",
	};
}

export const isOf = (answer: Answer, scope: Scope): boolean =>
	(scope.level === "server" && answer.serverId === scope.serverId) ||
	(scope.level === "site" && answer.siteId === scope.siteId);

/** Answers given for sites and servers, where the organisation as a whole has none. */
export function answersBelow(answers: Answers, scope: Scope, practiceId: string): number {
	if (scope.level !== "organization") return 0;
	return [...answers.values()].filter(
		(answer) => answer.practiceId === practiceId && (answer.siteId !== null || answer.serverId !== null),
	).length;
}

/** Where an inherited answer stands, as a chip says it. */
export function placeName(
	from: Effective["inheritedFrom"],
	siteId: string | null,
	sites: readonly { id: string; name: string }[],
): string | null {
	if (from === null) return null;
	return from === "organization" ? "the organisation" : (sites.find((site) => site.id === siteId)?.name ?? "its site");
}
