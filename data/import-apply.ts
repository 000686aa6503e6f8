import "server-only";
import type { Server } from "@/engine";
import { withEdits } from "@/importers/edit-cell";
import { circularHosts, type NameBook, nameBook, serverWith } from "@/importers/server-of-values";
import { serverSchema } from "@/schemas/facts";
import type { PlanRow } from "@/schemas/import-plan";
import type { ServerCandidate, ServerValues } from "@/schemas/import-rows";
import type { ApplyForm } from "@/schemas/imports";
import { UNKNOWN_SITE } from "@/schemas/sites";
import { recordFactsChange } from "./audit";
import { inOrganization, type Transaction } from "./db";
import { serverOf } from "./facts-of-rows";
import { applyAnswers, applyServices } from "./import-apply-parts";
import { originRows } from "./import-origins";
import { LONG, readImport, requireChecked, revisionOf, type StoredImport } from "./import-store";
import type { ImportUndo } from "./import-undo-record";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { Refusal } from "./refusal";
import { insertRows } from "./rows";
import { serverColumns, siteColumns } from "./rows-of-facts";
import { updateRows } from "./update-rows";

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
				throw new Refusal(
					"conflict",
					"The inventory changed since this dry run. It has to be compared again before it is applied.",
					{ id: "stale" },
				);
			const stored = { ...read, rows: withEdits(read.rows, read.reading.decisions.edits) };
			const applying = await prepare(tx, context, stored);
			const counts = await writeServers(applying);
			const services = await applyServices(applying);
			const answers = await applyAnswers(applying, choice);
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
	return { tx, context, stored, candidates, ids, names, undo, now };
}

export interface Written {
	row: PlanRow;
	id: string;
	server: Omit<Server, "id">;
	before: Omit<Server, "id"> | null;
	version: number;
}

async function readBefore({
	tx,
	context,
	stored,
}: Applying): Promise<Map<string, { server: Omit<Server, "id">; version: number }>> {
	const wanted = stored.plan.rows.flatMap((row) => (row.status === "changed" && row.serverId ? [row.serverId] : []));
	const found = await tx.server.findMany({
		where: { organizationId: context.organizationId, id: { in: wanted }, archivedAt: null },
	});
	return new Map(found.map((row) => [row.id, { server: serverOf(row), version: row.version }]));
}

function takenValues(row: PlanRow, candidate: ServerCandidate): Partial<ServerValues> {
	if (row.status === "new") return candidate.values;
	const values: Partial<ServerValues> = {};
	for (const { field, to, keptFrom } of row.changes) if (keptFrom === null) Object.assign(values, { [field]: to });
	return values;
}

function checked(id: string, server: Omit<Server, "id">, row: PlanRow): Omit<Server, "id"> {
	const parsed = serverSchema.safeParse({ ...server, id });
	if (parsed.success) {
		const { id: _, ...facts } = parsed.data;
		return facts;
	}
	const [issue] = parsed.error.issues;
	throw new Refusal(
		"invalid",
		`${row.name}: ${issue?.path.join(" ")} ${issue?.message}. Correct or leave out this row; nothing was imported.`,
	);
}

async function writeServers(applying: Applying): Promise<{ created: number; updated: number }> {
	const { tx, context, stored, candidates, ids, names, undo, now } = applying;
	const { organizationId } = context;
	const before = await readBefore(applying);
	const written: Written[] = [];
	for (const row of stored.plan.rows) {
		const candidate = candidates.get(row.key);
		const id = ids.get(row.key);
		if (!candidate || !id || (row.status !== "new" && row.status !== "changed")) continue;
		const known = before.get(id);
		if (row.status === "changed" && known?.version !== row.version)
			throw new Refusal("conflict", `${row.name} was edited since this dry run. Compare again before importing.`, {
				id: "stale",
			});
		const server = checked(id, serverWith(id, known?.server ?? null, takenValues(row, candidate), names), row);
		written.push({ row, id, server, before: known?.server ?? null, version: known?.version ?? 0 });
	}
	await cutCircles(tx, organizationId, written);
	const created = written.filter(({ before: old }) => old === null);
	const updated = written.filter(({ before: old }) => old !== null);
	const inserting = insertServers(tx, { organizationId, updatedAt: now }, created);
	const origins = originRows(applying, written);
	await inserting;
	const count = await updateRows(
		tx,
		"Server",
		organizationId,
		updated.map(({ id, server, version }) => ({ id, version, ...serverColumns(server) })),
	);
	if (count !== updated.length)
		throw new Refusal("conflict", "A server was edited at the same moment. Compare again before importing.", {
			id: "stale",
		});
	await insertRows(tx, "ImportedValues", origins);
	undo.servers = written.map(({ id, row, before: old, version }) => ({
		id,
		name: row.name,
		version: version + 1,
		before: old && serverColumns(old),
	}));
	return { created: created.length, updated: updated.length };
}

/** A file can say that two machines run on each other; such links are left out. */
async function cutCircles(tx: Transaction, organizationId: string, written: Written[]): Promise<void> {
	if (!written.some(({ server }) => server.hostServerId !== null)) return;
	const rows = await tx.server.findMany({
		where: { organizationId, archivedAt: null, hostServerId: { not: null } },
		select: { id: true, hostServerId: true },
	});
	const hosts = new Map<string, string | null>(rows.map(({ id, hostServerId }) => [id, hostServerId]));
	for (const { id, server } of written) hosts.set(id, server.hostServerId);
	const circular = new Set(circularHosts(hosts));
	for (const { id, server } of written) if (circular.has(id)) server.hostServerId = null;
}

/** Those that others stand on come first, so that nearly every link goes in with its row; the few whose other end comes later follow. */
async function insertServers(
	tx: Transaction,
	base: { organizationId: string; updatedAt: Date },
	created: Written[],
): Promise<void> {
	const stoodOn = new Set(created.flatMap(({ server }) => [server.hostServerId, server.storageServerId]));
	const ordered = [...created.filter(({ id }) => stoodOn.has(id)), ...created.filter(({ id }) => !stoodOn.has(id))];
	const places = new Map(ordered.map(({ id }, place) => [id, place]));
	const late: { id: string; hostServerId: string | null; storageServerId: string | null }[] = [];
	const rows = ordered.map(({ id, server }, place) => {
		const { hostServerId, storageServerId } = server;
		const waits = [hostServerId, storageServerId].some((other) => other !== null && (places.get(other) ?? -1) > place);
		if (waits) late.push({ id, hostServerId, storageServerId });
		const facts = waits ? { ...server, hostServerId: null, storageServerId: null } : server;
		return { ...base, id, version: 1, ...serverColumns(facts) };
	});
	await insertRows(tx, "Server", rows);
	if (late.length === 0) return;
	await tx.$executeRawUnsafe(
		`UPDATE "Server" s SET "hostServerId" = l."hostServerId", "storageServerId" = l."storageServerId"
		FROM jsonb_to_recordset($1::jsonb) AS l("id" uuid, "hostServerId" uuid, "storageServerId" uuid)
		WHERE s."organizationId" = $2::uuid AND s."id" = l."id"`,
		JSON.stringify(late),
		base.organizationId,
	);
}
