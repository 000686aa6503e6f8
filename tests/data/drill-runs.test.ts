import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { getAssessment, todayIn } from "@/data/assessment";
import { listAuditEntries } from "@/data/audit";
import { createCalendarFeed, readCalendarFeed } from "@/data/calendar-feeds";
import { calendarFile } from "@/data/calendar-file";
import { inOrganization } from "@/data/db";
import { confirmDrillRun } from "@/data/drill-run-confirm";
import { getDrillRunLog, listRunEvents, recordRunEvents, startDrillRun } from "@/data/drill-run-log";
import { archiveDrillRun, createDrillRun, getDrillRun, listPlannedDrills, updateDrillRun } from "@/data/drill-runs";
import { getFacts } from "@/data/facts";
import type { Context } from "@/data/permission";
import { createService } from "@/data/services";
import { makeRunbook, type RunEventKind, type RunStep, readRunLog } from "@/engine";
import type { Tap } from "@/schemas/run-events";
import { serviceFacts } from "../support/facts";
import { makeMember, makeOrganization } from "../support/make-organization";

let owner: Context;
let serviceId: string;
let id: string;
let steps: RunStep[];

const planned = (change: object = {}) => ({
	name: "Fail-over of mail",
	kind: "fail-over" as const,
	scenario: "hardware" as const,
	serviceIds: [serviceId],
	plannedAt: "2026-12-01T08:00:00.000Z",
	expectedMinutes: 90,
	people: [{ name: "Asha", role: "lead" }],
	scope: null,
	...change,
});

beforeEach(async () => {
	owner = await makeOrganization();
	serviceId = (await createService(owner, serviceFacts())).id;
	const runbook = makeRunbook(await getFacts(owner), serviceId, "hardware", "2026-11-26");
	steps = runbook.steps.map((step) => ({ ...step, serviceId }));
	id = (await createDrillRun(owner, planned())).id;
});

const start = () => startDrillRun(owner, { id, version: 1, steps, checks: [] });

function tap(kind: RunEventKind, secondsAgo: number, rest: Partial<Tap> = {}): Tap {
	const clientAt = new Date(Date.now() - secondsAgo * 1000).toISOString();
	return { id: randomUUID(), kind, stepId: null, clientAt, text: null, reference: null, ...rest };
}
const send = (context: Context, taps: Tap[], sentAt = new Date().toISOString(), after = 0) =>
	recordRunEvents(context, { id, after, batch: { sentAt, taps } });

describe("a planned drill", () => {
	it("stands in the calendar of the organisation at its hour, on the day it has there", async () => {
		await updateDrillRun(owner, { ...planned({ plannedAt: "2026-12-01T20:30:00.000Z" }), id, version: 1 });
		const { path } = await createCalendarFeed(owner, { name: "Phone" });
		const feed = await readCalendarFeed(path.split("/").at(-1)!, "192.0.2.1");
		const item = feed!.items.find(({ key }) => key === `drill-run:${id}`);
		const here = todayIn(owner.timeZone, new Date("2026-12-01T20:30:00.000Z"));
		expect(item).toMatchObject({ kind: "planned-drill", dueOn: here, owner: "Asha", place: "Mail", version: 2 });
		const lines = calendarFile({ ...feed!, items: [item!] }, "https://holdfast.example", new Date()).split("\r\n");
		expect(lines).toEqual(
			expect.arrayContaining([
				"DTSTART:20261201T203000Z",
				"DTEND:20261201T220000Z",
				"SUMMARY:Fail-over of mail\\, Mail",
			]),
		);
	});

	it("is listed for calendars until it begins, and can be moved until then", async () => {
		expect(await listPlannedDrills(owner)).toMatchObject([
			{
				id,
				plannedAt: "2026-12-01T08:00:00.000Z",
				services: [{ id: serviceId, name: "Mail" }],
				path: `/drills/runs/${id}`,
			},
		]);
		await updateDrillRun(owner, { ...planned({ plannedAt: "2026-12-02T08:00:00.000Z" }), id, version: 1 });
		expect((await listPlannedDrills(owner))[0]).toMatchObject({ plannedAt: "2026-12-02T08:00:00.000Z", version: 2 });
		await startDrillRun(owner, { id, version: 2, steps, checks: [] });
		expect(await listPlannedDrills(owner)).toEqual([]);
		await expect(updateDrillRun(owner, { ...planned(), id, version: 3 })).rejects.toMatchObject({ kind: "conflict" });
		await expect(archiveDrillRun(owner, { id, version: 3 })).rejects.toMatchObject({ kind: "conflict" });
	});

	it("begins once, with the steps of that moment", async () => {
		await start();
		await expect(startDrillRun(owner, { id, version: 2, steps, checks: [] })).rejects.toMatchObject({
			kind: "conflict",
		});
		const log = await getDrillRunLog(owner, id);
		expect(log.run.state).toBe("running");
		expect(log.steps).toEqual(steps);
	});

	it("takes no stamp before it began", async () => {
		await expect(send(owner, [tap("note", 0, { text: "early" })])).rejects.toMatchObject({ kind: "conflict" });
	});
});

describe("stamps", () => {
	beforeEach(start);
	const first = () => steps[0]!.id;

	it("sent twice, also at once, are written once", async () => {
		const taps = [tap("start", 20, { stepId: first() }), tap("end", 10, { stepId: first() })];
		await Promise.all([send(owner, taps), send(owner, taps), send(owner, [taps[1]!])]);
		const { events } = await listRunEvents(owner, { id, after: 0 });
		expect(events.map((event) => event.id)).toEqual(taps.map((one) => one.id));
		expect(events.map(({ sequence }) => sequence)).toEqual([1, 2]);
		expect((await send(owner, taps, undefined, 1)).events.map(({ sequence }) => sequence)).toEqual([2]);
	});

	it("of two people at once are both kept, in one order, and their conflict is seen by both", async () => {
		const ben = await makeMember(owner, "editor");
		await Promise.all([
			send(owner, [tap("start", 60, { stepId: first() })]),
			send(ben, [tap("start", 20, { stepId: first() })]),
		]);
		const seen = await Promise.all([owner, ben].map((who) => listRunEvents(who, { id, after: 0 })));
		expect(seen[0]).toEqual(seen[1]);
		const [step] = readRunLog([first()], seen[0]!.events).steps;
		expect(seen[0]!.events.map(({ sequence }) => sequence)).toEqual([1, 2]);
		expect(step!.contested.start).toHaveLength(1);
		expect(new Set([step!.start?.userId, step!.contested.start[0]?.userId])).toEqual(
			new Set([owner.userId, ben.userId]),
		);
	});

	it("of a clock that is wrong are set right, of one that is right are left alone", async () => {
		const hour = 3_600_000;
		const wrong = tap("start", 0, { stepId: first(), clientAt: new Date(Date.now() + hour - 30_000).toISOString() });
		const { events } = await send(owner, [wrong], new Date(Date.now() + hour).toISOString());
		expect(Math.abs(Date.parse(events[0]!.at) - (Date.now() - 30_000))).toBeLessThan(10_000);
		const right = tap("end", 12, { stepId: first() });
		expect((await send(owner, [right], undefined, 1)).events[0]!.at).toBe(right.clientAt);
	});

	it("that arrive after the end are kept", async () => {
		await send(owner, [tap("finish", 1)]);
		expect((await getDrillRun(owner, id)).outcome).toBe("finished");
		const { events, state } = await send(owner, [tap("end", 90, { stepId: first() })], undefined, 1);
		expect([events.length, state]).toEqual([1, "over"]);
	});

	it("cannot be rewritten or deleted, by nobody", async () => {
		await send(owner, [tap("note", 1, { text: "as it was" })]);
		const { organizationId } = owner;
		const rewrite = inOrganization(owner, (tx) =>
			tx.drillRunEvent.updateMany({ where: { organizationId }, data: { kind: "end" } }),
		);
		await expect(rewrite).rejects.toThrow(/append only/);
		const remove = inOrganization(owner, (tx) => tx.drillRunEvent.deleteMany({ where: { organizationId } }));
		await expect(remove).rejects.toThrow(/append only/);
	});

	it("name only steps of the drill", async () => {
		await expect(send(owner, [tap("start", 1, { stepId: "planted" })])).rejects.toMatchObject({ kind: "invalid" });
	});

	it("are followed, and not made, by a viewer", async () => {
		const viewer = await makeMember(owner, "viewer");
		await send(owner, [tap("start", 5, { stepId: first() })]);
		expect((await listRunEvents(viewer, { id, after: 0 })).events).toHaveLength(1);
		await expect((async () => send(viewer, [tap("note", 1, { text: "me too" })]))()).rejects.toMatchObject({
			kind: "forbidden",
		});
	});
});

describe("confirming", () => {
	beforeEach(start);

	it("makes a drill of what was counted, which moves the estimate, once", async () => {
		const before = await getAssessment(owner);
		const { id: stepId } = steps.find((step) => step.phase === "application" || step.phase === "operating-system")!;
		await send(owner, [tap("start", 36_000, { stepId }), tap("end", 0, { stepId }), tap("finish", 0)]);
		const version = (await getDrillRun(owner, id)).version;
		const confirmation = { id, version, succeeded: true, counted: [stepId], heldOn: "2026-11-20" };
		expect(await confirmDrillRun(owner, confirmation)).toEqual({ drills: 1 });
		const facts = await getFacts(owner);
		expect(facts.drills).toMatchObject([{ serviceId, heldOn: "2026-11-20", succeeded: true, totalMinutes: null }]);
		expect(facts.drills[0]!.phases).toHaveLength(1);
		expect(facts.drills[0]!.phases[0]!.minutes).toBeCloseTo(600, 1);
		const after = await getAssessment(owner);
		const p50 = ({ assessment }: typeof before) => assessment.services[0]!.scenarios[0]!.restore.p50;
		expect(p50(after)).toBeGreaterThan(p50(before) + 30);
		expect((await getDrillRun(owner, id)).state).toBe("confirmed");
		await expect(confirmDrillRun(owner, { ...confirmation, version: version + 1 })).rejects.toMatchObject({
			kind: "conflict",
		});
		expect((await getFacts(owner)).drills).toHaveLength(1);
		expect(JSON.stringify(await listAuditEntries(owner))).toContain("drill-run.confirm");
	});

	it("waits for the end, and keeps what an aborted drill measured", async () => {
		const confirmation = { id, version: 2, succeeded: false, counted: [], heldOn: "2026-11-20" };
		await expect(confirmDrillRun(owner, confirmation)).rejects.toMatchObject({ kind: "conflict" });
		const [one] = steps;
		await send(owner, [
			tap("start", 120, { stepId: one!.id }),
			tap("end", 60, { stepId: one!.id }),
			tap("abort", 1, { text: "a real outage" }),
		]);
		const { version, outcome } = await getDrillRun(owner, id);
		expect(outcome).toBe("aborted");
		await confirmDrillRun(owner, { ...confirmation, version, counted: [one!.id] });
		const [drill] = (await getFacts(owner)).drills;
		expect(drill).toMatchObject({ succeeded: false, totalMinutes: null, phases: [{ phase: one!.phase }] });
		expect(drill!.phases[0]!.minutes).toBeCloseTo(1, 1);
	});
});
