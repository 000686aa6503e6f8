// `npm test`: installs what is missing, then runs every suite, fast ones first, and closes with one line over all of them.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";
import { installWhatIsMissing } from "./install.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const long = process.argv.includes("--long");
const results = path.join(root, ".tmp", "results");
const totals = { passed: 0, failed: 0, skipped: 0 };
const leftOut = [];
/** Those that work in the first organisation; all others work in the sample, and both halves take about as long. */
const LEFT_JOURNEYS = new Set([
	"2-import.spec.ts",
	"4-accounts.spec.ts",
	"5-grid.spec.ts",
	"6-practice-care.spec.ts",
	"7-design.spec.ts",
]);

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
		vitest("Long suites", "long");
		vitest("Planted holes: one wall taken away at a time", "holes");
		process.env.WHOLE_MATRIX = "1";
		vitest("Every endpoint as everybody, with ids of every kind", "built");
		await browser({ E2E_INSTANCES: "2" });
	}
} else {
	vitest("Engine, importers, schemas, reports, laws", "pure");
	vitest("Components", "components");
	vitest("Data, on a real database", "data");
	// The build type-checks the whole tree.
	if (command("Build", ["scripts/build.mjs"])) {
		vitest("Laws of the build", "built");
		vitest("Faults: what is killed, cut off or slow", "faults");
		await browser();
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

/**
 * Two halves side by side, each on an installation of its own: a journey waits more than it works. With `environment` they
 * run one after the other on one.
 */
async function browser(environment) {
	const chromium = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
	if (!fs.existsSync(chromium)) {
		leftOut.push(`the browser journeys: no Chromium at ${chromium}; install it or set CHROMIUM_PATH`);
		return;
	}
	const began = Date.now();
	console.log("\n── Journeys in Chromium");
	const halves = environment ? [{ name: "all", files: [], environment }] : halvesOfJourneys();
	await Promise.all(halves.map(journeys));
	console.log(`── Journeys in Chromium: ${((Date.now() - began) / 1000).toFixed(0)} s`);

	async function journeys({ name, files, environment: own }) {
		const file = path.join(results, `browser-${name}.json`);
		const status = await lines(name, ["node_modules/@playwright/test/cli.js", "test", ...files], {
			...own,
			CHROMIUM_PATH: chromium,
			PLAYWRIGHT_JSON_OUTPUT_NAME: file,
		});
		count(file, status === 0, ({ stats }) => ({
			passed: stats.expected + stats.flaky,
			failed: stats.unexpected,
			skipped: stats.skipped,
		}));
	}
}

/** Every file but the first-run one, which both begin with, is in exactly one half. */
function halvesOfJourneys() {
	const [first, ...others] = fs
		.readdirSync(path.join(root, "tests", "e2e"))
		.filter((name) => name.endsWith(".spec.ts"))
		.sort();
	const isLeft = (name) => LEFT_JOURNEYS.has(name);
	return [
		{ name: "left", port: 3105, files: others.filter(isLeft) },
		{ name: "right", port: 3106, files: others.filter((name) => !isLeft(name)) },
	].map(({ name, port, files }) => ({
		name,
		files: [first, ...files].map((file) => `tests/e2e/${file}`),
		environment: { E2E_PORT: String(port), E2E_DATA_DIR: path.join(root, ".tmp", `e2e-data-${name}`) },
	}));
}

/** Runs a script and passes its lines on, each behind a name; answers its exit code. */
function lines(name, args, env) {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
		for (const stream of [child.stdout, child.stderr])
			readline.createInterface({ input: stream }).on("line", (line) => console.log(`${name.padEnd(5)} ${line}`));
		child.on("close", resolve);
	});
}
