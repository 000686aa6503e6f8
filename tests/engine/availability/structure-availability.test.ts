import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failureDiagram } from "@/engine/availability/failure-diagram";
import {
	type Block,
	logicOfBlocks,
	logicOfCutSets,
	logicOfFaultTree,
	logicOfPaths,
} from "@/engine/availability/failure-logic";
import { MinimalCutSets } from "@/engine/availability/minimal-cut-sets";
import { structureAvailability, unavailabilityOf } from "@/engine/availability/structure-availability";
import { blocks, enumerated, enumeratedCutSets, failing, part, working } from "./structures";

const series = (...parts: Block[]): Block => ({ series: parts });
const parallel = (...parts: Block[]): Block => ({ parallel: parts });

describe("published structures", () => {
	// Trivedi, chapter 8: five nines are 5.256 minutes a year (the slide prints 5.356).
	it("AV-01-five-nines: turns five nines into minutes a year", () => {
		const result = structureAvailability(logicOfBlocks(part("a")), failing({ a: 1e-5 }));
		expect(result.downtimeMinutesPerYear).toBeCloseTo(5.256, 9);
	});

	// ReliaWiki, "RBDs and Analytical System Reliability": 95.55 %.
	it("AV-02-series: multiplies a series", () => {
		const result = structureAvailability(
			logicOfBlocks(series(part("a"), part("b"), part("c"))),
			working({ a: 0.995, b: 0.987, c: 0.973 }),
		);
		expect(Math.abs(result.availability - 0.9555492449999999)).toBeLessThan(1e-9);
	});

	// IGNOU Unit 16, Fig. 16.1, and the classic bridge: 2p² + 2p³ − 5p⁴ + 2p⁵.
	it.each([
		["AV-04-bridge-095", 0.95, 0.9947806250000001],
		["AV-05-bridge-09", 0.9, 0.9784800000000002],
	])("%s: solves the bridge of parts of %f", (_, p, expected) => {
		const logic = logicOfPaths([
			["1", "2"],
			["3", "4"],
			["1", "5", "4"],
			["3", "5", "2"],
		]);
		const result = structureAvailability(logic, working({ 1: p, 2: p, 3: p, 4: p, 5: p }));
		expect(Math.abs(result.availability - expected)).toBeLessThan(1e-12);
	});

	// SchemaTex, pull request 44 (IEC 61078 diagram): power supply, two fans, two of three disks: 0.98491.
	it("AV-07-mixed-rbd: mixes series, parallel and k of n, and finds the single point", () => {
		const logic = logicOfBlocks(
			series(part("PSU"), parallel(part("FAN1"), part("FAN2")), {
				required: 2,
				of: [part("D1"), part("D2"), part("D3")],
			}),
		);
		const result = structureAvailability(
			logic,
			working({ PSU: 0.99, FAN1: 0.95, FAN2: 0.95, D1: 0.97, D2: 0.97, D3: 0.97 }),
		);
		expect(Math.abs(result.availability - 0.98491200885)).toBeLessThan(1e-9);
		expect(result.cutSets!.filter((set) => set.length === 1)).toEqual([["PSU"]]);
		expect([...result.importance].sort((a, b) => b.birnbaum - a.birnbaum)[0]!.part).toBe("PSU");
	});

	// osate2, issue 1976: two or more of three fail, each with 0.2.
	it("AV-08-2oo3-failure: counts at least two of three", () => {
		const logic = logicOfFaultTree({ top: "t", gates: { t: ["atleast", 2, "a", "b", "c"] } });
		const result = structureAvailability(logic, failing({ a: 0.2, b: 0.2, c: 0.2 }));
		expect(Math.abs(result.unavailability - 0.10400000000000001)).toBeLessThan(1e-12);
	});

	// BSCU of ARP 4761, as shipped with SCRAM: 0.1124087, rare-event sum 0.135372.
	it("AV-09-bscu-repeated: counts repeated events once", () => {
		const logic = logicOfFaultTree({
			top: "t",
			gates: {
				t: ["or", "VM", "both", "one", "SWI", "two"],
				both: ["and", "L1", "L2"],
				one: ["and", "L1", "SW1"],
				two: ["and", "L2", "SW2"],
				L1: ["or", "E1", "P1"],
				L2: ["or", "E2", "P2"],
			},
		});
		const q: Record<string, number> = {
			P1: 0.11153497832373897,
			P2: 0.11153497832373897,
			SWI: 0.0011381518133549988,
			SW1: 0.022518584910965773,
			SW2: 0.022518584910965773,
			E1: 0.2311043389335145,
			E2: 0.2311043389335145,
			VM: 0.0014006182174623714,
		};
		const result = structureAvailability(logic, failing(q));
		expect(Math.abs(result.unavailability - 0.11240871267986967)).toBeLessThan(1e-9);
		const sum = new MinimalCutSets(failureDiagram(logic)).rareEventSum(
			Float64Array.from(logic.events, (name) => q[name]!),
		);
		expect(Math.abs(sum - 0.135372)).toBeLessThan(1e-5);
	});

	// Theatre tree of OpenFTA: exact 0.00207, rare-event 0.0021.
	it("AV-10-theatre: reads cut sets", () => {
		const logic = logicOfCutSets([
			["Gen_Fail", "Mains_Fail"],
			["Mains_Fail", "Relay_Fail"],
		]);
		const q: Record<string, number> = { Mains_Fail: 0.03, Gen_Fail: 0.02, Relay_Fail: 0.05 };
		expect(Math.abs(structureAvailability(logic, failing(q)).unavailability - 0.00207)).toBeLessThan(1e-12);
		const sets = new MinimalCutSets(failureDiagram(logic));
		expect(sets.rareEventSum(Float64Array.from(logic.events, (name) => q[name]!))).toBeCloseTo(0.0021, 12);
	});

	// SCRAM, correct_tree_input_with_probs: exact 0.646, minimal-cut upper bound 0.766144, rare-event sum 1.2.
	it("AV-26-rare-event-approximations: keeps the approximations above the exact value", () => {
		const logic = logicOfFaultTree({
			top: "t",
			gates: { t: ["and", "one", "two"], one: ["or", "V1", "P1"], two: ["or", "V2", "P2"] },
		});
		const q: Record<string, number> = { V1: 0.4, P1: 0.6, V2: 0.5, P2: 0.7 };
		const chances = Float64Array.from(logic.events, (name) => q[name]!);
		const sets = new MinimalCutSets(failureDiagram(logic));
		expect(Math.abs(structureAvailability(logic, failing(q)).unavailability - 0.646)).toBeLessThan(1e-9);
		expect(Math.abs(sets.upperBound(chances) - 0.7661439999999999)).toBeLessThan(1e-9);
		expect(Math.abs(sets.rareEventSum(chances) - 1.2)).toBeLessThan(1e-9);
	});

	// RePyability, test_repairable_metrics: λ = 0.2 and 0.5, μ = 1; mean up time of the series 1/0.7.
	it.each([
		["series", 0.5555555555555556, 0.3888888888888889, 1.4285714285714286, 1.1428571428571428],
		["parallel", 0.9444444444444444, 0.1111111111111111, 8.5, 0.5000000000000002],
	])("AV-23-frequency-mut-mdt: gives frequency and mean times in %s", (kind, availability, frequency, up, down) => {
		const logic = logicOfBlocks(kind === "series" ? series(part("a"), part("b")) : parallel(part("a"), part("b")));
		const result = structureAvailability(logic, {
			a: { unavailability: unavailabilityOf(1 / 0.2, 1), failuresPerYear: 0.2 * 8760 },
			b: { unavailability: unavailabilityOf(1 / 0.5, 1), failuresPerYear: 0.5 * 8760 },
		});
		expect(result.availability / availability).toBeCloseTo(1, 10);
		expect(result.failuresPerYear! / 8760 / frequency).toBeCloseTo(1, 10);
		expect(result.meanUpHours! / up).toBeCloseTo(1, 10);
		expect(result.meanDownHours! / down).toBeCloseTo(1, 10);
	});
});

describe("random structures", () => {
	const names = ["a", "b", "c", "d", "e", "f", "g"];
	const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 });
	const figuresOf = (q: number[]) => failing(Object.fromEntries(names.map((name, index) => [name, q[index]!])));

	it("agree with going through all states, cut sets too", () => {
		fc.assert(
			fc.property(blocks(names), chances, (block, q) => {
				const logic = logicOfBlocks(block);
				const own = logic.events.map((name) => q[names.indexOf(name)]!);
				const result = structureAvailability(logic, figuresOf(q));
				expect(result.unavailability).toBeCloseTo(enumerated(logic, own), 12);
				expect(result.availability).toBeCloseTo(1 - result.unavailability, 12);
				expect(result.availability).toBeGreaterThanOrEqual(0);
				expect(result.availability).toBeLessThanOrEqual(1 + 1e-12);
				const sets = new MinimalCutSets(failureDiagram(logic));
				const masks = sets.list().map((set) => set.reduce((mask, event) => mask | (1 << event), 0));
				expect(masks.sort((a, b) => a - b)).toEqual(enumeratedCutSets(logic));
				expect(sets.count()).toBe(masks.length);
				const chance = Float64Array.from(own);
				expect(sets.upperBound(chance)).toBeGreaterThanOrEqual(result.unavailability - 1e-9);
				expect(sets.rareEventSum(chance)).toBeGreaterThanOrEqual(result.unavailability - 1e-9);
			}),
			{ numRuns: 300, seed: 4 },
		);
	});

	it("agree with differences for every importance", () => {
		fc.assert(
			fc.property(blocks(names), chances, (block, q) => {
				const logic = logicOfBlocks(block);
				const own = logic.events.map((name) => q[names.indexOf(name)]!);
				const result = structureAvailability(logic, figuresOf(q), { fussellVesely: true });
				result.importance.forEach((importance, event) => {
					const ifFailed = enumerated(logic, own.with(event, 1));
					const ifWorking = enumerated(logic, own.with(event, 0));
					expect(importance.birnbaum).toBeCloseTo(ifFailed - ifWorking, 11);
					expect(importance.fussellVesely).toBeGreaterThanOrEqual(importance.criticality - 1e-9);
					expect(importance.fussellVesely).toBeLessThanOrEqual(importance.diagnostic + 1e-9);
				});
			}),
			{ numRuns: 150, seed: 5 },
		);
	});

	it("are never better in series than their worst part, nor worse for one more in parallel", () => {
		fc.assert(
			fc.property(blocks(names), blocks(names), chances, (one, other, q) => {
				const of = (block: Block): number => structureAvailability(logicOfBlocks(block), figuresOf(q)).availability;
				const worst = Math.min(of(one), of(other));
				const best = Math.max(of(one), of(other));
				expect(of(series(one, other))).toBeLessThanOrEqual(worst + 1e-12);
				expect(of(parallel(one, other))).toBeGreaterThanOrEqual(best - 1e-12);
				expect(of({ required: 1, of: [one, other] })).toBeGreaterThanOrEqual(
					of({ required: 2, of: [one, other] }) - 1e-12,
				);
			}),
			{ numRuns: 150, seed: 6 },
		);
	});

	it("keep their digits where failure is very rare", () => {
		const logic = logicOfBlocks(parallel(part("a"), part("b"), part("c")));
		const result = structureAvailability(logic, failing({ a: 1e-6, b: 1e-7, c: 1e-5 }));
		expect(result.unavailability / 1e-18).toBeCloseTo(1, 12);
		expect(result.importance[0]!.birnbaum / 1e-12).toBeCloseTo(1, 12);
	});
});

describe("what a logic refuses", () => {
	it.each<[string, () => unknown, RegExp]>([
		["an empty series", () => logicOfBlocks({ series: [] }), /structure\.series is empty/],
		["four of three", () => logicOfBlocks({ required: 4, of: [part("a"), part("b"), part("c")] }), /1 to 3: 4/],
		["a gate in itself", () => logicOfFaultTree({ top: "g", gates: { g: ["or", "a", "g"] } }), /g contains itself/],
		["a gate without inputs", () => logicOfFaultTree({ top: "g", gates: { g: ["or"] } }), /gates\.g has no inputs/],
		["a part without figures", () => structureAvailability(logicOfBlocks(part("a")), {}), /parts\.a is missing/],
		[
			"a chance above one",
			() => structureAvailability(logicOfBlocks(part("a")), failing({ a: 1.5 })),
			/parts\.a\.unavailability must be 0 to 1: 1\.5/,
		],
	])("is %s", (_, act, message) => expect(act).toThrow(message));

	it("has no cut sets when there is negation, but an exact chance", () => {
		const logic = logicOfFaultTree({ top: "t", gates: { t: ["xor", "a", "b"] } });
		const result = structureAvailability(logic, failing({ a: 0.1, b: 0.2 }));
		expect(result.unavailability).toBeCloseTo(0.1 * 0.8 + 0.9 * 0.2, 14);
		expect(result.cutSets).toBeNull();
	});
});
