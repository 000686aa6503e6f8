// Proof of a backup: it is restored into a database made for it, and every table's rows and digest are compared.
import crypto from "node:crypto";
import { contentOf } from "./backup.mjs";
import { connect } from "./database-connection.mjs";
import { check, restore } from "./restore.mjs";

const MARK = "_proof_";

/**
 * Throws where the backup does not come back as it was. The scratch database goes in any case, and with it any left
 * over from a proof that was killed.
 *
 * @param {{ ownerUrl: string, backupUrl: string }} database
 * @param {string} file
 * @param {{ passphrase?: string }} [options]
 */
export async function proveBackup({ ownerUrl, backupUrl }, file, { passphrase = "" } = {}) {
	const began = performance.now();
	const { head, end } = await check(file, passphrase);
	const name = `${databaseOf(ownerUrl)}${MARK}${crypto.randomBytes(4).toString("hex")}`;
	await asOwner(ownerUrl, async (client) => {
		await dropLeftOvers(client, `${databaseOf(ownerUrl)}${MARK}`);
		await client.query(`CREATE DATABASE "${name}"`);
	});
	try {
		const rows = await restore(on(ownerUrl, name), file, { passphrase });
		if (rows !== end.rows) throw new Error(`The backup holds ${end.rows} rows, but ${rows} came back.`);
		const compared = await compare(head, end, on(backupUrl, name));
		return { rows, seconds: (performance.now() - began) / 1000, compared };
	} finally {
		await asOwner(ownerUrl, (client) => dropWhenUnused(client, name));
	}
}

/** Digests hold where the tables are still those of the backup; after a later migration only counts can be compared. */
async function compare(head, end, url) {
	if (!end.tables) return "the number of rows is that of the file";
	const found = await contentOf(url);
	const client = await connect(url);
	const { rows } = await client.query("SELECT count(*)::int AS count FROM _prisma_migrations");
	await client.end();
	const isSameSchema = rows[0].count === head.migrations.length;
	for (const [table, wanted] of Object.entries(end.tables)) {
		const got = found[table];
		if (!got || got.rows !== wanted.rows)
			throw new Error(`${table} had ${wanted.rows} rows, ${got?.rows ?? 0} came back.`);
		if (isSameSchema && got.digest !== wanted.digest) throw new Error(`The rows of ${table} came back changed.`);
	}
	const tables = Object.keys(end.tables).length;
	return isSameSchema
		? `rows and digests of ${tables} tables are those of the file`
		: `rows of ${tables} tables are those of the file; it is older than this program, so digests were left out`;
}

/** The last connections to it may still be closing, and are another role's: they cannot be forced, only waited for. */
async function dropWhenUnused(client, name) {
	for (let attempt = 0; ; attempt += 1) {
		try {
			return await client.query(`DROP DATABASE IF EXISTS "${name}"`);
		} catch (error) {
			if (error.code !== "55006" || attempt >= 100) throw error;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}
}

async function dropLeftOvers(client, prefix) {
	const { rows } = await client.query("SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)", [
		prefix,
	]);
	for (const { name } of rows) {
		const { rows: users } = await client.query("SELECT FROM pg_stat_activity WHERE datname = $1 LIMIT 1", [name]);
		if (users.length === 0) await client.query(`DROP DATABASE IF EXISTS "${name}"`);
	}
}

async function asOwner(url, run) {
	const client = await connect(url);
	try {
		return await run(client);
	} catch (error) {
		if (error.code === "42501")
			throw new Error(
				`${decodeURIComponent(new URL(url).username)} may not make databases, so no backup can be proven: ALTER ROLE … CREATEDB.`,
			);
		throw error;
	} finally {
		await client.end();
	}
}

const databaseOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1));

function on(url, name) {
	const moved = new URL(url);
	moved.pathname = `/${name}`;
	return moved.href;
}
