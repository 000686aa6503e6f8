import { describe, expect, it } from "vitest";
import { failureDiagram } from "@/engine/availability/failure-diagram";
import { logicOfFaultTree, logicOfPaths } from "@/engine/availability/failure-logic";
import { MinimalCutSets } from "@/engine/availability/minimal-cut-sets";
import { structureAvailability } from "@/engine/availability/structure-availability";
import { failing, working } from "./structures";

const close = (value: number, expected: number, relative = 1e-10): void =>
	expect(Math.abs(value / expected - 1), `${value} is not ${expected}`).toBeLessThan(relative);

describe("importance", () => {
	// SCRAM, ImportanceRareEvent: [Birnbaum, criticality, diagnostic, RAW, RRW] on the sum over cut sets, P = 0.012.
	it("IM-02-importance-rare-event: on the rare-event sum is that of the published table", () => {
		const logic = logicOfFaultTree({
			top: "t",
			gates: { t: ["and", "one", "two"], one: ["or", "V1", "P1"], two: ["or", "V2", "P2"] },
		});
		const q: Record<string, number> = { P1: 0.06, P2: 0.07, V1: 0.04, V2: 0.05 };
		const sets = new MinimalCutSets(failureDiagram(logic));
		const sum = (changed: Record<string, number> = {}): number =>
			sets.rareEventSum(Float64Array.from(logic.events, (name) => changed[name] ?? q[name]!));
		const table: Record<string, number[]> = {
			P1: [0.12, 0.6, 0.624, 10.4, 2.5],
			P2: [0.1, 0.5833, 0.6125, 8.75, 2.4],
			V1: [0.12, 0.4, 0.424, 10.6, 1.667],
			V2: [0.1, 0.4167, 0.4458, 8.917, 1.714],
		};
		expect(sum()).toBeCloseTo(0.012, 12);
		for (const [name, [birnbaum, criticality, diagnostic, achievement, reduction]] of Object.entries(table)) {
			const failed = sum({ [name]: 1 });
			const perfect = sum({ [name]: 0 });
			expect(Math.abs(failed - perfect - birnbaum!)).toBeLessThan(0.005);
			expect(Math.abs(((failed - perfect) * q[name]!) / sum() - criticality!)).toBeLessThan(0.005);
			expect(Math.abs((q[name]! * failed) / sum() - diagnostic!)).toBeLessThan(0.005);
			expect(Math.abs(failed / sum() - achievement!)).toBeLessThan(0.005);
			expect(Math.abs(sum() / perfect - reduction!)).toBeLessThan(0.005);
		}
	});

	// Modarres & Kaminskiy, Example 6.10: two pumps in parallel behind one valve.
	it("IM-04-pump-valve: of two pumps and a valve", () => {
		const logic = logicOfFaultTree({ top: "t", gates: { t: ["or", "V", "both"], both: ["and", "P1", "P2"] } });
		const result = structureAvailability(logic, failing({ V: 0.01, P1: 0.03, P2: 0.03 }), { fussellVesely: true });
		close(result.unavailability, 0.010890999999999984);
		const of = (name: string) => result.importance.find(({ part }) => part === name)!;
		close(of("V").birnbaum, 0.9991);
		close(of("P1").birnbaum, 0.029699999999999997);
		close(of("V").criticality, 0.9173629602424033);
		close(of("P2").criticality, 0.08181066936002214);
		close(of("V").fussellVesely!, 0.9181893306399793);
		close(of("P1").fussellVesely!, 0.08263703975759813);
		close(of("V").riskAchievementWorth, 91.81893306399793);
		close(of("P1").riskAchievementWorth, 3.645211642640724);
		close(of("V").riskReductionWorth, 12.101111111111093);
		close(of("P1").riskReductionWorth, 1.0890999999999984);
		expect(result.cutSets).toEqual([["V"], ["P1", "P2"]]);
	});

	// SCRAM, issue 288: nothing fails without B1, so its risk reduction worth has no bound.
	it("IM-05-rrw-infinite: is without bound for a part in every cut set", () => {
		const logic = logicOfFaultTree({
			top: "t",
			gates: { t: ["and", "B1", "some", "either"], some: ["atleast", 2, "B3", "B2", "B1"], either: ["or", "B4", "B2"] },
		});
		const result = structureAvailability(logic, failing({ B1: 0.0406718, B2: 0.0890767, B3: 0.0758835, B4: 3.03e-5 }));
		close(result.unavailability, 0.0036229949124637903, 1e-9);
		expect(result.importance.find(({ part }) => part === "B1")!.riskReductionWorth).toBe(Number.POSITIVE_INFINITY);
	});

	// Two servers behind two balancers on one NAS, one switch, one feed: by enumeration of all states.
	it("IM-06-tier4-what-to-fix-first: in minutes a year says what to fix first", () => {
		const logic = logicOfPaths([
			["PWR", "SW", "LB1", "S1", "NAS"],
			["PWR", "SW", "LB1", "S2", "NAS"],
			["PWR", "SW", "LB2", "S1", "NAS"],
			["PWR", "SW", "LB2", "S2", "NAS"],
		]);
		const result = structureAvailability(
			logic,
			working({ PWR: 0.9995, SW: 0.9998, LB1: 0.999, LB2: 0.999, S1: 0.995, S2: 0.995, NAS: 0.9995 }),
		);
		const minutes = Object.fromEntries(
			result.importance.map(({ part, improvementMinutesPerYear }) => [part, improvementMinutesPerYear]),
		);
		close(minutes.PWR!, 262.6092382688828, 1e-8);
		close(minutes.SW!, 105.01217589513176, 1e-8);
		close(minutes.LB1!, 0.5249563923399592, 1e-8);
		close(minutes.LB2!, 0.5249563923399592, 1e-8);
		close(minutes.S1!, 13.124224788119765, 1e-8);
		close(minutes.S2!, 13.124224788119765, 1e-8);
		close(minutes.NAS!, 262.6092382687661, 1e-8);
	});
});
