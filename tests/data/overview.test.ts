import { expect, it } from "vitest";
import { createExpiry } from "@/data/expiries";
import { getOverviewParts, getOverviewWeek } from "@/data/overview";
import { remember } from "@/data/remember";
import { makeOrganization } from "../support/make-organization";

it("reads the parts of the overview again as soon as something was written, and not before", async () => {
	const [context, other] = [await makeOrganization(), await makeOrganization()];
	const before = await getOverviewParts(context);
	expect(await getOverviewParts(context)).toBe(before);
	expect(await getOverviewWeek(context)).toBeNull();
	const date = { kind: "certificate" as const, name: "mail.example.com", siteId: null, serverId: null };
	const { id } = await createExpiry(context, { ...date, endsOn: "2026-11-20", owner: null, note: null });
	const after = await getOverviewParts(context);
	expect(before.maintenance.map(({ expiryId }) => expiryId)).not.toContain(id);
	expect(after.maintenance.map(({ expiryId }) => expiryId)).toContain(id);
	expect((await getOverviewParts(other)).maintenance.map(({ expiryId }) => expiryId)).not.toContain(id);
});

it("remembers what was asked for last, and asks again for what failed", async () => {
	const made: string[] = [];
	const result = remember<string>(2);
	const ask = (key: string) => result(key, async () => `${key}${made.push(key)}`);
	expect([await ask("a"), await ask("b"), await ask("a"), await ask("c"), await ask("a"), await ask("b")]).toEqual([
		...["a1", "b2", "a1", "c3", "a1", "b4"],
	]);
	await expect(result("d", () => Promise.reject(new Error("No")))).rejects.toThrow("No");
	expect(await result("d", async () => "d")).toBe("d");
});
