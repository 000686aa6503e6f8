import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { root } from "../laws/tree";

/** Gzip kilobytes of first-load JavaScript. A route that needs more says so here, with its reason. */
const SHELL_BUDGET = 210;
const EXCEPTIONS: Record<string, { budget: number; reason: string }> = {
	"/o/[organization]/practices": {
		budget: 217,
		reason: "the catalogue of questions is in the first load: it answers by key",
	},
	"/o/[organization]/servers": { budget: 215, reason: "the grid and its virtual rows are the page" },
	"/o/[organization]/plans": { budget: 212, reason: "the workbench answers while one types" },
	"/o/[organization]/services/blueprints": { budget: 212, reason: "the drawing and its figures are the page" },
	"/o/[organization]/services/[serviceId]/edit": { budget: 212, reason: "the form shows its estimate while one types" },
	"/o/[organization]/services/[serviceId]/scanner": { budget: 212, reason: "the comparison answers while one types" },
};

interface RouteStats {
	route: string;
	firstLoadChunkPaths: string[];
}

const gzipKilobytes = (files: string[], read: (file: string) => Buffer): number =>
	files
		.filter((file) => file.endsWith(".js"))
		.reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0) / 1000;

const overBudget = (weights: { route: string; kilobytes: number }[]): string[] =>
	weights
		.filter(({ route, kilobytes }) => kilobytes > (EXCEPTIONS[route]?.budget ?? SHELL_BUDGET))
		.map(({ route, kilobytes }) => `${route}: ${kilobytes.toFixed(1)} KB`);

describe("weight of a page", () => {
	const file = path.join(root, ".next/diagnostics/route-bundle-stats.json");
	const stats: RouteStats[] = JSON.parse(fs.readFileSync(file, "utf8"));
	const chunk = (name: string): Buffer =>
		fs.readFileSync(path.join(root, name.startsWith(".next") ? name : path.join(".next", name)));
	const weights = stats.map(({ route, firstLoadChunkPaths }) => ({
		route,
		kilobytes: gzipKilobytes(firstLoadChunkPaths, chunk),
	}));

	it("stays in its budget on every route", () => {
		console.log(weights.map(({ route, kilobytes }) => `${kilobytes.toFixed(1).padStart(7)} KB  ${route}`).join("\n"));
		expect(weights.length).toBeGreaterThan(8);
		expect(overBudget(weights)).toEqual([]);
	});

	it("bites on a planted heavy route", () => {
		expect(overBudget([{ route: "/x", kilobytes: SHELL_BUDGET + 1 }])).toHaveLength(1);
	});
});
