// npm run reset-owner -- <e-mail> [--remove-authenticator]: a new password for an owner who lost theirs, and every sign-in of
// theirs ended; with the option the authenticator and its recovery codes go too, for an owner who lost those as well.
// The password is asked for without showing it, or read from stdin when that is no terminal.
import readline from "node:readline";
import { Writable } from "node:stream";
import { endSignIns, readAcross } from "./accounts.mjs";
import { connect } from "./database-connection.mjs";
import { fromCommandLine } from "./installation.mjs";

const MINIMUM = 12;

/** Only accounts that own an organisation; anybody else is invited again by one of those. */
export async function resetOwner(backupUrl, appUrl, email, password, { removeAuthenticator = false } = {}) {
	if (password.length < MINIMUM)
		throw new Error(`The password needs at least ${MINIMUM} characters; nothing was changed.`);
	const address = email.trim().toLowerCase();
	const owners = await readAcross(
		backupUrl,
		`SELECT u.email FROM "User" u WHERE EXISTS (SELECT FROM "Membership" m WHERE m."userId" = u.id AND m.role = 'owner') ORDER BY 1`,
	);
	if (!owners.some((owner) => owner.email === address)) {
		const known = owners.map((owner) => owner.email).join(", ") || "there are none yet";
		throw new Error(`${email} owns no organisation here. Owners: ${known}.`);
	}
	const { hash } = await import("@node-rs/argon2");
	const passwordHash = await hash(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });
	const client = await connect(appUrl);
	try {
		await client.query("BEGIN");
		await client.query(
			'UPDATE "User" SET "passwordHash" = $2, "disabledAt" = NULL, "updatedAt" = now() WHERE email = $1',
			[address, passwordHash],
		);
		await endSignIns(client, address);
		for (const table of removeAuthenticator ? ["SecondFactor", "RecoveryCode"] : [])
			await client.query(`DELETE FROM "${table}" WHERE "userId" = (SELECT id FROM "User" WHERE email = $1)`, [address]);
		await client.query("COMMIT");
	} finally {
		await client.end();
	}
}

/** What is typed is not written back. */
function ask(question) {
	const isTerminal = Boolean(process.stdin.isTTY);
	if (isTerminal) process.stderr.write(question);
	const nowhere = new Writable({ write: (_text, _encoding, done) => done() });
	const reader = readline.createInterface({ input: process.stdin, output: nowhere, terminal: isTerminal });
	return new Promise((resolve) => {
		reader.once("line", (line) => {
			resolve(line);
			reader.close();
			if (isTerminal) process.stderr.write("\n");
		});
		reader.once("close", () => resolve(""));
	});
}

await fromCommandLine(import.meta.url, async ({ database }, args) => {
	const email = args.find((arg) => !arg.startsWith("--"));
	if (!email) throw new Error("Whose? npm run reset-owner -- owner@example.com [--remove-authenticator]");
	const removeAuthenticator = args.includes("--remove-authenticator");
	const password = await ask("New password: ");
	await resetOwner(database.backupUrl, database.appUrl, email, password, { removeAuthenticator });
	const also = removeAuthenticator ? " and no authenticator any more" : "";
	console.log(`${email} has a new password${also}; every sign-in of theirs is ended.`);
});
