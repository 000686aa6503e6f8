import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, openSample, ready, signIn, watch } from "./people";

test.describe.configure({ mode: "serial" });

let sample = "";

async function toSample(page: Page): Promise<void> {
	await signIn(page);
	await page.goto(sample);
}

test("the sample organisation opens in one click and is marked as one", async ({ page }) => {
	await signIn(page);
	sample = await openSample(page);
	await expect(page.getByText("sample", { exact: true }).first()).toBeVisible();
	await expect(page.getByRole("heading", { level: 1 })).toContainText(/\d+ of 11 services would miss their target/, {
		timeout: 60_000,
	});
});

/** Pages that another journey looks at are left to it. */
test("every page is accessible, fits a phone and keeps the content policy", async ({ page }) => {
	test.setTimeout(900_000);
	const complaints = watch(page);
	await toSample(page);
	const service = await page.locator(`a[href^="${sample}/services/"]`).first().getAttribute("href");
	const pages = [
		"",
		"/services",
		"/services/new",
		"/servers/new",
		"/sites",
		"/practices",
		"/readiness",
		"/rates",
		"/recovery",
		"/drills/new",
		"/plans",
		"/reports",
		"/import",
	].map((name) => `${sample}${name}`);
	for (const address of [...pages, ...["", "/edit", "/options", "/availability"].map((part) => `${service}${part}`)]) {
		await page.setViewportSize({ width: 1440, height: 900 });
		await page.goto(address);
		await ready(page);
		await expect(page.getByRole("heading", { level: 1 }).first(), address).toBeVisible();
		await expectAccessible(page);
		await page.setViewportSize({ width: 390, height: 844 });
		await expectNoSidewaysScroll(page);
	}
	expect(complaints).toEqual([]);
});

test("a figure opens its inputs, formula and sources without losing the place", async ({ page }) => {
	await toSample(page);
	await ready(page);
	await page
		.locator("main table")
		.first()
		.getByRole("button")
		.or(page.locator("main table").first().getByRole("link"))
		.filter({ hasText: /\d\s?(h|min|days)\s?\(/ })
		.first()
		.click();
	const panel = page.getByRole("dialog");
	await expect(panel).toBeVisible();
	await expect(panel).toContainText(/simulated recoveries, seed \d+/);
	await expect(panel).toContainText("Inputs and sources");
	await page.keyboard.press("Escape");
	await expect(panel).toBeHidden();
	expect(new URL(page.url()).pathname).toBe(sample);
});

test("a practice is answered by key, saved by itself, and moves the score", async ({ page }) => {
	await toSample(page);
	await page.goto(`${sample}/practices`);
	await ready(page);
	const question = page.locator("#question");
	const before = await question.innerText();
	await page.keyboard.press("2");
	await expect(question).not.toHaveText(before);
	await expect(page.getByText(/Saved/).first()).toBeVisible();
});

test("the report says what the page says", async ({ page }) => {
	test.setTimeout(240_000);
	await toSample(page);
	const sentence = await page.getByRole("heading", { level: 1 }).innerText();
	const response = await page.request.get(`${sample}/reports/preview?audience=board`, { timeout: 90_000 });
	expect(response.status()).toBe(200);
	const pdf = await response.body();
	expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
	fs.mkdirSync(".tmp", { recursive: true });
	fs.writeFileSync(".tmp/e2e-report.pdf", pdf);
	let text: string;
	try {
		text = execFileSync("pdftotext", ["-layout", ".tmp/e2e-report.pdf", "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
	} catch (error) {
		test.skip((error as NodeJS.ErrnoException).code === "ENOENT", "pdftotext (poppler-utils) is not installed");
		throw error;
	}
	const flat = (words: string) => words.replace(/[\s\u00a0\u200b]+/g, " ").trim();
	expect(flat(text)).toContain(flat(sentence));
});

test("the sample goes away with one click and takes nothing else", async ({ page }) => {
	await toSample(page);
	await page.goto(`${sample}/settings`);
	await ready(page);
	await page.getByRole("button", { name: /remove the sample/i }).click();
	const confirm = page.getByRole("alertdialog").or(page.getByRole("dialog"));
	if (await confirm.isVisible()) await confirm.getByRole("button", { name: /remove/i }).click();
	await page.waitForURL((url) => !url.pathname.startsWith(sample));
	expect((await page.request.get(sample, { maxRedirects: 0 })).status()).toBe(404);
	await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
});
