import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { failureDiagram } from "@/engine/availability/failure-diagram";
import { type FaultTree, logicOfFaultTree } from "@/engine/availability/failure-logic";
import { MinimalCutSets } from "@/engine/availability/minimal-cut-sets";
import { structureAvailability } from "@/engine/availability/structure-availability";
import { failing } from "./structures";

/** Benchmark trees of the Open-PSA collection; read where they lie, not kept here. */
const folder = path.resolve(import.meta.dirname, "../../../../shared/reference/fault-trees");

// Top-event chances agree with SCRAM 0.16.2 to its six digits; numbers of minimal cut sets from the Aralia set.
const TREES = [
	{ file: "AV-11-chinese.json", chance: 0.004569321780497458, cutSets: 392 },
	{ file: "AV-12-200-event.json", chance: 0.5598535223231984, cutSets: 17_063 },
	{ file: "AV-13-baobab1.json", chance: 1.2823045579088544e-6, cutSets: 46_188 },
	{ file: "AV-14-baobab2.json", chance: 0.020868644726043675, cutSets: 4805 },
	{ file: "AV-15-isp9603.json", chance: 0.003233264386959857, cutSets: 3434 },
	{ file: "AV-17-ftr10.json", chance: 0.44867711967828866, cutSets: 305 },
] as const;

describe("benchmark fault trees", () => {
	for (const { file, chance, cutSets } of TREES)
		test.runIf(fs.existsSync(path.join(folder, file)))(file, { timeout: 60_000 }, () => {
			const tree = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")) as FaultTree & {
				q: Record<string, number>;
			};
			const logic = logicOfFaultTree(tree);
			const result = structureAvailability(logic, failing(tree.q));
			expect(Math.abs(result.unavailability / chance - 1)).toBeLessThan(1e-9);
			expect(new MinimalCutSets(failureDiagram(logic)).count()).toBe(cutSets);
		});

	// The Aralia set's 15,347 leave out sets of more than twenty events; gates expanded one by one with absorption give both numbers.
	test.runIf(fs.existsSync(path.join(folder, "AV-12-200-event.json")))("up to twenty events of a set", () => {
		const tree = JSON.parse(fs.readFileSync(path.join(folder, "AV-12-200-event.json"), "utf8")) as FaultTree;
		expect(new MinimalCutSets(failureDiagram(logicOfFaultTree(tree)), 20).count()).toBe(15_347);
	});
});
