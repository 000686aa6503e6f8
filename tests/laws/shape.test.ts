import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root, type SourceFile, tree, withoutComments } from "./tree";

const LONGEST = 300;
/** Tables of the field are data; they are as long as the field is. */
const DATA_FILES = /^(engine\/catalogue\/|prisma\/|tests\/|bench\/)/;

const tooLong = (files: SourceFile[]): string[] =>
	files
		.filter((file) => !DATA_FILES.test(file.path) && file.text.split("\n").length - 1 > LONGEST)
		.map((file) => `${file.path}: ${file.text.split("\n").length - 1} lines`);

const badNames = (files: SourceFile[]): string[] =>
	files
		.map((file) => file.path)
		.filter((name) => {
			const base = path.basename(name).replace(/\.(test|worker|spec|setup)?\.?(tsx?|mjs)$/, "");
			return /^(utils?|helpers?|common|misc|types)$/.test(base) || !/^(_?[a-z0-9]+(-[a-z0-9]+)*)$/.test(base);
		});

const TOP = [
	"app",
	"bench",
	"components",
	"data",
	"docs",
	"engine",
	"importers",
	"lib",
	"prisma",
	"public",
	"reports",
	"schemas",
	"scripts",
	"security",
	"tests",
];

const strangers = (files: SourceFile[]): string[] => [
	...new Set(
		files
			.map((file) => file.path)
			.filter((name) => name.includes("/") && !name.startsWith("."))
			.map((name) => name.slice(0, name.indexOf("/")))
			.filter((folder) => !TOP.includes(folder)),
	),
];

/** Paths in the documents must exist: a document that names a file that has gone is a lie. */
function deadPaths(documents: SourceFile[], exists: (name: string) => boolean): string[] {
	return documents.flatMap((document) =>
		[
			...document.text.matchAll(
				/`((?:app|bench|components|data|docs|engine|importers|lib|prisma|public|reports|schemas|scripts|tests)\/[\w.\-/[\]()]*)`/g,
			),
		]
			.map((match) => match[1]!.replace(/\/$/, ""))
			.filter((name) => !exists(name))
			.map((name) => `${document.path} names ${name}`),
	);
}

const FIELD = { T: 4, A: 6, H: 8, P: 4, V: 7, M: 4, C: 4 };

/** Each fact of the field has one row that names the page, an engine file and a test. */
function coverageFaults(text: string): string[] {
	const rows = text
		.split("\n")
		.filter((line) => /^\| [A-Z]\d/.test(line))
		.map((line) => line.split("|").map((cell) => cell.trim()));
	return Object.entries(FIELD).flatMap(([letter, count]) =>
		Array.from({ length: count }, (_, index) => `${letter}${index + 1}`).flatMap((id) => {
			const [row, ...more] = rows.filter((cells) => cells[1] === id);
			if (!row || more.length > 0) return [`${id} has ${row ? more.length + 1 : 0} rows`];
			const [, , , page, engine, test] = row;
			const whole = page && engine?.includes("`engine/") && test?.includes("`tests/");
			return whole ? [] : [`${id} names no page, engine file or test`];
		}),
	);
}

const code = tree(/\.(ts|tsx|mjs)$/);

describe("shape of the tree", () => {
	it("keeps files short", () => {
		expect(tooLong(code)).toEqual([]);
		expect(tooLong([{ path: "lib/x.ts", text: "x\n".repeat(301) }])).toHaveLength(1);
	});

	it("names files for what they hold", () => {
		expect(badNames(code.filter((file) => file.path.includes("/")))).toEqual([]);
		expect(badNames([{ path: "lib/utils.ts", text: "" }])).toHaveLength(1);
		expect(badNames([{ path: "lib/FormatDate.ts", text: "" }])).toHaveLength(1);
	});

	it("has no top-level folder without a decision", () => {
		expect(strangers(tree(/./))).toEqual([]);
		expect(strangers([{ path: "services/x.ts", text: "" }])).toEqual(["services"]);
	});

	it("documents only what exists", () => {
		const documents = tree(/^(README|docs\/.*)\.md$/);
		expect(deadPaths(documents, (name) => fs.existsSync(path.join(root, name)))).toEqual([]);
		expect(deadPaths([{ path: "docs/x.md", text: "see `lib/gone.ts`" }], () => false)).toHaveLength(1);
	});

	it("carries each fact of the field once, with its page, engine file and test", () => {
		const coverage = fs.readFileSync(path.join(root, "docs/coverage.md"), "utf8");
		expect(coverageFaults(coverage)).toEqual([]);
		expect(coverageFaults(coverage.replace("| H3 |", "| H4 |"))).toEqual(["H3 has 0 rows", "H4 has 2 rows"]);
	});

	it("holds no download address in the lockfile and no floating version", () => {
		const lock = fs.readFileSync(path.join(root, "package-lock.json"), "utf8");
		expect(lock).not.toMatch(/"resolved"/);
		const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
			fs.readFileSync(path.join(root, "package.json"), "utf8"),
		);
		for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
			expect(version, name).toMatch(/^\d+\.\d+\.\d+/);
	});

	it("types nothing away and leaves no test out", () => {
		const silenced = (files: SourceFile[]): string[] =>
			files
				.filter((file) => !file.path.startsWith("tests/laws/"))
				.flatMap((file) => [
					...[
						...file.text.matchAll(
							/@ts-(?:ignore|nocheck|expect-error)|biome-ignore|\b(?:it|test|describe)\.(?:only|todo)\b/g,
						),
						...withoutComments(file.text).matchAll(/\bas any\b/g),
					].map((match) => `${file.path}: ${match[0]}`),
				]);
		expect(silenced(code)).toEqual([]);
		expect(silenced([{ path: "lib/x.ts", text: "x as any" }])).toHaveLength(1);
		expect(silenced([{ path: "lib/x.ts", text: "// as any other" }])).toEqual([]);
	});
});
