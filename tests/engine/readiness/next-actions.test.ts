import { describe, expect, it } from "vitest";
import type { Facts } from "../../../engine/facts";
import { serviceCandidates } from "../../../engine/readiness/action-candidates";
import { assessReadiness } from "../../../engine/readiness/assess-readiness";
import { nextActions } from "../../../engine/readiness/next-actions";
import { AS_OF, makeAssessment, makeFacts, OPTIONS } from "./example";

/** A stand-in for the engine with one rule: each day a standby is behind costs an hour. */
function reassess(facts: Facts) {
	const services = facts.services.map((service) => {
		const assessed = makeAssessment(service, { restore: "missed", loss: "met" });
		const hours = service.protection.standby?.daysBehind ?? 0;
		return {
			...assessed,
			scenarios: assessed.scenarios.map((one) => ({
				...one,
				restore: { ...one.restore, p50: 540 + 60 * hours, mean: 540 + 60 * hours },
			})),
		};
	});
	return { services, readiness: assessReadiness(facts, services, OPTIONS) };
}

const run = (facts: Facts, calls: string[][] = []) => {
	const { services, readiness } = reassess(facts);
	return nextActions(facts, services, readiness, OPTIONS, (changed) => {
		calls.push(changed.services.map((service) => service.id));
		return reassess(changed);
	});
};

const erp = {
	id: "erp",
	dependsOn: ["directory"],
	protection: {
		tier: "T2",
		backup: { intervalHours: 24 },
		standby: { daysBehind: 41, identicalConfiguration: true },
	},
};
const directory = { id: "directory", protection: { tier: "T0" } };

describe("next best actions", () => {
	it("measures what a change gains by running the engine again", () => {
		const actions = run(makeFacts({ services: [erp, directory] }));
		const standby = actions.find((action) => action.id === "standby-current:erp")!;
		expect(standby.restoreHoursGained).toBeCloseTo(41, 9);
		expect(standby.pointsGained).toBe(0);
		expect(standby).toMatchObject({ serviceIds: ["erp"], practiceId: null, cost: 0 });
		expect(actions[0]!.id).toBe("standby-current:erp");
	});

	it("measures points by the score made anew", () => {
		const facts = makeFacts({ services: [{ ...erp, dependsOn: [] }] });
		const drill = run(facts).find((action) => action.id === "drill:erp")!;
		const after = makeFacts({
			services: [{ ...erp, dependsOn: [] }],
			drills: [
				{ id: "d", serviceId: "erp", kind: "restore-sample", scenario: "hardware", heldOn: AS_OF, succeeded: true },
			],
		});
		expect(drill.pointsGained).toBe(15);
		expect(reassess(after).readiness.uncapped - reassess(facts).readiness.uncapped).toBeCloseTo(15, 9);
	});

	it("prices hardware in the organisation's currency, by its own price first, and says when none is known", () => {
		const weak = { id: "file", protection: { tier: "T1", backup: {} } };
		const costOf = (organization: object) => {
			const facts = makeFacts({ organization, services: [weak] });
			const candidates = serviceCandidates(facts, reassess(facts).services, AS_OF);
			return candidates.find((candidate) => candidate.id === "replicate:file")!.cost;
		};
		const quoted = { costs: [{ item: "server", amount: 310_000, source: "quotation" }] };
		expect(costOf({ currency: "USD" })).toBe(6000);
		expect(costOf({ currency: "INR" })).toBe(6000 * 88);
		expect(costOf({ currency: "INR", overrides: quoted })).toBe(310_000);
		expect(costOf({ currency: "XXX" })).toBeNull();
		const practice = run(makeFacts({ services: [erp, directory] })).find((action) => action.practiceId !== null)!;
		expect(practice.cost).toBeNull();
		expect(practice.effortDays).toBeGreaterThan(0);
	});

	it("lists nothing that gains nothing, and says so when the cap holds the score", () => {
		const answers = [{ practiceId: "PR-01", state: "no" as const }];
		const actions = run(makeFacts({ services: [erp, directory], answers }));
		for (const action of actions) {
			const gain = action.pointsGained + action.restoreHoursGained + action.failuresPerYearAvoided;
			expect(gain, action.id).toBeGreaterThan(0);
			expect(action.why.text, action.id).toMatch(/^Gains /);
		}
		const plan = actions.find((action) => action.practiceId === "PR-01")!;
		expect(plan.why.text).toContain("opens a gate");
		expect(plan.title.text).toBe("Write the recovery plan and keep it readable offline");
		expect(plan.title.values).toEqual({ practiceId: "PR-01" });
	});

	it("counts failures avoided only of what is known to be missing", () => {
		const find = (answers: { practiceId: string; state: "no" | "unknown" }[]) =>
			run(makeFacts({ services: [erp, directory], answers })).find((action) => action.practiceId === "HW-01")!;
		expect(find([{ practiceId: "HW-01", state: "no" }]).failuresPerYearAvoided).toBeCloseTo(
			0.08 * 0.6 + 0.05 * 0.15,
			12,
		);
		expect(find([{ practiceId: "HW-01", state: "unknown" }]).failuresPerYearAvoided).toBe(0);
	});

	it("runs the engine a bounded number of times, with a service and what it depends on", () => {
		const calls: string[][] = [];
		const many = Array.from({ length: 200 }, (_, index) => ({ ...erp, id: `erp-${index}` }));
		run(makeFacts({ services: [...many, directory] }), calls);
		expect(calls.length).toBeLessThan(120);
		expect(Math.max(...calls.map((ids) => ids.length))).toBeLessThan(40);
		expect(calls.filter((ids) => ids.length === 2 && ids.includes("directory")).length).toBeGreaterThan(0);
	});
});
