// node scripts/run.mjs bench/grid-paint.ts <address> <e-mail> <password> <organisation>
// The product must be running, built. Fills the organisation up to 5,000 servers, then measures in Chromium how long the
// grid takes from the first byte asked for to its first rows on the screen; prints the middle of seven loads.
import { chromium } from "playwright-core";

const [address = "http://localhost:3000", email = "", password = "", organization = ""] = process.argv.slice(2);
const ROWS = 5000;
const LOADS = 7;
const home = `${address}/o/${organization}/servers`;

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${address}/sign-in`);
await page.waitForLoadState("networkidle");
await page.getByLabel("E-mail").fill(email);
await page.getByLabel("Password").fill(password);
await page.getByRole("button", { name: "Sign in" }).click();
await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
await page.goto(home);

const filled = await page.evaluate(
	async ([place, wanted]) => {
		const { rows } = (await (await fetch(`${place}/rows`)).json()) as { rows: unknown[] };
		const missing = Math.max(0, Number(wanted) - rows.length);
		const creations = Array.from({ length: missing }, (_, n) => ({
			key: `new:${n}`,
			set: {
				...{
					name: `bench-${String(n).padStart(4, "0")}`,
					role: `role ${n % 40}`,
					kind: n % 3 === 0 ? "physical" : "virtual",
				},
				...{ operatingSystem: `System ${n % 12}`, cpuCores: 4 + (n % 28), memoryGigabytes: 16, dataGigabytes: n % 900 },
				...{ room: `room ${n % 9}`, fqdn: `bench-${n}.example.org`, addresses: [`10.0.${n >> 8}.${n & 255}`] },
			},
		}));
		if (missing === 0) return 200;
		const body = JSON.stringify({ changes: [], creations });
		const answer = await fetch(`${place}/rows`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body,
		});
		return answer.status;
	},
	[home, ROWS] as const,
);
if (filled !== 200) throw new Error(`the servers could not be made: ${filled}`);

const times: number[] = [];
for (let load = 0; load <= LOADS; load++) {
	await page.goto("about:blank");
	await page.goto(home, { waitUntil: "commit" });
	const milliseconds = await page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const look = () =>
					document.querySelector('[role="grid"] [role="rowgroup"] [role="gridcell"][data-row="10"]')
						? requestAnimationFrame(() => resolve(performance.now()))
						: requestAnimationFrame(look);
				look();
			}),
	);
	if (load > 0) times.push(milliseconds);
}
await browser.close();
times.sort((a, b) => a - b);
console.log(
	`Grid of ${ROWS.toLocaleString("en")} servers, first rows on the screen: ${Math.round(times[LOADS >> 1]!)} ms (${times.map(Math.round).join(", ")})`,
);
