import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/data/db";
import { askForBackup, lastBackups, listJobs } from "@/data/jobs";
import { createSite } from "@/data/sites";
import { connect } from "../../scripts/database-connection.mjs";
import { removeOld, sweepUploads, workOf } from "../../scripts/installation-work.mjs";
import { claimJob, laySlots, startScheduler } from "../../scripts/jobs.mjs";
import { makeDatabase, required } from "../support/database";
import { siteFacts } from "../support/facts";
import { makeOrganization } from "../support/make-organization";

const installation = await makeDatabase();
process.env.DATABASE_APP_URL = installation.appUrl;
const backupUrl = Object.assign(new URL(required("TEST_BACKUP_URL")), {
	pathname: new URL(installation.ownerUrl).pathname,
}).href;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "jobs-"));
const work = workOf({
	database: { ownerUrl: installation.ownerUrl, appUrl: installation.appUrl, backupUrl },
	dataFolder: folder,
	environment: { BACKUP_EVERY_HOURS: "24" },
});

beforeEach(() => database().job.deleteMany());
afterAll(async () => {
	await database().$disconnect();
	await installation.drop();
	fs.rmSync(folder, { recursive: true });
});

async function withClients<T>(
	count: number,
	run: (client: Awaited<ReturnType<typeof connect>>, n: number) => Promise<T>,
) {
	const clients = await Promise.all(Array.from({ length: count }, () => connect(installation.appUrl)));
	try {
		return await Promise.all(clients.map(run));
	} finally {
		await Promise.all(clients.map((client) => client.end()));
	}
}

describe("the installation's own work", () => {
	it("is laid once per slot and done once, however many instances look", async () => {
		const schedules = [
			{ kind: "one", everyHours: 1 },
			{ kind: "two", everyHours: 24 },
			{ kind: "never", everyHours: 0 },
		];
		await withClients(8, (client) => laySlots(client, schedules));
		expect(await database().job.count()).toBe(2);
		const claimed = await withClients(8, (client, n) => claimJob(client, ["one", "two", "never"], `worker ${n}`));
		expect(claimed.flatMap((job) => (job ? [job.kind] : [])).toSorted()).toEqual(["one", "two"]);
	});

	it("sweeps uploads that a killed import left, and none that is being read", () => {
		const uploads = fs.mkdtempSync(path.join(os.tmpdir(), "uploads-"));
		const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
		for (const [name, hours] of [
			["holdfast-import-old", 3],
			["holdfast-import-new", 1],
			["others", 30],
		] as const) {
			fs.mkdirSync(path.join(uploads, name));
			fs.writeFileSync(path.join(uploads, name, "file"), "rows");
			fs.utimesSync(path.join(uploads, name), hoursAgo(hours), hoursAgo(hours));
		}
		expect(sweepUploads(uploads)).toBe(1);
		expect(fs.readdirSync(uploads).toSorted()).toEqual(["holdfast-import-new", "others"]);
		fs.rmSync(uploads, { recursive: true });
	});

	it("of a worker that died is done by another, and given up after three", async () => {
		await withClients(1, (client) => laySlots(client, [{ kind: "one", everyHours: 1 }]));
		for (const attempt of [1, 2, 3]) {
			const [job] = await withClients(1, (client) => claimJob(client, ["one"], `worker ${attempt}`));
			expect(job?.attempts).toBe(attempt);
			expect(await withClients(1, (client) => claimJob(client, ["one"], "another"))).toEqual([null]);
			await database().job.updateMany({ data: { leaseEndsAt: new Date(0) } });
		}
		expect(await withClients(1, (client) => claimJob(client, ["one"], "another"))).toEqual([null]);
		expect(await database().job.findFirst()).toMatchObject({
			state: "failed",
			message: expect.stringMatching(/3 times/),
		});
	});

	it("runs each piece exactly once under three schedulers, and writes down what failed", async () => {
		const runs: string[] = [];
		const handlers = {
			good: async (report: (sentence: string) => Promise<void>) => {
				await report("half way");
				runs.push("good");
				return { message: "done well", result: { n: 1 } };
			},
			bad: async () => {
				runs.push("bad");
				throw new Error("no room");
			},
		};
		const schedules = Object.keys(handlers).map((kind) => ({ kind, everyHours: 24 }));
		const schedulers = [1, 2, 3].map(() =>
			startScheduler({ url: installation.appUrl, schedules, handlers, everySeconds: 0.05 }),
		);
		await expect
			.poll(() => database().job.count({ where: { finishedAt: { not: null } } }), { timeout: 20_000 })
			.toBe(2);
		await Promise.all(schedulers.map((one) => one.stop()));
		expect(runs.toSorted()).toEqual(["bad", "good"]);
		const jobs = await database().job.findMany({ orderBy: { kind: "asc" } });
		expect(jobs).toMatchObject([
			{ kind: "bad", state: "failed", message: "no room" },
			{ kind: "good", state: "done", message: "done well", result: { n: 1 } },
		]);
	});

	it("makes a backup, proves it, and says so; whoever looks after the installation can ask for one", async () => {
		const context = await makeOrganization();
		await expect(askForBackup(context)).rejects.toMatchObject({ kind: "not-found" });
		await database().user.update({ where: { id: context.userId }, data: { isOperator: true } });
		await askForBackup(context);
		await askForBackup(context);
		expect(await lastBackups()).toMatchObject({ backupAt: null, failure: null });
		const scheduler = startScheduler({
			url: installation.appUrl,
			schedules: [],
			handlers: work.handlers,
			everySeconds: 0.05,
		});
		await expect.poll(async () => (await lastBackups()).backupAt, { timeout: 30_000 }).not.toBeNull();
		await scheduler.stop();
		expect(await listJobs(context)).toMatchObject([{ kind: "backup", state: "done", attempts: 1 }]);
		expect((await lastBackups()).backupMessage).toMatch(/proven by a restore of \d+ rows/);
		expect(fs.readdirSync(path.join(folder, "backups"))).toHaveLength(1);
	});

	it("reads the audit chains over and names the one that was changed", async () => {
		const context = await makeOrganization();
		await createSite(context, siteFacts("One"));
		await createSite(context, siteFacts("Two"));
		const check = () => work.handlers["audit check"]();
		expect(await check()).toMatchObject({ result: { chains: expect.any(Number) } });
		const owner = await connect(installation.ownerUrl);
		await owner.query(
			'ALTER TABLE "AuditEntry" DISABLE TRIGGER USER; ALTER TABLE "AuditEntry" NO FORCE ROW LEVEL SECURITY',
		);
		await owner.query(
			`UPDATE "AuditEntry" SET details = '{"name": "Three"}' WHERE "organizationId" = $1 AND sequence = 2`,
			[context.organizationId],
		);
		await owner.query(
			'ALTER TABLE "AuditEntry" ENABLE TRIGGER USER; ALTER TABLE "AuditEntry" FORCE ROW LEVEL SECURITY',
		);
		await owner.end();
		await expect(check()).rejects.toThrow(`organisation ${context.organizationId} at entry 2`);
	});
});

describe("old backups", () => {
	it("go when they are over age, but never the newest seven, and never what is no backup", async () => {
		const place = fs.mkdtempSync(path.join(folder, "old-"));
		const names = Array.from(
			{ length: 20 },
			(_, day) => `2026-01-${String(day + 1).padStart(2, "0")}T02-00-00-000Z.jsonl.gz`,
		);
		for (const name of [...names, "notes.txt"]) fs.writeFileSync(path.join(place, name), "");
		expect(await removeOld(place, 10, null, Date.parse("2026-01-21T02:00:00Z"))).toBe(10);
		expect(fs.readdirSync(place)).toEqual([...names.slice(10), "notes.txt"]);
		expect(await removeOld(place, 10, null, Date.parse("2027-01-01T00:00:00Z"))).toBe(3);
		expect(fs.readdirSync(place)).toEqual([...names.slice(13), "notes.txt"]);
	});
});
