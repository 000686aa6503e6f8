import "server-only";
import { cellsOf, type ServerCell, type ServerCells, sameCell } from "@/lib/server-cells";
import type { CellEdit } from "@/schemas/server-cells";
import type { Transaction } from "./db";
import { serverOf } from "./facts-of-rows";
import type { ServerModel } from "./generated/models";
import type { Context } from "./permission";

/** A row in which somebody was faster: what stands there now, in the cells that were to be changed. */
export interface EditConflict {
	id: string;
	version: number;
	theirs: Partial<ServerCells>;
	who: string | null;
	at: string | null;
}

/** Cells that are no longer what the editor saw, nor what the editor wants. */
export async function conflictsOf(
	tx: Transaction,
	{ organizationId }: Context,
	{ changes }: CellEdit,
	stored: ReadonlyMap<string, ServerModel>,
): Promise<EditConflict[]> {
	const found = changes.flatMap(({ id, version, set, was }) => {
		const row = stored.get(id)!;
		if (row.version === version) return [];
		const { id: _, ...facts } = serverOf(row);
		const now = cellsOf(facts);
		const clashing = (Object.keys(set) as ServerCell[]).filter(
			(cell) => !sameCell(now[cell], was[cell] ?? null) && !sameCell(now[cell], set[cell]),
		);
		if (clashing.length === 0) return [];
		const theirs = Object.fromEntries(clashing.map((cell) => [cell, now[cell]])) as Partial<ServerCells>;
		return [{ id, version: row.version, theirs }];
	});
	if (found.length === 0) return [];
	const writers = await tx.$queryRaw<{ id: string; name: string | null; at: Date }[]>`
		SELECT DISTINCT ON (o."serverId") o."serverId"::text AS id, u."name", o."recordedAt" AS at
		FROM "ValueHistory" o LEFT JOIN "User" u ON u."id" = o."userId"
		WHERE o."organizationId" = ${organizationId}::uuid AND o."serverId" = ANY(${found.map(({ id }) => id)}::uuid[])
		ORDER BY o."serverId", o."recordedAt" DESC`;
	const byId = new Map(writers.map((writer) => [writer.id, writer]));
	return found.map((conflict) => {
		const writer = byId.get(conflict.id);
		return { ...conflict, who: writer?.name ?? null, at: writer?.at.toISOString() ?? null };
	});
}
