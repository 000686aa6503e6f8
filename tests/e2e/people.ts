import fs from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

export const dataFolder = path.resolve(
	process.env.E2E_DATA_DIR ?? path.join(import.meta.dirname, "../../.tmp/e2e-data"),
);

export const owner = { name: "Asha Rao", email: "asha@example.com", password: "correct horse battery staple" };
export const organization = { name: "Meridian Paper", slug: "meridian-paper" };

export const setupToken = (): string => fs.readFileSync(path.join(dataFolder, "setup-token"), "utf8").trim();

/** A form filled in before React took it over would be sent by the browser itself. */
export async function ready(page: Page): Promise<void> {
	await page.waitForLoadState("networkidle");
	await page.waitForFunction(() => {
		const control = document.querySelector("main form, main input, main button, header button");
		return control === null || Object.keys(control).some((key) => key.startsWith("__react"));
	});
}

/** By the form the first time; a session that was opened before and still holds is used again. */
export async function signIn(page: Page, email = owner.email, password = owner.password): Promise<void> {
	const kept = path.join(dataFolder, `session-${email}.json`);
	if (fs.existsSync(kept)) {
		await page.context().addCookies(JSON.parse(fs.readFileSync(kept, "utf8")));
		await page.goto("/");
		if (!page.url().includes("/sign-in")) return;
		await page.context().clearCookies();
	}
	await page.goto("/sign-in");
	await ready(page);
	await page.getByLabel("E-mail").fill(email);
	await page.getByLabel("Password").fill(password);
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
	fs.writeFileSync(kept, JSON.stringify(await page.context().cookies()));
}

/** The sample organisation, opened when there is none yet; returns its address. */
export async function openSample(page: Page): Promise<string> {
	await page.goto("/new");
	await ready(page);
	await page.getByRole("button", { name: /sample/i }).click();
	await page.waitForURL(/\/o\/acme/, { timeout: 60_000 });
	return new URL(page.url()).pathname;
}

export interface SampleWalk {
	page: Page;
	sample: string;
	complaints: string[];
}

/** One page on the sample for all journeys of a file; filled before the first of them. */
export function walkSample(onOpened: (walk: SampleWalk) => Promise<void> | void): void {
	let page: Page;
	test.beforeAll(async ({ browser }) => {
		page = await (await browser.newContext()).newPage();
		const complaints = watch(page);
		await signIn(page);
		await onOpened({ page, sample: await openSample(page), complaints });
	});
	test.afterAll(async () => {
		await page.context().close();
	});
}

/** Scripts and styles the policy blocks, and errors the page throws: none is expected on any page. */
export function watch(page: Page): string[] {
	const complaints: string[] = [];
	page.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
	page.on("console", (message) => {
		if (message.type() !== "error") return;
		if (/Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())) return;
		complaints.push(`console: ${message.text()}`);
	});
	return complaints;
}

export async function expectAccessible(page: Page): Promise<void> {
	// Half faded in, a text has half its contrast.
	await page.evaluate(async () => {
		const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
		await Promise.allSettled(passing.map((one) => one.finished));
	});
	// What lies half under the bar at the top would count as a target too small to hit.
	await page.evaluate(() => window.scrollTo(0, 0));
	const { violations } = await new AxeBuilder({ page })
		.withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
		.analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
		page.url(),
	).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(overflow, `${page.url()} scrolls sideways by ${overflow} px`).toBeLessThanOrEqual(0);
}

/** Accessible, and on a phone too without sideways scroll. */
export async function expectSound(page: Page): Promise<void> {
	const size = page.viewportSize();
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
	if (size) await page.setViewportSize(size);
}
