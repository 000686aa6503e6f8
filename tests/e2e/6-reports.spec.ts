import { expect, test } from "@playwright/test";
import { canReadText, readText } from "../reports/support/read-pdf";
import { expectSound, openSample, ready, signIn, watch } from "./people";

test("a report is looked at, frozen, handed over, shared with a pass phrase and taken back", async ({
	page,
	browser,
}) => {
	const complaints = watch(page);
	await signIn(page);
	const sample = await openSample(page);
	const finding = ((await page.getByRole("heading", { level: 1 }).textContent()) ?? "").replace(/\s+/g, " ").trim();
	expect(finding).toMatch(/\d+ of \d+ services/);

	await page.goto(`${sample}/reports/new`);
	await ready(page);
	await expectSound(page);
	await page.getByLabel("Accent colour").fill("#ffee99");
	await expect(page.getByText("Too pale to read on white")).toBeVisible();
	await page.getByLabel("Accent colour").fill("#7a1f2b");
	await page.getByLabel("Confidentiality").fill("For the board only");
	const preview = await page.getByRole("link", { name: "Look at it first" }).getAttribute("href");
	const looked = await page.request.get(preview ?? "");
	expect(looked.headers()["content-type"]).toBe("application/pdf");
	await page.getByRole("button", { name: "Freeze the report" }).click();
	await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
	const report = page.url();
	await ready(page);
	await expectSound(page);

	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: "Download the PDF" }).click(),
	]);
	const chunks: Buffer[] = [];
	for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
	const pdf = Buffer.concat(chunks);
	expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
	if (canReadText) {
		const text = readText(pdf);
		expect(text).toContain(finding.replaceAll("\u00a0", " "));
		expect(text).toContain("For the board only");
		expect(readText(await looked.body())).toContain(finding.replaceAll("\u00a0", " "));
	}

	await page.getByLabel("For whom").fill("The auditor");
	await page.getByLabel("Pass phrase").fill("blue heron at dusk");
	await page.getByRole("button", { name: "Make a link" }).click();
	const link = await page.getByRole("textbox", { name: /Link to/ }).inputValue();
	const outside = await browser.newContext();
	const reader = await outside.newPage();
	await reader.goto(link);
	await ready(reader);
	await expect(reader.getByRole("heading", { level: 1 })).toHaveText("A pass phrase belongs to this link.");
	await reader.getByLabel("Pass phrase").fill("blue heron at dusk");
	await reader.getByRole("button", { name: "Open the report" }).click();
	await expect(
		reader.getByText(finding.replace(/^.*?(\d+ of \d+ services)/, "$1"), { exact: false }).first(),
	).toBeVisible();
	await expectSound(reader);
	expect(new URL(reader.url()).pathname).toMatch(/^\/shared\//);
	await reader.goto(sample);
	await expect(reader).toHaveURL(/sign-in/);

	await page.goto(report);
	await ready(page);
	await page.getByText(/^\d looks?$/).click();
	await expect(page.getByText(/: the page/).first()).toBeVisible();
	await page.getByRole("button", { name: "Take back" }).click();
	await expect(page.getByText(/taken back/)).toBeVisible();
	await reader.goto(link);
	await expect(reader.getByRole("heading", { level: 1 })).toHaveText("This link has ended.");
	await outside.close();
	expect(complaints).toEqual([]);
});
