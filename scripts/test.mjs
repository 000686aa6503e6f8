// `npm test`: installs what is missing, then runs every suite, fast ones first, and closes with one line over all of them.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { installWhatIsMissing } from "./install.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const long = process.argv.includes("--long");
const results = path.join(root, ".tmp", "results");
const totals = { passed: 0, failed: 0, skipped: 0 };
const leftOut = [];

process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.env.CHECKPOINT_DISABLE = "1";
fs.rmSync(results, { recursive: true, force: true });
fs.mkdirSync(results, { recursive: true });

await installWhatIsMissing();
command("Generated client", ["scripts/generate.mjs"]);
command("Lint and format", ["node_modules/@biomejs/biome/bin/biome", "check", "."]);
command("Types of the engine", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "engine"]);

if (long) {
	if (command("Build", ["scripts/build.mjs"])) {
		vitest("Faults: what is killed, cut off or filled up", "faults");
		vitest("Long suites", "long");
		vitest("Planted holes: one wall taken away at a time", "holes");
		process.env.WHOLE_MATRIX = "1";
		vitest("Every endpoint as everybody, with ids of every kind", "built");
		browser({ E2E_INSTANCES: "2" });
	}
} else {
	vitest("Engine, importers, schemas, reports, laws", "pure");
	vitest("Components", "components");
	vitest("Data, on a real database", "data");
	// The build type-checks the whole tree.
	if (command("Build", ["scripts/build.mjs"])) {
		vitest("Laws of the build", "built");
		browser();
	}
}

for (const sentence of leftOut) console.log(`left out: ${sentence}`);
console.log(`${totals.passed} passed, ${totals.failed} failed${totals.skipped ? `, ${totals.skipped} skipped` : ""}`);
process.exit(totals.failed ? 1 : 0);

function run(title, args, env = {}) {
	console.log(`\n── ${title}`);
	const began = Date.now();
	const { status, signal } = spawnSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } });
	console.log(`── ${title}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
	return status === 0 && !signal;
}

function command(title, args) {
	const ok = run(title, args);
	totals[ok ? "passed" : "failed"] += 1;
	return ok;
}

function count(file, ok, read) {
	if (!fs.existsSync(file)) {
		totals.failed += 1;
		return;
	}
	const found = read(JSON.parse(fs.readFileSync(file, "utf8")));
	totals.passed += found.passed;
	totals.failed += found.failed;
	totals.skipped += found.skipped;
	// A runner that fails outside its tests (an unhandled error, no test found) must not pass unseen.
	if (!ok && found.failed === 0) totals.failed += 1;
}

function vitest(title, project) {
	const file = path.join(results, `${project}.json`);
	const ok = run(title, [
		"node_modules/vitest/vitest.mjs",
		"run",
		"--project",
		project,
		"--reporter=dot",
		"--reporter=json",
		`--outputFile.json=${file}`,
	]);
	count(file, ok, (report) => ({
		passed: report.numPassedTests,
		failed: report.numFailedTests,
		skipped: report.numPendingTests + report.numTodoTests,
	}));
}

function browser(environment = {}) {
	const chromium = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
	if (!fs.existsSync(chromium)) {
		leftOut.push(`the browser journeys: no Chromium at ${chromium}; install it or set CHROMIUM_PATH`);
		return;
	}
	const file = path.join(results, "browser.json");
	const ok = run("Journeys in Chromium", ["node_modules/@playwright/test/cli.js", "test"], {
		...environment,
		CHROMIUM_PATH: chromium,
		PLAYWRIGHT_JSON_OUTPUT_NAME: file,
	});
	count(file, ok, ({ stats }) => ({
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected,
		skipped: stats.skipped,
	}));
}
