// What the commands about one person's account share.
import { connect } from "./database-connection.mjs";

/** Rows of every organisation, read only: the one place where a command looks across them. */
export async function readAcross(backupUrl, query, values = []) {
	const reader = await connect(backupUrl);
	try {
		await reader.query("BEGIN READ ONLY");
		await reader.query("SET LOCAL row_security = off");
		return (await reader.query(query, values)).rows;
	} finally {
		await reader.end();
	}
}

export function endSignIns(client, address) {
	return client.query(
		'UPDATE "Session" SET "revokedAt" = now() WHERE "revokedAt" IS NULL AND "userId" = (SELECT id FROM "User" WHERE email = $1)',
		[address],
	);
}
