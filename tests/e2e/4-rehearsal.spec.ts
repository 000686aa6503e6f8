import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, openSample, ready, signIn, watch } from "./people";

test.describe.configure({ mode: "serial" });

const PHONE = { width: 390, height: 844 };
let place = "";
let service = "";
let run = "";

/** The journey before this one removed the sample: it opens again for this one, and goes at the end. */
test("a runbook is written from the facts, edited, saved as a version and taken along", async ({ page }) => {
	test.setTimeout(180_000);
	const complaints = watch(page);
	await signIn(page);
	place = await openSample(page);
	await page.goto(`${place}/services`);
	const database = page.locator(`a[href*="/services/"]`).filter({ hasText: /^Database$/ });
	service = (await database.first().getAttribute("href")) ?? "";
	await page.goto(`${service}/runbook?scenario=hardware`);
	await expect(page.getByRole("heading", { level: 1 })).toContainText(/Database comes back in \d+ steps/);
	await expectAccessible(page);

	await page.getByRole("link", { name: "Edit and save" }).click();
	await ready(page);
	await page.getByLabel("1. Step").fill("See that it is really down");
	await page.getByLabel("What changed, and why").fill("our words");
	await expectAccessible(page);
	await page.getByRole("button", { name: "Save version 1" }).click();
	await page.waitForURL(/runbook\?scenario=hardware/);
	await expect(page.getByRole("heading", { name: "See that it is really down" })).toBeVisible();
	await expect(page.getByText(/version 1, saved by/)).toBeVisible();
	await page.setViewportSize(PHONE);
	await expectNoSidewaysScroll(page);

	const offline = await page.request.get(`${service}/runbook/offline?scenario=hardware`);
	expect(offline.headers()["content-disposition"]).toMatch(/^attachment; filename="runbook-database-hardware\.html"$/);
	expect(await offline.text()).toContain("See that it is really down");
	expect(complaints).toEqual([]);
});

test("the offline copy keeps ticks and times without any server", async ({ page, context }, info) => {
	await signIn(page);
	const offline = await page.request.get(`${service}/runbook/offline?scenario=hardware`);
	const file = info.outputPath("runbook.html");
	const { writeFileSync } = await import("node:fs");
	writeFileSync(file, await offline.body());
	await context.setOffline(true);
	const copy = await context.newPage();
	const complaints = watch(copy);
	await copy.goto(`file://${file}`);
	await copy.getByRole("checkbox").first().check();
	await copy.getByRole("button", { name: "Start" }).first().click();
	await expect(copy.locator("[data-out=start]").first()).toHaveText(/\d\d:\d\d:\d\d/);
	await copy.reload();
	await expect(copy.getByRole("checkbox").first()).toBeChecked();
	await expect(copy.locator("[data-out=start]").first()).toHaveText(/\d\d:\d\d:\d\d/);
	await copy.setViewportSize(PHONE);
	await expectNoSidewaysScroll(copy);
	await expectAccessible(copy);
	expect(complaints).toEqual([]);
});

async function openLive(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	await page.setViewportSize(PHONE);
	await page.goto(`${run}/live`);
	await ready(page);
	return page;
}

test("a drill loses no stamp without a connection, and none with a killed tab", async ({ page, context }) => {
	test.setTimeout(180_000);
	await signIn(page);
	await page.goto(`${place}/drills/runs/new?service=${service.split("/").at(-1)}&scenario=hardware`);
	await ready(page);
	await page.getByLabel("Name").fill("Switch-over of the database");
	await page.getByLabel("Begins").fill("2027-01-15T21:00");
	await page.getByLabel("People").fill("Asha Rao, leads");
	await page.getByRole("button", { name: "Plan drill" }).click();
	await page.waitForURL(/\/drills\/runs\/[0-9a-f-]{36}$/);
	run = new URL(page.url()).pathname;
	await expect(page.getByRole("heading", { level: 1 })).toContainText("is planned for 15 Jan 2027");
	await expectAccessible(page);
	await page.getByRole("button", { name: /^Start/ }).click();
	await page.waitForURL(/\/live$/);
	await page.close();

	const phone = await openLive(context);
	await phone.getByRole("button", { name: "Start this step" }).click();
	await expect(phone.getByText("Everything is sent")).toBeVisible();
	await expectAccessible(phone);
	await expectNoSidewaysScroll(phone);

	await context.setOffline(true);
	await phone.getByRole("button", { name: "End this step" }).click();
	await phone.getByRole("button", { name: "Start this step" }).click();
	await phone.getByRole("button", { name: "End this step" }).click();
	await expect(phone.getByText("3 not sent yet: no connection, kept in this browser")).toBeVisible();
	await phone.close({ runBeforeUnload: false });
	await context.setOffline(false);

	const again = await openLive(context);
	await expect(again.getByText("Everything is sent")).toBeVisible();
	await expect(again.getByText("Step 3 of 7")).toBeVisible();
	const { events } = await (await again.request.get(`${run}/events?after=0`)).json();
	expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(["start", "end", "start", "end"]);

	const other = await openLive(context);
	await other.getByRole("button", { name: "Start this step" }).click();
	await expect(again.getByRole("button", { name: "End this step" })).toBeVisible();
	await again.getByRole("button", { name: "End this step" }).click();
	await again.getByRole("button", { name: "End", exact: true }).click();
	await again.getByRole("button", { name: "End drill" }).click();
	await expect(other.getByText("This drill is over.")).toBeVisible();
});

test("what it measured is confirmed, and incidents are replayed", async ({ page }) => {
	test.setTimeout(120_000);
	const complaints = watch(page);
	await signIn(page);
	await page.goto(run);
	await ready(page);
	await expect(page.getByRole("heading", { level: 1 })).toContainText(/took .* with 3 of 7 steps done/);
	await expectAccessible(page);
	await page.getByRole("button", { name: "Confirm" }).click();
	await expect(page.getByText(/confirmed it on/)).toBeVisible();
	await page.setViewportSize(PHONE);
	await expectNoSidewaysScroll(page);
	await page.goto(`${place}/drills`);
	await expect(page.getByText("✓ confirmed")).toBeVisible();
	for (const address of [`${place}/drills/replay`, `${place}/contacts`, `${place}/contacts/new`]) {
		await page.goto(address);
		await ready(page);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
	}
	await page.goto(`${place}/settings`);
	await ready(page);
	await page.getByRole("button", { name: /remove the sample/i }).click();
	const sure = page.getByRole("alertdialog").or(page.getByRole("dialog"));
	if (await sure.isVisible()) await sure.getByRole("button", { name: /remove/i }).click();
	await page.waitForURL((url) => !url.pathname.startsWith(place));
	expect(complaints).toEqual([]);
});
