// npm run restore -- <file> [--replace] [--verify]: checks the whole file first, then loads it in one transaction.
// A damaged file changes nothing; a database that holds something is replaced only when asked; --verify loads it into a
// database beside, compares, and changes nothing at all.
import crypto from "node:crypto";
import path from "node:path";
import { BACKUP_FORMAT } from "./backup.mjs";
import { readLines } from "./backup-file.mjs";
import { connect } from "./database-connection.mjs";
import { fromCommandLine } from "./installation.mjs";
import { migrate } from "./migrate.mjs";

const ROWS_AT_ONCE = 2_000;

/**
 * Answers the number of rows loaded into `ownerUrl`, whose tables the migrations of this program make.
 *
 * @param {string} ownerUrl
 * @param {string} file
 * @param {{ appRole?: string, replace?: boolean, passphrase?: string }} [options]
 */
export async function restore(ownerUrl, file, { appRole, replace = false, passphrase = "" } = {}) {
	const { head } = await check(file, passphrase);
	await migrate(ownerUrl, { appRole });
	const client = await connect(ownerUrl);
	try {
		const { rows } = await client.query(
			"SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL",
		);
		const newer = head.migrations.filter((name) => !rows.some((row) => row.name === name));
		if (newer.length) throw new Error(`The backup comes from a newer program (${newer.join(", ")}): install that one.`);
		await client.query("BEGIN");
		const guards = await guardsOf(client);
		const tables = await knownTables(client, head.tables);
		for (const { open } of guards) await client.query(open);
		await client.query("SET CONSTRAINTS ALL DEFERRED");
		const { rows: found } = await client.query('SELECT EXISTS (SELECT FROM "User") AS holds');
		if (found[0].holds && !replace) {
			throw new Error("The database holds an installation already; add --replace to replace all of it.");
		}
		await client.query(`TRUNCATE ${tables.map(({ name }) => `public."${name}"`).join(", ")}`);
		const count = await load(client, readLines(file, passphrase), tables);
		await client.query("SET CONSTRAINTS ALL IMMEDIATE");
		for (const { close } of guards) await client.query(close);
		await client.query("COMMIT");
		return count;
	} catch (error) {
		await client.query("ROLLBACK").catch(() => {});
		throw error;
	} finally {
		await client.end();
	}
}

/**
 * What stands in the way of loading rows as they were, in any order: row security on the owner, the audit log's
 * triggers, references to rows not loaded yet. Each is opened and closed inside the one transaction.
 */
async function guardsOf(client) {
	const { rows: tables } = await client.query(
		"SELECT relname AS name, relforcerowsecurity AS forced FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
	);
	const { rows: references } = await client.query(
		"SELECT conrelid::regclass::text AS place, quote_ident(conname) AS name FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace",
	);
	return [
		...tables.map(({ name }) => guard(`public."${name}"`, "DISABLE TRIGGER USER", "ENABLE TRIGGER USER")),
		...tables
			.filter(({ forced }) => forced)
			.map(({ name }) => guard(`public."${name}"`, "NO FORCE ROW LEVEL SECURITY", "FORCE ROW LEVEL SECURITY")),
		...references.map(({ place, name }) =>
			guard(place, `ALTER CONSTRAINT ${name} DEFERRABLE`, `ALTER CONSTRAINT ${name} NOT DEFERRABLE`),
		),
	];
}

function guard(place, opening, closing) {
	return { open: `ALTER TABLE ${place} ${opening}`, close: `ALTER TABLE ${place} ${closing}` };
}

/** Only names this database has itself become part of a statement. */
async function knownTables(client, tables) {
	const { rows } = await client.query(
		"SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'",
	);
	const known = new Set(rows.map(({ name }) => name));
	for (const { name, columns } of tables) {
		const stranger = columns.find((column) => !known.has(`${name}.${column}`));
		if (stranger !== undefined)
			throw new Error(`The backup has ${name}.${stranger}, which this program does not know.`);
	}
	return tables;
}

async function load(client, lines, tables) {
	const columnsOf = new Map(
		tables.map(({ name, columns }) => [name, columns.map((column) => `"${column}"`).join(", ")]),
	);
	let table = null;
	let rows = [];
	let count = 0;
	const flush = async () => {
		if (rows.length === 0) return;
		const text = `[${rows.join(",")}]`;
		const columns = columnsOf.get(table);
		if (!columns) throw new Error(`The backup has rows of ${table}, which its head does not name.`);
		await client.query(
			`INSERT INTO public."${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::public."${table}", $1::jsonb)`,
			[text],
		);
		count += rows.length;
		rows = [];
	};
	let isHead = true;
	for await (const line of lines) {
		if (isHead) {
			isHead = false;
		} else if (line.startsWith('{"table":')) {
			await flush();
			table = JSON.parse(line).table;
		} else if (line.startsWith('{"end":')) {
			await flush();
		} else {
			rows.push(line);
			if (rows.length >= ROWS_AT_ONCE) await flush();
		}
	}
	return count;
}

/** Reads the file to its end before anything is touched: format, checksum and number of rows. */
export async function check(file, passphrase = "") {
	const hash = crypto.createHash("sha256");
	let head = null;
	let end = null;
	let count = 0;
	try {
		for await (const line of readLines(file, passphrase)) {
			if (end) throw new Error("something follows its end");
			if (line.startsWith('{"end":')) {
				end = JSON.parse(line);
				continue;
			}
			hash.update(`${line}\n`);
			if (!head) head = JSON.parse(line);
			else if (line.startsWith('{"table":')) JSON.parse(line);
			else count += 1;
		}
		if (head?.format !== BACKUP_FORMAT) throw new Error("it is no backup of this program");
		if (!end) throw new Error("its end is missing");
		if (end.sha256 !== hash.digest("hex") || end.rows !== count) throw new Error("its checksum is wrong");
	} catch (error) {
		throw new Error(`The backup ${path.basename(file)} is damaged (${error.message}); nothing was changed.`, {
			cause: error,
		});
	}
	return { head, end };
}

await fromCommandLine(import.meta.url, async ({ database }, args) => {
	const file = args.find((arg) => !arg.startsWith("--"));
	if (!file) throw new Error("Which backup? npm run restore -- <file> [--replace] [--verify]");
	const passphrase = process.env.BACKUP_PASSPHRASE;
	if (args.includes("--verify")) {
		const { proveBackup } = await import("./prove-backup.mjs");
		const { rows, seconds, compared } = await proveBackup(database, path.resolve(file), { passphrase });
		console.log(`${rows} rows came back in ${seconds.toFixed(1)} s; ${compared}. The installation was not touched.`);
		return;
	}
	const count = await restore(database.ownerUrl, path.resolve(file), {
		appRole: database.appRole,
		replace: args.includes("--replace"),
		passphrase,
	});
	console.log(`${count} rows restored from ${file}`);
});
