// node scripts/backup.mjs [folder]: every row of every table, as one moment saw them, in one file with its own checksum.
// Plain SQL and JSON lines: it loads into any PostgreSQL 15 or newer, and is the way from the embedded server to another.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import zlib from "node:zlib";
import { connect } from "./database-connection.mjs";
import { fromCommandLine } from "./installation.mjs";

export const BACKUP_FORMAT = "holdfast-backup-1";
const ROWS_AT_ONCE = 2_000;

/** Answers the file it wrote; nothing is left behind when it fails. */
export async function backUp(url, folder, { label = "" } = {}) {
	fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
	const stamp = new Date().toISOString().replace(/[:.]/g, "-");
	const file = path.join(folder, `${[stamp, label].filter(Boolean).join("-")}.jsonl.gz`);
	const beside = `${file}.part`;
	const client = await connect(url);
	try {
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
		// A role that row security binds would leave rows out without a word: this makes it an error.
		await client.query("SET LOCAL row_security = off");
		const out = fs.createWriteStream(beside, { mode: 0o600, flags: "wx" });
		await pipeline(Readable.from(lines(client)), zlib.createGzip(), out);
		await client.query("COMMIT");
		fs.renameSync(beside, file);
		return file;
	} catch (error) {
		fs.rmSync(beside, { force: true });
		throw error;
	} finally {
		await client.end();
	}
}

/** Head, then each table's rows, then how many there were and the checksum of all before it. */
async function* lines(client) {
	const hash = crypto.createHash("sha256");
	const line = (value) => {
		const text = `${JSON.stringify(value)}\n`;
		hash.update(text);
		return text;
	};
	const { rows: migrations } = await client.query(
		"SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1",
	);
	const tables = await tablesOf(client);
	yield line({
		format: BACKUP_FORMAT,
		at: new Date().toISOString(),
		migrations: migrations.map(({ name }) => name),
		tables,
	});
	let count = 0;
	for (const { name } of tables) {
		yield line({ table: name });
		await client.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS row FROM public."${name}" t`);
		for (;;) {
			const { rows } = await client.query(`FETCH ${ROWS_AT_ONCE} FROM rows`);
			if (rows.length === 0) break;
			count += rows.length;
			const text = rows.map(({ row }) => `${row}\n`).join("");
			hash.update(text);
			yield text;
		}
		await client.query("CLOSE rows");
	}
	yield `${JSON.stringify({ end: true, rows: count, sha256: hash.digest("hex") })}\n`;
}

/** Every table with its columns; the migrations' own is made by the program that restores. */
async function tablesOf(client) {
	const { rows } = await client.query(`
		SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
		GROUP BY 1 ORDER BY 1`);
	return rows;
}

await fromCommandLine(import.meta.url, async ({ database, dataFolder }, [folder]) => {
	const file = await backUp(database.backupUrl, path.resolve(folder ?? path.join(dataFolder, "backups")));
	console.log(file);
});
