import { afterAll, describe, expect, it } from "vitest";
import { listAuditEntries, recordRefusal, verifyAudit } from "@/data/audit";
import { inOrganization } from "@/data/db";
import { createSite } from "@/data/sites";
import { connect } from "../../scripts/database-connection.mjs";
import { required } from "../support/database";
import { siteFacts } from "../support/facts";
import { makeOrganization } from "../support/make-organization";

const owner = await connect(required("TEST_DATABASE_OWNER_URL"));
afterAll(() => owner.end());

async function withEntries(count: number) {
	const context = await makeOrganization();
	for (let n = 1; n < count; n += 1) await createSite(context, siteFacts(`Site ${n}`));
	return context;
}

describe("the audit log", () => {
	it("is one unbroken chain, also when twenty write at once", async () => {
		const context = await makeOrganization();
		await Promise.all(Array.from({ length: 20 }, (_, n) => createSite(context, siteFacts(`Site ${n}`))));
		expect(await verifyAudit(context)).toMatchObject({ entries: 21, firstBroken: null });
		const entries = await listAuditEntries(context);
		expect(entries.map((entry) => entry.sequence)).toEqual(Array.from({ length: 21 }, (_, n) => 21 - n));
		expect(await listAuditEntries(context, { before: 3 })).toHaveLength(2);
	});

	it("holds no entry of a change that was rolled back", async () => {
		const context = await withEntries(2);
		const half = inOrganization(context, async (tx) => {
			await tx.auditEntry.createMany({
				data: { organizationId: context.organizationId, action: "planted", outcome: "done", details: {} },
			});
			throw new Error("rolled back");
		});
		await expect(half).rejects.toThrow("rolled back");
		expect(await verifyAudit(context)).toMatchObject({ entries: 2, firstBroken: null });
	});

	it("keeps refusals too", async () => {
		const context = await makeOrganization();
		await recordRefusal(context, { action: "action.refused", details: { kind: "conflict" } });
		const [entry] = await listAuditEntries(context);
		expect(entry).toMatchObject({ action: "action.refused", outcome: "refused", userName: "Olive Owner" });
	});

	it("takes neither sequence nor hash from whoever writes", async () => {
		const context = await withEntries(2);
		await inOrganization(context, (tx) =>
			tx.auditEntry.createMany({
				data: {
					...{ organizationId: context.organizationId, action: "forged", outcome: "done", details: {} },
					...{ sequence: 900, hash: "mine", previousHash: "mine", at: new Date("2001-01-01") },
				},
			}),
		);
		const [entry] = await listAuditEntries(context);
		expect(entry?.sequence).toBe(3);
		expect(Number(entry?.at.slice(0, 4))).toBeGreaterThan(2001);
		expect(await verifyAudit(context)).toMatchObject({ entries: 3, firstBroken: null });
	});

	it("cannot be changed even by the owner of its table", async () => {
		const context = await withEntries(3);
		for (const sql of [`UPDATE "AuditEntry" SET "action" = 'x'`, `DELETE FROM "AuditEntry"`, `TRUNCATE "AuditEntry"`]) {
			await owner.query("BEGIN");
			await owner.query("SELECT set_config('app.organization_id', $1, true)", [context.organizationId]);
			await expect(owner.query(sql)).rejects.toThrow(/append only/);
			await owner.query("ROLLBACK");
		}
	});

	const tampering: [what: string, sql: string, firstBroken: number][] = [
		["a changed word", `UPDATE "AuditEntry" SET "action" = 'site.archive' WHERE "sequence" = 3`, 3],
		["a changed detail", `UPDATE "AuditEntry" SET "details" = '{"name": "Sitf 2"}' WHERE "sequence" = 3`, 3],
		["another name", `UPDATE "AuditEntry" SET "userName" = 'Somebody' WHERE "sequence" = 2`, 2],
		["another time", `UPDATE "AuditEntry" SET "at" = "at" + interval '1 ms' WHERE "sequence" = 4`, 4],
		["a refusal made a success", `UPDATE "AuditEntry" SET "outcome" = 'refused' WHERE "sequence" = 1`, 1],
		["a missing entry", `DELETE FROM "AuditEntry" WHERE "sequence" = 2`, 3],
		[
			"a new hash for a changed word",
			`UPDATE "AuditEntry" e SET "action" = 'x', "hash" = audit_hash(e) WHERE "sequence" = 2`,
			2,
		],
	];
	it.each(tampering)("shows %s by somebody who can switch its guards off", async (_what, sql, firstBroken) => {
		const context = await withEntries(5);
		await owner.query("BEGIN");
		await owner.query("SELECT set_config('app.organization_id', $1, true)", [context.organizationId]);
		await owner.query(`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`);
		// Where the owner is a superuser, row security does not keep it to this organisation.
		const { rowCount } = await owner.query(`${sql} AND "organizationId" = '${context.organizationId}'`);
		await owner.query(`ALTER TABLE "AuditEntry" ENABLE TRIGGER USER`);
		await owner.query("COMMIT");
		expect(rowCount).toBe(1);
		expect((await verifyAudit(context)).firstBroken).toBe(firstBroken);
	});
});
