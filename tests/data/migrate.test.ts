import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../scripts/database-connection.mjs";
import { migrate } from "../../scripts/migrate.mjs";
import { makeDatabase, type TestDatabase } from "../support/database";

let target: TestDatabase;
let folder: string;

beforeEach(async () => {
	target = await makeDatabase({ migrated: false });
	folder = fs.mkdtempSync(path.join(os.tmpdir(), "migrations-"));
	write("1_first", 'CREATE TABLE "AuditEntry" (id int PRIMARY KEY);');
	write("2_second", "CREATE TABLE b (id int); DO $$ BEGIN INSERT INTO b VALUES (1); END $$; INSERT INTO b VALUES (2);");
	return async () => {
		fs.rmSync(folder, { recursive: true });
		await target.drop();
	};
});

function write(name: string, sql: string): void {
	fs.mkdirSync(path.join(folder, name), { recursive: true });
	fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

const run = (beforeChange?: (names: string[]) => Promise<void>) =>
	migrate(target.ownerUrl, { folder, appRole: target.appRole, ...(beforeChange ? { beforeChange } : {}) });

async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
	const client = await connect(target.ownerUrl);
	try {
		return (await client.query(sql)).rows;
	} finally {
		await client.end();
	}
}

describe("migrations", () => {
	it("are applied in order, once", async () => {
		expect(await run()).toEqual(["1_first", "2_second"]);
		expect(await run()).toEqual([]);
		expect(await rowsOf("SELECT id FROM b ORDER BY 1")).toEqual([{ id: 1 }, { id: 2 }]);
	});

	it("are applied by one of three that start at the same moment", async () => {
		const applied = await Promise.all([run(), run(), run()]);
		expect(applied.map((names) => names.length).toSorted()).toEqual([0, 0, 2]);
		expect(await rowsOf("SELECT id FROM b")).toHaveLength(2);
	});

	it("that fail leave the database as it was", async () => {
		await run();
		write("3_third", "CREATE TABLE c (id int); INSERT INTO b VALUES (3); SELECT 1/0;");
		await expect(run()).rejects.toThrow(/3_third was rolled back: division by zero/);
		expect(await rowsOf("SELECT to_regclass('c') AS c, (SELECT count(*)::int FROM b) AS b")).toEqual([
			{ c: null, b: 2 },
		]);
		write("3_third", "CREATE TABLE c (id int);");
		expect(await run()).toEqual(["3_third"]);
	});

	it("refuse a database that is newer, and say how to go back", async () => {
		write("3_third", "CREATE TABLE c (id int);");
		await run();
		fs.rmSync(path.join(folder, "3_third"), { recursive: true });
		await expect(run()).rejects.toThrow(/newer than this program: it has 3_third.*restore the backup/);
	});

	it("refuse a file that was edited after it was applied", async () => {
		await run();
		write("1_first", 'CREATE TABLE "AuditEntry" (id bigint PRIMARY KEY);');
		await expect(run()).rejects.toThrow(/1_first was edited after it was applied/);
	});

	it("ask for a backup before they change what is there, not before the first", async () => {
		const asked: string[][] = [];
		const note = async (names: string[]) => void asked.push(names);
		await run(note);
		expect(asked).toEqual([]);
		write("3_third", "CREATE TABLE c (id int);");
		await run(note);
		await run(note);
		expect(asked).toEqual([["3_third"]]);
		write("4_fourth", "CREATE TABLE d (id int);");
		const noBackup = async () => {
			throw new Error("no room for a backup");
		};
		await expect(run(noBackup)).rejects.toThrow("no room for a backup");
		expect(await rowsOf("SELECT to_regclass('d') AS d")).toEqual([{ d: null }]);
	});
});

describe("the schema of the program", () => {
	let real: TestDatabase;
	beforeAll(async () => {
		real = await makeDatabase();
	});
	afterAll(() => real.drop());

	it("has a migration for every table and column that the client knows, and no other", async () => {
		const { Prisma } = await import("@/data/generated/client");
		const client = await connect(real.ownerUrl);
		const { rows } = await client.query(
			`SELECT table_name || '.' || column_name AS name FROM information_schema.columns JOIN information_schema.tables
				USING (table_schema, table_name)
			WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`,
		);
		await client.end();
		const known = Object.values(Prisma.ModelName).flatMap((model) => {
			const fields = Prisma[`${model}ScalarFieldEnum` as "UserScalarFieldEnum"];
			return Object.keys(fields).map((field) => `${model}.${field}`);
		});
		expect(rows.map((row: { name: string }) => row.name).toSorted()).toEqual(known.toSorted());
	});
});
