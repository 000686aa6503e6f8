import path from "node:path";
import pg from "pg";
import { expect, it } from "vitest";
import { judge, newLedger, writeUntil } from "../faults/mixed-writes";
import { firstOwner } from "../support/first-owner";
import { makePrimary, makeStandby, PASSWORD } from "../support/postgres-cluster";
import { startProduct, untilReady } from "../support/product";
import { openGate } from "../support/tcp-gate";

const TIMES = 20;

it(`loses nothing it acknowledged in ${TIMES} fail-overs to a synchronous standby`, {
	timeout: 1_800_000,
}, async () => {
	const place = (n: number) => path.join("/var/tmp", `holdfast-fail-over-${n % 3}`);
	let primary = await makePrimary(place(0));
	const gate = await openGate(primary.port);
	const admin = new pg.Client({ connectionString: primary.url() });
	await admin.connect();
	await admin.query(`CREATE ROLE holdfast_owner LOGIN CREATEDB CREATEROLE PASSWORD '${PASSWORD}'`);
	await admin.query("CREATE DATABASE holdfast OWNER holdfast_owner");
	await admin.end();
	let standby = await makeStandby(primary, place(1));
	const owner = `postgresql://holdfast_owner:${PASSWORD}@127.0.0.1:${gate.port}/holdfast`;
	const product = await startProduct("faults-fail-over", { DATABASE_URL: owner, BACKUP_EVERY_HOURS: "0" });
	const backSeconds: number[] = [];
	const ledger = newLedger();
	try {
		const { person, slug } = await firstOwner(product);
		for (let n = 0; n < TIMES; n += 1) {
			let isOver = false;
			const writers = [1, 2].map((w) => writeUntil(() => isOver, { person, slug, ledger, mark: `f${n}-${w}` }));
			await new Promise((resolve) => setTimeout(resolve, 700));
			primary.killAtOnce();
			const began = performance.now();
			await standby.promote();
			gate.lead(standby.port);
			await untilReady(product.url, () => false, product.output, 60_000);
			const known = ledger.created.size;
			await expect.poll(() => ledger.created.size, { timeout: 60_000, interval: 50 }).toBeGreaterThan(known);
			backSeconds.push((performance.now() - began) / 1000);
			isOver = true;
			await Promise.all(writers);
			primary = standby;
			standby = await makeStandby(primary, place(n + 2));
		}
		const reader = new pg.Client({ connectionString: primary.url(undefined, "holdfast") });
		await reader.connect();
		const { rows } = await reader.query('SELECT id::text, name FROM "Site" WHERE "archivedAt" IS NULL');
		await reader.end();
		console.log(
			`${TIMES} fail-overs: ${ledger.attempts} writes sent, ${ledger.created.size + ledger.renamed.size} acknowledged, ${ledger.turnedAway} turned away; writing again after ${Math.max(...backSeconds).toFixed(1)} s at the most`,
		);
		expect(judge(ledger, rows)).toEqual({ lost: [], doubled: [], strangers: [] });
		expect(backSeconds).toHaveLength(TIMES);
	} finally {
		await product.stop();
		await gate.close();
		await primary.stop();
		await standby.stop();
	}
});
