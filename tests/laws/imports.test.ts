import { describe, expect, it } from "vitest";
import { folderOf, importsOf, type SourceFile, topOf, tree } from "./tree";

/** Folder → folders it may import, and packages it may import (null: any). `type:x` allows `import type` only. */
const LAW: Record<string, { folders: string[]; packages: RegExp | null }> = {
	engine: { folders: ["engine"], packages: /^$/ },
	lib: { folders: ["lib", "engine"], packages: null },
	schemas: { folders: ["schemas", "engine", "lib"], packages: /^zod$/ },
	importers: {
		folders: ["importers", "schemas", "engine", "lib"],
		packages: /^(zod|csv-parse|read-excel-file|yauzl|yaml|papaparse|node:)/,
	},
	data: { folders: ["data", "engine", "lib", "schemas", "importers"], packages: null },
	components: { folders: ["components", "engine", "lib", "schemas", "type:data"], packages: null },
	reports: { folders: ["reports", "engine", "lib", "type:data"], packages: null },
	app: {
		folders: ["app", "components", "engine", "lib", "schemas", "importers", "data", "reports"],
		packages: null,
	},
};

/** Packages only `data` may touch. */
const GUARDED = /^(@prisma\/|pg$|next-auth(?!\/react)|@node-rs\/argon2)/;

function importViolations(files: SourceFile[]): string[] {
	const found: string[] = [];
	for (const file of files) {
		const law = LAW[topOf(file.path)];
		if (!law) continue;
		for (const { specifier, typeOnly } of importsOf(file.text)) {
			const folder = folderOf(file.path, specifier);
			if (folder === null) {
				if (law.packages && !law.packages.test(specifier)) found.push(`${file.path} imports the package ${specifier}`);
				if (GUARDED.test(specifier) && topOf(file.path) !== "data" && !file.path.startsWith("app/api/auth/"))
					found.push(`${file.path} imports ${specifier}, which only data may`);
				continue;
			}
			if (!(folder in LAW)) continue;
			if (!law.folders.includes(folder) && !(typeOnly && law.folders.includes(`type:${folder}`)))
				found.push(`${file.path} imports ${specifier}`);
			if (folder === "engine" && topOf(file.path) !== "engine" && specifier !== "@/engine")
				found.push(`${file.path} reaches past @/engine: ${specifier}`);
		}
	}
	return found;
}

function importCycles(files: SourceFile[]): string[] {
	const byPath = new Map(files.map((file) => [file.path.replace(/\.(tsx?|mjs)$/, ""), file]));
	const edges = new Map<string, string[]>();
	for (const [key, file] of byPath) {
		const targets: string[] = [];
		for (const { specifier, typeOnly } of importsOf(file.text)) {
			if (typeOnly || (!specifier.startsWith(".") && !specifier.startsWith("@/"))) continue;
			const base = specifier.startsWith("@/")
				? specifier.slice(2)
				: new URL(specifier, `file:///${key}`).pathname.slice(1);
			const target = [base, base.replace(/\.(tsx?|mjs|js)$/, ""), `${base}/index`].find((name) => byPath.has(name));
			if (target && target !== key) targets.push(target);
		}
		edges.set(key, targets);
	}
	const state = new Map<string, "open" | "done">();
	const cycles: string[] = [];
	const visit = (node: string, trail: string[]): void => {
		if (state.get(node) === "done") return;
		if (state.get(node) === "open") {
			cycles.push([...trail.slice(trail.indexOf(node)), node].join(" → "));
			return;
		}
		state.set(node, "open");
		for (const next of edges.get(node) ?? []) visit(next, [...trail, node]);
		state.set(node, "done");
	};
	for (const node of edges.keys()) visit(node, []);
	return cycles;
}

const sources = tree(/^(engine|lib|schemas|importers|data|components|reports|app)\/.*\.(ts|tsx|mjs)$/);

describe("who may import whom", () => {
	it("holds in the tree", () => {
		expect(sources.length).toBeGreaterThan(50);
		expect(importViolations(sources)).toEqual([]);
	});

	it("has no cycle", () => {
		expect(importCycles(sources)).toEqual([]);
	});

	it.each([
		["engine/x.ts", 'import { z } from "zod";'],
		["engine/x.ts", 'import { y } from "../lib/format";'],
		["engine/x.ts", 'import fs from "node:fs";'],
		["lib/x.ts", 'import { y } from "@/data/servers";'],
		["schemas/x.ts", 'import { y } from "../components/ui/button";'],
		["importers/x.ts", 'import pg from "pg";'],
		["components/x.tsx", 'import { listServers } from "@/data/servers";'],
		["components/x.tsx", 'export { listServers } from "@/data/servers";'],
		["components/x.tsx", 'const y = await import("@/data/servers");'],
		["reports/x.ts", 'import { getFacts } from "@/data/facts";'],
		["app/x/page.tsx", 'import { PrismaClient } from "@prisma/client";'],
		["app/x/page.tsx", 'import { assess } from "@/engine/assess";'],
		["data/x.ts", 'import { Button } from "@/components/ui/button";'],
	])("bites on a planted violation in %s: %s", (path, text) => {
		expect(importViolations([{ path, text }])).not.toEqual([]);
	});

	it("lets types of data into components, and nothing more", () => {
		expect(
			importViolations([{ path: "components/x.tsx", text: 'import type { Row } from "@/data/servers";' }]),
		).toEqual([]);
	});

	it("sees a planted cycle", () => {
		expect(
			importCycles([
				{ path: "lib/a.ts", text: 'import { b } from "./b";' },
				{ path: "lib/b.ts", text: 'import { a } from "@/lib/a";' },
			]),
		).toHaveLength(1);
	});
});
