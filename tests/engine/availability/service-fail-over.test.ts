import { describe, expect, it } from "vitest";
import {
	activeActiveAvailability,
	activePassiveAvailability,
	assessOne,
	compareOptions,
	type Drill,
	type Facts,
	outageKinds,
	type Protection,
	rateInterval,
	scenarioRates,
	serviceYearlyDowntime,
} from "@/engine";
import {
	AS_OF,
	makeFacts,
	makeServer,
	makeService,
	makeSite,
	protectionOf,
	UNKNOWN_BACKUP,
	UNKNOWN_CLUSTER,
	UNKNOWN_REPLICATION,
} from "../restore/make-facts";
import { sampleFacts } from "../sample-facts";

const OPTIONS = { seed: 7, trials: 1000, asOf: AS_OF };

function organization(protection: Protection, more: Partial<Facts> = {}): Facts {
	return makeFacts({
		sites: [makeSite({ id: "site", engineers: 2 })],
		servers: ["a", "b", "c"].map((id) => makeServer({ id, name: id, siteId: "site" })),
		services: [
			makeService({
				id: "mail",
				groups: [
					{
						id: "g",
						name: "g",
						serverIds: protection.tier === "T4" ? ["a", "b", "c"] : ["a"],
						required: protection.tier === "T4" ? 2 : 1,
					},
				],
				dependsOn: [],
				protection,
			}),
		],
		...more,
	});
}

const pair = (change: Partial<Protection["replication"]> = {}) =>
	protectionOf("T3", {
		backup: UNKNOWN_BACKUP,
		replication: { ...UNKNOWN_REPLICATION, switchOver: "automatic", quorum: true, ...change },
	});
const cluster = protectionOf("T4", {
	backup: UNKNOWN_BACKUP,
	cluster: { ...UNKNOWN_CLUSTER, nodes: 3, nodesNeeded: 2, storage: "replicated", loadBalancers: "clustered" },
});

const drill = (heldOn: string, succeeded: boolean): Drill => ({
	id: heldOn,
	serviceId: "mail",
	kind: "fail-over",
	scenario: "hardware",
	heldOn,
	succeeded,
	phases: [],
	totalMinutes: null,
});

const outagesOf = (facts: Facts) =>
	outageKinds(facts, facts.services[0]!, assessOne(facts, "mail", OPTIONS), { asOf: AS_OF });
const inputOf = (facts: Facts, name: RegExp) =>
	outagesOf(facts).failOver!.inputs.find((input) => name.test(input.name))!.value;

describe("a fail-over chain from the facts of a service", () => {
	it("is the pair's chain with the inputs it names", () => {
		const { failOver, rates } = outagesOf(organization(pair()));
		const value = (name: RegExp) => failOver!.inputs.find((input) => name.test(input.name))!.value;
		const again = activePassiveAvailability({
			activeFailuresPerYear: rates.find(({ scenario }) => scenario === "hardware")!.eventsPerYear,
			standbyFailuresPerYear: value(/secondary that show/),
			coverage: value(/by itself/),
			automaticMinutes: value(/^Automatic/),
			manualMinutes: value(/by hand/),
			repairHours: value(/^Repair of/),
			resyncHours: value(/whole again/),
			latentFaultsPerYear: value(/nobody sees/),
			drillIntervalHours: value(/between/),
			restoreHours: value(/both are gone/),
		});
		expect(failOver!.kind).toBe("active-passive");
		expect(failOver!.result).toEqual(again);
	});

	it("is the cluster's chain with the inputs it names, and says from how many nodes another one hurts", () => {
		const { failOver } = outagesOf(organization(cluster));
		const value = (name: RegExp) => failOver!.inputs.find((input) => name.test(input.name))!.value;
		const again = activeActiveAvailability({
			nodes: 3,
			nodesNeeded: 2,
			failuresPerYear: value(/of a node/),
			commonCauseShare: 0.1,
			coverage: value(/cleanly/),
			ejectMinutes: value(/Taking/),
			rebootMinutes: value(/not taken out/),
			repairHours: value(/^Repair of/),
			crews: 2,
		});
		expect(failOver!.kind).toBe("active-active");
		expect(failOver!.result).toEqual(again);
		const minutes = failOver!.byNodes!.map(({ minutesPerYear }) => minutesPerYear);
		const fewest = minutes.indexOf(Math.min(...minutes));
		expect(fewest).toBeLessThan(minutes.length - 1);
		for (let index = fewest + 1; index < minutes.length; index++)
			expect(minutes[index]!).toBeGreaterThan(minutes[index - 1]!);
	});

	it("is nothing where no fail-over answers the loss of a machine", () => {
		expect(outagesOf(organization(protectionOf("T1", { backup: UNKNOWN_BACKUP }))).failOver).toBeNull();
	});

	it("switches by itself only where it is told to, and less surely without a third vote", () => {
		expect(inputOf(organization(pair({ switchOver: null })), /by itself/)).toBe(0);
		expect(inputOf(organization(pair({ switchOver: "manual" })), /by itself/)).toBe(0);
		const fenced = inputOf(organization(pair()), /by itself/);
		expect(fenced).toBeCloseTo(0.95, 12);
		expect(inputOf(organization(pair({ quorum: false })), /by itself/)).toBeLessThan(fenced);
	});

	it("learns coverage, hidden faults and the rhythm from fail-over drills", () => {
		const drilled = organization(pair(), {
			drills: [drill("2024-11-23", true), drill("2025-11-23", false), drill("2026-11-23", true)],
		});
		// Beta(19, 1) and two of three.
		expect(inputOf(drilled, /by itself/)).toBeCloseTo((19 + 2) / 23, 12);
		// Gamma: one event in 1 ÷ 0.2 years, then one failed drill in 730 days.
		expect(inputOf(drilled, /nobody sees/)).toBeCloseTo(2 / (5 + 730 / 365.25), 12);
		expect(inputOf(drilled, /between/)).toBe(730 * 24);
		expect(inputOf(organization(pair()), /between/)).toBe(3 * 8760);
		const often = organization(pair(), { drills: [drill("2026-05-23", true), drill("2026-11-20", true)] });
		const dead = (facts: Facts) => outagesOf(facts).failOver!.deadStandbyChance!;
		expect(dead(often)).toBeLessThan(dead(organization(pair())) / 3);
	});

	it("finds the secondary dead more often while practices that would tell are missing", () => {
		const answer = {
			practiceId: "SS-08",
			siteId: null,
			serverId: null,
			state: "no" as const,
			evidence: "said" as const,
			evidenceOn: null,
			reason: null,
			answeredBy: null,
			note: null,
			decidedBy: null,
			reviewOn: null,
			owner: null,
		};
		const now = inputOf(organization(pair()), /nobody sees/);
		expect(inputOf(organization(pair(), { practiceAnswers: [answer] }), /nobody sees/)).toBeCloseTo(now * 1.5, 12);
	});

	it("is in the service's year: its causes add up to what hardware takes", () => {
		for (const protection of [pair(), cluster]) {
			const facts = organization(protection);
			const assessed = assessOne(facts, "mail", OPTIONS);
			const year = serviceYearlyDowntime(facts, facts.services[0]!, assessed, { asOf: AS_OF });
			const hardware = year.byCause.filter(({ cause }) => cause === "hardware");
			expect(hardware.length).toBeGreaterThan(2);
			const hours = hardware.reduce((sum, { meanHours }) => sum + meanHours, 0);
			expect(hours).toBeCloseTo(year.failOver!.result.downtimeMinutesPerYear / 60, 9);
		}
	});
});

describe("one rate for every page", () => {
	it("gives the option in force the yearly downtime of the availability page, incidents included", {
		timeout: 60_000,
	}, async () => {
		const quick = { ...OPTIONS, trials: 200 };
		const facts = await sampleFacts();
		expect(facts.incidents.length).toBeGreaterThan(0);
		for (const service of facts.services) {
			const { options } = compareOptions(facts, service.id, quick);
			const current = options.find(({ isCurrent }) => isCurrent);
			if (!current) continue;
			const year = serviceYearlyDowntime(facts, service, assessOne(facts, service.id, quick), { asOf: AS_OF });
			expect(current.outage.downtimeHours / year.hours.mean, service.id).toBeCloseTo(1, 9);
			const events = year.rates.map(({ eventsPerYear }) => eventsPerYear);
			expect(current.outage.byScenario.map(({ eventsPerYear }) => eventsPerYear)).toEqual(events);
		}
	});

	it("says between which rates the true one lies", async () => {
		const facts = await sampleFacts();
		const rates = scenarioRates(facts, facts.services[0]!, { asOf: AS_OF });
		for (const rate of rates) {
			const interval = rateInterval(rate);
			expect(interval === null).toBe(rate.history === null);
			if (!interval) continue;
			expect(interval.low).toBeLessThan(rate.eventsPerYear);
			expect(interval.high).toBeGreaterThan(rate.eventsPerYear);
		}
		// Gamma(1 + 2, 1 + 4): χ² quantiles with six degrees of freedom, 1.635 and 12.592, ÷ 10.
		const known = rateInterval({ expectedPerYear: 1, history: { incidents: 2, years: 4 } })!;
		expect(known.low).toBeCloseTo(0.16354, 4);
		expect(known.high).toBeCloseTo(1.25916, 4);
	});
});
