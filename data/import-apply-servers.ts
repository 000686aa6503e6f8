import "server-only";
import type { Server } from "@/engine";
import { circularHosts, serverWith } from "@/importers/server-of-values";
import { mapInPieces } from "@/lib/breathe";
import { piecesOf } from "@/lib/pieces";
import { serverSchema } from "@/schemas/facts";
import type { PlanRow } from "@/schemas/import-plan";
import type { ServerCandidate, ServerValues } from "@/schemas/import-rows";
import { serverOf } from "./facts-of-rows";
import type { Applying } from "./import-apply";
import { originRows } from "./import-origins";
import { staleImport } from "./import-store";
import { Refusal } from "./refusal";
import { insertRows } from "./rows";
import { serverColumns } from "./rows-of-facts";
import { updateRows } from "./update-rows";

type Facts = Omit<Server, "id">;

/** A row of the plan and the server it makes. */
interface Making {
	row: PlanRow;
	id: string;
	server: Facts;
	before: Facts | null;
	version: number;
}

export interface Written extends Making {
	columns: ReturnType<typeof serverColumns>;
}

const CHUNK = 2_000;

/** Sends the servers of the plan on their way, and where each of their values came from; says how many there are. */
export async function applyServers(applying: Applying): Promise<{ created: number; updated: number }> {
	const { tx, undo, writes } = applying;
	const making = await makeServers(applying);
	await cutCircles(applying, making);
	const created = inOrderOfLinks(making.filter(({ before }) => before === null));
	const later = laterLinks(created);
	const waiting = new Set(later.map(({ id }) => id));
	const written: Written[] = [];
	for (const piece of piecesOf(created, CHUNK)) {
		const rows = await mapInPieces(piece, ready);
		writes.add(() => insert(applying, rows, waiting));
		written.push(...rows);
	}
	writes.add(() => link(applying, later));
	const updated = await mapInPieces(
		making.filter(({ before }) => before !== null),
		ready,
	);
	writes.add(() => update(applying, updated));
	written.push(...updated);
	const origins = await originRows(applying, written);
	writes.add(() => insertRows(tx, "ImportedValues", origins));
	undo.servers = written.map(({ id, row, before, version }) => ({
		id,
		name: row.name,
		version: version + 1,
		before: before && serverColumns(before),
	}));
	return { created: created.length, updated: updated.length };
}

async function makeServers(applying: Applying): Promise<Making[]> {
	const { stored, candidates, ids, names } = applying;
	const before = await readBefore(applying);
	const rows = await mapInPieces(stored.plan.rows, (row): Making | null => {
		const candidate = candidates.get(row.key);
		const id = ids.get(row.key);
		if (!candidate || !id || (row.status !== "new" && row.status !== "changed")) return null;
		const known = before.get(id);
		if (row.status === "changed" && known?.version !== row.version)
			throw staleImport(`${row.name} was edited since this dry run. Compare again before importing.`);
		const server = serverWith(id, known?.server ?? null, takenValues(row, candidate), names);
		return { row, id, server, before: known?.server ?? null, version: known?.version ?? 0 };
	});
	return rows.filter((row) => row !== null);
}

async function readBefore({ tx, context, stored }: Applying): Promise<Map<string, { server: Facts; version: number }>> {
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

/** A file can say that two machines run on each other; such links are left out. */
async function cutCircles({ tx, context: { organizationId } }: Applying, making: Making[]): Promise<void> {
	if (!making.some(({ server }) => server.hostServerId !== null)) return;
	const rows = await tx.server.findMany({
		where: { organizationId, archivedAt: null, hostServerId: { not: null } },
		select: { id: true, hostServerId: true },
	});
	const hosts = new Map<string, string | null>(rows.map(({ id, hostServerId }) => [id, hostServerId]));
	for (const { id, server } of making) hosts.set(id, server.hostServerId);
	const circular = new Set(circularHosts(hosts));
	for (const { id, server } of making) if (circular.has(id)) server.hostServerId = null;
}

/** Those that others stand on come first, so that nearly every link goes in with its row. */
function inOrderOfLinks(created: Making[]): Making[] {
	const stoodOn = new Set(created.flatMap(({ server }) => [server.hostServerId, server.storageServerId]));
	return [...created.filter(({ id }) => stoodOn.has(id)), ...created.filter(({ id }) => !stoodOn.has(id))];
}

function ready(making: Making): Written {
	const { id, row } = making;
	const parsed = serverSchema.safeParse({ ...making.server, id });
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new Refusal(
			"invalid",
			`${row.name}: ${issue?.path.join(" ")} ${issue?.message}. Correct or leave out this row; nothing was imported.`,
		);
	}
	const { id: _, ...server } = parsed.data;
	return { ...making, server, columns: serverColumns(server) };
}

/** Those in `waiting` go in without their links. */
function insert({ tx, context, now }: Applying, rows: Written[], waiting: ReadonlySet<string>): Promise<void> {
	const { organizationId } = context;
	return insertRows(
		tx,
		"Server",
		rows.map(({ id, columns }) => {
			const links = waiting.has(id) ? { hostServerId: null, storageServerId: null } : {};
			return { id, organizationId, updatedAt: now, version: 1, ...columns, ...links };
		}),
	);
}

async function update({ tx, context }: Applying, updated: Written[]): Promise<void> {
	const rows = updated.map(({ id, version, columns }) => ({ id, version, ...columns }));
	if ((await updateRows(tx, "Server", context.organizationId, rows)) !== rows.length)
		throw staleImport("A server was edited at the same moment. Compare again before importing.");
}

const linksOf = ({ server: { hostServerId, storageServerId } }: Making) => ({ hostServerId, storageServerId });

/** Those of `created` whose host or storage is not in before them, by their places. */
function laterLinks(created: Making[]): Making[] {
	const places = new Map(created.map(({ id }, place) => [id, place]));
	const isLater = (other: string | null, place: number) => other !== null && (places.get(other) ?? -1) > place;
	return created.filter((making, place) => Object.values(linksOf(making)).some((other) => isLater(other, place)));
}

async function link({ tx, context }: Applying, later: Making[]): Promise<void> {
	if (later.length === 0) return;
	await tx.$executeRawUnsafe(
		`UPDATE "Server" s SET "hostServerId" = l."hostServerId", "storageServerId" = l."storageServerId"
		FROM jsonb_to_recordset($1::jsonb) AS l("id" uuid, "hostServerId" uuid, "storageServerId" uuid)
		WHERE s."organizationId" = $2::uuid AND s."id" = l."id"`,
		JSON.stringify(later.map((making) => ({ id: making.id, ...linksOf(making) }))),
		context.organizationId,
	);
}
