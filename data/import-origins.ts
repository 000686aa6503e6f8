import "server-only";
import { mapInPieces } from "@/lib/breathe";
import type { ServerCandidate, ServerField } from "@/schemas/import-rows";
import type { Applying } from "./import-apply";
import type { Written } from "./import-apply-servers";
import { COLUMN_OF_FIELD } from "./import-inventory";

/** One value, in as few bytes as a hundred thousand of them should take: what it is, its place, and whose word it is if not the file's. */
interface Said {
	v: unknown;
	p: string;
	s?: "person";
}

function placeOf({ place, origins }: ServerCandidate, field: ServerField): string {
	const column = origins[field];
	return `${place.sheet} row ${place.row}${column ? `, ${column}` : ""}`.slice(0, 500);
}

function valuesOf({ row, columns }: Written, candidate: ServerCandidate): Record<string, Said> {
	const taken = row.changes.filter(({ keptFrom }) => keptFrom === null).map(({ field }) => field);
	const fields = row.status === "new" ? (Object.keys(candidate.values) as ServerField[]) : taken;
	return Object.fromEntries(
		fields.map((field): [string, Said] => {
			const column = COLUMN_OF_FIELD[field] ?? field;
			const said = { v: columns[column] ?? null, p: placeOf(candidate, field) };
			return [column, candidate.origins[field] === "typed by you" ? { ...said, s: "person" } : said];
		}),
	);
}

/** Where each value came from: the import, its sheet, row and column. A row a server: one a value took most of the whole import. */
export async function originRows(applying: Applying, written: Written[]): Promise<Record<string, unknown>[]> {
	const { context, stored, candidates, now } = applying;
	const { organizationId, userId } = context;
	const told = { organizationId, importId: stored.id, source: stored.rows.source, userId, recordedAt: now };
	const rows = await mapInPieces(written, (entry) => {
		const candidate = candidates.get(entry.row.key);
		return candidate ? { ...told, serverId: entry.id, values: valuesOf(entry, candidate) } : null;
	});
	return rows.filter((row) => row !== null);
}
