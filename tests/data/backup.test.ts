import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAudit } from "@/data/audit";
import { findOpenWalls } from "@/data/boot-check";
import { database } from "@/data/db";
import { addEvidence } from "@/data/evidence";
import { loadFacts } from "@/data/load-facts";
import { setLogo } from "@/data/organizations";
import type { Context } from "@/data/permission";
import { savePracticeAnswer } from "@/data/practice-answers";
import { createSite } from "@/data/sites";
import { verifyCredentials } from "@/data/users";
import { backUp } from "../../scripts/backup.mjs";
import { connect } from "../../scripts/database-connection.mjs";
import { resetOwner } from "../../scripts/reset-owner.mjs";
import { restore } from "../../scripts/restore.mjs";
import { makeDatabase, required, type TestDatabase } from "../support/database";
import { siteFacts, smallFacts } from "../support/facts";
import { makeOrganization } from "../support/make-organization";

const PNG = Buffer.from("89504e470d0a1a0a0000", "hex");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "backup-"));
// An installation of its own: a backup holds all of it.
const source = await makeDatabase();
process.env.DATABASE_APP_URL = source.appUrl;
const backupUrl = on(required("TEST_BACKUP_URL"), source);
let context: Context;
let file: string;

function on(address: string, { ownerUrl }: TestDatabase): string {
	const url = new URL(address);
	url.pathname = new URL(ownerUrl).pathname;
	return url.href;
}

beforeAll(async () => {
	context = await makeOrganization();
	await loadFacts(context, smallFacts());
	await createSite(context, siteFacts('Line\u2028separator, "quotes", \\back\\slash\\ and 日本 {"end":1}'));
	await setLogo(context, { bytes: PNG, mediaType: "image/png" });
	const answer = { practiceId: "DC-02", siteId: null, serverId: null, state: "yes", evidence: "said" } as const;
	const rest = { evidenceOn: null, reason: null, decidedBy: null, reviewOn: null, owner: null, note: null };
	await savePracticeAnswer(context, { ...answer, ...rest, version: null });
	const { siteId, serverId, practiceId } = answer;
	const evidence = { practiceId, siteId, serverId, kind: "file", level: "tested", madeOn: "2026-01-02" } as const;
	await addEvidence(context, { ...evidence, title: "Photograph", url: null, file: { fileName: "a.png", bytes: PNG } });
	file = await backUp(backupUrl, folder);
});

afterAll(async () => {
	await database().$disconnect();
	await source.drop();
	fs.rmSync(folder, { recursive: true });
});

async function contentOf(url: string): Promise<Record<string, string>> {
	const client = await connect(url);
	try {
		await client.query("BEGIN READ ONLY");
		await client.query("SET LOCAL row_security = off");
		const { rows: tables } = await client.query(
			"SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'",
		);
		const digests: Record<string, string> = {};
		for (const { name } of tables) {
			const { rows } = await client.query(
				`SELECT count(*) || ' ' || md5(coalesce(string_agg(to_jsonb(t)::text, E'\n' ORDER BY to_jsonb(t)::text), '')) AS digest FROM "${name}" t`,
			);
			digests[name] = rows[0].digest;
		}
		return digests;
	} finally {
		await client.end();
	}
}

describe("a backup", () => {
	it("comes back whole in another database, behind the same walls", async () => {
		const target = await makeDatabase({ migrated: false });
		const before = await contentOf(backupUrl);
		expect(Number(before.Server?.split(" ")[0])).toBe(3);
		expect(Number(before.Evidence?.split(" ")[0])).toBe(1);
		await restore(target.ownerUrl, file, { appRole: target.appRole });
		expect(await contentOf(on(backupUrl, target))).toEqual(before);

		await database().$disconnect();
		const shared = globalThis as { holdfastDatabase?: unknown };
		const kept = shared.holdfastDatabase;
		shared.holdfastDatabase = undefined;
		process.env.DATABASE_APP_URL = target.appUrl;
		try {
			expect(await findOpenWalls()).toEqual([]);
			expect(await verifyAudit(context)).toEqual({ entries: 7, firstBroken: null });
			await createSite(context, siteFacts("After the restore"));
			expect(await verifyAudit(context)).toEqual({ entries: 8, firstBroken: null });
		} finally {
			await database().$disconnect();
			shared.holdfastDatabase = kept;
			process.env.DATABASE_APP_URL = source.appUrl;
			await target.drop();
		}
	});

	it("replaces an installation only when asked", async () => {
		const target = await makeDatabase();
		const options = { appRole: target.appRole };
		await restore(target.ownerUrl, file, options);
		await expect(restore(target.ownerUrl, file, options)).rejects.toThrow(/add --replace/);
		await restore(target.ownerUrl, file, { ...options, replace: true });
		expect(await contentOf(on(backupUrl, target))).toEqual(await contentOf(backupUrl));
		await target.drop();
	});

	it("that is damaged anywhere is refused before anything is touched", async () => {
		const target = await makeDatabase();
		const before = await contentOf(on(backupUrl, target));
		const whole = fs.readFileSync(file);
		const damaged = path.join(folder, "damaged.jsonl.gz");
		for (let n = 0; n < 200; n += 1) {
			const bytes = Buffer.from(whole);
			if (n % 2) fs.writeFileSync(damaged, bytes.subarray(0, Math.floor((whole.length * n) / 200)));
			else {
				// The ten bytes of gzip's own head hold a time and a system's name, which say nothing of the content.
				const at = 10 + Math.floor(((whole.length - 10) * n) / 200);
				bytes[at] = (bytes[at] ?? 0) ^ (1 + ((randomBytes(1)[0] ?? 0) % 255));
				fs.writeFileSync(damaged, bytes);
			}
			await expect(restore(target.ownerUrl, damaged, { appRole: target.appRole, replace: true })).rejects.toThrow(
				/is damaged .*nothing was changed/,
			);
		}
		expect(await contentOf(on(backupUrl, target))).toEqual(before);
		await target.drop();
	});

	it("cannot be made by a role that row security binds", async () => {
		await expect(backUp(source.appUrl, folder)).rejects.toThrow(/row-level security/);
		expect(fs.readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
	});
});

describe("a lost password", () => {
	it("of an owner is set from the command line, and ends their sign-ins", async () => {
		await resetOwner(backupUrl, source.appUrl, context.userEmail.toUpperCase(), "a new sentence of mine");
		const place = { address: null, agent: null };
		expect(await verifyCredentials(context.userEmail, "a new sentence of mine", place)).toEqual({ id: context.userId });
	});

	it("of anybody else is not", async () => {
		const attempt = resetOwner(backupUrl, source.appUrl, "nobody@example.com", "a new sentence of mine");
		await expect(attempt).rejects.toThrow(/owns no organisation here/);
		await expect(resetOwner(backupUrl, source.appUrl, context.userEmail, "short")).rejects.toThrow(/at least 12/);
	});
});
