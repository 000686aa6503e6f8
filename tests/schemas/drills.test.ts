import { describe, expect, it } from "vitest";
import { DrillForm, drillDraft } from "@/schemas/drills";
import { drillSchema } from "@/schemas/facts";
import { IncidentForm } from "@/schemas/incidents";

const draft = drillDraft({
	serviceId: "mail",
	scenario: "hardware",
	heldOn: "2026-11-20",
	phases: [{ phase: "transfer" }, { phase: "verify" }],
});

describe("a drill as typed", () => {
	it("has measured nothing until somebody says so", () => {
		expect(DrillForm.parse(draft)).toMatchObject({ phases: [], totalMinutes: null, succeeded: true });
	});

	it("keeps the steps that were timed, in minutes, and no other", () => {
		const phases = [
			{ phase: "transfer", minutes: "3 h 8 min" },
			{ phase: "verify", minutes: "" },
		];
		const drill = DrillForm.parse({ ...draft, phases, outcome: "failed" });
		expect(drill).toMatchObject({ phases: [{ phase: "transfer", minutes: 188 }], succeeded: false });
		expect(drillSchema.parse({ ...drill, id: "d1" })).toMatchObject(drill);
	});

	it("keeps a step of no time at all, which is a measurement", () => {
		const phases = [{ phase: "verify", minutes: "0" }];
		expect(DrillForm.parse({ ...draft, phases }).phases).toEqual([{ phase: "verify", minutes: 0 }]);
	});

	it("refuses a day left out, a step without a unit and a field it does not know", () => {
		expect(DrillForm.safeParse({ ...draft, heldOn: "" }).error?.issues[0]?.path).toEqual(["heldOn"]);
		const phases = [{ phase: "verify", minutes: "12" }];
		expect(DrillForm.safeParse({ ...draft, phases }).error?.issues[0]?.path).toEqual(["phases", 0, "minutes"]);
		expect(DrillForm.safeParse({ ...draft, organizationId: "other" }).success).toBe(false);
	});
});

describe("an incident as typed", () => {
	const incident = {
		serviceIds: ["mail"],
		scenario: "hardware" as const,
		startedAt: "2026-11-20T08:00",
		endedAt: "",
		note: " ",
	};

	it("may have no end and no note yet", () => {
		expect(IncidentForm.parse(incident)).toMatchObject({ endedAt: null, note: null });
	});

	it("needs a service, a real time, and an end after its beginning", () => {
		const problem = (change: Partial<typeof incident>) =>
			IncidentForm.safeParse({ ...incident, ...change }).error?.issues.map(({ path }) => path.join("."));
		expect(problem({ serviceIds: [] })).toEqual(["serviceIds"]);
		expect(problem({ startedAt: "2026-02-30T08:00" })).toEqual(["startedAt"]);
		expect(problem({ endedAt: "2026-11-20T07:59" })).toEqual(["endedAt"]);
		expect(problem({ endedAt: "2026-11-20T08:00" })).toBeUndefined();
	});
});
