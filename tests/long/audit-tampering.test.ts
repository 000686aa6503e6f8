import { afterAll, expect, it } from "vitest";
import { verifyAudit } from "@/data/audit";
import { database, inOrganization } from "@/data/db";
import { connect } from "../../scripts/database-connection.mjs";
import { makeDatabase } from "../support/database";
import { makeOrganization } from "../support/make-organization";

const ENTRIES = 1_000;
// A database of its own: the log's guards are switched off in it.
const own = await makeDatabase();
process.env.DATABASE_APP_URL = own.appUrl;
const owner = await connect(own.ownerUrl);
afterAll(async () => {
	await owner.end();
	await database().$disconnect();
	await own.drop();
});

const CHANGES = [
	`"action" = 'site.archive'`,
	`"details" = '{"n": -1}'`,
	`"userName" = 'Somebody'`,
	`"at" = "at" - interval '1 ms'`,
	`"outcome" = 'refused'`,
	`"targetId" = 'another'`,
	`"userId" = gen_random_uuid()`,
	`"previousHash" = repeat('0', 64)`,
	`"hash" = repeat('0', 64)`,
];

it("shows each of 1,000 entries changed by somebody who can switch its guards off", async () => {
	const context = await makeOrganization();
	const { organizationId } = context;
	await inOrganization(
		context,
		(tx) =>
			tx.auditEntry.createMany({
				data: Array.from({ length: ENTRIES }, (_, n) => ({
					...{ organizationId, userName: "Olive", action: "site.update", outcome: "done", details: { n } },
				})),
			}),
		{ timeout: 120_000 },
	);
	await owner.query(`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY`);
	const whole = await verifyAudit(context);
	expect(whole).toMatchObject({ entries: ENTRIES + 1, firstBroken: null });
	const missed: string[] = [];
	for (let sequence = 1; sequence <= ENTRIES; sequence += 1) {
		const change = CHANGES[sequence % CHANGES.length] ?? "";
		const at = [organizationId, sequence];
		const where = `WHERE "organizationId" = $1 AND "sequence" = $2`;
		const { rows } = await owner.query(`SELECT to_jsonb(e) AS row FROM "AuditEntry" e ${where}`, at);
		await owner.query(`UPDATE "AuditEntry" SET ${change} ${where}`, at);
		const { firstBroken } = await verifyAudit(context);
		if (firstBroken !== sequence) missed.push(`${sequence}: ${change}, seen at ${firstBroken}`);
		await owner.query(`DELETE FROM "AuditEntry" ${where}`, at);
		await owner.query(`INSERT INTO "AuditEntry" SELECT * FROM jsonb_populate_record(NULL::"AuditEntry", $1)`, [
			rows[0].row,
		]);
	}
	console.info(`audit log: ${ENTRIES} entries changed, ${ENTRIES - missed.length} seen`);
	expect(missed).toEqual([]);
	expect(await verifyAudit(context)).toEqual(whole);
});
