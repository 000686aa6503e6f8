// Applies prisma/migrations in order: one transaction each, under the lock Prisma's own engine takes, kept in its table.
// Needs only "pg"; a user's machine never runs Prisma's command.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { connect } from "./database-connection.mjs";

const FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "prisma", "migrations");
const LOCK = 72707369;
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
	id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
	logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0
)`;

/**
 * Answers the names it applied. `beforeChange` runs once, before the first migration of a database that holds
 * something; `appRole` gets exactly the rights the application needs.
 *
 * @param {string} ownerUrl
 * @param {{ appRole?: string, folder?: string, beforeChange?: (names: string[]) => Promise<void> }} [options]
 * @returns {Promise<string[]>}
 */
export async function migrate(ownerUrl, { appRole, folder = FOLDER, beforeChange = async () => {} } = {}) {
	const client = await connect(ownerUrl);
	try {
		await requireVersion(client);
		await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
		await setClock(client);
		await client.query(TABLE);
		const waiting = await pending(client, folder);
		const { rows } = await client.query("SELECT count(*)::int AS count FROM _prisma_migrations");
		if (waiting.length && rows[0].count > 0) await beforeChange(waiting.map(({ name }) => name));
		for (const migration of waiting) await apply(client, migration);
		if (appRole) await grant(client, appRole);
		return waiting.map(({ name }) => name);
	} finally {
		// Ending the session gives the lock back.
		await client.end();
	}
}

async function requireVersion(client) {
	const { rows } = await client.query("SHOW server_version_num");
	if (Number(rows[0].server_version_num) < 150000) throw new Error("Holdfast needs PostgreSQL 15 or newer.");
}

/** Also for connections through a pooler, which lets no setting through: the application's library counts in UTC. */
async function setClock(client) {
	const { rows } = await client.query("SELECT quote_ident(current_database()) AS name");
	try {
		await client.query(`ALTER DATABASE ${rows[0].name} SET TimeZone = 'UTC'`);
	} catch (error) {
		throw new Error(`The database's time zone cannot be set (${error.message}): let the role of DATABASE_URL own it.`);
	}
}

async function pending(client, folder) {
	const { rows } = await client.query(
		"SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
	);
	const done = new Map(rows.map((row) => [row.migration_name, row]));
	const names = fs
		.readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
	const unknown = [...done.keys()].filter((name) => !names.includes(name));
	if (unknown.length) {
		throw new Error(
			`The database is newer than this program: it has ${unknown.join(", ")}. Start the newer program again, or restore the backup that was made before it changed the database (docs/operations.md, "Going back").`,
		);
	}
	const waiting = [];
	for (const name of names) {
		const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
		const checksum = crypto.createHash("sha256").update(sql).digest("hex");
		const row = done.get(name);
		if (!row) waiting.push({ name, sql, checksum });
		else if (!row.finished_at) throw new Error(`Migration ${name} failed earlier; restore the backup made before it.`);
		else if (row.checksum !== checksum) throw new Error(`Migration ${name} was edited after it was applied.`);
	}
	return waiting;
}

async function apply(client, { name, sql, checksum }) {
	await client.query("BEGIN");
	try {
		await client.query(sql);
		await client.query(
			"INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)",
			[crypto.randomUUID(), checksum, name],
		);
		await client.query("COMMIT");
	} catch (error) {
		await client.query("ROLLBACK").catch(() => {});
		throw new Error(`Migration ${name} was rolled back: ${error.message}`, { cause: error });
	}
}

/** Rights follow the tables, so that the same SQL serves any name of role; the audit log stays append only. */
async function grant(client, appRole) {
	const role = client.escapeIdentifier(appRole);
	await client.query(`
		BEGIN;
		GRANT USAGE ON SCHEMA public TO ${role};
		REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role};
		GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
		REVOKE ALL ON _prisma_migrations FROM ${role};
		GRANT SELECT ON _prisma_migrations TO ${role};
		REVOKE UPDATE, DELETE ON "AuditEntry" FROM ${role};
		COMMIT;
	`);
}
