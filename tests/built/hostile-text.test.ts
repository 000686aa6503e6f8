import fs from "node:fs";
import { chromium } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inOrganization } from "@/data/db";
import { getFacts } from "@/data/facts";
import { loadFacts } from "@/data/load-facts";
import type { Context } from "@/data/permission";
import { sessionCookieName } from "@/data/session-cookie";
import { openSession } from "@/data/sessions";
import { factsSchema } from "@/schemas/facts";
import { HOSTILE_STRINGS } from "../fixtures/hostile-strings";
import { smallFacts } from "../support/facts";
import { makeOrganization } from "../support/make-organization";
import { readSample } from "../support/sample";
import { type Served, serveBuild } from "./serve-build";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const SHOWN_SERVICES = 25;
const IS_WHOLE = process.env.WHOLE_MATRIX === "1";
/** Where most texts stand; the long form visits the rest as well. */
const MAIN = ["", "/services", "/servers", "/sites", "/practices", "/audit", "/audit?before=500"];
const MORE = [
	...["/recovery", "/readiness", "/plans", "/drills", "/reports", "/members", "/settings"],
	...["/audit?before=400", "/audit?before=300", "/audit?before=200"],
];
/** What names another row, or what the product itself understands. */
const REFERENCE = /(\.id|Ids?(\[\])?|dependsOn\[\]|sharedFateWith\[\])$/;
let served: Served;

beforeAll(async () => {
	served = await serveBuild();
}, 150_000);
afterAll(() => served?.close());

/** A name as the product takes it: one line, of at most a hundred characters here. */
const shown = (text: string): string =>
	text
		.replace(/\p{Cc}/gu, " ")
		.slice(0, 100)
		.trim();

async function hostileOrganization() {
	const context = await makeOrganization();
	const facts = smallFacts();
	const [site, server, service] = [facts.sites[0], facts.servers[0], facts.services[0]];
	if (!site || !server || !service) throw new Error("the facts are empty");
	const names = HOSTILE_STRINGS.map(shown);
	await loadFacts(context, {
		...facts,
		sites: [...facts.sites, ...names.map((name, n) => ({ ...site, id: `site-${n}`, name, sharedFateWith: [] }))],
		servers: [
			...facts.servers,
			...names.map((name, n) => ({
				...server,
				id: `server-${n}`,
				siteId: site.id,
				name,
				room: name,
				role: name,
				operatingSystem: name,
			})),
		],
		services: [
			...facts.services,
			...names
				.slice(0, SHOWN_SERVICES)
				.map((name, n) => ({ ...service, id: `service-${n}`, name, groups: [], dependsOn: [] })),
		],
	});
	await inOrganization(context, (tx) =>
		tx.auditEntry.createMany({
			data: names.map((name) => ({
				...{ organizationId: context.organizationId, userName: name, action: "site.update", outcome: "done" },
				details: { name },
			})),
		}),
	);
	await inOrganization(context, (tx) =>
		tx.organization.update({
			where: { id: context.organizationId },
			data: { name: names[0] ?? "" },
			select: { id: true },
		}),
	);
	return context;
}

/** Opens pages in the browser people use, with a trap for scripts, dialogs and complaints of the policy. */
async function visit(context: Context, paths: string[]): Promise<{ happened: string[]; seen: number }> {
	const sid = await openSession(context.userId, { address: null, agent: "hostile" });
	const value = await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET ?? "", maxAge: 3600 });
	const browser = await chromium.launch({
		executablePath: CHROMIUM,
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
	});
	const happened: string[] = [];
	let seen = 0;
	try {
		const session = await browser.newContext();
		await session.addCookies([{ name: sessionCookieName(), value, url: served.address }]);
		await session.exposeFunction("tell", (what: string) => happened.push(what));
		await session.addInitScript(() => {
			const tell = (what: string) => (window as unknown as { tell: (what: string) => void }).tell(what);
			Object.defineProperty(window, "hostile", { set: () => tell(`a script ran at ${location.pathname}`) });
			document.addEventListener("securitypolicyviolation", (event) =>
				tell(`${event.violatedDirective} ${event.blockedURI} ${event.sample} at ${location.pathname}`),
			);
		});
		const page = await session.newPage();
		page.on("dialog", (dialog) => {
			happened.push(`a dialog: ${dialog.message()}`);
			void dialog.dismiss();
		});
		const home = `${served.address}/o/${context.organizationSlug}`;
		for (const path of paths) {
			await page.goto(`${home}${path}`, { waitUntil: "load", timeout: 90_000 });
			await page.waitForTimeout(500);
			const text = await page.evaluate(() => document.body.innerText);
			seen += HOSTILE_STRINGS.filter((one) => text.includes(shown(one))).length;
		}
	} finally {
		await browser.close();
	}
	return { happened, seen };
}

/** Every text a person can store, on every page that shows it, in the browser people use. */
it.runIf(fs.existsSync(CHROMIUM))(
	"shows hostile texts as texts: no script runs, and the policy has nothing to stop",
	async () => {
		expect(new Set(HOSTILE_STRINGS).size).toBeGreaterThanOrEqual(500);
		const context = await hostileOrganization();
		const { happened, seen } = await visit(context, IS_WHOLE ? [...MAIN, ...MORE] : MAIN);
		console.info(
			`hostile texts: ${HOSTILE_STRINGS.length} stored in names, rooms, roles and the log; seen ${seen} times; ${happened.length} scripts or complaints`,
		);
		expect(happened).toEqual([]);
		expect(seen).toBeGreaterThan(500);
	},
	600_000,
);

/** The sample with hostile text in every field that takes free text, as the schema itself tells. */
async function hostileSample(): Promise<{ context: Context; fields: number }> {
	const { $schema: _, ...sample } = (await readSample()) as Record<string, unknown>;
	const free = new Map<string, boolean>();
	let next = 0;
	const takes = (pattern: string, put: (text: string) => void, was: string): boolean => {
		const known = free.get(pattern);
		if (known !== undefined) return known;
		put('"><b onclick=hostile=1>');
		const taken = factsSchema.safeParse(sample).success;
		put(was);
		free.set(pattern, taken);
		return taken;
	};
	const walk = (part: unknown, pattern: string): void => {
		if (typeof part !== "object" || part === null) return;
		for (const [key, value] of Object.entries(part)) {
			const path = Array.isArray(part) ? `${pattern}[]` : `${pattern}.${key}`;
			const put = (text: string) => {
				(part as Record<string, string>)[key] = text;
			};
			if (typeof value !== "string") walk(value, path);
			else if (!REFERENCE.test(path) && takes(path, put, value))
				put(shown(HOSTILE_STRINGS[next++ % HOSTILE_STRINGS.length] ?? "") || value);
		}
	};
	walk(sample, "");
	const context = await makeOrganization();
	await loadFacts(context, factsSchema.parse(sample));
	return { context, fields: [...free.values()].filter(Boolean).length };
}

it.runIf(IS_WHOLE && fs.existsSync(CHROMIUM))(
	"shows hostile text as text from every field of the facts",
	async () => {
		const { context, fields } = await hostileSample();
		const { servers, services, sites } = await getFacts(context);
		const details = [
			...services
				.slice(0, 3)
				.flatMap(({ id }) =>
					["", "/edit", "/options", "/availability", "/runbook"].map((part) => `/services/${id}${part}`),
				),
			...servers.slice(0, 3).map(({ id }) => `/servers/${id}`),
			...sites.slice(0, 2).map(({ id }) => `/sites/${id}`),
		];
		const { happened, seen } = await visit(context, [...MAIN, ...MORE, ...details]);
		console.info(
			`hostile texts: ${fields} kinds of field of the facts, seen ${seen} times; ${happened.length} scripts or complaints`,
		);
		expect(happened).toEqual([]);
		expect(fields).toBeGreaterThan(10);
		expect(seen).toBeGreaterThan(50);
	},
	600_000,
);
