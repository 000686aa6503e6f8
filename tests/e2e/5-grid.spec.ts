import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, organization, ready, signIn, watch } from "./people";

test.describe.configure({ mode: "serial" });

const home = `/o/${organization.slug}`;

async function toGrid(page: Page, query = ""): Promise<void> {
	await page.goto(`${home}/servers${query}`);
	await ready(page);
	await expect(page.getByRole("status").filter({ hasText: /^\d[\d,]* (of|server)/ })).toBeVisible();
}

const grid = (page: Page) => page.getByRole("grid", { name: "Servers" });

/** The text of the active cell, as a screen reader would be led to it. */
const active = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const id = document.querySelector('[role="grid"]')?.getAttribute("aria-activedescendant") ?? "";
		return document.getElementById(id)?.textContent ?? "";
	});

async function saved(page: Page): Promise<void> {
	await expect(page.locator('[data-save-state="saved"]')).toContainText("All changes are saved");
}

async function paste(page: Page, text: string): Promise<void> {
	await grid(page).focus();
	await page.evaluate((block) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData("text/plain", block);
		document.activeElement?.dispatchEvent(
			new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
		);
	}, text);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
	for (const key of keys) await page.keyboard.press(key);
}

test("a block from a spreadsheet becomes servers, after it was asked", async ({ page }) => {
	const complaints = watch(page);
	await signIn(page);
	const before = await page.request.get(`${home}/servers/rows`).then((answer) => answer.json());
	if (before.rows.length === 0) {
		await page.goto(`${home}/servers/new`);
		await ready(page);
		await page.getByLabel("Name", { exact: true }).fill("first-01");
		await page.getByRole("button", { name: "Add server" }).click();
		await page.waitForURL(`**${home}/servers`);
	}
	await toGrid(page, "?cols=name,role,room,data,lead,host");
	await grid(page).focus();
	await press(page, "Control+End", "Home");
	expect(await active(page)).toContain("New server");
	await paste(
		page,
		'grid-01\tweb\tR1\t1.2 TB\t2 d\tgrid-03\r\ngrid-02\t"two\nlines"\tR1\t500 MB\t\t\r\ngrid-03\t=1+1\tR2\t\t2h30\t\r\n',
	);
	await page.getByRole("button", { name: "Add 3 servers" }).click();
	await saved(page);
	await expectAccessible(page);
	await toGrid(page, "?q=grid-0&cols=name,role,room,data,lead,host");
	for (const text of ["1.2 TB", "two lines", "=1+1", "2.5 h"]) await expect(grid(page)).toContainText(text);
	expect(complaints).toEqual([]);
});

test("everything is reached, edited and taken back by keys; quick typing loses nothing", async ({ page }) => {
	await signIn(page);
	await toGrid(page, "?q=grid-0&cols=name,role,room,data,lead,host");
	await grid(page).focus();
	await press(page, "Control+Home", "ArrowRight");
	const words = "thirty keys typed without pause";
	await page.keyboard.type(words, { delay: 0 });
	await press(page, "Enter");
	await page.keyboard.type("next");
	await press(page, "Tab");
	await page.keyboard.type("R9");
	await press(page, "Escape");
	expect(await active(page)).toBe("R1");
	await saved(page);
	await press(page, "Control+Home", "ArrowRight");
	expect(await active(page)).toBe(words);
	await press(page, "Control+z", "Control+z");
	await expect.poll(() => active(page)).toBe("web");
	await press(page, "Control+y");
	await expect.poll(() => active(page)).toBe(words);

	await press(page, "ArrowRight");
	await page.keyboard.type("R7");
	await press(page, "Enter", "ArrowUp", "Shift+ArrowDown", "Shift+ArrowDown", "Control+d");
	await saved(page);
	await expect(grid(page).getByText("R7", { exact: true })).toHaveCount(3);
	await press(page, "Control+z");
	await expect(grid(page).getByText("R7", { exact: true })).toHaveCount(1);

	await press(page, "Control+Home", "End", "ArrowLeft", "ArrowLeft");
	await page.keyboard.type("lots");
	await press(page, "Enter", "ArrowUp");
	expect(await active(page)).toBe("lots");
	await expect(page.getByText(/Write a size like/)).toBeVisible();
	await press(page, "F2", "Control+a");
	await page.keyboard.type("2 TB");
	await press(page, "Enter");
	await saved(page);
	await press(page, "?");
	await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
	await expectAccessible(page);
	await press(page, "Escape");
	await expect(grid(page)).toBeFocused();
});

test("a block with an impossible cell is listed and pastes nothing by itself", async ({ page }) => {
	await signIn(page);
	await toGrid(page, "?q=grid-0&cols=name,role,room,data");
	await grid(page).focus();
	await press(page, "Control+Home", "ArrowRight", "ArrowRight");
	await paste(page, "R1\tmany\r\nR1\t5 GB");
	const dialog = page.getByRole("dialog");
	await expect(dialog).toContainText("1 cell cannot be pasted");
	await expect(dialog).toContainText("Write a size like");
	await dialog.getByRole("button", { name: "Paste nothing" }).click();
	await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});

test("who comes too late sees both values and chooses", async ({ page, browser }: { page: Page; browser: Browser }) => {
	const other = await (await browser.newContext()).newPage();
	for (const one of [page, other]) {
		await signIn(one);
		await toGrid(one, "?q=grid-02&cols=name,role,room");
		await grid(one).focus();
		await press(one, "Control+Home", "ArrowRight", "ArrowRight");
	}
	await page.keyboard.type("theirs");
	await press(page, "Enter");
	await saved(page);
	await other.keyboard.type("mine");
	await press(other, "Enter");
	const dialog = other.getByRole("dialog", { name: "Somebody else was faster" });
	await expect(dialog).toContainText("theirs");
	await expect(dialog).toContainText("mine");
	await expectAccessible(other);
	await dialog.getByRole("button", { name: "Keep all of mine" }).click();
	await saved(other);
	await toGrid(page, "?q=grid-02&cols=name,role,room");
	await expect(grid(page)).toContainText("mine");
	await other.context().close();
});

test("a lost connection keeps what was typed and says so", async ({ page, context }) => {
	await signIn(page);
	await toGrid(page, "?q=grid-02&cols=name,role,room");
	await grid(page).focus();
	await press(page, "Control+Home", "ArrowRight", "ArrowRight");
	await context.setOffline(true);
	await page.keyboard.type("offline");
	await press(page, "Enter");
	await expect(page.locator('[data-save-state="waiting"]')).toContainText("What you typed is kept");
	await context.setOffline(false);
	await saved(page);
});

test("filters, order and columns stand in the address and in a named view", async ({ page }) => {
	await signIn(page);
	await toGrid(page);
	await page.getByRole("columnheader", { name: "Role" }).getByRole("button").click();
	await page.getByLabel("Show only servers where it").selectOption("unknown");
	await page.getByRole("button", { name: "Filter", exact: true }).click();
	await expect(page).toHaveURL(/f=role\.unknown/);
	await page.getByRole("button", { name: "Views" }).click();
	await page.getByLabel("Save what is shown now as").fill("Without a role");
	await page.getByRole("button", { name: "Save view" }).click();
	await expect(page.getByRole("button", { name: "Without a role", exact: true })).toBeVisible();
	await expectAccessible(page);
	await press(page, "Escape");
	await page.getByRole("button", { name: "Reset filters" }).click();
	await page.getByRole("button", { name: "Views" }).click();
	await page.getByRole("button", { name: "Without a role", exact: true }).click();
	await expect(page).toHaveURL(/f=role\.unknown/);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
});

test("an archived server comes back from the bin, and exports download with and without names", async ({ page }) => {
	await signIn(page);
	await toGrid(page, "?q=grid-02");
	await page.getByRole("checkbox", { name: "Choose grid-02" }).click();
	await page.getByRole("button", { name: "Archive", exact: true }).click();
	await expect(page.getByText("1 server archived")).toBeVisible();
	await page.goto(`${home}/servers/bin`);
	await ready(page);
	await expectAccessible(page);
	await page.getByRole("checkbox", { name: "grid-02" }).first().check();
	await page.getByRole("button", { name: "Bring back 1 server" }).click();
	await expect(page.getByText("The server is back")).toBeVisible();
	await toGrid(page, "?q=grid-02");
	await page.getByRole("button", { name: "Export" }).click();
	await expectAccessible(page);
	await page.getByRole("checkbox", { name: "Without names" }).check();
	const address = await page.getByRole("link", { name: "Download CSV" }).getAttribute("href");
	const csv = await (await page.request.get(address ?? "")).text();
	expect(csv).toContain("server-0001");
	expect(csv).not.toContain("grid-02");
	const workbook = await page.request.get(`${home}/servers/export?format=xlsx`);
	expect((await workbook.body()).subarray(0, 2).toString()).toBe("PK");
});
