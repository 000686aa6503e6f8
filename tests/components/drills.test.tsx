import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { compareDrill, incidentMinutes, middleRatio } from "@/components/drills/compare-measured";
import { DrillForm } from "@/components/drills/drill-form";
import { assess, type Drill, type Facts, type ScenarioAssessment } from "@/engine";
import { drillsDue, dueSentence, dutyWhen } from "@/lib/drills-due";
import { drillDraft } from "@/schemas/drills";
import { factsSchema } from "@/schemas/facts";
import sample from "../../prisma/sample/acme.json";

const router = vi.hoisted(() => ({ push: vi.fn(), refresh: vi.fn(), replace: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => router, unstable_rethrow: () => undefined }));

const AS_OF = "2026-11-23";
let facts: Facts;
let scenario: ScenarioAssessment;

beforeAll(() => {
	const { $schema: _, ...file } = sample;
	facts = factsSchema.parse(file);
	const services = facts.services.filter(({ id }) => id === "mail").map((one) => ({ ...one, dependsOn: [] }));
	const { services: assessed } = assess(
		{ ...facts, services, drills: [], incidents: [] },
		{ seed: 7, trials: 60, asOf: AS_OF },
	);
	scenario = assessed[0]!.scenarios[0]!;
});
afterEach(() => {
	cleanup();
	vi.clearAllMocks();
});

const drill = (change: Partial<Drill>): Drill => ({
	id: "d1",
	serviceId: "mail",
	kind: "restore-sample",
	scenario: "hardware",
	heldOn: "2026-11-01",
	succeeded: true,
	phases: [],
	totalMinutes: null,
	...change,
});

describe("measured against expected", () => {
	it("holds timed steps against the same steps and not against the whole way", () => {
		const [first, second] = scenario.phases;
		const phases = [
			{ phase: first!.phase, minutes: 10 },
			{ phase: second!.phase, minutes: 20 },
			{ phase: "no-step-of-this-path", minutes: 500 },
		];
		const found = compareDrill(drill({ phases, totalMinutes: 900 }), scenario);
		expect(found).toMatchObject({ measuredMinutes: 30, basis: "steps", steps: 2 });
		expect(found.expectedMinutes).toBeCloseTo(first!.meanMinutes + second!.meanMinutes, 9);
	});

	it("holds a bare total against the whole way where that was walked, and else against nothing", () => {
		expect(compareDrill(drill({ totalMinutes: 410, kind: "full-site" }), scenario)).toMatchObject({
			measuredMinutes: 410,
			expectedMinutes: scenario.restore.p50,
			basis: "whole",
		});
		for (const kind of ["tabletop", "restore-sample", "fail-back"] as const)
			expect(compareDrill(drill({ totalMinutes: 60, kind }), scenario)).toMatchObject({
				measuredMinutes: 60,
				expectedMinutes: null,
			});
		expect(compareDrill(drill({ totalMinutes: 60, kind: "fail-over" }), undefined).expectedMinutes).toBeNull();
		expect(compareDrill(drill({}), scenario).measuredMinutes).toBeNull();
	});

	it("takes the middle of the ratios, half as long and twice as long alike", () => {
		const of = (measuredMinutes: number | null, expectedMinutes: number | null) => ({
			measuredMinutes,
			expectedMinutes,
			basis: null,
			steps: 0,
		});
		expect(middleRatio([of(10, 20), of(40, 20), of(null, 20), of(5, null)])).toBeCloseTo(1, 12);
		expect(middleRatio([of(60, 20), of(10, 20), of(40, 20)])).toBeCloseTo(2, 12);
		expect(middleRatio([of(null, 20)])).toBeNull();
	});

	it("gives an incident without an end no length", () => {
		const incident = { ...facts.incidents[0]!, startedAt: "2026-02-03T04:10:00Z", endedAt: "2026-02-03T13:25:00Z" };
		expect(incidentMinutes(incident)).toBe(555);
		expect(incidentMinutes({ ...incident, endedAt: null })).toBeNull();
	});
});

describe("what is due", () => {
	const mailOnly = (drills: Drill[]): Facts => {
		const mail = facts.services.find(({ id }) => id === "mail")!;
		const backup = mail.protection.backup && { ...mail.protection.backup, lastRestoreTestOn: null };
		return { ...facts, services: [{ ...mail, protection: { ...mail.protection, backup } }], drills };
	};
	const restoreTest = (drills: Drill[]) =>
		drillsDue(mailOnly(drills), AS_OF).find(({ what }) => what === "restore test")!;

	it("falls due when its proof ages, at once when it failed, and says when there was none", () => {
		expect(dutyWhen(restoreTest([drill({ heldOn: "2026-11-01" })]))).toBe("due by 1 Feb 2027");
		expect(dutyWhen(restoreTest([drill({ heldOn: "2026-03-14" })]))).toBe("overdue since 14 Jun 2026");
		expect(dutyWhen(restoreTest([drill({ heldOn: "2026-11-01", succeeded: false })]))).toBe(
			"failed on 1 Nov 2026, to be repeated",
		);
		expect(dutyWhen(restoreTest([]))).toBe("none on record");
		expect(dutyWhen(restoreTest([drill({ heldOn: "2026-12-24" })]))).toBe("none on record");
	});

	it("puts a failure first and never asks of a service that has nothing in place", () => {
		const duties = drillsDue(facts, AS_OF);
		const unprotected = facts.services.filter(({ protection }) => protection.tier === "T0").map(({ id }) => id);
		expect(unprotected.length).toBeGreaterThan(0);
		expect(duties.filter(({ serviceId }) => unprotected.includes(serviceId))).toEqual([]);
		const order = ["failed", "no-record", "overdue", "ahead"];
		const places = duties.map(({ state }) => order.indexOf(state));
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		expect(dueSentence(duties)).toContain(`the ${duties[0]!.what} of ${duties[0]!.service}`);
		expect(dueSentence([])).toContain("No drill is due");
	});
});

describe("the form of a drill", () => {
	const steps = (ids: string[]) =>
		ids.map((phase) => ({ phase, label: `Step ${phase}`, meanMinutes: 30, p10Minutes: 20, p90Minutes: 40 }));
	const form = (ids: string[], save: Parameters<typeof DrillForm>[0]["save"]) => (
		<DrillForm
			organization="acme"
			services={[{ id: "mail", name: "Mail" }]}
			draft={drillDraft({ serviceId: "mail", scenario: "hardware", heldOn: AS_OF, phases: steps(ids) })}
			expected={steps(ids)}
			expectedTotal={{ p50Minutes: 60, p90Minutes: 90 }}
			readOnly={false}
			save={save}
		/>
	);

	it("shows what is expected, sends only what was typed, and goes to the estimate it changed", async () => {
		const save = vi.fn(async () => ({ ok: true as const, value: { saved: "d1" } }));
		render(form(["transfer", "verify"], save));
		expect(screen.getAllByText("Expected 30 min (20–40 min)")).toHaveLength(2);
		fireEvent.change(screen.getByLabelText("Step transfer"), { target: { value: "3 h" } });
		fireEvent.click(screen.getByRole("button", { name: "Record drill" }));
		await waitFor(() => expect(router.push).toHaveBeenCalledWith("/o/acme/services/mail?scenario=hardware"));
		expect(save).toHaveBeenCalledWith("acme", {
			drill: expect.objectContaining({
				phases: [
					{ phase: "transfer", minutes: "3 h" },
					{ phase: "verify", minutes: "" },
				],
			}),
		});
	});

	it("keeps what was measured of a step that another path has too", () => {
		const save = vi.fn();
		const { rerender } = render(form(["transfer", "verify"], save));
		fireEvent.change(screen.getByLabelText("Step verify"), { target: { value: "12 min" } });
		rerender(form(["promote", "verify"], save));
		expect((screen.getByLabelText("Step verify") as HTMLInputElement).value).toBe("12 min");
		expect((screen.getByLabelText("Step promote") as HTMLInputElement).value).toBe("");
		expect(screen.queryByLabelText("Step transfer")).toBeNull();
	});
});
