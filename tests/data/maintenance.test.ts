import { beforeAll, describe, expect, it } from "vitest";
import { createCalendarFeed, listCalendarFeeds, readCalendarFeed, revokeCalendarFeed } from "@/data/calendar-feeds";
import { calendarFile } from "@/data/calendar-file";
import { createExpiry, listExpiries, updateExpiry } from "@/data/expiries";
import { changeWork, listMaintenance } from "@/data/maintenance";
import { listMembers, removeMember } from "@/data/members";
import type { Context } from "@/data/permission";
import { savePracticeAnswer } from "@/data/practice-answers";
import { listPracticeFlags, setPracticeFlag } from "@/data/practice-flags";
import { makeMember, makeOrganization } from "../support/make-organization";

const key = { practiceId: "HW-01", siteId: null, serverId: null };
const tokenOf = (path: string) => path.split("/").at(-1)!;
const NOW = new Date("2026-11-23T08:00:00Z");

let context: Context;
const work = async () => (await listMaintenance(context, "2026-11-23")).find((item) => item.practiceId === "HW-01")!;

beforeAll(async () => {
	context = await makeOrganization();
	await savePracticeAnswer(context, {
		...{ ...key, state: "yes", evidence: "tested", evidenceOn: "2026-10-31", version: 0 },
		...{ reason: null, decidedBy: null, reviewOn: null, owner: null, note: null },
	});
});

describe("work of the calendar", () => {
	it("gets an owner, is done, and is due again from that day", async () => {
		expect(await work()).toMatchObject({ dueOn: "2026-11-30", owner: null, version: 1 });
		await changeWork(context, { key, version: 1, owner: "Olive", doneOn: null, note: null });
		await expect(
			changeWork(context, { key, version: 1, owner: "Paul", doneOn: null, note: null }),
		).rejects.toMatchObject({ kind: "conflict" });
		await changeWork(context, { key, version: 2, owner: "Olive", doneOn: "2026-11-23", note: null });
		expect(await work()).toMatchObject({ dueOn: "2026-12-23", owner: "Olive", lastOn: "2026-11-23", version: 3 });
	});

	it("holds the organisation's own dates, which move on when renewed", async () => {
		const certificate = { kind: "certificate" as const, name: "mail.example.com", siteId: null, serverId: null };
		const rest = { endsOn: "2026-11-20", owner: null, note: null };
		const { id } = await createExpiry(context, { ...certificate, ...rest });
		const [first] = await listMaintenance(context, "2026-11-23");
		expect(first).toMatchObject({ kind: "certificate", state: "overdue", expiryId: id });
		await updateExpiry(context, { ...certificate, ...rest, endsOn: "2027-11-20", id, version: 1 });
		await expect(updateExpiry(context, { ...certificate, ...rest, id, version: 1 })).rejects.toMatchObject({
			kind: "conflict",
		});
		expect(await listExpiries(context)).toMatchObject([{ endsOn: "2027-11-20", version: 2 }]);
	});
});

describe("a calendar's secret address", () => {
	it("reads the work as whole days with a stable id, a rising sequence and a rule", async () => {
		const { path } = await createCalendarFeed(context, { name: "Phone" });
		const feed = await readCalendarFeed(tokenOf(path), "192.0.2.1");
		const text = calendarFile({ ...feed!, items: [await work()] }, "https://holdfast.example/", NOW);
		const lines = text.replaceAll("\r\n ", "").split("\r\n");
		expect(lines).toEqual(
			expect.arrayContaining([
				`UID:practice-HW-01--@${context.organizationId}`,
				"SEQUENCE:3",
				"DTSTAMP:20261123T080000Z",
				"DTSTART;VALUE=DATE:20261223",
				"RRULE:FREQ=MONTHLY;INTERVAL=1",
				"REFRESH-INTERVAL;VALUE=DURATION:PT12H",
			]),
		);
		expect(text).toContain(`https://holdfast.example/o/${context.organizationSlug}/practices`);
		await changeWork(context, { key, version: 3, owner: "Olive", doneOn: "2026-10-31", note: null });
		const moved = calendarFile({ ...feed!, items: [await work()] }, "https://holdfast.example", NOW);
		expect(moved).toContain(`UID:practice-HW-01--@${context.organizationId}`);
		expect(moved).toContain("SEQUENCE:4");
		// The last day of a month that has fewer.
		expect(moved.replaceAll("\r\n ", "")).toContain("RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30;BYSETPOS=-1");
	});

	it("stands nowhere but in the address, and is not found once revoked", async () => {
		const { path } = await createCalendarFeed(context, { name: "Desk" });
		const [desk] = await listCalendarFeeds(context);
		expect(JSON.stringify(desk)).not.toContain(tokenOf(path));
		await revokeCalendarFeed(context, { id: desk!.id });
		expect(await readCalendarFeed(tokenOf(path), "192.0.2.2")).toBeNull();
		expect(await readCalendarFeed("x".repeat(43), "192.0.2.2")).toBeNull();
		await expect(revokeCalendarFeed(context, { id: desk!.id })).rejects.toMatchObject({ kind: "not-found" });
	});

	it("goes with the membership of its owner, whose alone it is", async () => {
		const member = await makeMember(context, "viewer");
		const { path } = await createCalendarFeed(member, { name: "Phone" });
		const [own] = await listCalendarFeeds(member);
		await expect(revokeCalendarFeed(context, { id: own!.id })).rejects.toMatchObject({ kind: "not-found" });
		expect(await readCalendarFeed(tokenOf(path), "192.0.2.3")).not.toBeNull();
		const row = (await listMembers(context)).find(({ userId }) => userId === member.userId)!;
		await removeMember(context, { membershipId: row.membershipId, version: row.version });
		expect(await readCalendarFeed(tokenOf(path), "192.0.2.3")).toBeNull();
	});

	it("is refused after too many attempts", async () => {
		const { path } = await createCalendarFeed(context, { name: "Busy" });
		for (let attempt = 0; attempt < 60; attempt++) await readCalendarFeed(tokenOf(path), "192.0.2.4");
		await expect(readCalendarFeed(tokenOf(path), "192.0.2.4")).rejects.toMatchObject({ kind: "throttled" });
	});
});

it("keeps a flag for everybody of the organisation, once", async () => {
	await setPracticeFlag(context, { practiceId: "DC-01", flagged: true });
	await setPracticeFlag(context, { practiceId: "DC-01", flagged: true });
	expect(await listPracticeFlags(await makeMember(context, "viewer"))).toEqual([
		{ practiceId: "DC-01", flaggedByName: "Olive Owner" },
	]);
	await setPracticeFlag(context, { practiceId: "DC-01", flagged: false });
	expect(await listPracticeFlags(context)).toEqual([]);
});
