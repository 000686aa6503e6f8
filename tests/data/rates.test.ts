import { beforeEach, describe, expect, it } from "vitest";
import { listAuditEntries } from "@/data/audit";
import { getFacts } from "@/data/facts";
import { loadFacts } from "@/data/load-facts";
import { getMoment } from "@/data/moment";
import type { Context } from "@/data/permission";
import { changeRate, ownRateOf } from "@/data/rates";
import { componentRateInForce, ratesInForce } from "@/engine";
import { smallFacts } from "../support/facts";
import { makeMember, makeOrganization } from "../support/make-organization";

const twice = { perYear: 2, repairHours: null, source: "own count" };

describe("rates of an organisation's own", () => {
	let context: Context;
	beforeEach(async () => {
		context = await makeOrganization();
		await loadFacts(context, smallFacts());
	});

	it("take the place of the catalogue's, and go again", async () => {
		const revision = (await getMoment(context)).revision;
		await changeRate(context, { target: "software", before: null, own: twice });
		const { organization } = await getFacts(context);
		expect(ratesInForce(organization).software).toMatchObject({ eventsPerYear: 2, origin: { kind: "override" } });
		expect(ownRateOf(organization.overrides, "software")).toEqual(twice);
		expect((await getMoment(context)).revision).toBeGreaterThan(revision);
		await changeRate(context, { target: "software", before: twice, own: null });
		expect((await getFacts(context)).organization.overrides.rates).toEqual([]);
		const [reset, set] = await listAuditEntries(context);
		expect(reset).toMatchObject({
			action: "rate.reset",
			targetId: "software",
			details: { before: twice, after: null },
		});
		expect(set).toMatchObject({ action: "rate.set", targetId: "software", details: { before: null, after: twice } });
	});

	it("of a part bring their time to repair", async () => {
		const own = { perYear: 0.01, repairHours: 1, source: "spare on the shelf" };
		await changeRate(context, { target: "switch", before: null, own });
		const { organization } = await getFacts(context);
		expect(componentRateInForce(organization, "switch")).toMatchObject({
			failuresPerYear: 0.01,
			repairHours: 1,
			origin: { kind: "override" },
		});
		expect(componentRateInForce(organization, "power").origin.kind).toBe("catalogue");
		expect(() => changeRate(context, { target: "switch", before: own, own: { ...own, repairHours: null } })).toThrow(
			"Write how long a repair takes",
		);
	});

	it("are not lost to whoever saves last: both values are told", async () => {
		await changeRate(context, { target: "site", before: null, own: { ...twice, perYear: 0.5 } });
		await expect(changeRate(context, { target: "site", before: null, own: twice })).rejects.toThrow(
			/set this rate to 0\.5 a year \(own count\).*wrote 2 a year \(own count\)/,
		);
		expect(ownRateOf((await getFacts(context)).organization.overrides, "site")?.perYear).toBe(0.5);
	});

	it("are set by whoever may edit the organisation", async () => {
		const editor = await makeMember(context, "editor");
		expect(() => changeRate(editor, { target: "site", before: null, own: twice })).toThrow(
			expect.objectContaining({ kind: "forbidden" }),
		);
	});
});
