import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
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
import { backUp, contentOf } from "../../scripts/backup.mjs";
import { copyToStore, listStore, removeFromStore, storeOf } from "../../scripts/backup-store.mjs";
import { connect } from "../../scripts/database-connection.mjs";
import { proveBackup } from "../../scripts/prove-backup.mjs";
import { restore } from "../../scripts/restore.mjs";
import { makeDatabase, required, type TestDatabase } from "../support/database";
import { siteFacts, smallFacts } from "../support/facts";
import { makeOrganization } from "../support/make-organization";
import { serveStore } from "../support/serve-store";

const PNG = Buffer.from("89504e470d0a1a0a0000", "hex");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "backup-"));
// An installation of its own: a backup holds all of it.
const source = await makeDatabase();
process.env.DATABASE_APP_URL = source.appUrl;
const databaseName = new URL(source.ownerUrl).pathname.slice(1);
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

describe("a backup", () => {
	it("comes back whole in another database, behind the same walls", async () => {
		const target = await makeDatabase({ migrated: false });
		const before = await contentOf(backupUrl);
		expect(before.Server.rows).toBe(3);
		expect(before.Server.digest).toMatch(/^[0-9a-f]{8,16}$/);
		expect(before.Evidence.rows).toBe(1);
		await restore(target.ownerUrl, file, { appRole: target.appRole });
		expect(await contentOf(on(backupUrl, target))).toEqual(before);

		await database().$disconnect();
		const shared = globalThis as { holdfastDatabase?: unknown };
		const kept = shared.holdfastDatabase;
		shared.holdfastDatabase = undefined;
		process.env.DATABASE_APP_URL = target.appUrl;
		try {
			expect(await findOpenWalls()).toEqual([]);
			expect(await verifyAudit(context)).toMatchObject({ entries: 7, firstBroken: null });
			await createSite(context, siteFacts("After the restore"));
			expect(await verifyAudit(context)).toMatchObject({ entries: 8, firstBroken: null });
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

	it("is proven by a restore beside, which finds a row that was changed in the file", async () => {
		const database = { ownerUrl: source.ownerUrl, backupUrl };
		const scratch = () => listDatabases(/_proof_/);
		expect(await proveBackup(database, file)).toMatchObject({
			rows: expect.any(Number),
			compared: expect.stringMatching(/rows and digests of \d+ tables/),
		});
		const altered = path.join(folder, "altered.jsonl.gz");
		const lines = gunzipSync(fs.readFileSync(file)).toString("utf8").trimEnd().split("\n");
		const body = lines.slice(0, -1);
		const at = body.findIndex((line) => line.includes('"passwordHash": "'));
		body[at] = String(body[at]).replace(/"name": "[^"]*"/, '"name": "Somebody else"');
		const text = body.map((line) => `${line}\n`).join("");
		const end = { ...JSON.parse(lines.at(-1) ?? ""), sha256: createHash("sha256").update(text).digest("hex") };
		fs.writeFileSync(altered, gzipSync(`${text}${JSON.stringify(end)}\n`));
		await expect(proveBackup(database, altered)).rejects.toThrow("The rows of User came back changed.");
		expect(await scratch()).toEqual([]);
	});

	it("that is encrypted opens with its passphrase only, and is damaged when a byte is", async () => {
		const passphrase = "a long sentence for the safe";
		const sealed = await backUp(backupUrl, folder, { passphrase });
		expect(sealed).toMatch(/\.jsonl\.gz\.age$/);
		expect(fs.readFileSync(sealed).subarray(0, 21).toString()).toBe("age-encryption.org/v1");
		const target = await makeDatabase();
		const restoring = (name: string, given: string) =>
			restore(target.ownerUrl, name, { appRole: target.appRole, passphrase: given, replace: true });
		await expect(restoring(sealed, "")).rejects.toThrow(/set BACKUP_PASSPHRASE.*nothing was changed/);
		await expect(restoring(sealed, "another sentence")).rejects.toThrow(/nothing was changed/);
		const whole = fs.readFileSync(sealed);
		const damaged = path.join(folder, "damaged.age");
		for (let n = 0; n < 10; n += 1) {
			const bytes = Buffer.from(n % 2 ? whole.subarray(0, Math.floor((whole.length * (n + 1)) / 12)) : whole);
			if (n % 2 === 0)
				bytes.writeUInt8((bytes.readUInt8(whole.length - 1 - n * 40) + 1) % 256, whole.length - 1 - n * 40);
			fs.writeFileSync(damaged, bytes);
			await expect(restoring(damaged, passphrase)).rejects.toThrow(/nothing was changed/);
		}
		await restoring(sealed, passphrase);
		expect(await contentOf(on(backupUrl, target))).toEqual(await contentOf(backupUrl));
		await target.drop();
	});

	it("is copied to a store that checks signature and body", async () => {
		const server = await serveStore();
		const store = storeOf(server.settings);
		await copyToStore(store, file);
		expect(server.objects.get(`backups/office/${path.basename(file)}`)).toEqual(fs.readFileSync(file));
		expect(await listStore(store)).toEqual([path.basename(file)]);
		await removeFromStore(store, path.basename(file));
		expect(server.objects.size).toBe(0);
		const stranger = { ...store, secretAccessKey: "not the secret" };
		await expect(copyToStore(stranger, file)).rejects.toThrow("answered 403 (SignatureDoesNotMatch)");
		expect(server.objects.size).toBe(0);
		await server.close();
	});

	it("cannot be made by a role that row security binds", async () => {
		await expect(backUp(source.appUrl, folder)).rejects.toThrow(/row-level security/);
		expect(fs.readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
	});
});

async function listDatabases(pattern: RegExp): Promise<string[]> {
	const client = await connect(source.ownerUrl);
	const { rows } = await client.query("SELECT datname AS name FROM pg_database");
	await client.end();
	return rows
		.map((row: { name: string }) => row.name)
		.filter((name: string) => pattern.test(name) && name.startsWith(databaseName));
}
