import { describe, expect, it } from "vitest";
import { type SourceFile, tree, withoutComments } from "./tree";

const FORBIDDEN =
	/\b(Math\.random|Date\.now|new Date\(\s*\)|performance\.|process\.|console\.|setTimeout|fetch\(|crypto\.|globalThis|new Function|eval\()/;

/** The engine has no clock, no luck, no world. */
function impurities(files: SourceFile[]): string[] {
	return files.flatMap((file) =>
		withoutComments(file.text)
			.split("\n")
			.flatMap((line, index) => {
				const hit = FORBIDDEN.exec(line);
				return hit ? [`${file.path}:${index + 1} ${hit[1]}`] : [];
			}),
	);
}

describe("purity of the engine", () => {
	it("holds in the tree", () => {
		const engine = tree(/^engine\/.*\.ts$/);
		expect(engine.length).toBeGreaterThan(20);
		expect(impurities(engine)).toEqual([]);
	});

	it.each(["const x = Math.random();", "const t = Date.now();", "const d = new Date();", 'console.log("x");'])(
		"bites on %s",
		(text) => {
			expect(impurities([{ path: "engine/x.ts", text }])).toHaveLength(1);
		},
	);

	it("leaves comments and dated values alone", () => {
		expect(impurities([{ path: "engine/x.ts", text: "// Math.random\nconst d = new Date(0);" }])).toEqual([]);
	});
});

describe("one barrel", () => {
	const barrels = (files: SourceFile[]): string[] =>
		files.filter((file) => /\/index\.tsx?$/.test(file.path) && !/^bench\//.test(file.path)).map((file) => file.path);

	it("is engine/index.ts", () => {
		expect(barrels(tree(/\.(ts|tsx)$/))).toEqual(["engine/index.ts"]);
	});

	it("bites on a second one", () => {
		expect(barrels([{ path: "components/ui/index.ts", text: "" }])).toHaveLength(1);
	});
});
