import { createHmac } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, organization, owner, ready, signIn, watch } from "./people";

const home = `/o/${organization.slug}`;

async function expectGood(page: Page): Promise<void> {
	await page.setViewportSize({ width: 1440, height: 900 });
	await ready(page);
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
	await page.setViewportSize({ width: 1440, height: 900 });
}

/** What an authenticator on a telephone would show. */
function codeOf(key: string): string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	const bits = [...key.replace(/\s/g, "")]
		.map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"))
		.join("");
	const seed = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
	const mac = createHmac("sha1", seed).update(counter).digest();
	const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
	return String(number % 1_000_000).padStart(6, "0");
}

test("pages of people and access are readable by everybody, at every width", async ({ page }) => {
	const complaints = watch(page);
	await signIn(page);
	for (const path of ["/account", `${home}/members`, `${home}/clients`, `${home}/audit`, `${home}/settings`, "/firm"]) {
		await page.goto(path);
		await expect(page.getByRole("heading", { level: 1 }).first(), path).toBeVisible();
		await expectGood(page);
	}
	expect(complaints).toEqual([]);
});

test("the audit log shows what was done, filters it and hands it out", async ({ page }) => {
	await signIn(page);
	await page.goto(`${home}/audit?action=account.sign-in`);
	await expect(page.getByRole("heading", { level: 1 })).toContainText("none was changed");
	await expect(page.getByRole("cell", { name: "account, sign in" }).first()).toBeVisible();
	await expect(page.getByRole("cell", { name: "organisation, create" })).toHaveCount(0);
	const file = await page.request.get(`${home}/audit/export?format=json`);
	expect(file.headers()["content-disposition"]).toContain("attachment");
	expect(((await file.json()) as { action: string }[]).some(({ action }) => action === "organization.create")).toBe(
		true,
	);
});

test("an authenticator is set up, asked for at the next sign-in, and removed by a recovery code", async ({ page }) => {
	const complaints = watch(page);
	await signIn(page);
	await page.goto("/account");
	await ready(page);
	await page.getByRole("button", { name: "Set up an authenticator" }).click();
	const key = (await page.getByText("Key", { exact: true }).locator("xpath=following-sibling::p").textContent()) ?? "";
	await expectAccessible(page);
	await page.getByLabel("Code the authenticator shows").fill(codeOf(key));
	await page.getByRole("button", { name: "Switch it on" }).click();
	const codes = page.getByRole("status").getByRole("listitem");
	await expect(codes).toHaveCount(10);
	const [first = "", second = ""] = await codes.allTextContents();
	await page.getByRole("button", { name: "I have kept them" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toContainText("two steps");

	await page.context().clearCookies();
	await page.goto("/sign-in");
	await ready(page);
	await page.getByLabel("E-mail").fill(owner.email);
	await page.getByLabel("Password").fill(owner.password);
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toContainText("One more step");
	await page.goto(home);
	await expect(page).toHaveURL(/sign-in/);
	await expectGood(page);
	await page.getByLabel("Code").fill("000000");
	await page.getByRole("button", { name: "Go on" }).click();
	await expect(page.getByText("This code does not fit")).toBeVisible();
	await page.getByLabel("Code").fill(first);
	await page.getByRole("button", { name: "Go on" }).click();
	await page.waitForURL(`**${home}`);

	await page.goto("/account");
	await ready(page);
	await page.getByRole("button", { name: "Remove the authenticator" }).click();
	await page.getByLabel("Code the authenticator shows").fill(second);
	await page.getByRole("button", { name: "Remove it" }).click();
	await expect(page.getByRole("button", { name: "Set up an authenticator" })).toBeVisible();
	expect(complaints).toEqual([]);
});

test("a firm offers itself, the client's owner accepts, and shows it out again", async ({ page }) => {
	const complaints = watch(page);
	await signIn(page);
	await page.goto("/new");
	await ready(page);
	await page.locator('input[name="organizationName"], input[name="name"]').first().fill("Harbour Advisers");
	await page.getByLabel("Country").selectOption({ label: "Germany" });
	await page.getByRole("button", { name: "Create the organisation" }).click();
	await page.waitForURL("**/o/harbour-advisers**");
	await page.goto("/o/harbour-advisers/clients");
	await ready(page);
	await page.getByRole("button", { name: "Make this organisation a consulting firm" }).click();
	await page.getByLabel("Client").fill(organization.name);
	await page.getByRole("button", { name: "Make an offer" }).click();
	const link = await page.getByLabel("Offer link").inputValue();
	await page.goto(new URL(link).pathname);
	await expectGood(page);
	await page.getByLabel("Your organisation").selectOption({ label: organization.name });
	await page.getByRole("button", { name: "Accept" }).click();
	await page.waitForURL(`**${home}/members`);
	await expect(page.getByRole("heading", { name: "Harbour Advisers" })).toBeVisible();
	await expectGood(page);
	await page.getByRole("button", { name: "End", exact: true }).click();
	await page.getByRole("button", { name: "End it" }).click();
	await expect(page.getByRole("heading", { name: "Harbour Advisers" })).toHaveCount(0);
	expect(complaints).toEqual([]);
});
