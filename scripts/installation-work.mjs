// What an installation does by itself: backups, their proof, old ones removed, the audit chains read over, leavings swept.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { backUp } from "./backup.mjs";
import { isBackupName } from "./backup-file.mjs";
import { copyToStore, listStore, removeFromStore, storeOf } from "./backup-store.mjs";
import { connect } from "./database-connection.mjs";
import { proveBackup } from "./prove-backup.mjs";

const ALWAYS_KEPT = 7;
const DAY_MILLIS = 86_400_000;

export function backupFolder(dataFolder, environment = process.env) {
	return path.resolve(environment.BACKUP_DIR || path.join(dataFolder, "backups"));
}

/**
 * Schedules and handlers of the scheduler, for this data folder and database.
 *
 * @param {{ database: { ownerUrl: string, appUrl: string, backupUrl: string }, dataFolder: string, environment?: Record<string, string | undefined> }} installation
 */
export function workOf({ database, dataFolder, environment = process.env }) {
	const folder = backupFolder(dataFolder, environment);
	const passphrase = environment.BACKUP_PASSPHRASE ?? "";
	const keepDays = Number(environment.BACKUP_KEEP_DAYS || 30);
	const everyHours = Number(environment.BACKUP_EVERY_HOURS || 24);
	const store = storeOf(environment);
	return {
		schedules: [
			{ kind: "backup", everyHours },
			{ kind: "audit check", everyHours: 24 },
			{ kind: "sweep", everyHours: 1 },
		],
		handlers: {
			backup: async (report) => {
				await report("Writing the backup …");
				const file = await backUp(database.backupUrl, folder, { passphrase });
				const bytes = fs.statSync(file).size;
				await report("Proving it by a restore beside …");
				const proof = await proveBackup(database, file, { passphrase });
				let copy = null;
				if (store) {
					await report("Copying it to the store …");
					copy = await copyToStore(store, file);
				}
				const removed = await removeOld(folder, keepDays, store);
				return {
					message: `${path.basename(file)}, ${bytes} bytes, proven by a restore of ${proof.rows} rows in ${proof.seconds.toFixed(1)} s`,
					result: { file, bytes, isEncrypted: passphrase !== "", copy, removed, ...proof },
				};
			},
			"audit check": () => checkAuditChains(database.backupUrl),
			sweep: async () => {
				const { message, result } = await sweep(database.appUrl);
				const folders = sweepUploads();
				return {
					message: folders > 0 ? `${message}, ${folders} left uploads removed` : message,
					result: { ...result, folders },
				};
			},
		},
	};
}

/** Those over age, but never the newest seven; the ones made before a change of the tables count like the others. */
export async function removeOld(folder, keepDays, store, now = Date.now()) {
	const removable = (names) =>
		names
			.filter(isBackupName)
			.sort()
			.slice(0, -ALWAYS_KEPT)
			.filter((name) => now - timeOf(name) > keepDays * DAY_MILLIS);
	const old = removable(fs.existsSync(folder) ? fs.readdirSync(folder) : []);
	for (const name of old) fs.rmSync(path.join(folder, name));
	if (!store) return old.length;
	const copies = removable(await listStore(store));
	for (const name of copies) await removeFromStore(store, name);
	return old.length + copies.length;
}

const timeOf = (name) => Date.parse(name.slice(0, 24).replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/, "T$1:$2:$3.$4Z"));

/** Every chain of the audit log, hash by hash; one that was touched fails the job by its first entry. */
export async function checkAuditChains(backupUrl) {
	const client = await connect(backupUrl);
	try {
		await client.query("BEGIN READ ONLY");
		await client.query("SET LOCAL row_security = off");
		const { rows } = await client.query(`
			WITH chain AS (
				SELECT e."organizationId", e.sequence, e.hash = audit_hash(e) AS "isWhole",
					e."previousHash" = coalesce(lag(e.hash) OVER link, '') AND e.sequence = coalesce(lag(e.sequence) OVER link, 0) + 1 AS "isLinked"
				FROM "AuditEntry" e WINDOW link AS (PARTITION BY e."organizationId" ORDER BY e.sequence)
			)
			SELECT count(*)::int AS entries, count(DISTINCT "organizationId")::int AS chains,
				(SELECT "organizationId" || ' at entry ' || sequence FROM chain WHERE NOT ("isWhole" AND "isLinked") ORDER BY 1 LIMIT 1) AS broken
			FROM chain`);
		const { entries, chains, broken } = rows[0];
		if (broken) throw new Error(`The audit log was changed: organisation ${broken}.`);
		return { message: `${entries} entries in ${chains} chains are whole`, result: { entries, chains } };
	} finally {
		await client.end();
	}
}

const UPLOAD_LEFT_MILLIS = 2 * 3_600_000;

/** Uploaded files whose reading was killed: an import takes minutes, so what is hours old is nobody's. */
export function sweepUploads(folder = os.tmpdir(), now = Date.now()) {
	let removed = 0;
	for (const name of fs.readdirSync(folder).filter((one) => one.startsWith("holdfast-import-"))) {
		const place = path.join(folder, name);
		try {
			if (now - fs.lstatSync(place).mtimeMs < UPLOAD_LEFT_MILLIS) continue;
			fs.rmSync(place, { recursive: true, force: true });
			removed++;
		} catch {
			// Another instance was quicker, or it is another account's.
		}
	}
	return removed;
}

/** What has no use any more: sign-ins long over, counts of attempts whose window has passed. */
async function sweep(appUrl) {
	const client = await connect(appUrl);
	try {
		const sessions = await client.query(`DELETE FROM "Session" WHERE "expiresAt" < now() - interval '90 days'`);
		const limits = await client.query(
			`DELETE FROM "RateLimit" WHERE "windowEndsAt" < now() - interval '1 day' AND ("blockedUntil" IS NULL OR "blockedUntil" < now())`,
		);
		const removed = sessions.rowCount + limits.rowCount;
		return { message: removed ? `${removed} rows swept` : "nothing to sweep", result: { removed } };
	} finally {
		await client.end();
	}
}
