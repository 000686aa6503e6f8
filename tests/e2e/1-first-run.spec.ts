import { expect, test } from "@playwright/test";
import { expectAccessible, organization, owner, ready, setupToken, signIn, watch } from "./people";

test.describe.configure({ mode: "serial" });

test("an empty installation shows no way in without its token", async ({ page }) => {
	await page.goto("/");
	await expect(page).toHaveURL(/\/(welcome|sign-in)/);
	await page.goto("/welcome?token=not-the-token");
	await expect(page.getByRole("button", { name: "Create the organisation" })).toHaveCount(0);
});

test("the token creates the owner and the first organisation, once", async ({ page }) => {
	const complaints = watch(page);
	await page.goto(`/welcome?token=${setupToken()}`);
	await ready(page);
	await expectAccessible(page);
	await page.locator('input[name="name"]').fill(owner.name);
	await page.getByLabel("E-mail").fill(owner.email);
	await page.getByLabel("Password").fill(owner.password);
	await page.locator('input[name="organizationName"]').fill(organization.name);
	await page.getByLabel("Country").selectOption({ label: "India" });
	await expect(page.getByLabel("Currency")).toHaveValue("INR");
	await expect(page.getByLabel("Time zone")).toHaveValue(/Asia\/(Kolkata|Calcutta)/);
	await page.getByRole("button", { name: "Create the organisation" }).click();
	await page.waitForURL(`**/o/${organization.slug}`);
	await expect(page.getByText("Four ways on")).toBeVisible();
	await expectAccessible(page);

	await page.goto(`/welcome?token=${setupToken()}`);
	await expect(page.getByRole("button", { name: "Create the organisation" })).toHaveCount(0);
	expect(complaints).toEqual([]);
});

test("a wrong password is refused with a sentence, the right one opens the organisation", async ({ page }) => {
	await page.goto("/sign-in");
	await ready(page);
	await page.getByLabel("E-mail").fill(owner.email);
	await page.getByLabel("Password").fill("not the password at all");
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
	await signIn(page);
	await expect(page).toHaveURL(new RegExp(`/o/${organization.slug}`));
});

test("a stranger's organisation is not found, and a signed-out page asks to sign in", async ({ page, request }) => {
	await page.goto(`/o/${organization.slug}`);
	await expect(page).toHaveURL(/\/sign-in/);
	await signIn(page);
	const response = await page.goto("/o/somebody-elses");
	expect(response?.status()).toBe(404);
	const crossSite = await request.post(`/o/${organization.slug}`, {
		headers: { origin: "https://elsewhere.example", "content-type": "text/plain" },
		data: "x",
	});
	expect(crossSite.status()).toBe(403);
});
