import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { allows, type Permission } from "@/lib/roles";
import registry from "../built/registry.json";

const root = path.resolve(import.meta.dirname, "../..");

interface Assertion {
	fullName: string;
	status: string;
}

/** The suite over every verb, with one wall taken away; its results by name. */
function withHole(hole: string, only: string): Map<string, string> {
	const file = path.join(root, ".tmp", `hole-${hole || "none"}.json`);
	fs.rmSync(file, { force: true });
	const args = [
		"run",
		"--project",
		"data",
		"tests/data/verbs.test.ts",
		"-t",
		only,
		"--reporter=json",
		`--outputFile.json=${file}`,
	];
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

const FOREIGN = "does not find it";
/** Whoever may do least is refused most. */
const ROLE = "as viewer";
const share = (caught: number, all: number): string => `${caught} of ${all} (${((caught / all) * 100).toFixed(1)} %)`;
const namesOf = (results: Map<string, string>, status: string): string[] =>
	[...results].flatMap(([name, one]) => (one === status ? [name] : []));

describe("a wall taken away", () => {
	const foreign = namesOf(withHole("", FOREIGN), "passed");
	const ofViewer = namesOf(withHole("", ROLE), "passed");

	it("is noticed for every verb that refuses a viewer", () => {
		const open = withHole("permission", ROLE);
		// With every check gone, what is refused today is done, and its case fails; what is allowed today still passes.
		const noticed = ofViewer.filter((name) => open.get(name) === "failed");
		console.info(
			`planted holes: permission checks removed, noticed for ${noticed.length} of ${ofViewer.length} verbs, all that refuse a viewer`,
		);
		const refusing = Object.values(registry as Record<string, { permission?: string }>).filter(
			({ permission }) => permission && !allows("viewer", permission as Permission),
		);
		expect(noticed.length).toBeGreaterThanOrEqual(Math.min(refusing.length, 50));
	});

	it("leaves the application's own filter standing when row security is off", () => {
		const open = withHole("walls", FOREIGN);
		const leaks = foreign.filter((name) => open.get(name) !== "passed");
		console.info(
			`planted holes: row security off, ${share(foreign.length - leaks.length, foreign.length)} foreign ids still not found`,
		);
		expect(leaks).toEqual([]);
	});

	it("leaves row security standing when the application's own filter is off", () => {
		const open = withHole("filter", FOREIGN);
		expect(foreign.length).toBeGreaterThan(30);
		expect(foreign.filter((name) => open.get(name) !== "passed")).toEqual([]);
	});

	it("is noticed when both are off", () => {
		const open = withHole("both", FOREIGN);
		const noticed = foreign.filter((name) => open.get(name) === "failed");
		console.info(
			`planted holes: filters and row security off, noticed for ${share(noticed.length, foreign.length)} verbs`,
		);
		expect(noticed.length).toBeGreaterThan(0);
	});
});
