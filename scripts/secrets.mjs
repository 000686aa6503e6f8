// Secrets of one installation: made on the first run, kept in the data folder, readable to this account only.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const SECRETS = {
	NEXTAUTH_SECRET: ["session-secret", () => crypto.randomBytes(48).toString("base64url")],
	NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ["action-key", () => crypto.randomBytes(32).toString("base64")],
	SEAL_KEY: ["seal-key", () => crypto.randomBytes(32).toString("base64")],
	SETUP_TOKEN: ["setup-token", () => crypto.randomBytes(24).toString("base64url")],
};

/** The environment wins over the folder. */
export function secretsOf(folder) {
	return Object.fromEntries(
		Object.entries(SECRETS).map(([name, [file, make]]) => [
			name,
			process.env[name] || readOrMake(path.join(folder, file), make),
		]),
	);
}

function readOrMake(file, make) {
	if (!fs.existsSync(file)) {
		const beside = `${file}.${process.pid}`;
		fs.writeFileSync(beside, `${make()}\n`, { mode: 0o600 });
		try {
			// A link cannot overwrite: of two first starts, both end with the same secret.
			fs.linkSync(beside, file);
		} catch (error) {
			if (error.code !== "EEXIST") throw error;
		} finally {
			fs.rmSync(beside);
		}
	}
	return fs.readFileSync(file, "utf8").trim();
}
