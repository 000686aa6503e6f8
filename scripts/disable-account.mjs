// npm run disable-account -- <e-mail> [--undo]: nobody signs in with it any more, and every sign-in of theirs is ended now.
import { endSignIns, readAcross } from "./accounts.mjs";
import { connect } from "./database-connection.mjs";
import { fromCommandLine } from "./installation.mjs";

/** Refused where an organisation would be left without an owner who can sign in. */
export async function disableAccount(backupUrl, appUrl, email, isDisabled) {
	const address = email.trim().toLowerCase();
	if (isDisabled) await refuseLastOwner(backupUrl, address);
	const client = await connect(appUrl);
	try {
		await client.query("BEGIN");
		const { rowCount } = await client.query(
			`UPDATE "User" SET "disabledAt" = CASE WHEN $2 THEN coalesce("disabledAt", now()) END, "updatedAt" = now() WHERE email = $1`,
			[address, isDisabled],
		);
		if (!rowCount) throw new Error(`Nobody here has the address ${email}; nothing was changed.`);
		if (isDisabled) await endSignIns(client, address);
		await client.query("COMMIT");
	} finally {
		await client.end();
	}
}

async function refuseLastOwner(backupUrl, address) {
	const rows = await readAcross(
		backupUrl,
		`SELECT o.name FROM "Organization" o WHERE o."archivedAt" IS NULL
			AND EXISTS (SELECT FROM "Membership" m JOIN "User" u ON u.id = m."userId"
				WHERE m."organizationId" = o.id AND m.role = 'owner' AND u.email = $1)
			AND NOT EXISTS (SELECT FROM "Membership" m JOIN "User" u ON u.id = m."userId"
				WHERE m."organizationId" = o.id AND m.role = 'owner' AND u.email <> $1 AND u."disabledAt" IS NULL)
			ORDER BY 1`,
		[address],
	);
	if (rows.length > 0)
		throw new Error(
			`${address} is the only owner of ${rows.map((row) => row.name).join(", ")}; make somebody else an owner there first. Nothing was changed.`,
		);
}

await fromCommandLine(import.meta.url, async ({ database }, args) => {
	const email = args.find((arg) => !arg.startsWith("--"));
	if (!email) throw new Error("Whose? npm run disable-account -- person@example.com [--undo]");
	const isDisabled = !args.includes("--undo");
	await disableAccount(database.backupUrl, database.appUrl, email, isDisabled);
	console.log(isDisabled ? `${email} is signed out everywhere and cannot sign in.` : `${email} can sign in again.`);
});
