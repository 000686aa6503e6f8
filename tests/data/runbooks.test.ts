import { beforeAll, describe, expect, it } from "vitest";
import { listAuditEntries } from "@/data/audit";
import { inOrganization } from "@/data/db";
import { getFacts } from "@/data/facts";
import type { Context } from "@/data/permission";
import {
	getRunbook,
	getRunbookVersion,
	listRunbookVersions,
	type RunbookRef,
	restoreRunbook,
	saveRunbook,
} from "@/data/runbooks";
import { createService } from "@/data/services";
import { makeRunbook, type RunbookStep } from "@/engine";
import { serviceFacts } from "../support/facts";
import { makeMember, makeOrganization } from "../support/make-organization";

describe("a runbook's versions", () => {
	let owner: Context;
	let ref: RunbookRef;
	let generated: RunbookStep[];
	beforeAll(async () => {
		owner = await makeOrganization();
		const serviceId = (await createService(owner, serviceFacts())).id;
		ref = { serviceId, scenario: "hardware" };
		generated = makeRunbook(await getFacts(owner), serviceId, "hardware", "2026-11-26").steps;
	});
	const save = (context: Context, version: number, title: string, note: string | null = null) => {
		const steps = generated.map((step, index) => (index === 0 ? { ...step, title } : step));
		return saveRunbook(context, { ...ref, version, steps, generated, note });
	};
	const firstTitle = async () => (await getRunbook(owner, ref))?.steps[0]?.title;

	it("begin with none, and each save is one, with who and when", async () => {
		expect(await getRunbook(owner, ref)).toBeNull();
		expect(await listRunbookVersions(owner, ref)).toEqual([]);
		expect(await save(owner, 0, "First")).toEqual({ version: 1 });
		const editor = await makeMember(owner, "editor");
		expect(await save(editor, 1, "Second", "after the drill")).toEqual({ version: 2 });
		const versions = await listRunbookVersions(owner, ref);
		expect(versions.map(({ number, note, createdByName, steps }) => [number, note, createdByName, steps])).toEqual([
			[2, "after the drill", editor.userName, generated.length],
			[1, null, owner.userName, generated.length],
		]);
		expect(await firstTitle()).toBe("Second");
	});

	it("refuse the second of two who began from the same one, and lose neither's text", async () => {
		const outcomes = await Promise.allSettled([save(owner, 2, "Mine"), save(owner, 2, "Yours")]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		const refused = outcomes.find((one) => one.status === "rejected");
		expect(refused?.reason).toMatchObject({ kind: "conflict" });
		expect((await listRunbookVersions(owner, ref))[0]?.number).toBe(3);
	});

	it("refuse one of two first saves", async () => {
		const other = { ...ref, scenario: "network" as const };
		const first = () => saveRunbook(owner, { ...other, version: 0, steps: generated, generated, note: null });
		const outcomes = await Promise.allSettled([first(), first()]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(await listRunbookVersions(owner, other)).toHaveLength(1);
	});

	it("come back as a new one, and nothing of the history goes", async () => {
		expect(await restoreRunbook(owner, { ...ref, number: 1, version: 3 })).toEqual({ version: 4 });
		expect(await firstTitle()).toBe("First");
		expect((await getRunbookVersion(owner, { ...ref, number: 4 })).restoredFrom).toBe(1);
		expect(await listRunbookVersions(owner, ref)).toHaveLength(4);
		const audited = await listAuditEntries(owner);
		expect(JSON.stringify(audited)).toContain("runbook.restore");
	});

	it("cannot be rewritten or deleted", async () => {
		const { organizationId } = owner;
		const rewrite = inOrganization(owner, (tx) =>
			tx.runbookVersion.updateMany({ where: { organizationId }, data: { note: "changed" } }),
		);
		await expect(rewrite).rejects.toThrow(/append only/);
		const remove = inOrganization(owner, (tx) => tx.runbookVersion.deleteMany({ where: { organizationId } }));
		await expect(remove).rejects.toThrow(/append only/);
	});

	it("are nobody else's", async () => {
		const other = await makeOrganization();
		expect(await getRunbook(other, ref)).toBeNull();
		expect(await listRunbookVersions(other, ref)).toEqual([]);
		await expect(save(other, 0, "Planted")).rejects.toMatchObject({ kind: "not-found" });
	});
});
