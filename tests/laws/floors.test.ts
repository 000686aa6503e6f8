import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./tree";

interface Floor {
	package: string;
	lowest: string;
}

const ascending = (left: string, right: string): number => {
	const [a, b] = [left, right].map((version) => version.split("-")[0]!.split(".").map(Number));
	for (let part = 0; part < 3; part++) if (a![part] !== b![part]) return a![part]! - b![part]!;
	return 0;
};

function belowFloor(installed: Record<string, { version?: string }>, floors: Floor[]): string[] {
	return floors.flatMap(({ package: name, lowest }) =>
		Object.entries(installed)
			.filter(([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
			.filter(([, { version }]) => version && ascending(version, lowest) < 0)
			.map(([place, { version }]) => `${place} ${version} is below ${lowest}`),
	);
}

describe("security floors", () => {
	const floors: Floor[] = JSON.parse(fs.readFileSync(path.join(root, "security/floors.json"), "utf8"));
	const { packages } = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8"));

	it("hold in the lockfile, nested copies too", () => {
		expect(floors.length).toBeGreaterThan(5);
		expect(belowFloor(packages, floors)).toEqual([]);
	});

	it("bite on a nested old copy", () => {
		expect(
			belowFloor({ "node_modules/x/node_modules/zod": { version: "4.6.5" } }, [{ package: "zod", lowest: "4.6.6" }]),
		).toHaveLength(1);
	});
});
