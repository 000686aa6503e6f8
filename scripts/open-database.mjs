// The database a command works on: DATABASE_URL where it is set, the embedded server in the data folder otherwise.
import crypto from "node:crypto";
import path from "node:path";
import { DATABASE_ROLES, startDatabase } from "./database.mjs";
import { connect } from "./database-connection.mjs";

/**
 * `ownerUrl` migrates, `appUrl` serves, `backupUrl` reads everything.
 *
 * @param {string} dataFolder
 * @param {{ output?: (sentence: string) => void, sessionSecret: string, port?: number }} options
 * @returns {Promise<{ ownerUrl: string, appUrl: string, backupUrl: string, appRole: string, isEmbedded: boolean, adopted: boolean, port?: number, folder?: string, exited: Promise<unknown>, stop: () => Promise<void> }>}
 */
export async function openDatabase(dataFolder, { output = () => {}, sessionSecret, port }) {
	const given = process.env.DATABASE_URL;
	if (!given) {
		const embedded = await startDatabase(path.join(dataFolder, "database"), { output, port });
		return { ...embedded, appRole: DATABASE_ROLES.app.name, isEmbedded: true };
	}
	const appUrl = process.env.DATABASE_APP_URL || (await appLogin(given, sessionSecret));
	return {
		ownerUrl: given,
		appUrl,
		backupUrl: process.env.DATABASE_BACKUP_URL || given,
		appRole: decodeURIComponent(new URL(appUrl).username),
		isEmbedded: false,
		adopted: false,
		exited: new Promise(() => {}),
		stop: async () => {},
	};
}

/** Without DATABASE_APP_URL the application's login is made here, if the given role may make one. */
async function appLogin(ownerUrl, sessionSecret) {
	const url = new URL(ownerUrl);
	const name = `${url.pathname.slice(1)}_app`.replace(/[^A-Za-z0-9_]/g, "_").toLowerCase();
	const password = crypto.createHmac("sha256", sessionSecret).update(name).digest("base64url");
	url.username = name;
	url.password = password;
	const works = await connect(url.href).then(
		(client) => client.end().then(() => true),
		() => false,
	);
	if (works) return url.href;
	const client = await connect(ownerUrl);
	try {
		const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [name]);
		await client.query(
			`${rowCount ? "ALTER" : "CREATE"} ROLE "${name}" LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${password}'`,
		);
	} catch (error) {
		throw new Error(
			`The application needs a login of its own that owns nothing, and ${decodeURIComponent(new URL(ownerUrl).username)} may not make one (${error.message}). Make it by hand and set DATABASE_APP_URL (docs/operations.md).`,
		);
	} finally {
		await client.end();
	}
	return url.href;
}
