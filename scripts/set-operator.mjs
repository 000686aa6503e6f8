// npm run set-operator -- <e-mail> [--remove]: who looks after the installation itself (system page, backups). The role
// gives no way into any organisation.
import { connect } from "./database-connection.mjs";
import { fromCommandLine } from "./installation.mjs";

export async function setOperator(appUrl, email, isOperator) {
	const client = await connect(appUrl);
	try {
		await client.query("BEGIN");
		const { rowCount } = await client.query(
			'UPDATE "User" SET "isOperator" = $2, "updatedAt" = now() WHERE email = $1',
			[email.trim().toLowerCase(), isOperator],
		);
		if (!rowCount) throw new Error(`Nobody here has the address ${email}; nothing was changed.`);
		const { rows } = await client.query(
			'SELECT EXISTS (SELECT FROM "User" WHERE "isOperator" AND "disabledAt" IS NULL) AS any',
		);
		if (!rows[0].any) throw new Error("That would leave nobody; name another one first. Nothing was changed.");
		await client.query("COMMIT");
	} finally {
		await client.end();
	}
}

await fromCommandLine(import.meta.url, async ({ database }, args) => {
	const email = args.find((arg) => !arg.startsWith("--"));
	if (!email) throw new Error("Who? npm run set-operator -- person@example.com [--remove]");
	const isOperator = !args.includes("--remove");
	await setOperator(database.appUrl, email, isOperator);
	console.log(`${email} ${isOperator ? "now looks" : "no longer looks"} after this installation.`);
});
