// What the built product serves in a second, each page beside an almost empty page of the same stack in the same run,
// and what an assessment of a very large organisation does to everybody else's pages.
import { spawn } from "node:child_process";
import http from "node:http";
import pg from "pg";
import { firstOwner } from "../tests/support/first-owner";
import type { HttpPerson } from "../tests/support/http-person";
import { type Product, root, startProduct, superuserUrl } from "../tests/support/product";

export interface Served {
	perSecond: number;
	p95Millis: number;
	failed: number;
}

/** Asks for `paths` in turn with `atOnce` open questions until the time is over. */
export async function ask(
	product: Pick<Product, "port">,
	{ cookie, paths, seconds, atOnce }: { cookie: string; paths: string[]; seconds: number; atOnce: number },
): Promise<Served> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
	const times: number[] = [];
	let failed = 0;
	let next = 0;
	const began = performance.now();
	const one = () =>
		new Promise<void>((resolve) => {
			const asked = performance.now();
			const path = paths[next++ % paths.length];
			const headers = { host: `localhost:${product.port}`, cookie, accept: "text/html" };
			const request = http.get({ host: "127.0.0.1", port: product.port, path, agent, headers }, (answer) => {
				if (answer.statusCode !== 200) failed += 1;
				answer.resume();
				answer.on("end", () => {
					times.push(performance.now() - asked);
					resolve();
				});
			});
			request.on("error", () => {
				failed += 1;
				resolve();
			});
		});
	const until = async () => {
		while (performance.now() - began < seconds * 1000) await one();
	};
	await Promise.all(Array.from({ length: atOnce }, until));
	const took = (performance.now() - began) / 1000;
	agent.destroy();
	times.sort((a, b) => a - b);
	return { perSecond: times.length / took, p95Millis: times[Math.floor(times.length * 0.95)] ?? 0, failed };
}

export const cookieOf = ({ jar }: HttpPerson): string => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

export async function fill(product: Product, slug: string, servers: number, services: number): Promise<void> {
	const client = new pg.Client({ connectionString: superuserUrl(product) });
	await client.connect();
	const { rows } = await client.query(
		`SELECT o.id AS organization, m."userId" AS "user" FROM "Organization" o JOIN "Membership" m ON m."organizationId" = o.id WHERE o.slug = $1`,
		[slug],
	);
	await client.end();
	const child = spawn(
		process.execPath,
		["--conditions=react-server", "--import", "tsx", "bench/fill-organization.ts", String(servers), String(services)],
		{
			cwd: root,
			stdio: ["ignore", "inherit", "inherit"],
			env: {
				...process.env,
				DATABASE_APP_URL: superuserUrl(product),
				ORGANIZATION_ID: rows[0].organization,
				USER_ID: rows[0].user,
			},
		},
	);
	const code = await new Promise((resolve) => child.on("exit", resolve));
	if (code !== 0) throw new Error("The large organisation could not be loaded.");
}

export interface LoadFigures {
	empty: Served;
	overview: Served;
	servers: Served;
	idle: Served;
	busy: Served;
}

/** `small` takes an organisation of 1,000 servers in place of 10,000. */
export async function measureLoad({ small = false } = {}): Promise<LoadFigures> {
	const product = await startProduct("bench-load", { BACKUP_EVERY_HOURS: "0" });
	try {
		const { person, slug } = await firstOwner(product);
		const sample = await person.act<{ slug: string }>("/new", ["app/new/actions.ts", "openSample"], [{}]);
		if (sample.kind !== "ok") throw new Error(`The sample could not be opened: ${JSON.stringify(sample)}`);
		const cookie = cookieOf(person);
		const at = `/o/${sample.value.slug}`;
		const serve = (paths: string[], seconds = 8) => ask(product, { cookie, paths, seconds, atOnce: 8 });
		await serve(["/new", at, `${at}/servers`], 6);
		const empty = await serve(["/new"]);
		const overview = await serve([at]);
		const servers = await serve([`${at}/servers`]);

		await fill(product, slug, small ? 1_000 : 10_000, small ? 100 : 1_000);
		const pages = [`${at}/servers`, `${at}/sites`, at];
		const idle = await ask(product, { cookie, paths: pages, seconds: 8, atOnce: 2 });
		const assessing = person.send(`/o/${slug}`, { limitMillis: 120_000 });
		const busy = await ask(product, { cookie, paths: pages, seconds: 8, atOnce: 2 });
		await assessing;
		return { empty, overview, servers, idle, busy };
	} finally {
		await product.stop();
	}
}
