import http from "node:http";
import { expect, it } from "vitest";
import { cookieOf } from "../../bench/load";
import { firstOwner } from "../support/first-owner";
import { startProduct } from "../support/product";

const PER_SECOND = 25;
const MINUTES = 10;

it(`serves ${PER_SECOND} requests a second for ${MINUTES} minutes without one error`, {
	timeout: 1_200_000,
}, async () => {
	const product = await startProduct("long-load", { BACKUP_EVERY_HOURS: "1" });
	try {
		const { person } = await firstOwner(product);
		const sample = await person.act<{ slug: string }>("/new", ["app/new/actions.ts", "openSample"], [{}]);
		if (sample.kind !== "ok") throw new Error(JSON.stringify(sample));
		const at = `/o/${sample.value.slug}`;
		const paths = ["", "/servers", "/services", "/sites", "/practices", "/drills", "/reports", "/readiness"];
		const headers = { host: `localhost:${product.port}`, cookie: cookieOf(person), accept: "text/html" };
		const agent = new http.Agent({ keepAlive: true });
		const failures = new Map<string, number>();
		const times: number[] = [];
		const one = (n: number) =>
			new Promise<void>((resolve) => {
				const asked = performance.now();
				const path = `${at}${paths[n % paths.length]}`;
				const fail = (why: string) => {
					failures.set(why, (failures.get(why) ?? 0) + 1);
					resolve();
				};
				http
					.get({ host: "127.0.0.1", port: product.port, path, headers, agent }, (answer) => {
						answer.resume();
						answer.on("end", () => {
							times.push(performance.now() - asked);
							if (answer.statusCode === 200) resolve();
							else fail(`${answer.statusCode} ${path}`);
						});
					})
					.on("error", (error) => fail(error.message));
			});
		const open: Promise<void>[] = [];
		const began = performance.now();
		for (let n = 0; n < PER_SECOND * 60 * MINUTES; n += 1) {
			const wait = began + (n * 1000) / PER_SECOND - performance.now();
			if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
			open.push(one(n));
		}
		await Promise.all(open);
		agent.destroy();
		times.sort((a, b) => a - b);
		console.log(`${times.length} answers, P95 ${times[Math.floor(times.length * 0.95)]?.toFixed(0)} ms`);
		expect(Object.fromEntries(failures)).toEqual({});
		expect(times).toHaveLength(PER_SECOND * 60 * MINUTES);
	} finally {
		await product.stop();
	}
});
