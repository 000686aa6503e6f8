// @vitest-environment node
import { beforeAll, describe, expect, it } from "vitest";
import { explainFigure, type FigureContext } from "@/components/estimate/explain";
import { figureKey } from "@/components/estimate/figure";
import { type Assessment, assess } from "@/engine";
import { formatMinutes, formatNumber } from "@/lib/format";
import { factsSchema } from "@/schemas/facts";
import { readSample } from "../support/sample";

let assessment: Assessment;
let context: FigureContext;

beforeAll(async () => {
	const { $schema: _, ...file } = (await readSample()) as Record<string, unknown>;
	const facts = factsSchema.parse(file);
	const services = facts.services.filter((service) => service.dependsOn.length === 0).slice(0, 2);
	assessment = assess({ ...facts, services, drills: [], incidents: [] }, { seed: 7, trials: 60, asOf: "2026-11-23" });
	context = { slug: "acme", currency: "INR", assessment };
}, 120_000);

describe("explainFigure", () => {
	it("explains every restore time with its own phases, and says the figure the page says", () => {
		for (const service of assessment.services) {
			for (const scenario of service.scenarios) {
				const explanation = explainFigure(context, figureKey.restore(service.serviceId, scenario.scenario));
				expect(explanation?.figure).toContain(formatMinutes(scenario.restore.p50));
				expect(explanation?.inputs).toHaveLength(scenario.phases.length);
				expect(explainFigure(context, figureKey.loss(service.serviceId, scenario.scenario))).not.toBeNull();
			}
			expect(explainFigure(context, figureKey.tier(service.serviceId))).not.toBeNull();
			expect(explainFigure(context, figureKey.envelope(service.serviceId))).not.toBeNull();
		}
	});

	it("adds the score up before the reader's eyes", () => {
		const rows = explainFigure(context, figureKey.score())?.tables[0]?.rows ?? [];
		expect(rows).toHaveLength(assessment.readiness.contributions.length + 1);
		expect(rows.at(-1)).toEqual(["Score", formatNumber(assessment.readiness.score, 1)]);
	});

	it("explains every layer of every site and every action", () => {
		for (const site of [null, ...assessment.readiness.sites])
			for (const layer of assessment.readiness.layers)
				expect(explainFigure(context, figureKey.layer(layer.layer, site?.siteId ?? null))).not.toBeNull();
		for (const action of assessment.actions)
			expect(explainFigure(context, figureKey.action(action.id))?.title).toBe(action.title.text);
	});

	it("knows no figure that is not there", () => {
		const [service] = assessment.services;
		for (const key of [
			"",
			"score2",
			"restore",
			"restore.nobody.hardware",
			`restore.${service?.serviceId}.flood`,
			"layer.roof.all",
			"layer.hardware.nowhere",
			"action.none",
		])
			expect(explainFigure(context, key)).toBeNull();
	});
});
