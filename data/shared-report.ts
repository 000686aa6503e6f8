import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Assessment, Facts } from "@/engine";
import { defaultReportOptions } from "@/lib/report-options";
import { database, enterOrganization, type Transaction } from "./db";
import { isPassword } from "./password";
import { Refusal } from "./refusal";
import { FROZEN, type FrozenReport, frozenFrom } from "./reports";
import { countGuess, forgetAttempts, type Place } from "./throttle";
import { hashToken } from "./tokens";

/** What a browser shows of a link: the secret of its address and, after the pass phrase, a proof of it. */
export interface ShareKey {
	linkId: string;
	token: string;
	proof: string | null;
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const LONGEST_AGENT = 120;
/** A browser asks for one page more than once while it shows it; that is one look. */
const SAME_LOOK_MILLISECONDS = 10_000;

interface OpenLink {
	id: string;
	organizationId: string;
	reportId: string | null;
	snapshotId: string | null;
	phraseHash: string | null;
	expiresAt: Date;
}

/** The link of a secret, as long as it lives; the transaction then sees its organisation, to read that one thing. */
async function findOpen(tx: Transaction, token: string): Promise<OpenLink | null> {
	if (!TOKEN.test(token)) return null;
	const tokenHash = hashToken(token);
	await tx.$executeRaw`SELECT set_config('app.share_hash', ${tokenHash}, true)`;
	const link = await tx.shareLink.findFirst({
		where: { tokenHash, revokedAt: null, expiresAt: { gt: new Date() } },
		select: { id: true, organizationId: true, reportId: true, snapshotId: true, phraseHash: true, expiresAt: true },
	});
	if (link) await enterOrganization(tx, link.organizationId);
	return link;
}

/** Where the secret of an address leads; null when it leads nowhere any more. */
export function openShare(token: string): Promise<{ linkId: string; expiresAt: Date } | null> {
	return database().$transaction(async (tx) => {
		const link = await findOpen(tx, token);
		return link ? { linkId: link.id, expiresAt: link.expiresAt } : null;
	});
}

export type Shared =
	| { state: "ended" }
	| { state: "phrase" }
	| { state: "open"; report: FrozenReport; organizationName: string; expiresAt: string };

/** The one report or snapshot behind a link. A look is written down. */
export function readShared(
	{ linkId, token, proof }: ShareKey,
	view: { kind: "page" | "pdf"; agent: string | null },
): Promise<Shared> {
	return database().$transaction(async (tx): Promise<Shared> => {
		const link = await findOpen(tx, token);
		if (link?.id !== linkId) return { state: "ended" };
		if (link.phraseHash !== null && !isProof(proof, link.phraseHash, token)) return { state: "phrase" };
		const report = await thingOf(tx, link);
		if (!report) return { state: "ended" };
		const agent = view.agent?.slice(0, LONGEST_AGENT) ?? null;
		const look = { organizationId: link.organizationId, shareLinkId: link.id, kind: view.kind, agent };
		const seen = { ...look, viewedAt: { gt: new Date(Date.now() - SAME_LOOK_MILLISECONDS) } };
		if (!(await tx.shareView.findFirst({ where: seen, select: { id: true } })))
			await tx.shareView.create({ data: look, select: { id: true } });
		return {
			state: "open",
			report,
			organizationName: report.assessment.organizationName,
			expiresAt: link.expiresAt.toISOString(),
		};
	});
}

/** The proof that the browser keeps in the place of the pass phrase; a wrong one is counted and soon has to wait. */
export async function proveShare(
	{ linkId, token }: Omit<ShareKey, "proof">,
	phrase: string,
	place: Place,
): Promise<string> {
	const link = await database().$transaction((tx) => findOpen(tx, token));
	if (link?.id !== linkId) throw new Refusal("not-found", "This link has ended. Ask for a new one.");
	const guess = { kind: "share phrase", account: link.id, userId: null, place };
	await countGuess(guess);
	if (!(await isPassword(link.phraseHash, phrase))) {
		const message = "This is not the pass phrase.";
		throw new Refusal("invalid", message, { phrase: message });
	}
	await forgetAttempts(guess);
	return proofOf(link.phraseHash ?? "", token);
}

/** Nobody makes it without both the stored hash and the secret of the address. */
const proofOf = (phraseHash: string, token: string): string =>
	createHmac("sha256", phraseHash).update(token).digest("base64url");

function isProof(proof: string | null, phraseHash: string, token: string): boolean {
	const expected = Buffer.from(proofOf(phraseHash, token));
	const given = Buffer.from(proof ?? "");
	return given.length === expected.length && timingSafeEqual(given, expected);
}

async function thingOf(
	tx: Transaction,
	{ organizationId, reportId, snapshotId }: OpenLink,
): Promise<FrozenReport | null> {
	if (reportId !== null) {
		const row = await tx.report.findFirst({
			where: { organizationId, id: reportId, archivedAt: null },
			select: FROZEN,
		});
		return row ? frozenFrom(row) : null;
	}
	if (snapshotId === null) return null;
	const row = await tx.snapshot.findFirst({
		where: { organizationId, id: snapshotId, archivedAt: null },
		select: { name: true, facts: true, assessment: true, createdAt: true, createdByName: true },
	});
	if (!row) return null;
	const assessment = row.assessment as unknown as Assessment;
	return {
		title: row.name,
		facts: row.facts as unknown as Facts,
		assessment,
		figures: null,
		catalogue: null,
		options: defaultReportOptions("board"),
		frozenAt: row.createdAt.toISOString(),
		author: row.createdByName ?? assessment.organizationName,
	};
}
