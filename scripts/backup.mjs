// npm run backup [-- folder]: every row of every table, as one moment saw them, in one file with its own checksum.
// Plain SQL and JSON lines: it loads into any PostgreSQL 15 or newer, and is the way from the embedded server to another.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { endingOf, writeLines } from "./backup-file.mjs";
import { copyToStore, storeOf } from "./backup-store.mjs";
import { connect } from "./database-connection.mjs";
import { fromCommandLine } from "./installation.mjs";

export const BACKUP_FORMAT = "holdfast-backup-1";
const ROWS_AT_ONCE = 2_000;

/**
 * Answers the file it wrote; nothing is left behind when it fails.
 *
 * @param {string} url
 * @param {string} folder
 * @param {{ label?: string, passphrase?: string }} [options]
 */
export async function backUp(url, folder, { label = "", passphrase = "" } = {}) {
	fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
	const stamp = new Date().toISOString().replace(/[:.]/g, "-");
	const file = path.join(folder, `${[stamp, label].filter(Boolean).join("-")}${endingOf(passphrase)}`);
	await inOneMoment(url, (client) => writeLines(file, lines(client), passphrase));
	return file;
}

/** How many rows each table has, and a digest of them that does not depend on their order. */
export function contentOf(url) {
	return inOneMoment(url, async (client) => {
		let last = "";
		for await (const text of lines(client)) last = text;
		return JSON.parse(last).tables;
	});
}

async function inOneMoment(url, run) {
	const client = await connect(url);
	try {
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
		// A role that row security binds would leave rows out without a word: this makes it an error.
		await client.query("SET LOCAL row_security = off");
		const answer = await run(client);
		await client.query("COMMIT");
		return answer;
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
	const content = {};
	let count = 0;
	for (const { name } of tables) {
		yield line({ table: name });
		await client.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS row FROM public."${name}" t`);
		let digest = 0n;
		let rowsOfTable = 0;
		for (;;) {
			const { rows } = await client.query(`FETCH ${ROWS_AT_ONCE} FROM rows`);
			if (rows.length === 0) break;
			rowsOfTable += rows.length;
			for (const { row } of rows) digest = BigInt.asUintN(64, digest + digestOf(row));
			const text = rows.map(({ row }) => `${row}\n`).join("");
			hash.update(text);
			yield text;
		}
		await client.query("CLOSE rows");
		content[name] = { rows: rowsOfTable, digest: digest.toString(16) };
		count += rowsOfTable;
	}
	yield `${JSON.stringify({ end: true, rows: count, sha256: hash.digest("hex"), tables: content })}\n`;
}

const digestOf = (row) => crypto.createHash("sha256").update(row).digest().readBigUInt64BE(0);

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
	const place = folder ?? process.env.BACKUP_DIR ?? path.join(dataFolder, "backups");
	const file = await backUp(database.backupUrl, path.resolve(place), { passphrase: process.env.BACKUP_PASSPHRASE });
	console.log(file);
	const store = storeOf(process.env);
	if (store) console.log(await copyToStore(store, file));
});
