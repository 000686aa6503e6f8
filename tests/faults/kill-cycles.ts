import pg from "pg";
import { firstOwner } from "../support/first-owner";
import { type Product, startProduct, superuserUrl, untilReady } from "../support/product";
import { judge, newLedger, type Verdict, writeUntil } from "./mixed-writes";

export interface KillReport extends Verdict {
	kills: Record<"web" | "database" | "starter", number>;
	attempts: number;
	acknowledged: number;
	turnedAway: number;
	/** Seconds from the kill until it was ready again, sorted. */
	backSeconds: number[];
}

/**
 * `sequence` names what is killed in each cycle, in the middle of writes of two at once. The starter gives up after five
 * deaths within a minute, and forgets them when it is killed itself: every fourth at the latest must be its turn.
 */
export async function killCycles(sequence: ("web" | "database" | "starter")[], name: string): Promise<KillReport> {
	const product = await startProduct(name, { BACKUP_EVERY_HOURS: "0" });
	try {
		const { person, slug } = await firstOwner(product);
		const ledger = newLedger();
		const backSeconds: number[] = [];
		const kills = { web: 0, database: 0, starter: 0 };
		for (const [cycle, what] of sequence.entries()) {
			let isOver = false;
			const writers = [1, 2].map((writer) =>
				writeUntil(() => isOver, { person, slug, ledger, mark: `c${cycle}-w${writer}` }),
			);
			await pause(150 + ((cycle * 97) % 500));
			const killed = product.pids()[what];
			product.kill(what);
			kills[what] += 1;
			const began = performance.now();
			if (what === "starter") await product.start();
			else await untilAnother(product, what, killed);
			backSeconds.push((performance.now() - began) / 1000);
			const known = ledger.created.size;
			while (ledger.created.size < known + 5 && performance.now() - began < 60_000) await pause(50);
			isOver = true;
			await Promise.all(writers);
		}
		const verdict = judge(ledger, await storedSites(product));
		return {
			...verdict,
			kills,
			attempts: ledger.attempts,
			acknowledged: ledger.created.size + ledger.renamed.size,
			turnedAway: ledger.turnedAway,
			backSeconds: backSeconds.toSorted((a, b) => a - b),
		};
	} finally {
		await product.stop();
	}
}

/** Ready, and by another process than the one that was killed. */
async function untilAnother(product: Product, what: "web" | "database", killed: number): Promise<void> {
	const limit = Date.now() + 60_000;
	const present = () => {
		try {
			return product.pids()[what];
		} catch {
			return killed;
		}
	};
	while (present() === killed && Date.now() < limit) await pause(20);
	await untilReady(product.url, () => false, product.output, 60_000);
}

/** Read past everything the product does. */
export async function storedSites(product: Product): Promise<{ id: string; name: string }[]> {
	const client = new pg.Client({ connectionString: superuserUrl(product) });
	await client.connect();
	try {
		return (await client.query('SELECT id::text, name FROM "Site" WHERE "archivedAt" IS NULL')).rows;
	} finally {
		await client.end();
	}
}

const pause = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis));
