import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

interface Assertion {
	fullName: string;
	status: string;
}

/** The suite over every verb, with one wall taken away; its results by name. */
function withHole(hole: string): Map<string, string> {
	const file = path.join(root, ".tmp", `hole-${hole || "none"}.json`);
	fs.rmSync(file, { force: true });
	const args = ["run", "--project", "data", "tests/data/verbs.test.ts", "--reporter=json", `--outputFile.json=${file}`];
	const env = { ...process.env, HOLE: hole, VITEST: "", VITEST_POOL_ID: "", VITEST_WORKER_ID: "" };
	try {
		execFileSync(process.execPath, [path.join(root, "node_modules/vitest/vitest.mjs"), ...args], {
			cwd: root,
			env,
			stdio: "ignore",
		});
	} catch {
		// A suite that notices the hole ends with an error: its results are read below.
	}
	const { testResults } = JSON.parse(fs.readFileSync(file, "utf8")) as {
		testResults: { assertionResults: Assertion[] }[];
	};
	return new Map(testResults.flatMap((result) => result.assertionResults.map((one) => [one.fullName, one.status])));
}

const FOREIGN = /an id of another organisation .* does not find it$/;
/** Noticed by other means: the rows it asks for are found by raw SQL, whose filter this hole cannot take away. */
const share = (caught: number, all: number): string => `${caught} of ${all} (${((caught / all) * 100).toFixed(1)} %)`;

describe("a wall taken away", () => {
	const whole = withHole("");
	const passing = [...whole].flatMap(([name, status]) => (status === "passed" ? [name] : []));

	it("is none in the suite as it stands", () => {
		expect(passing.length).toBeGreaterThan(300);
		expect([...whole].filter(([, status]) => status === "failed")).toEqual([]);
	});

	it("is noticed for every verb that asks for a permission", () => {
		const open = withHole("permission");
		const asked = passing.filter((name) => /^as (viewer|editor|admin) /.test(name));
		// With every check gone, what is refused today is done: its case fails. What is allowed today still passes.
		const failed = new Set(asked.filter((name) => open.get(name) === "failed"));
		const verbOf = (name: string) => name.split(" ")[2] ?? "";
		const refusedSomewhere = new Set([...failed].map(verbOf));
		console.info(
			`planted holes: permission checks of ${refusedSomewhere.size} verbs removed, ${failed.size} cases noticed`,
		);
		expect(failed.size).toBeGreaterThan(100);
	});

	it("leaves the application's own filter standing when row security is off", () => {
		const open = withHole("walls");
		const foreign = passing.filter((name) => FOREIGN.test(name));
		const leaks = foreign.filter((name) => open.get(name) !== "passed");
		console.info(
			`planted holes: row security off, ${share(foreign.length - leaks.length, foreign.length)} foreign ids still not found`,
		);
		expect(leaks).toEqual([]);
	});

	it("leaves row security standing when the application's own filter is off", () => {
		const open = withHole("filter");
		const foreign = passing.filter((name) => FOREIGN.test(name));
		expect(foreign.filter((name) => open.get(name) !== "passed")).toEqual([]);
	});

	it("is noticed when both are off", () => {
		const open = withHole("both");
		const foreign = passing.filter((name) => FOREIGN.test(name));
		const noticed = foreign.filter((name) => open.get(name) === "failed");
		console.info(
			`planted holes: filters and row security off, noticed for ${share(noticed.length, foreign.length)} verbs`,
		);
		expect(noticed.length / foreign.length).toBeGreaterThan(0.5);
	});
});
