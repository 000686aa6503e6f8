import "server-only";
import { circularHosts } from "@/importers/server-of-values";
import { cellOfPath, type ServerCell, type ServerCells, withCells } from "@/lib/server-cells";
import { serverSchema } from "@/schemas/facts";
import { type CellEdit, CellEditForm } from "@/schemas/server-cells";
import { UNKNOWN_SERVER } from "@/schemas/servers";
import { recordFactsChange } from "./audit";
import { type ColumnChange, changeDetails, changedColumns } from "./changed-columns";
import { inOrganization, rowId, type Transaction } from "./db";
import { serverOf } from "./facts-of-rows";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { insertRows } from "./rows";
import { serverColumns } from "./rows-of-facts";
import { conflictsOf, type EditConflict } from "./servers-edit-conflicts";
import { updateRows } from "./update-rows";

/** A cell that cannot be as asked; `field` null speaks of the whole row, which a key or an id names. */
export interface RefusedCell {
	row: string;
	field: ServerCell | null;
	message: string;
}

export type CellEditOutcome =
	| { saved: { changed: { id: string; version: number }[]; created: { key: string; id: string }[] } }
	| { refused: RefusedCell[] }
	| { conflicts: EditConflict[] };

type Facts = ReturnType<typeof withCells>;

/** One row on its way: what it was, what it becomes. */
export interface EditedServer {
	/** What the caller calls it: its id, or the key of a new one. */
	row: string;
	id: string;
	version: number;
	before: Facts | null;
	after: Facts;
	set: Partial<ServerCells>;
}

const LIMITS = { timeout: 60_000 };
const LISTED_IN_AUDIT = 500;
const OWN_FACTS = serverSchema.omit({ id: true });

/**
 * Any cells of any number of servers, and new servers: all of it or nothing. A cell somebody else changed since it was
 * read is a conflict; a row in which they changed something else is not.
 */
export async function editServers(context: Context, input: CellEdit): Promise<CellEditOutcome> {
	requirePermission(context, "servers.edit");
	const edit = CellEditForm.parse(input);
	const attempt = () => inOrganization(context, (tx) => editWithin(tx, context, edit), LIMITS);
	try {
		return await attempt();
	} catch (error) {
		// Somebody wrote between our reading and our writing: read again, and what they wrote is a conflict or is none.
		if (error instanceof Refusal && error.fields?.versions) return attempt();
		throw error;
	}
}

async function editWithin(tx: Transaction, context: Context, edit: CellEdit): Promise<CellEditOutcome> {
	const { organizationId } = context;
	const ids = edit.changes.map(({ id }) => rowId(id, "server"));
	if (new Set(ids).size !== ids.length) throw new Refusal("invalid", "A server is named twice in one change.");
	const rows = await tx.server.findMany({ where: { organizationId, id: { in: ids } } });
	if (rows.length !== ids.length) throw notFound("server");
	const stored = new Map(rows.map((row) => [row.id, row]));
	const gone = rows.filter(({ archivedAt }) => archivedAt !== null);
	if (gone.length > 0)
		return {
			refused: gone.map(({ id, name }) => ({
				row: id,
				field: null,
				message: `${name} was archived meanwhile. Bring it back from the bin first.`,
			})),
		};
	const conflicts = await conflictsOf(tx, context, edit, stored);
	if (conflicts.length > 0) return { conflicts };

	const idOfKey = new Map(edit.creations.map(({ key }) => [key, newId()]));
	const named = (set: Partial<ServerCells>): Partial<ServerCells> => ({
		...set,
		...(set.hostServerId ? { hostServerId: idOfKey.get(set.hostServerId) ?? set.hostServerId } : {}),
		...(set.storageServerId ? { storageServerId: idOfKey.get(set.storageServerId) ?? set.storageServerId } : {}),
	});
	const edited: EditedServer[] = [
		...edit.changes.map(({ id, set }) => {
			const row = stored.get(id)!;
			const { id: _, ...before } = serverOf(row);
			const wanted = named(set);
			return { row: id, id, version: row.version, before, after: withCells(before, wanted), set: wanted };
		}),
		...edit.creations.map(({ key, set }) => {
			const wanted = named(set);
			return {
				row: key,
				id: idOfKey.get(key)!,
				version: 0,
				before: null,
				after: withCells(UNKNOWN_SERVER, wanted),
				set: wanted,
			};
		}),
	];
	for (const find of [invalid, dangling, circles]) {
		const refused = await find(edited, tx, organizationId);
		if (refused.length > 0) return { refused };
	}
	await writeServers(tx, context, edited);
	return {
		saved: {
			changed: edited.flatMap(({ before, id, version }) => (before ? [{ id, version: version + 1 }] : [])),
			created: edit.creations.map(({ key }) => ({ key, id: idOfKey.get(key)! })),
		},
	};
}

async function invalid(edited: EditedServer[]): Promise<RefusedCell[]> {
	return edited.flatMap(({ row, after, before }) => {
		const parsed = OWN_FACTS.safeParse(after);
		if (parsed.success) return [];
		return parsed.error.issues.map(({ path, message }) => ({
			row,
			field: cellOfPath(path),
			message: before === null && path[0] === "name" ? "A new server needs a name" : `It ${message}`,
		}));
	});
}

/** Sites and servers that are named but not there: of somebody else, archived, or never. */
async function dangling(edited: EditedServer[], tx: Transaction, organizationId: string): Promise<RefusedCell[]> {
	const created = new Set(edited.filter(({ before }) => before === null).map(({ id }) => id));
	const look = async (table: "Site" | "Server", wanted: string[]): Promise<Set<string>> => {
		if (wanted.length === 0) return new Set();
		const found = await tx.$queryRawUnsafe<{ id: string }[]>(
			`SELECT "id"::text AS id FROM "${table}"
			WHERE "organizationId" = $1::uuid AND "archivedAt" IS NULL AND "id"::text = ANY($2::text[])`,
			organizationId,
			[...new Set(wanted)],
		);
		return new Set(found.map(({ id }) => id));
	};
	const values = (...fields: ("siteId" | "hostServerId" | "storageServerId")[]) =>
		edited.flatMap(({ set }) => fields.flatMap((field) => set[field] ?? []));
	const sites = await look("Site", values("siteId"));
	const servers = await look("Server", values("hostServerId", "storageServerId"));
	return edited.flatMap(({ row, id, set }) => {
		const refused: RefusedCell[] = [];
		if (set.siteId && !sites.has(set.siteId))
			refused.push({ row, field: "siteId", message: "This site is not there any more" });
		for (const field of ["hostServerId", "storageServerId"] as const) {
			const other = set[field];
			if (!other) continue;
			if (other === id) refused.push({ row, field, message: "A server cannot stand on itself" });
			else if (!servers.has(other) && !created.has(other))
				refused.push({ row, field, message: "This server is not there any more" });
		}
		return refused;
	});
}

async function circles(edited: EditedServer[], tx: Transaction, organizationId: string): Promise<RefusedCell[]> {
	const moved = edited.filter(({ set }) => set.hostServerId);
	if (moved.length === 0) return [];
	const rows = await tx.server.findMany({
		where: { organizationId, archivedAt: null, hostServerId: { not: null } },
		select: { id: true, hostServerId: true },
	});
	const hosts = new Map(rows.map(({ id, hostServerId }) => [id, hostServerId]));
	for (const { id, after } of edited) hosts.set(id, after.hostServerId);
	const circular = new Set(circularHosts(hosts));
	return moved
		.filter(({ id }) => circular.has(id))
		.map(({ row }) => ({
			row,
			field: "hostServerId",
			message: "A server cannot run on itself or on one of its own guests",
		}));
}

/** In two statements whatever their number, with the origin of each value and one audit entry. */
export async function writeServers(tx: Transaction, context: Context, edited: EditedServer[]): Promise<void> {
	const { organizationId, userId } = context;
	const now = new Date();
	const updated = edited.filter(({ before }) => before !== null);
	const created = edited.filter(({ before }) => before === null);
	await insertRows(
		tx,
		"Server",
		created.map(({ id, after }) => ({
			id,
			organizationId,
			updatedAt: now,
			version: 1,
			...serverColumns({ ...after, hostServerId: null, storageServerId: null }),
		})),
	);
	const linked = created.filter(({ after }) => after.hostServerId !== null || after.storageServerId !== null);
	if (linked.length > 0)
		await tx.$executeRawUnsafe(
			`UPDATE "Server" s SET "hostServerId" = l."hostServerId", "storageServerId" = l."storageServerId"
			FROM jsonb_to_recordset($1::jsonb) AS l("id" uuid, "hostServerId" uuid, "storageServerId" uuid)
			WHERE s."organizationId" = $2::uuid AND s."id" = l."id"`,
			JSON.stringify(
				linked.map(({ id, after: { hostServerId, storageServerId } }) => ({ id, hostServerId, storageServerId })),
			),
			organizationId,
		);
	const count = await updateRows(
		tx,
		"Server",
		organizationId,
		updated.map(({ id, version, after }) => ({ id, version, ...serverColumns(after) })),
	);
	if (count !== updated.length)
		throw new Refusal("conflict", "A server was edited at the same moment. Nothing was saved: try again.", {
			versions: "moved",
		});
	const differences = updated.map(({ id, before, after }) => ({ id, fields: changedColumns(before!, after) }));
	await insertRows(
		tx,
		"ValueOrigin",
		differences.flatMap(({ id, fields }) =>
			fields.map(([field, , value]) => ({
				id: newId(),
				organizationId,
				serverId: id,
				field,
				value,
				source: "person",
				userId,
				recordedAt: now,
			})),
		),
	);
	await recordFactsChange(tx, context, auditOf(differences, created));
}

function auditOf(differences: { id: string; fields: ColumnChange[] }[], created: EditedServer[]) {
	const [only] = differences;
	if (only && differences.length === 1 && created.length === 0)
		return {
			action: "server.update",
			targetKind: "server",
			targetId: only.id,
			details: changeDetails(only.fields),
		};
	return {
		action: "server.update-many",
		targetKind: "server",
		details: {
			changed: differences.length,
			created: created.slice(0, LISTED_IN_AUDIT).map(({ id, after }) => ({ id, name: after.name })),
			createdCount: created.length,
			changes: differences.slice(0, LISTED_IN_AUDIT).map(({ id, fields }) => ({ id, ...changeDetails(fields) })),
		},
	};
}
