import "server-only";
import { createHash } from "node:crypto";
import { type EvidenceLevel, practiceById } from "@/engine";
import {
	cleanFileName,
	EVIDENCE_FILES,
	EVIDENCE_LIMIT_BYTES,
	type EvidenceItem,
	type EvidenceKind,
	evidenceWorth,
	mediaTypeOf,
	strongestEvidence,
} from "@/lib/evidence";
import type { EvidenceFacts } from "@/schemas/evidence";
import { todayIn } from "./assessment";
import { recordChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { dayOf } from "./facts-of-rows";
import type { EvidenceModel } from "./generated/models";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { changePracticeAnswerWithin } from "./practice-answers";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile, requireRows } from "./rows";

export interface EvidenceFile {
	fileName: string;
	bytes: Uint8Array;
}

export interface StoredFile {
	fileName: string;
	mediaType: string;
	bytes: Uint8Array;
}

/** Files an organisation may hold, so that one does not fill the disk of all. */
const MOST_FILES = 2_000;

export function listEvidence(context: Context): Promise<EvidenceItem[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.evidence.findMany({
			where: { organizationId: context.organizationId, archivedAt: null },
			omit: { content: true },
			orderBy: [{ madeOn: "desc" }, { id: "desc" }],
		});
		return rows.map(itemOf);
	});
}

const itemOf = (row: Omit<EvidenceModel, "content">): EvidenceItem => ({
	id: row.id,
	practiceId: row.practiceId,
	siteId: row.siteId,
	serverId: row.serverId,
	kind: row.kind as EvidenceKind,
	level: row.level as EvidenceLevel,
	madeOn: dayOf(row.madeOn),
	title: row.title,
	url: row.url,
	fileName: row.fileName,
	mediaType: row.mediaType,
	byteLength: row.byteLength,
	addedByName: row.addedByName,
	createdAt: row.createdAt.toISOString(),
	version: row.version,
});

/** Who may see the facts may see their proof; that somebody fetched it is written down. */
export function getEvidenceFile(context: Context, id: string): Promise<StoredFile> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const row = await tx.evidence.findFirst({
			where: { organizationId, id: rowId(id, "file"), kind: "file", archivedAt: null },
			select: { fileName: true, mediaType: true, content: true },
		});
		if (!row?.fileName || !row.mediaType || !row.content) throw notFound("file");
		await recordChange(tx, context, { action: "evidence.fetch", targetKind: "evidence", targetId: id });
		return { fileName: row.fileName, mediaType: row.mediaType, bytes: row.content };
	});
}

/**
 * Adds a proof to an answer that stands. When it is worth more today than what the answer rests on, the answer's level
 * and day become its own; else it is kept beside.
 */
export async function addEvidence(
	context: Context,
	{ file, ...facts }: EvidenceFacts & { file: EvidenceFile | null },
): Promise<{ id: string; counts: boolean }> {
	requirePermission(context, "practices.edit");
	const stored = file === null ? null : checkFile(file);
	if ((facts.kind === "file") !== (stored !== null))
		throw new Refusal("invalid", "Choose a file, or add a note or a link instead.");
	const asOf = todayIn(context.timeZone);
	if (facts.madeOn > asOf)
		throw new Refusal("invalid", "Evidence cannot be of a day that has not come.", { madeOn: "This day has not come" });
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const { practiceId, siteId, serverId, kind, level, madeOn, title, url } = facts;
		await requireRows(tx, organizationId, "site", [siteId && rowId(siteId, "site")]);
		await requireRows(tx, organizationId, "server", [serverId && rowId(serverId, "server")]);
		const where = { organizationId, practiceId, siteId, serverId };
		const answer = await tx.practiceAnswer.findFirst({ where });
		if (!answer) throw new Refusal("conflict", "Answer the question here first; then say what proves it.");
		if (stored !== null) await refuseTooMany(tx, organizationId);
		const id = newId();
		const by = { addedById: context.userId, addedByName: context.userName };
		const columns = { kind, level, madeOn: new Date(madeOn), title, url, ...by };
		await tx.evidence.create({ data: { ...where, id, ...columns, ...stored }, select: { id: true } });
		const details = { practiceId, level, madeOn, kind, fileName: stored?.fileName ?? null };
		await recordChange(tx, context, { action: "evidence.add", targetKind: "evidence", targetId: id, details });
		const maxAge = practiceById(practiceId)?.maxAgeMonths ?? 12;
		const before = { level: answer.evidence as EvidenceLevel, madeOn: answer.evidenceOn && dayOf(answer.evidenceOn) };
		const counts = evidenceWorth({ level, madeOn }, maxAge, asOf) >= evidenceWorth(before, maxAge, asOf);
		if (counts)
			await changePracticeAnswerWithin(
				tx,
				context,
				{ practiceId, siteId, serverId, version: answer.version },
				(one) => ({
					...one,
					evidence: level,
					evidenceOn: madeOn,
				}),
			);
		return { id, counts };
	});
}

/** The answer that rested on it rests on the strongest proof left, or is said again, of the same day. */
export function archiveEvidence(context: Context, { id, version }: { id: string; version: number }): Promise<void> {
	requirePermission(context, "practices.edit");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const row = await tx.evidence.findFirst({
			where: { organizationId, id: rowId(id, "evidence"), archivedAt: null },
			omit: { content: true },
		});
		if (!row) throw notFound("evidence");
		const { count } = await tx.evidence.updateMany({
			where: { organizationId, id, version, archivedAt: null },
			data: { archivedAt: new Date(), version: { increment: 1 } },
		});
		if (count === 0) throw changedMeanwhile("evidence");
		const item = itemOf(row);
		const details = { practiceId: item.practiceId, title: item.title };
		await recordChange(tx, context, { action: "evidence.archive", targetKind: "evidence", targetId: id, details });
		await restOnWhatIsLeft(tx, context, item);
	});
}

async function restOnWhatIsLeft(tx: Transaction, context: Context, gone: EvidenceItem): Promise<void> {
	const { practiceId, siteId, serverId } = gone;
	const where = { organizationId: context.organizationId, practiceId, siteId, serverId };
	const answer = await tx.practiceAnswer.findFirst({ where });
	const restsOnIt =
		answer?.evidence === gone.level && answer.evidenceOn !== null && dayOf(answer.evidenceOn) === gone.madeOn;
	if (!answer || !restsOnIt) return;
	const rows = await tx.evidence.findMany({ where: { ...where, archivedAt: null }, omit: { content: true } });
	const maxAge = practiceById(practiceId)?.maxAgeMonths ?? 12;
	const left = strongestEvidence(rows.map(itemOf), maxAge, todayIn(context.timeZone));
	if (left?.level === gone.level && left.madeOn === gone.madeOn) return;
	await changePracticeAnswerWithin(tx, context, { practiceId, siteId, serverId, version: answer.version }, (one) => ({
		...one,
		evidence: left?.level ?? "said",
		evidenceOn: left?.madeOn ?? gone.madeOn,
	}));
}

interface CheckedFile {
	fileName: string;
	mediaType: string;
	byteLength: number;
	sha256: string;
	content: Uint8Array<ArrayBuffer>;
}

function checkFile({ fileName, bytes }: EvidenceFile): CheckedFile {
	if (bytes.byteLength === 0) throw new Refusal("invalid", "This file is empty.");
	if (bytes.byteLength > EVIDENCE_LIMIT_BYTES)
		throw new Refusal("invalid", `This file is too large. Taken are ${EVIDENCE_FILES}.`);
	const mediaType = mediaTypeOf(bytes, fileName);
	if (mediaType === null)
		throw new Refusal("invalid", `The contents of this file are none of the kinds taken: ${EVIDENCE_FILES}.`);
	return {
		fileName: cleanFileName(fileName),
		mediaType,
		byteLength: bytes.byteLength,
		sha256: createHash("sha256").update(bytes).digest("hex"),
		content: Uint8Array.from(bytes),
	};
}

async function refuseTooMany(tx: Transaction, organizationId: string): Promise<void> {
	const files = await tx.evidence.count({ where: { organizationId, kind: "file", archivedAt: null } });
	if (files >= MOST_FILES)
		throw new Refusal(
			"conflict",
			`This organisation holds ${MOST_FILES} files, which is the most. Link to it instead.`,
		);
}
