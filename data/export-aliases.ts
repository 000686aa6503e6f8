import "server-only";
import type { Facts } from "@/engine";
import { anonymised } from "@/lib/anonymise";
import type { Transaction } from "./db";

const keyOf = (kind: string, subject: string): string => `${kind} ${subject}`;

/**
 * The facts under their aliases. A subject gets its number the first time it leaves and keeps it for good; the numbers
 * stand in this database and in no file.
 */
export async function anonymisedWithin(tx: Transaction, organizationId: string, facts: Facts): Promise<Facts> {
	const wanted = new Map<string, { k: string; s: string }>();
	anonymised(facts, (kind, subject) => {
		wanted.set(keyOf(kind, subject), { k: kind, s: subject });
		return "";
	});
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${organizationId}, 11))`;
	await tx.$executeRaw`
		INSERT INTO "ExportAlias" ("organizationId", "kind", "subject", "number")
		SELECT ${organizationId}::uuid, r.k, r.s,
			coalesce((SELECT max(a."number") FROM "ExportAlias" a WHERE a."organizationId" = ${organizationId}::uuid AND a."kind" = r.k), 0)
				+ row_number() OVER (PARTITION BY r.k ORDER BY r.position)
		FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify([...wanted.values()])}::jsonb) AS (k text, s text)) WITH ORDINALITY AS r(k, s, position)
		WHERE NOT EXISTS (
			SELECT FROM "ExportAlias" a
			WHERE a."organizationId" = ${organizationId}::uuid AND a."kind" = r.k AND a."subject" = r.s
		)`;
	const rows = await tx.exportAlias.findMany({
		where: { organizationId },
		select: { kind: true, subject: true, number: true },
	});
	const numbers = new Map(rows.map(({ kind, subject, number }) => [keyOf(kind, subject), number]));
	return anonymised(facts, (kind, subject) => `${kind}-${String(numbers.get(keyOf(kind, subject))).padStart(4, "0")}`);
}
