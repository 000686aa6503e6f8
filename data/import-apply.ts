import "server-only";
import { withEdits } from "@/importers/edit-cell";
import { type NameBook, nameBook } from "@/importers/server-of-values";
import type { ServerCandidate } from "@/schemas/import-rows";
import type { ApplyForm } from "@/schemas/imports";
import { UNKNOWN_SITE } from "@/schemas/sites";
import { recordFactsChange } from "./audit";
import { inOrganization, type Transaction } from "./db";
import type { PracticeAnswerModel } from "./generated/models";
import { answerKey, applyAnswers } from "./import-apply-answers";
import { applyServers } from "./import-apply-servers";
import { applyServices } from "./import-apply-services";
import { LONG, readImport, requireChecked, revisionOf, type StoredImport, staleImport } from "./import-store";
import type { ImportUndo } from "./import-undo-record";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { insertRows } from "./rows";
import { siteColumns } from "./rows-of-facts";
import { WriteQueue } from "./write-queue";

export interface Applied {
	created: number;
	updated: number;
	answers: number;
	services: number;
}

export interface Applying {
	tx: Transaction;
	context: Context;
	stored: StoredImport;
	candidates: Map<string, ServerCandidate>;
	/** Id of the server a row is. */
	ids: Map<string, string>;
	names: NameBook;
	/** Answers there were before, by practice, site and server. */
	answered: Map<string, PracticeAnswerModel>;
	writes: WriteQueue;
	undo: ImportUndo;
	now: Date;
}

const CLOUDS = ["aws", "azure-resource-graph"];
const DATA_CENTRE = /\bdc\b|\bdc\d|data.?cent|colo|-dc$/i;

/** The whole plan in one transaction, or nothing of it. Applying twice is refused, so a repeated press makes no doubles. */
export function applyImport(context: Context, { id, version, answers: choice }: ApplyForm): Promise<Applied> {
	requirePermission(context, "imports.run");
	const { organizationId } = context;
	return inOrganization(
		context,
		async (tx) => {
			await tx.$executeRaw`SELECT FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR UPDATE`;
			const read = await readImport(tx, organizationId, id);
			requireChecked(read);
			if (read.version !== version || read.revision !== (await revisionOf(tx, organizationId)))
				throw staleImport(
					"The inventory changed since this dry run. It has to be compared again before it is applied.",
				);
			const stored = { ...read, rows: withEdits(read.rows, read.reading.decisions.edits) };
			const applying = await prepare(tx, context, stored);
			const { counts, answers, services } = await write(applying, choice);
			await tx.$executeRaw`UPDATE "Import" SET "status" = 'applied', "appliedAt" = ${applying.now},
				"undo" = ${JSON.stringify(applying.undo)}::jsonb,
				"counts" = ${JSON.stringify({ ...stored.plan.counts, answers })}::jsonb, "version" = "version" + 1
				WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${stored.id}::uuid AND "version" = ${version}`;
			const details = { source: read.rows.source, ...counts, services, answers };
			await recordFactsChange(tx, context, { action: "import.apply", targetKind: "import", targetId: id, details });
			return { ...counts, services, answers };
		},
		LONG,
	);
}

/** Nothing of it waits for the database until all rows are made, but for the services, whose making asks it. */
async function write(applying: Applying, choice: ApplyForm["answers"]) {
	const { writes } = applying;
	try {
		const counts = await applyServers(applying);
		const answers = await applyAnswers(applying, choice);
		await writes.done();
		return { counts, answers, services: await applyServices(applying) };
	} finally {
		// A statement under way must not outlive the transaction it belongs to.
		await writes.idle();
	}
}

async function prepare(tx: Transaction, context: Context, stored: StoredImport): Promise<Applying> {
	const { organizationId } = context;
	const now = new Date();
	const undo: ImportUndo = { servers: [], siteIds: [], services: [], members: [], answers: [] };
	const sites = await tx.site.findMany({
		where: { organizationId, archivedAt: null },
		select: { id: true, name: true },
	});
	const added = stored.plan.newSites.map((name) => ({ id: newId(), name: name.slice(0, 200) }));
	const cloud = CLOUDS.includes(stored.rows.source);
	await insertRows(
		tx,
		"Site",
		added.map(({ id, name }) => ({
			id,
			organizationId,
			updatedAt: now,
			version: 1,
			...siteColumns({
				...UNKNOWN_SITE,
				name,
				kind: cloud ? "cloud-region" : DATA_CENTRE.test(name) ? "data-centre" : "server-room",
			}),
		})),
	);
	undo.siteIds = added.map(({ id }) => id);
	const candidates = new Map(stored.rows.servers.map((server) => [server.key, server]));
	const ids = new Map<string, string>();
	for (const row of stored.plan.rows) {
		if (row.status === "new") ids.set(row.key, newId());
		else if ((row.status === "changed" || row.status === "unchanged") && row.serverId) ids.set(row.key, row.serverId);
	}
	const known = await tx.server.findMany({
		where: { organizationId, archivedAt: null },
		select: { id: true, name: true, fqdn: true, siteId: true },
	});
	const bare = nameBook([...sites, ...added], []);
	const fresh = stored.plan.rows.flatMap((row) => {
		const values = row.status === "new" ? candidates.get(row.key)?.values : undefined;
		return values
			? [{ id: ids.get(row.key)!, name: row.name, fqdn: values.fqdn ?? null, siteId: bare.site(values.site) }]
			: [];
	});
	const names = nameBook([...sites, ...added], [...known, ...fresh]);
	const answers = await tx.practiceAnswer.findMany({ where: { organizationId } });
	const answered = new Map(answers.map((answer) => [answerKey(answer), answer]));
	return { tx, context, stored, candidates, ids, names, answered, writes: new WriteQueue(), undo, now };
}
