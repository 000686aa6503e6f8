import "server-only";
import { piecesOf } from "@/lib/pieces";
import type { Transaction } from "./db";

const CHUNK = 5_000;

/** Many rows of one shape in one statement; answers how many were still the version that was read. */
export async function updateRows(
	tx: Transaction,
	table: "Server" | "PracticeAnswer",
	organizationId: string,
	rows: Record<string, unknown>[],
): Promise<number> {
	const [first] = rows;
	if (!first) return 0;
	const columns = Object.keys(first).filter((column) => column !== "id" && column !== "version");
	for (const column of columns)
		if (!/^[A-Za-z]+$/.test(column)) throw new RangeError(`column is ${column}, not a name`);
	const assignments = columns.map((column) => `"${column}" = r."${column}"`).join(", ");
	let updated = 0;
	for (const piece of piecesOf(rows, CHUNK))
		updated += await tx.$executeRawUnsafe(
			`UPDATE "${table}" t SET ${assignments}, "updatedAt" = now(), "version" = t."version" + 1
			FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb) r
			WHERE t."organizationId" = $2::uuid AND t."id" = r."id" AND t."version" = r."version"`,
			JSON.stringify(piece),
			organizationId,
		);
	return updated;
}
