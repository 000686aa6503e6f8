import { defineConfig } from "@playwright/test";

const port = Number(process.env.E2E_PORT || 3105);

export default defineConfig({
	testDir: "tests/e2e",
	outputDir: `.tmp/e2e-${port}`,
	fullyParallel: false,
	workers: 1,
	retries: 0,
	timeout: 180_000,
	expect: { timeout: 30_000 },
	reporter: [["list"], ["json"]],
	use: {
		baseURL: `http://localhost:${port}`,
		trace: "retain-on-failure",
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
			args: [
				"--no-sandbox",
				"--disable-gpu",
				"--disable-quic",
				"--no-first-run",
				"--disable-background-networking",
				"--disable-component-update",
				"--disable-sync",
			],
		},
	},
	webServer: {
		command:
			process.env.E2E_INSTANCES === "2"
				? "node --import tsx tests/support/serve-two.ts"
				: "node tests/support/serve-empty.mjs",
		env: { PORT: String(port), E2E_DATA_DIR: process.env.E2E_DATA_DIR ?? "" },
		url: `http://localhost:${port}/readyz`,
		reuseExistingServer: false,
		timeout: 300_000,
		gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
	},
});
