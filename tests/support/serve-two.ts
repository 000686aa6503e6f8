// Two instances behind a balancer on one PostgreSQL of the system, reached through PgBouncer in transaction mode: what
// the journeys see must be what one instance shows them. E2E_INSTANCES=2 puts this in the place of one.
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { makePrimary, PASSWORD, startBouncer } from "./postgres-cluster";
import { root, startProduct } from "./product";
import { balance } from "./round-robin";

const port = Number(process.env.PORT);
const folder = path.join(root, ".tmp", "e2e-data");
const shared = {
	APP_URL: `http://localhost:${port}`,
	NEXTAUTH_SECRET: "one-secret-for-both-instances-of-the-journeys",
	NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
	SEAL_KEY: Buffer.alloc(32, 8).toString("base64"),
	SETUP_TOKEN: "a-setup-token-for-the-journeys",
};
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
fs.writeFileSync(path.join(folder, "setup-token"), shared.SETUP_TOKEN);

const primary = await makePrimary("/var/tmp/holdfast-two");
const admin = new pg.Client({ connectionString: primary.url() });
await admin.connect();
await admin.query(`CREATE ROLE holdfast_owner LOGIN CREATEDB BYPASSRLS PASSWORD '${PASSWORD}'`);
await admin.query(`CREATE ROLE holdfast_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${PASSWORD}'`);
await admin.query("CREATE DATABASE holdfast OWNER holdfast_owner");
await admin.end();
const bouncer = await startBouncer("/var/tmp/holdfast-two-bouncer", primary.port);
const environment = {
	...shared,
	DATABASE_URL: primary.url(`holdfast_owner:${PASSWORD}`, "holdfast"),
	DATABASE_APP_URL: `postgresql://holdfast_app:${PASSWORD}@127.0.0.1:${bouncer.port}/holdfast`,
};
const first = await startProduct("e2e-instance-1", environment);
const second = await startProduct("e2e-instance-2", environment);
const balancer = await balance([first.port, second.port], port);
console.log(`two instances behind http://localhost:${port}`);

for (const signal of ["SIGINT", "SIGTERM"] as const)
	process.on(signal, async () => {
		const jobs = new pg.Client({ connectionString: primary.url(undefined, "holdfast") });
		await jobs.connect();
		const { rows } = await jobs.query(
			`SELECT kind, state, attempts, count(*)::int FROM "Job" GROUP BY 1, 2, 3 ORDER BY 1`,
		);
		await jobs.end();
		console.log(`served ${balancer.served().join(" and ")} requests; jobs ${JSON.stringify(rows)}`);
		await balancer.close();
		await Promise.all([first.stop(), second.stop()]);
		await bouncer.stop();
		await primary.stop();
		process.exit(0);
	});
