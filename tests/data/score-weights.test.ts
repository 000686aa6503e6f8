import { beforeAll, describe, expect, it } from "vitest";
import { getAssessment } from "@/data/assessment";
import { listAuditEntries } from "@/data/audit";
import { loadFacts } from "@/data/load-facts";
import type { Context } from "@/data/permission";
import { changeScoreWeights } from "@/data/score-weights";
import { smallFacts } from "../support/facts";
import { makeOrganization } from "../support/make-organization";

const own = { restore: 10, loss: 10, prevention: 70, proof: 10 };

describe("the weights of the score", { timeout: 60_000 }, () => {
	let context: Context;
	beforeAll(async () => {
		context = await makeOrganization();
		await loadFacts(context, smallFacts());
	});

	it("are the organisation's once set, are on record, and go back to the catalogue's", async () => {
		const usual = await getAssessment(context);
		await changeScoreWeights(context, { before: null, own });
		const { assessment } = await getAssessment(context);
		expect(assessment.readiness.parts.map(({ weight }) => weight)).toEqual([10, 10, 70, 10]);
		const sum = assessment.readiness.contributions.reduce((total, { points }) => total + Math.round(points * 10), 0);
		expect(sum).toBe(Math.round(assessment.readiness.score * 10));
		const [entry] = await listAuditEntries(context);
		expect(entry).toMatchObject({ action: "weights.set", details: { before: null, after: own } });
		await changeScoreWeights(context, { before: own, own: null });
		expect((await getAssessment(context)).assessment.readiness).toEqual(usual.assessment.readiness);
	});

	it("tell whose change came too late what stands now", async () => {
		await changeScoreWeights(context, { before: null, own });
		const late = changeScoreWeights(context, { before: null, own: { ...own, proof: 20 } });
		await expect(late).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining("prevention 70") });
	});

	it("leave no part at nothing", async () => {
		const nothing = (async () => changeScoreWeights(context, { before: own, own: { ...own, loss: 0 } }))();
		await expect(nothing).rejects.toThrow(/Above 0/);
	});
});
