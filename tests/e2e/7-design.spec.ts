import { expect, type Page, test } from "@playwright/test";
import { expectSound, ready, walkSample } from "./people";

test.describe.configure({ mode: "serial" });

let page: Page;
let sample = "";
let mail = "";
let complaints: string[] = [];

walkSample(async (walk) => {
	({ page, sample, complaints } = walk);
	await page.goto(`${sample}/services`);
	mail = (await page.getByRole("link", { name: "Mail", exact: true }).getAttribute("href")) ?? "";
});

async function open(part: string): Promise<void> {
	await page.goto(`${mail}/${part}`);
	await ready(page);
}

test("a service starts from a blueprint, and is taken back whole", async () => {
	await page.goto(`${sample}/services/blueprints`);
	await ready(page);
	await page.getByLabel("Name").fill("Order desk");
	await page.getByLabel("Kind").selectOption("database");
	await page.getByRole("radio", { name: /Replicated, one takes over/ }).check();
	await expect(page.getByRole("region", { name: /Drawing: Replicated/ })).toBeVisible({ timeout: 30_000 });
	await expect(page.getByRole("rowheader", { name: /A third vote/ })).toBeVisible();
	await expectSound(page);
	await page.getByRole("button", { name: "Start the service" }).click();
	await page.waitForURL(/\/services\/[0-9a-f-]{36}$/);
	await expect(page.getByText(/planned and not in service/).first()).toBeVisible({ timeout: 30_000 });

	const service = page.url().split("/").pop();
	await page.goto(`${sample}/services/blueprints?service=${service}`);
	await ready(page);
	await page.getByRole("button", { name: "Take it back" }).click();
	await page.waitForURL(/\/services$/);
	await expect(page.getByRole("link", { name: "Order desk" })).toHaveCount(0);
	expect(complaints).toEqual([]);
});

test("sizing names the limit while one types, and is kept", async () => {
	await open("sizing");
	await page.getByLabel("Operations a second it can do").fill("50");
	await expect(page.getByText(/The limit is the speed of the storage/)).toBeVisible({ timeout: 20_000 });
	await page.getByLabel("More users a year").fill("20");
	await expect(page.getByRole("heading", { name: /At 20 % more users a year/ })).toBeVisible();
	await expectSound(page);
	await page.getByRole("button", { name: "Save sizing" }).click();
	await expect(page.getByText("The sizing of Mail is saved").first()).toBeVisible();
	expect(complaints).toEqual([]);
});

test("the scanner's places are compared, and its steps are in order", async () => {
	await open("scanner");
	await page.getByLabel("Where it stands").selectOption("other-server");
	await page.getByLabel("Relays to port").fill("2525");
	await expect(page.getByText(/Let the mail server listen on port 2525/)).toBeVisible({ timeout: 20_000 });
	await page.getByRole("button", { name: "Add a scanner" }).click();
	await page.getByRole("textbox", { name: "Scanner", exact: true }).fill("House scanner");
	await page.getByRole("button", { name: "Save the list" }).click();
	await expect(page.getByRole("rowheader", { name: "House scanner" })).toBeVisible();
	await expectSound(page);
	expect(complaints).toEqual([]);
});

test("a group of users gets advice with its reason, and becomes the policy", async () => {
	await open("access");
	const removals = page.getByRole("button", { name: /^Remove the group/ });
	while ((await removals.count()) > 0) await removals.first().click();
	await page.getByRole("button", { name: "Add a group of users" }).click();
	await page.getByLabel("Users").fill("430");
	await page.getByLabel("Read on").selectOption("shared-desktop");
	await expect(page.getByText(/The desktop is shared/)).toBeVisible({ timeout: 20_000 });
	await expect(page.getByText(/lies on desktops only/)).toBeVisible();
	await expectSound(page);
	await page.getByRole("button", { name: "Adopt as the policy" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toContainText("100 % on the web", { timeout: 20_000 });
	expect(complaints).toEqual([]);
});

test("a hosted offer stands against every tier over years, with its doubts", async () => {
	await open("cloud");
	await page.getByLabel("Provider", { exact: true }).fill("Northmail");
	await page.getByLabel(/Price per user a month/).fill("200");
	await page.getByLabel("Promised availability").fill("99.9 %");
	const place = page.getByRole("group", { name: /in which country the data/ });
	await place.getByText("Partly").click();
	await expect(page.getByRole("heading", { name: /lets 8.8 h a year pass/ })).toBeVisible({ timeout: 20_000 });
	await expect(page.getByText(/1 speak against it/)).toBeVisible();
	await expectSound(page);
	await page.getByRole("button", { name: "Save the offer" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toContainText("Northmail offers to host Mail", {
		timeout: 20_000,
	});
	expect(complaints).toEqual([]);
});
