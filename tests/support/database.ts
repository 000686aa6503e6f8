// A database of its own for each run of the data suites: embedded by default, or made beside DATABASE_URL's.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { connect } from "../../scripts/database-connection.mjs";
import { migrate } from "../../scripts/migrate.mjs";
import { openDatabase } from "../../scripts/open-database.mjs";

const SESSION_SECRET = "only-for-the-tests-of-the-data-layer-and-nothing-else";

export default async function setup(): Promise<() => Promise<void>> {
	const folder = path.resolve(import.meta.dirname, "../../.tmp/test-data");
	const leave = enter(folder);
	const server = await openDatabase(folder, { sessionSecret: SESSION_SECRET });
	process.env.TEST_OWNER_URL = server.ownerUrl;
	process.env.TEST_APP_URL = server.appUrl;
	process.env.TEST_BACKUP_URL = server.backupUrl;
	process.env.NEXTAUTH_SECRET = SESSION_SECRET;
	process.env.SEAL_KEY = Buffer.alloc(32, 7).toString("base64");
	process.env.APP_URL = "http://localhost:3000";
	process.env.SETUP_TOKEN = "a-setup-token-for-tests-only";
	const database = await makeDatabase();
	process.env.TEST_DATABASE_OWNER_URL = database.ownerUrl;
	process.env.DATABASE_APP_URL = database.appUrl;
	return async () => {
		await database.drop();
		if (!leave()) return;
		// Whoever started the server may have left before: then it is taken over, and stopped.
		const last = server.adopted ? await openDatabase(folder, { sessionSecret: SESSION_SECRET }) : server;
		await last.stop();
	};
}

/** Several runs may share the server; answers what to call on leaving, which says whether nobody is left. */
function enter(folder: string): () => boolean {
	const runs = path.join(folder, "runs");
	fs.mkdirSync(runs, { recursive: true });
	const mine = path.join(runs, String(process.pid));
	fs.writeFileSync(mine, "");
	return () => {
		fs.rmSync(mine, { force: true });
		return !fs.readdirSync(runs).some((pid) => isAlive(Number(pid)));
	};
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

export interface TestDatabase {
	ownerUrl: string;
	appUrl: string;
	appRole: string;
	drop: () => Promise<void>;
}

/** An empty, migrated database; suites that need one to themselves make it, all others share the run's. */
export async function makeDatabase({ migrated = true } = {}): Promise<TestDatabase> {
	const name = `holdfast_test_${crypto.randomBytes(6).toString("hex")}`;
	const [ownerUrl, appUrl] = [required("TEST_OWNER_URL"), required("TEST_APP_URL")].map((address) => {
		const url = new URL(address);
		url.pathname = `/${name}`;
		return url.href;
	}) as [string, string];
	const appRole = decodeURIComponent(new URL(appUrl).username);
	await asOwner(required("TEST_OWNER_URL"), `CREATE DATABASE ${name}`);
	if (migrated) await migrate(ownerUrl, { appRole });
	return {
		ownerUrl,
		appUrl,
		appRole,
		drop: () => dropWhenUnused(name),
	};
}

/** Workers close their connections a moment after their last test. */
async function dropWhenUnused(name: string): Promise<void> {
	for (let attempt = 0; ; attempt += 1) {
		try {
			return await asOwner(required("TEST_OWNER_URL"), `DROP DATABASE IF EXISTS ${name}`);
		} catch (error) {
			if (attempt >= 50) throw error;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}
}

async function asOwner(url: string, sql: string): Promise<void> {
	const client = await connect(url);
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}

export function required(name: string): string {
	const value = process.env[name];
	if (!value) throw new Error(`${name} is set by tests/support/database.ts, which has not run`);
	return value;
}
