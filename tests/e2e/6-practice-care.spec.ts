import { expect, type Page, test } from "@playwright/test";
import { expectSound, ready, walkSample } from "./people";

test.describe.configure({ mode: "serial" });

let page: Page;
let sample = "";
let complaints: string[] = [];

walkSample((walk) => {
	({ page, sample, complaints } = walk);
});

test("a practice is answered by key, proven by a file, kept up, and read in another calendar until that is revoked", async ({
	request,
}) => {
	await page.goto(`${sample}/practices?layer=data-centre#DC-02`);
	await ready(page);
	await expect(page.getByText("All saved")).toBeVisible({ timeout: 30_000 });

	await page.keyboard.press("f");
	await expect(page.getByRole("button", { name: "Flagged", exact: true })).toBeVisible();
	await page.keyboard.press("1");
	await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 30_000 });
	await page.keyboard.press("k");
	await page.getByRole("button", { name: "Add a proof" }).click();
	const form = page.getByRole("form", { name: "Add a proof" });
	await form.getByText("File", { exact: true }).click();
	await form.getByLabel("What it shows").fill("Reading of the sensor");
	const chooser = form.locator('input[type="file"]');
	await chooser.setInputFiles({ name: "page.png", mimeType: "image/png", buffer: Buffer.from("<script>1</script>") });
	await form.getByRole("button", { name: "Add it" }).click();
	await expect(form.getByText(/none of the kinds taken/)).toBeVisible({ timeout: 30_000 });
	await chooser.setInputFiles({
		name: "sensor.csv",
		mimeType: "text/csv",
		buffer: Buffer.from("day;humidity\n1;45\n"),
	});
	await form.getByRole("button", { name: "Add it" }).click();
	const proof = page.getByRole("link", { name: /Reading of the sensor/ });
	await expect(proof).toBeVisible({ timeout: 30_000 });
	await expectSound(page);

	const fetched = await page.request.get((await proof.getAttribute("href"))!);
	expect(await fetched.text()).toContain("humidity");
	const headers = fetched.headers();
	expect(headers["content-disposition"]).toContain("attachment");
	expect(headers["x-content-type-options"]).toBe("nosniff");
	expect(headers["content-security-policy"]).toContain("sandbox");
	expect((await request.get((await proof.getAttribute("href"))!, { maxRedirects: 0 })).status()).not.toBe(200);

	await page.goto(`${sample}/practices/calendar`);
	await ready(page);
	await page.getByRole("button", { name: "Add a date" }).click();
	await page.getByLabel("Name", { exact: false }).first().fill("mail.acme.example");
	await page.getByLabel(/Ends, or is due, on/).fill("2026-01-31");
	await page.getByRole("button", { name: "Add it" }).click();
	await expect(page.getByText("Certificate: mail.acme.example")).toBeVisible({ timeout: 30_000 });
	await expectSound(page);
	await page.getByLabel("Made for").fill("my phone");
	await page.getByRole("button", { name: "Make an address" }).click();
	const address = await page.getByLabel("Calendar address").inputValue();
	const feed = await request.get(address);
	expect(feed.headers()["content-type"]).toContain("text/calendar");
	expect(await feed.text()).toContain("mail.acme.example");
	await page.getByRole("button", { name: "Revoke" }).click();
	await expect(page.getByRole("button", { name: "Revoke" })).toHaveCount(0, { timeout: 30_000 });
	expect((await request.get(address)).status()).toBe(404);
	expect(complaints).toEqual([]);
});

test("terms become hours, and twelve questions a range with what to find out next", async () => {
	await page.goto(`${sample}/claims`);
	await ready(page);
	await page.getByLabel("Service terms, in English").fill("99.9 % a month. Repair by the next business day. We care.");
	await expect(page.getByRole("heading", { level: 1 })).toContainText(/down a year/);
	await expect(page.getByText("Not understood, and not counted")).toBeVisible();
	await expectSound(page);

	await page.goto(`${sample}/quick?service=new`);
	await ready(page);
	await page.getByLabel("Which service would be missed first?").fill("Payroll");
	await page.getByLabel("How is it protected today?").selectOption("T1");
	await page.getByLabel("How long may it be down?").fill("4 h");
	await expect(page.getByRole("heading", { level: 1 })).toContainText(/Readiness between \d+ and \d+/, {
		timeout: 60_000,
	});
	await expect(page.getByText(/narrows .*(points|h|min)/).first()).toBeVisible();
	await expectSound(page);
	await page.getByRole("button", { name: "Save the answers" }).click();
	await page.waitForURL(/quick\?service=[0-9a-f-]{36}/, { timeout: 60_000 });
	expect(complaints).toEqual([]);
});
