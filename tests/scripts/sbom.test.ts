import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { billOfMaterials } from "../../scripts/sbom.mjs";

const read = (name: string) => JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, "../..", name), "utf8"));

describe("the bill of materials", () => {
	const bill = billOfMaterials(read("package-lock.json"), read("package.json"));
	const names = bill.components.map((one: { name: string }) => one.name);

	it("names every package the product needs, and none that only its tests need", () => {
		const { dependencies, devDependencies } = read("package.json");
		expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
		for (const name of ["vitest", "@playwright/test", "happy-dom"]) {
			expect(Object.keys(devDependencies)).toContain(name);
			expect(names).not.toContain(name);
		}
	});

	it("gives each its version, its address and its hash", () => {
		expect(bill.components.length).toBeGreaterThan(150);
		for (const one of bill.components) {
			expect(one.purl).toMatch(/^pkg:npm\/(%40[^/@]+\/)?[^/@]+@\d/);
			expect(one.hashes[0].content).toMatch(/^[0-9a-f]{40,128}$/);
		}
		const next = bill.components.find((one: { name: string }) => one.name === "next");
		expect(next).toMatchObject({
			version: read("package.json").dependencies.next,
			purl: `pkg:npm/next@${next?.version}`,
		});
	});
});
