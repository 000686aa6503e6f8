import { spawn } from "node:child_process";
import { expect, it } from "vitest";
import { connect } from "../../scripts/database-connection.mjs";
import { migrate } from "../../scripts/migrate.mjs";
import { numbersFrom } from "../importers/mutate-file";
import { makeDatabase } from "../support/database";

const KILLS = 40;

/** Everything the catalogue says about the tables: columns, keys, policies, indexes, triggers, rights. */
const CATALOGUE = `SELECT md5(string_agg(line, E'\\n' ORDER BY line)) AS hash FROM (
	SELECT concat_ws('|', table_name, column_name, data_type, is_nullable, column_default) AS line
		FROM information_schema.columns WHERE table_schema = 'public'
	UNION ALL SELECT concat_ws('|', conrelid::regclass, conname, pg_get_constraintdef(oid))
		FROM pg_constraint WHERE connamespace = 'public'::regnamespace
	UNION ALL SELECT concat_ws('|', tablename, policyname, cmd, qual, with_check) FROM pg_policies WHERE schemaname = 'public'
	UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
	UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
	UNION ALL SELECT concat_ws('|', table_name, privilege_type, grantee)
		FROM information_schema.role_table_grants WHERE table_schema = 'public'
) catalogue`;

async function catalogueOf(ownerUrl: string): Promise<string> {
	const client = await connect(ownerUrl);
	try {
		return (await client.query(CATALOGUE)).rows[0].hash;
	} finally {
		await client.end();
	}
}

/** Migrates in a process of its own, killed after `delay` milliseconds of its work; answers how long it worked. */
function migrateBeside(ownerUrl: string, appRole: string, delay: number | null): Promise<number> {
	const code = `import { migrate } from "./scripts/migrate.mjs";
		console.log("begins");
		await migrate(process.env.OWNER_URL, { appRole: process.env.APP_ROLE });
		process.exit(0);`;
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
			env: { ...process.env, OWNER_URL: ownerUrl, APP_ROLE: appRole },
			stdio: ["ignore", "pipe", "inherit"],
		});
		let began = 0;
		child.stdout.once("data", () => {
			began = performance.now();
			if (delay !== null) setTimeout(() => child.kill("SIGKILL"), delay);
		});
		child.on("close", (status, signal) =>
			status === 0 || signal === "SIGKILL"
				? resolve(performance.now() - began)
				: reject(new Error(`migrating ended with ${status}`)),
		);
	});
}

it(`ends at the same tables wherever the first attempt is killed, ${KILLS} times`, { timeout: 1_200_000 }, async () => {
	const whole = await makeDatabase({ migrated: false });
	const lasts = await migrateBeside(whole.ownerUrl, whole.appRole, null);
	const expected = await catalogueOf(whole.ownerUrl);
	await whole.drop();
	const random = numbersFrom(20);
	let inTheMiddle = 0;
	for (let kill = 0; kill < KILLS; kill += 1) {
		const { ownerUrl, appRole, drop } = await makeDatabase({ migrated: false });
		await migrateBeside(ownerUrl, appRole, (lasts * (kill + random())) / KILLS);
		if ((await catalogueOf(ownerUrl)) !== expected) inTheMiddle += 1;
		await migrate(ownerUrl, { appRole });
		expect(await catalogueOf(ownerUrl), `killed in part ${kill + 1} of ${KILLS}`).toBe(expected);
		await drop();
	}
	console.log(`migrations: killed ${KILLS} times, ${inTheMiddle} of them before the end; the same tables each time`);
	expect(inTheMiddle).toBeGreaterThan(KILLS / 2);
});
