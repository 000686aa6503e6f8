import "server-only";
import type { ServerCandidate, ServerField } from "@/schemas/import-rows";
import type { Applying, Written } from "./import-apply";
import { COLUMN_OF_FIELD } from "./import-inventory";
import { serverColumns } from "./rows-of-facts";

const CHUNK = 20_000;

/** One value of one server, in as few bytes as a hundred thousand of them should take. */
interface Origin {
	s: string;
	f: string;
	v: unknown;
	c: string;
	p: string;
}

function placeOf({ place, origins }: ServerCandidate, field: ServerField): string {
	const column = origins[field];
	return `${place.sheet} row ${place.row}${column ? `, ${column}` : ""}`.slice(0, 500);
}

function originsOf({ row, id, server }: Written, { stored, candidates }: Applying): Origin[] {
	const candidate = candidates.get(row.key);
	if (!candidate) return [];
	const columns = serverColumns(server);
	const taken = row.changes.filter(({ keptFrom }) => keptFrom === null).map(({ field }) => field);
	const fields = row.status === "new" ? (Object.keys(candidate.values) as ServerField[]) : taken;
	return fields.map((field) => {
		const column = COLUMN_OF_FIELD[field] ?? field;
		const typed = candidate.origins[field] === "typed by you";
		return {
			s: id,
			f: column,
			v: columns[column] ?? null,
			c: typed ? "person" : stored.rows.source,
			p: placeOf(candidate, field),
		};
	});
}

/** Where each value came from: the import, its sheet, row and column. */
export async function insertOrigins(applying: Applying, written: Written[]): Promise<void> {
	const { tx, context, stored, now } = applying;
	const origins = written.flatMap((entry) => originsOf(entry, applying));
	for (let start = 0; start < origins.length; start += CHUNK)
		await tx.$executeRawUnsafe(
			`INSERT INTO "ValueOrigin" ("id", "organizationId", "serverId", "field", "value", "source", "place", "importId", "userId", "recordedAt")
			SELECT gen_random_uuid(), $2::uuid, r.s, r.f, r.v, r.c, r.p, $3::uuid, $4::uuid, $5::timestamptz
			FROM jsonb_to_recordset($1::jsonb) AS r(s uuid, f text, v jsonb, c text, p text)`,
			JSON.stringify(origins.slice(start, start + CHUNK)),
			context.organizationId,
			stored.id,
			context.userId,
			now.toISOString(),
		);
}
