import fs from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectSound, organization, ready, walkSample } from "./people";

test.describe.configure({ mode: "serial" });

const other = `/o/${organization.slug}`;
let page: Page;
let sample = "";
let complaints: string[] = [];

walkSample((walk) => {
	({ page, sample, complaints } = walk);
});

test("a day is kept, compared with today after an answer, and never changes", async () => {
	await page.goto(`${sample}/snapshots`);
	await ready(page);
	await page.getByRole("button", { name: "Keep this day" }).click();
	const dialog = page.getByRole("dialog", { name: "Keep this day" });
	await dialog.getByLabel("Name").fill("Before the storm");
	await expectAccessible(page);
	await dialog.getByRole("button", { name: "Keep", exact: true }).click();
	await expect(page.getByRole("link", { name: "Before the storm", exact: true })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole("link", { name: "Compare Before the storm with today" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toContainText(/Readiness stood still at/);
	await expectSound(page);
	expect(complaints).toEqual([]);
});

test("a chart leaves the page as a picture, a drawing and figures", async () => {
	await page.goto(`${sample}/readiness`);
	await ready(page);
	const save = page.getByRole("button", { name: /^Save this chart/ }).first();
	const saved: Record<string, string> = {};
	for (const [item, ending] of [
		["Picture (PNG)", "png"],
		["Drawing (SVG)", "svg"],
		["Figures (CSV)", "csv"],
	] as const) {
		await save.focus();
		await page.keyboard.press("Enter");
		const [download] = await Promise.all([
			page.waitForEvent("download"),
			page.getByRole("menuitem", { name: item }).click(),
		]);
		expect(download.suggestedFilename()).toBe(`readiness-waterfall.${ending}`);
		saved[ending] = fs.readFileSync(await download.path(), "latin1");
	}
	expect(saved.png?.slice(1, 4)).toBe("PNG");
	expect(saved.svg).toMatch(/<title [^>]*>[^<]+<\/title><desc/);
	expect(saved.svg).not.toMatch(/var\(--|class=|foreignObject|<script/);
	expect(saved.csv).toContain("Part,Points,Sum so far");
});

test("the portfolio fills with the worst first and the sample in no total", async () => {
	await page.goto("/portfolio");
	await ready(page);
	await expect(page.getByRole("heading", { level: 1 })).not.toContainText("so far", { timeout: 60_000 });
	const rows = page.getByRole("rowheader");
	await expect(rows.last()).toContainText("sample");
	await page.getByRole("button", { name: `Favourite: ${organization.name}` }).click();
	await expect(page.getByRole("button", { name: `Favourite: ${organization.name}` })).toHaveAttribute(
		"aria-pressed",
		"true",
	);
	await expectSound(page);
	expect(complaints).toEqual([]);
});

test("while presenting, nothing that is sent names another organisation", async () => {
	await page.goto(sample);
	await ready(page);
	await page.getByRole("button", { name: /^Account of/ }).click();
	await page.getByRole("menuitem", { name: "Start presenter mode" }).click();
	await expect(page.getByText("Presenter mode: other organisations are hidden")).toBeVisible({ timeout: 30_000 });
	await expectAccessible(page);
	const service = await page.locator(`a[href^="${sample}/services/"]`).first().getAttribute("href");
	const places = [
		...["", "/services", "/servers", "/servers/rows", "/sites", "/practices", "/practices/answers", "/readiness"],
		...["/snapshots", "/recovery", "/drills", "/plans", "/import", "/reports", "/members", "/settings", "/search?q="],
	].map((place) => `${sample}${place}`);
	for (const address of [...places, `${service}`, `${service}/options`, "/portfolio", "/new"]) {
		const answer = await page.request.get(address);
		expect(answer.status(), address).toBe(200);
		const text = await answer.text();
		expect(text.includes(organization.name), `${address} names ${organization.name}`).toBe(false);
		expect(text.includes(organization.slug), `${address} names ${organization.slug}`).toBe(false);
	}
	expect((await page.request.get(other)).status()).toBe(404);
	await page.goto(sample);
	await ready(page);
	await page.keyboard.press("Control+k");
	await expect(page.getByRole("dialog")).toBeVisible();
	await expect(page.getByRole("dialog")).not.toContainText(organization.name);
	await page.keyboard.press("Escape");
	await page.getByRole("button", { name: "Leave presenter mode" }).click();
	await expect(page.getByText("Presenter mode: other organisations are hidden")).toHaveCount(0, { timeout: 30_000 });
	expect((await page.request.get(other)).status()).toBe(200);
});
