import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, organization, ready, signIn, watch } from "./people";

test.describe.configure({ mode: "serial" });

const fixture = (name: string) => path.resolve(import.meta.dirname, "../fixtures/import", name);
const home = `/o/${organization.slug}`;

async function send(page: Page, file: string): Promise<void> {
	await page.goto(`${home}/import`);
	await ready(page);
	await page.getByLabel("File to import").setInputFiles(file);
}

test("an RVTools workbook becomes an inventory after its differences were shown", async ({ page }) => {
	const complaints = watch(page);
	await signIn(page);
	await send(page, fixture("rvtools-export.xlsx"));
	const apply = page.getByRole("button", { name: /^Import \d+ new/ });
	await expect(apply).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText("RVTools").first()).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await apply.click();
	await expect(page.getByLabel("Result")).toBeVisible({ timeout: 30_000 });
	await page.goto(`${home}/servers`);
	await expect(page.getByText("mail-01").first()).toBeVisible();
	expect(complaints).toEqual([]);
});

test("the template updates what is known and makes nothing twice", async ({ page }) => {
	await signIn(page);
	await send(page, fixture("our-template.csv"));
	const apply = page.getByRole("button", { name: /^(Update|Import|Set up) / });
	await expect(apply).toBeVisible({ timeout: 30_000 });
	await apply.click();
	await expect(page.getByLabel("Result")).toBeVisible({ timeout: 30_000 });

	const rows: { rows: unknown[] } | unknown[] = await (await page.request.get(`${home}/servers/rows`)).json();
	expect(JSON.stringify(rows).match(/"mail-01"/g)).toHaveLength(1);
});

test("a file that is no workbook gets a sentence and changes nothing", async ({ page }) => {
	await signIn(page);
	await page.goto(`${home}/import`);
	await ready(page);
	const before = await (await page.request.get(`${home}/servers/rows`)).text();
	await page.getByLabel("File to import").setInputFiles({
		name: "inventory.xlsx",
		mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		buffer: Buffer.from("this is not a workbook, whatever its name says"),
	});
	await expect(page.getByRole("alert").filter({ hasText: /\w/ }).first()).toBeVisible({ timeout: 30_000 });
	expect(await (await page.request.get(`${home}/servers/rows`)).text()).toBe(before);
});

test("a negative size is refused at its field, in words, and nothing is saved", async ({ page }) => {
	await signIn(page);
	await page.goto(`${home}/servers/new`);
	await ready(page);
	const before = await (await page.request.get(`${home}/servers/rows`)).text();
	await page.locator('input[name="name"]').fill("db-07");
	const size = page.locator('input[name="dataGigabytes"]');
	await size.fill("-20 GB");
	await size.blur();
	await expect(size).toHaveAttribute("aria-invalid", "true");
	await page.getByRole("button", { name: /^(Add|Save|Create)/ }).click();
	await expect(page).toHaveURL(/servers\/new/);
	expect(await (await page.request.get(`${home}/servers/rows`)).text()).toBe(before);
});

test("a logo chosen in the settings is drawn again, shown, and taken away", async ({ page }) => {
	const complaints = watch(page);
	await signIn(page);
	await page.goto(`${home}/settings`);
	await ready(page);
	await expect(page.getByText("No logo yet.")).toBeVisible();
	await page.getByLabel("Logo", { exact: true }).setInputFiles({
		name: "logo.png",
		mimeType: "image/png",
		buffer: Buffer.from("no picture at all"),
	});
	await expect(page.getByText("This file is no picture")).toBeVisible();
	const square = await page.evaluate(() => {
		const canvas = document.createElement("canvas");
		canvas.width = canvas.height = 900;
		canvas.getContext("2d")?.fillRect(0, 0, 900, 900);
		return canvas.toDataURL("image/png").split(",")[1]!;
	});
	await page.getByLabel("Logo", { exact: true }).setInputFiles({
		name: "logo.png",
		mimeType: "image/png",
		buffer: Buffer.from(square, "base64"),
	});
	await expect(page.getByRole("img", { name: `Logo of ${organization.name}` })).toBeVisible();
	const kept = await page.request.get(`${home}/settings/logo`);
	expect(kept.headers()["content-type"]).toBe("image/png");
	// Width in the header of a PNG: at most 600 however large the picture was.
	expect((await kept.body()).readUInt32BE(16)).toBe(600);
	await page.getByRole("button", { name: "Remove" }).click();
	await expect(page.getByText("No logo yet.")).toBeVisible();
	expect((await page.request.get(`${home}/settings/logo`)).status()).toBe(404);
	expect(complaints).toEqual([]);
});
