import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root, type SourceFile, tree, withoutComments } from "./tree";

const ids: string[] = JSON.parse(fs.readFileSync(path.join(root, "tests/fixtures/reference-ids.json"), "utf8"));

/** The whole collection, where it lies beside the repository; it is read there, not kept here. */
const collection = path.resolve(root, "../shared/reference/cases.json");

/** Cases that no test names: a mention in a comment proves nothing. */
const unnamed = (cases: string[], files: SourceFile[]): string[] => {
	const code = files.map((file) => withoutComments(file.text)).join("\n");
	return cases.filter((id) => !new RegExp(`["'\`][^"'\`\\n]*\\b${id}(?![\\w-])`).test(code));
};

describe("published cases", () => {
	const tests = tree(/^tests\/(engine|scripts)\/.*\.ts$/);

	it("are each a test that bears the case's name", () => {
		expect(ids.length).toBeGreaterThanOrEqual(68);
		expect(unnamed(ids, tests)).toEqual([]);
		const planted: SourceFile = { path: "tests/x.test.ts", text: '// "MC-99-lost"\nit("MC-9-found: is", () => {});' };
		expect(unnamed(["MC-99-lost", "MC-9-found", "MC-9"], [planted])).toEqual(["MC-99-lost", "MC-9"]);
	});

	it.runIf(fs.existsSync(collection))("are all in the list", () => {
		const cases: { id: string }[] = JSON.parse(fs.readFileSync(collection, "utf8"));
		expect(cases.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
	});
});
