// How soon the grid of 5,000 servers stands on the screen, and whether it loses a key that is typed into it.
import fs from "node:fs";
import { chromium, type Page } from "playwright-core";
import { firstOwner } from "../tests/support/first-owner";
import { startProduct } from "../tests/support/product";
import { fill } from "./load";

const ROWS = 5000;
const LOADS = 7;
const KEYS_IN_A_ROW = 60;
const CELLS = 25;
const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];

export interface GridTimes {
	rows: number;
	/** From the first byte asked for to the first rows on the screen, middle of several loads; milliseconds. */
	firstRows: number;
	typed: number;
	lost: number;
}

/** Null where there is no browser to look with. */
export async function timeGrid(): Promise<GridTimes | null> {
	if (!fs.existsSync(CHROMIUM)) return null;
	const product = await startProduct("bench-grid", { BACKUP_EVERY_HOURS: "0" });
	const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
	try {
		const { person, slug } = await firstOwner(product);
		await fill(product, slug, ROWS, 50);
		const address = `http://localhost:${product.port}`;
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		await context.addCookies([...person.jar].map(([name, value]) => ({ name, value, url: address })));
		const page = await context.newPage();
		const home = `${address}/o/${slug}/servers`;
		const times: number[] = [];
		for (let load = 0; load <= LOADS; load++) {
			const took = await firstRows(page, home);
			if (load > 0) times.push(took);
		}
		const lost = await lostKeys(page);
		return { rows: ROWS, firstRows: times.sort((a, b) => a - b)[LOADS >> 1]!, typed: KEYS_IN_A_ROW + CELLS, lost };
	} finally {
		await browser.close();
		await product.stop();
	}
}

async function firstRows(page: Page, home: string): Promise<number> {
	await page.goto("about:blank");
	await page.goto(home, { waitUntil: "commit" });
	const row = '[role="grid"] [role="rowgroup"] [role="gridcell"][data-row="10"]';
	await page.waitForFunction((cell) => document.querySelector(cell) !== null, row, { polling: "raf" });
	return page.evaluate(() => performance.now());
}

/** One long text typed as fast as keys can come, then one digit into each of many cells below each other. */
async function lostKeys(page: Page): Promise<number> {
	await page.waitForLoadState("networkidle");
	const cell = (row: number) => page.locator(`[role="gridcell"][data-row="${row}"][data-column="2"]`);
	const text = Array.from({ length: KEYS_IN_A_ROW }, (_, at) => String.fromCharCode(97 + (at % 26))).join("");
	await cell(0).click();
	await page.keyboard.type(text);
	await page.keyboard.press("Enter");
	for (let row = 1; row <= CELLS; row++) {
		await page.keyboard.type(String(row % 10));
		await page.keyboard.press("Enter");
	}
	await page.keyboard.press("Control+Home");
	let lost = 0;
	await cell(0).waitFor();
	const first = (await cell(0).textContent())?.trim() ?? "";
	lost += KEYS_IN_A_ROW - [...text].filter((letter, at) => first[at] === letter).length;
	for (let row = 1; row <= CELLS; row++) if ((await cell(row).textContent())?.trim() !== String(row % 10)) lost++;
	return lost;
}
