import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { todayIn } from "@/data/assessment";
import { listAuditEntries } from "@/data/audit";
import { getFacts } from "@/data/facts";
import { loadFacts } from "@/data/load-facts";
import { getMoment } from "@/data/moment";
import type { Context } from "@/data/permission";
import { adoptPlan, archivePlan, createPlan, getPlan, listPlans, updatePlan } from "@/data/plans";
import { savePracticeAnswer } from "@/data/practice-answers";
import { archiveService, getService } from "@/data/services";
import { applyChanges, type Facts, type PlanChange } from "@/engine";
import { smallFacts } from "../support/facts";
import { makeMember, makeOrganization } from "../support/make-organization";

/** What a plan says of the facts, whatever the texts and names that adopting leaves behind. */
const substance = (facts: Facts) => ({
	...facts,
	practiceAnswers: facts.practiceAnswers
		.map(({ answeredBy: _, note: __, ...answer }) => answer)
		.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
});

describe("plans", () => {
	let context: Context;
	let facts: Facts;
	let changes: PlanChange[];

	beforeEach(async () => {
		context = await makeOrganization();
		await loadFacts(context, smallFacts());
		facts = await getFacts(context);
		const serviceId = facts.services.find((service) => service.protection.tier === "T1")!.id;
		changes = [
			{ kind: "protect", serviceId, option: "T2" },
			{ kind: "spare", serviceId },
			{ kind: "link", siteId: facts.sites[0]!.id, megabitsPerSecond: 9000 },
			{ kind: "practice", practiceId: "DC-03" },
		];
	});

	it("are kept as they were made, and change by version", async () => {
		const { id } = await createPlan(context, { name: "Standby", changes });
		const plan = await getPlan(context, id);
		expect(plan).toMatchObject({ name: "Standby", changes, version: 1, adoptedAt: null });
		await updatePlan(context, { id, version: 1, name: "Less", changes: changes.slice(0, 1) });
		const stale = updatePlan(context, { id, version: 1, name: "Stale", changes });
		await expect(stale).rejects.toMatchObject({ kind: "conflict" });
		expect(await listPlans(context)).toMatchObject([{ id, name: "Less", version: 2 }]);
		await archivePlan(context, { id, version: 2 });
		expect(await listPlans(context)).toEqual([]);
		await expect(getPlan(context, id)).rejects.toMatchObject({ kind: "not-found" });
	});

	it("leave the facts alone until they are adopted", async () => {
		const revision = (await getMoment(context)).revision;
		await createPlan(context, { name: "Only an idea", changes });
		expect((await getMoment(context)).revision).toBe(revision);
		expect(await getFacts(context)).toEqual(facts);
	});

	it("become the facts when adopted: the very facts their figures were made from", async () => {
		const [site] = facts.sites;
		const answer = {
			state: "no",
			evidence: "said",
			evidenceOn: null,
			reason: null,
			decidedBy: null,
			reviewOn: null,
			owner: null,
			note: null,
		} as const;
		const level = { practiceId: "DC-03", serverId: null };
		await savePracticeAnswer(context, { ...answer, ...level, siteId: site!.id, version: null });
		await savePracticeAnswer(context, { ...answer, ...level, siteId: null, version: null });
		const before = await getFacts(context);
		const { id } = await createPlan(context, { name: "All of it", changes });
		const { changed } = await adoptPlan(context, { id, version: 1 });
		const now = await getFacts(context);
		expect(substance(now)).toEqual(substance(applyChanges(before, changes, todayIn(context.timeZone))));
		expect(changed).toBeGreaterThanOrEqual(4);
		expect(now.practiceAnswers.find((one) => one.practiceId === "DC-03")).toMatchObject({
			siteId: null,
			state: "yes",
			answeredBy: context.userName,
		});
		expect(await getPlan(context, id)).toMatchObject({ adoptedByName: context.userName, version: 2 });
		const [entry] = await listAuditEntries(context);
		expect(entry).toMatchObject({ action: "plan.adopt", targetId: id, details: { name: "All of it", changed } });
	});

	it("are adopted once, and not at all when nothing is left to change", async () => {
		const { id } = await createPlan(context, { name: "Once", changes });
		const { id: twin } = await createPlan(context, { name: "Twin", changes });
		await adoptPlan(context, { id, version: 1 });
		await expect(adoptPlan(context, { id, version: 2 })).rejects.toMatchObject({ kind: "conflict" });
		await expect(updatePlan(context, { id, version: 2, name: "x", changes })).rejects.toMatchObject({
			kind: "conflict",
		});
		await expect(adoptPlan(context, { id: twin, version: 1 })).rejects.toMatchObject({ kind: "conflict" });
		expect((await getPlan(context, twin)).adoptedAt).toBeNull();
	});

	it("are adopted whole or not at all", async () => {
		const { id } = await createPlan(context, { name: "Stale", changes });
		const revision = (await getMoment(context)).revision;
		await expect(adoptPlan(context, { id, version: 7 })).rejects.toMatchObject({ kind: "conflict" });
		expect((await getMoment(context)).revision).toBe(revision);
		expect(await getFacts(context)).toEqual(facts);
	});

	it("pass over a service that is gone", async () => {
		const { id } = await createPlan(context, { name: "Half", changes });
		const gone = "serviceId" in changes[0]! ? changes[0].serviceId : "";
		for (const { id: dependent } of facts.services.filter((service) => service.dependsOn.includes(gone)))
			await archiveService(context, { id: dependent, version: (await getService(context, dependent)).version });
		await archiveService(context, { id: gone, version: (await getService(context, gone)).version });
		expect(await adoptPlan(context, { id, version: 1 })).toEqual({ changed: 2 });
	});

	it("are for a viewer to read, not to make, change, adopt or remove", async () => {
		const { id } = await createPlan(context, { name: "Seen", changes });
		const viewer = await makeMember(context, "viewer");
		expect(await listPlans(viewer)).toHaveLength(1);
		const refused = { kind: "forbidden" };
		await expect(async () => createPlan(viewer, { name: "x", changes })).rejects.toMatchObject(refused);
		await expect(async () => updatePlan(viewer, { id, version: 1, name: "x", changes })).rejects.toMatchObject(refused);
		await expect(async () => adoptPlan(viewer, { id, version: 1 })).rejects.toMatchObject(refused);
		await expect(async () => archivePlan(viewer, { id, version: 1 })).rejects.toMatchObject(refused);
	});

	it("of another organisation are not found", async () => {
		const { id } = await createPlan(context, { name: "Mine", changes });
		const stranger = await makeOrganization();
		expect(await listPlans(stranger)).toEqual([]);
		const missing = { kind: "not-found" };
		for (const foreign of [id, randomUUID(), "nonsense"]) {
			await expect(getPlan(stranger, foreign)).rejects.toMatchObject(missing);
			await expect(adoptPlan(stranger, { id: foreign, version: 1 })).rejects.toMatchObject(missing);
			await expect(archivePlan(stranger, { id: foreign, version: 1 })).rejects.toMatchObject(missing);
		}
	});

	it("take nothing but changes the engine knows", async () => {
		const odd = [{ kind: "raise", serviceId: "x" }] as unknown as PlanChange[];
		await expect(async () => createPlan(context, { name: "x", changes: odd })).rejects.toThrow(/kind/);
		await expect(async () => createPlan(context, { name: "x", changes: [] })).rejects.toThrow(/at least one/);
	});
});
