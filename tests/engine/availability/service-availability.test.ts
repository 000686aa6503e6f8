import { describe, expect, it } from "vitest";
import {
	assessOne,
	type Block,
	type Facts,
	logicOfBlocks,
	scenarioRates,
	serviceAvailability,
	serviceYearlyDowntime,
	structureAvailability,
} from "@/engine";
import { smallFacts } from "../../support/facts";
import { sampleFacts } from "../sample-facts";

const facts = await sampleFacts();
const serviceOf = (of: Facts, id: string) => of.services.find((service) => service.id === id)!;

describe("availability of a service from the facts", () => {
	it("finds the storage under a cluster as a single point, in words", () => {
		const { singlePoints, availability, structure, components } = serviceAvailability(facts, serviceOf(facts, "shop"));
		const texts = singlePoints.map(({ sentence }) => sentence.text);
		expect(texts).toContain("Web shop stops when the storage pune-nas-01 fails: nothing stands in for it.");
		expect(availability).toBeGreaterThan(0.99);
		expect(availability).toBeLessThan(1);
		const again = structureAvailability(
			logicOfBlocks(structure),
			Object.fromEntries(
				components.map(({ part, unavailability }) => [part, { unavailability, failuresPerYear: null }]),
			),
		);
		expect(again.availability).toBe(availability);
	});

	it("says what machines that should stand in for each other share", () => {
		const { sharedFate } = serviceAvailability(facts, serviceOf(facts, "shop"));
		expect(sharedFate.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["host", "storage", "site"]));
		expect(sharedFate.find(({ kind }) => kind === "host")!.sentence.text).toMatch(
			/^2 of 3 servers of Shop nodes run on the host pune-host-02/,
		);
	});

	it("sees one vendor behind machines and behind the hosts they run on, and nothing in vendors nobody knows", () => {
		const vendorOf = (of: Facts, id: string) =>
			serviceAvailability(of, serviceOf(of, id)).sharedFate.find(({ kind }) => kind === "vendor");
		expect(vendorOf(facts, "shop")!.sentence.text).toMatch(/^3 of 3 servers of Shop nodes come from the vendor/);
		expect(vendorOf(facts, "database")!.serverIds).toEqual(["db-01", "db-02"]);
		const apart = { ...facts, servers: facts.servers.map((server) => ({ ...server, vendor: server.id })) };
		const unknown = { ...facts, servers: facts.servers.map((server) => ({ ...server, vendor: null })) };
		for (const other of [apart, unknown]) expect(vendorOf(other, "shop")).toBeUndefined();
	});

	it("keeps planned maintenance apart, and unknown when nobody knows it", () => {
		const mail = serviceOf(facts, "mail");
		const assessed = assessOne(facts, "mail", { seed: 1, trials: 200, asOf: "2026-11-23" });
		const year = (plannedHoursPerYear: number | null) =>
			serviceYearlyDowntime(facts, { ...mail, plannedHoursPerYear }, assessed, { asOf: "2026-11-23" });
		expect(year(12).hours).toEqual(year(null).hours);
		expect(year(12).availability - year(12).availabilityWithPlanned!).toBeCloseTo(12 / 8760, 12);
		expect(year(0).availabilityWithPlanned).toBe(year(0).availability);
		expect(year(null).availabilityWithPlanned).toBeNull();
	});

	it("counts what several services hang on once", () => {
		const { structure, components } = serviceAvailability(facts, serviceOf(facts, "shop"));
		const leaves = (block: Block): string[] =>
			"component" in block
				? [block.component]
				: ("series" in block ? block.series : "parallel" in block ? block.parallel : block.of).flatMap(leaves);
		const all = leaves(structure);
		expect(all.length).toBeGreaterThan(new Set(all).size);
		expect(new Set(all).size).toBe(components.length);
	});

	it("is no worse with one more server, and no better with one more to be needed", () => {
		for (const service of facts.services) {
			const now = serviceAvailability(facts, service).availability;
			const relaxed = {
				...service,
				groups: service.groups.map((group) => ({ ...group, required: Math.max(1, group.required - 1) })),
			};
			expect(serviceAvailability(facts, relaxed).availability).toBeGreaterThanOrEqual(now - 1e-12);
			const strict = {
				...service,
				groups: service.groups.map((group) => ({ ...group, required: group.serverIds.length })),
			};
			expect(serviceAvailability(facts, strict).availability).toBeLessThanOrEqual(now + 1e-12);
		}
	});

	it("asks for what nobody knows", () => {
		const small = smallFacts();
		expect(serviceAvailability(small, serviceOf(small, "directory")).unknownFacts).toEqual(
			expect.arrayContaining(["servers.host.powerFeed", "servers.host.networkSwitch"]),
		);
	});

	it("refuses a dependency the facts do not hold", () => {
		const service = { ...facts.services[0]!, dependsOn: ["ghost"] };
		expect(() => serviceAvailability(facts, service)).toThrow(/dependsOn names no service: ghost/);
	});
});

describe("yearly downtime of a service from the facts", () => {
	const minutes = { start: 60, binWidth: 60, counts: [1, 2, 1] };
	const scenarios = (["hardware", "corruption", "human", "software", "site", "network"] as const).map((scenario) => ({
		scenario,
		effectiveTier: "T1",
		restore: { histogram: minutes, mean: 150 },
	}));
	const assessed = { scenarios, degradedWindow: null, dataGigabytes: 200 } as Parameters<
		typeof serviceYearlyDowntime
	>[2];
	const options = { asOf: "2026-11-23" };

	it("joins rates and durations", () => {
		const result = serviceYearlyDowntime(facts, serviceOf(facts, "mail"), assessed, options);
		const rates = result.rates.reduce((sum, { eventsPerYear }) => sum + eventsPerYear, 0);
		expect(result.outagesPerYear).toBeCloseTo(rates, 12);
		expect(result.hours.mean).toBeCloseTo(rates * 2.5, 9);
		expect(result.noOutageChance).toBeCloseTo(Math.exp(-rates), 12);
		expect(result.cost!.covers).toBe("all");
	});

	it("learns from the organisation's own incidents, and leaves an override alone", () => {
		const quiet: Facts = { ...structuredClone(facts), incidents: [] };
		const incident = {
			serviceIds: ["mail"],
			scenario: "software" as const,
			endedAt: null,
			note: null,
		};
		const loud: Facts = {
			...quiet,
			incidents: ["2024-11-23", "2025-03-01", "2025-09-01", "2026-05-01"].map((day, index) => ({
				...incident,
				id: `i${index}`,
				startedAt: `${day}T10:00:00Z`,
			})),
		};
		const rate = (of: Facts, scenario: string) =>
			scenarioRates(of, serviceOf(of, "mail"), options).find((one) => one.scenario === scenario)!;
		const before = rate(quiet, "software");
		const after = rate(loud, "software");
		expect(before.history).toBeNull();
		expect(after.history).toEqual({ incidents: 4, years: 730 / 365.25 });
		// Gamma-Poisson: (1 + 4) ÷ (1/λ + years).
		expect(after.eventsPerYear).toBeCloseTo(5 / (1 / before.eventsPerYear + 730 / 365.25), 12);
		expect(rate(loud, "corruption").eventsPerYear).toBeLessThan(rate(quiet, "corruption").eventsPerYear);
		loud.organization.overrides.rates = [{ scenario: "software", eventsPerYear: 3, source: "own count" }];
		expect(rate(loud, "software").origin.kind).toBe("override");
		expect(rate(loud, "software").basePerYear).toBe(3);
	});
});
