// npm run doctor: looks at an installation as somebody would who is called because it does not work, and says what to do.
// Touches nothing; ends with code 1 when something must be mended.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isBackupName } from "./backup-file.mjs";
import { listStore, storeOf } from "./backup-store.mjs";
import { findDataFolderRisk } from "./data-folder.mjs";
import { connect } from "./database-connection.mjs";
import { fromCommandLine } from "./installation.mjs";
import { backupFolder, checkAuditChains } from "./installation-work.mjs";

const MIGRATIONS = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "prisma", "migrations");
const LEAST_FREE_MEGABYTES = 500;
const OLD_BACKUP_DAYS = 7;

/** @typedef {{ verdict: "ok" | "warning" | "wrong", sentence: string }} Finding */

/** @returns {Promise<Finding[]>} */
export async function examine({ database, dataFolder }, environment = process.env) {
	const parts = [
		() => folderFindings(dataFolder),
		() => databaseFindings(database),
		() => auditFinding(database),
		() => backupFindings(database, backupFolder(dataFolder, environment)),
		() => storeFinding(environment),
		() => addressFinding(environment),
		() => reportFinding(),
	];
	const findings = [];
	for (const part of parts) {
		try {
			findings.push(...(await part()));
		} catch (error) {
			findings.push(wrong(error.message));
		}
	}
	return findings;
}

const ok = (sentence) => ({ verdict: "ok", sentence });
const warning = (sentence) => ({ verdict: "warning", sentence });
const wrong = (sentence) => ({ verdict: "wrong", sentence });

function folderFindings(dataFolder) {
	const risk = findDataFolderRisk(dataFolder);
	const { bavail, bsize } = fs.statfsSync(dataFolder);
	const free = Math.floor((bavail * bsize) / 1_000_000);
	const loose = ["session-secret", "action-key", "setup-token"].filter((name) => {
		const stat = fs.statSync(path.join(dataFolder, name), { throwIfNoEntry: false });
		return stat && process.platform !== "win32" && (stat.mode & 0o077) !== 0;
	});
	return [
		risk ? warning(risk) : ok(`The data folder is ${dataFolder}.`),
		free < LEAST_FREE_MEGABYTES
			? wrong(`Only ${free} MB are free in the data folder.`)
			: ok(`${free} MB are free there.`),
		...loose.map((name) => wrong(`${name} can be read by other accounts: chmod 600 ${path.join(dataFolder, name)}`)),
	];
}

async function databaseFindings({ ownerUrl, appUrl, isEmbedded }) {
	const owner = await connect(ownerUrl, 5_000);
	try {
		const { rows: servers } = await owner.query("SELECT current_setting('server_version') AS version");
		const { rows: applied } = await owner.query(
			"SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL",
		);
		const known = fs.readdirSync(MIGRATIONS).filter((name) => /^\d/.test(name));
		const missing = known.filter((name) => !applied.some((row) => row.name === name));
		const newer = applied.filter(({ name }) => !known.includes(name));
		const { rows: open } = await owner.query(
			`SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
			AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organizationId' AND NOT a.attisdropped)
			AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
		);
		return [
			ok(`PostgreSQL ${servers[0].version}, ${isEmbedded ? "embedded" : "a server of your own"}, answers.`),
			newer.length
				? wrong(
						`The tables are newer than this program (${newer.map(({ name }) => name).join(", ")}): start the newer program.`,
					)
				: missing.length
					? warning(`The tables lack ${missing.join(", ")}: the next start brings them up to date, after a backup.`)
					: ok(`The tables are those of this program (${applied.length} migrations).`),
			...open.map(({ name }) => wrong(`Table ${name} is not walled by row security; the program will not serve.`)),
			...(await roleFinding(appUrl)),
		];
	} finally {
		await owner.end();
	}
}

async function roleFinding(appUrl) {
	const app = await connect(appUrl, 5_000);
	try {
		const { rows } = await app.query(
			"SELECT rolname AS name, rolsuper OR rolbypassrls AS bypasses FROM pg_roles WHERE rolname = current_user",
		);
		return [
			rows[0].bypasses
				? wrong(`The role ${rows[0].name} that serves can bypass row security.`)
				: ok(`The role ${rows[0].name} that serves can bypass nothing.`),
		];
	} finally {
		await app.end();
	}
}

async function auditFinding({ backupUrl }) {
	const { message } = await checkAuditChains(backupUrl);
	return [ok(`Audit log: ${message}.`)];
}

async function backupFindings({ appUrl }, folder) {
	const newest = (fs.existsSync(folder) ? fs.readdirSync(folder) : []).filter(isBackupName).sort().at(-1);
	const client = await connect(appUrl, 5_000);
	const { rows } = await client.query(
		`SELECT max("finishedAt") AS at, extract(epoch FROM now() - max("finishedAt")) / 86400 AS days FROM "Job" WHERE kind = 'backup' AND state = 'done'`,
	);
	await client.end();
	const { at, days } = rows[0];
	return [
		newest ? ok(`The newest backup is ${path.join(folder, newest)}.`) : warning(`There is no backup in ${folder} yet.`),
		at === null
			? warning("No backup has been proven by a restore yet: npm run restore -- <file> --verify")
			: days > OLD_BACKUP_DAYS
				? wrong(`The last proven backup is ${Math.floor(days)} days old.`)
				: ok(`The last backup was proven by a restore on ${at.toISOString().slice(0, 16)}Z.`),
	];
}

async function storeFinding(environment) {
	const store = storeOf(environment);
	if (!store) return [ok("No store for copies of the backups is set (BACKUP_S3_URL).")];
	const names = await listStore(store);
	return [ok(`The store ${store.address} answers and holds ${names.length} backups.`)];
}

function addressFinding({ APP_URL }) {
	if (!APP_URL) return [ok("APP_URL is not set: the program serves this machine.")];
	const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(new URL(APP_URL).hostname);
	return [
		APP_URL.startsWith("https:") || isLocal
			? ok(`People type ${APP_URL}.`)
			: warning(`${APP_URL} is not https: passwords travel in the clear.`),
	];
}

async function reportFinding() {
	const { createRequire } = await import("node:module");
	const { resolve } = createRequire(import.meta.url);
	const engines = [
		"@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu",
		"@myriaddreamin/typst-ts-node-compiler-linux-x64-musl",
		"@myriaddreamin/typst-ts-web-compiler",
	];
	const found = engines.find((name) => {
		try {
			return Boolean(resolve(name));
		} catch {
			return false;
		}
	});
	return [found ? ok(`Reports are set by ${found}.`) : wrong("No engine for reports is installed: npm ci")];
}

await fromCommandLine(import.meta.url, async (installation) => {
	const findings = await examine(installation);
	const marks = { ok: "  ok     ", warning: "  look   ", wrong: "  WRONG  " };
	for (const { verdict, sentence } of findings) console.log(`${marks[verdict]}${sentence}`);
	const count = findings.filter(({ verdict }) => verdict === "wrong").length;
	if (count) throw new Error(`${count} ${count === 1 ? "thing" : "things"} must be mended.`);
	console.log("Nothing must be mended.");
});
