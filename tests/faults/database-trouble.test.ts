import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../scripts/open-database.mjs";
import { firstOwner } from "../support/first-owner";
import type { HttpPerson } from "../support/http-person";
import { type Product, root, startProduct } from "../support/product";
import { openGate, type TcpGate, type Trouble } from "../support/tcp-gate";

let database: Awaited<ReturnType<typeof openDatabase>>;
let gate: TcpGate;
let product: Product;
let person: HttpPerson;
let slug: string;

beforeAll(async () => {
	const folder = path.join(root, ".tmp", "faults-trouble-database");
	fs.rmSync(folder, { recursive: true, force: true });
	database = await openDatabase(folder, { sessionSecret: "not used by an embedded server" });
	gate = await openGate(Number(new URL(database.appUrl).port));
	const through = new URL(database.appUrl);
	through.port = String(gate.port);
	product = await startProduct("faults-trouble", {
		DATABASE_URL: database.ownerUrl,
		DATABASE_APP_URL: through.href,
		DATABASE_BACKUP_URL: database.backupUrl,
		BACKUP_EVERY_HOURS: "0",
	});
	({ person, slug } = await firstOwner(product));
});

afterAll(async () => {
	await product?.stop();
	await gate?.close();
	await database?.stop();
});

/** Begins one every so often, whether the last has ended or not; answers them in the order they were sent. */
function everySoOften(forMillis: number, everyMillis: number, run: () => Promise<{ status: number }>) {
	const began = performance.now();
	const count = Math.floor(forMillis / everyMillis);
	return Promise.all(
		Array.from({ length: count }, async (_, n) => {
			await new Promise((resolve) => setTimeout(resolve, n * everyMillis));
			const atMillis = performance.now() - began;
			const { status } = await run();
			return { atMillis, status, tookMillis: performance.now() - began - atMillis };
		}),
	);
}

const pages = () => [`/o/${slug}`, `/o/${slug}/servers`, `/o/${slug}/sites`, "/sign-in"];

describe.each<Trouble>(["cut", "slow", "half-open"])("a database behind a line that is %s", (kind) => {
	it("is answered with 503 and a sentence, without a pile-up, and forgotten when it is back", async () => {
		const html = { headers: { accept: "text/html" } };
		expect((await person.send(`/o/${slug}`, html)).status).toBe(200);
		gate.trouble(kind);
		const sent = await everySoOften(6_000, 250, () => person.send("/sign-in", { ...html, limitMillis: 20_000 }));
		const turnedAway = sent.filter(({ status }) => status === 503);
		const firstSeconds = (turnedAway[0]?.atMillis ?? Number.NaN) / 1000;
		const longestSeconds = Math.max(...sent.map(({ tookMillis }) => tookMillis)) / 1000;
		expect(turnedAway.length).toBeGreaterThan(0);
		// Once turned away, always turned away: nobody who came later waits behind the dead line.
		expect(sent.filter(({ atMillis }) => atMillis > firstSeconds * 1000).every(({ status }) => status === 503)).toBe(
			true,
		);

		const asked = performance.now();
		const answers = await Promise.all(
			Array.from({ length: 40 }, (_, n) => person.send(pages()[n % 4] ?? "/", { ...html, limitMillis: 20_000 })),
		);
		const together = (performance.now() - asked) / 1000;
		for (const { status, headers, text } of answers) {
			expect(status).toBe(503);
			expect(headers.get("retry-after")).toBe("5");
			expect(text).toContain("The database does not answer at this moment. Nothing was changed");
		}

		gate.trouble("none");
		const healed = performance.now();
		let backSeconds = 0;
		while (performance.now() - healed < 30_000) {
			const { status } = await person.send(`/o/${slug}/sites`, { ...html, limitMillis: 30_000 });
			if (status === 200) {
				backSeconds = (performance.now() - healed) / 1000;
				break;
			}
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		console.log(
			`${kind}: turned away from ${firstSeconds.toFixed(1)} s on, longest wait ${longestSeconds.toFixed(1)} s, 40 at once answered in ${together.toFixed(1)} s, back after ${backSeconds.toFixed(1)} s`,
		);
		expect(backSeconds).toBeGreaterThan(0);
	});
});
