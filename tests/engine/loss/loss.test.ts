import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	allCopiesFail,
	allCopiesPoisoned,
	assessServices,
	type BackupFacts,
	backupAge,
	replicationBacklog,
	rotatedAge,
	SCENARIO_IDS,
	type ScenarioId,
} from "@/engine";
import {
	AS_OF,
	makeFacts,
	makeServer,
	makeService,
	makeSite,
	protectionOf,
	UNKNOWN_BACKUP,
	UNKNOWN_REPLICATION,
} from "../restore/make-facts";

describe("age of the last good backup", () => {
	// Failure uniform in the interval; the copy holds the state at the start of its job.
	it("RP-01-backup-age: is the job and a uniform part of the interval", () => {
		const age = backupAge({ intervalHours: 24, jobHours: 2, unusableProbability: 0 });
		expect(age.meanHours).toBeCloseTo(14, 9);
		expect(age.quantile(0.9)).toBeCloseTo(23.6, 9);
		expect(age.worstHours).toBe(26);
	});

	// Each backup unusable with p, age = T(U + Geom); closed form and 2·10⁶ samples.
	it("RP-02-backup-failures: goes back further when copies are bad", () => {
		const age = backupAge({ intervalHours: 24, jobHours: 0, unusableProbability: 0.2 });
		expect(age.meanHours).toBeCloseTo(18, 9);
		expect(age.longerThan(24)).toBeCloseTo(0.2, 9);
		expect(age.quantile(0.9)).toBeCloseTo(39, 9);
		expect(age.worstHours).toBeNull();
	});

	it("has a quantile that its tail agrees with", () => {
		fc.assert(
			fc.property(
				fc.record({
					intervalHours: fc.double({ min: 0.5, max: 200, noNaN: true }),
					jobHours: fc.double({ min: 0, max: 20, noNaN: true }),
					unusableProbability: fc.double({ min: 0, max: 0.9, noNaN: true }),
				}),
				fc.double({ min: 0.01, max: 0.999, noNaN: true }),
				(schedule, share) => {
					const age = backupAge(schedule);
					expect(age.longerThan(age.quantile(share))).toBeCloseTo(1 - share, 6);
				},
			),
		);
	});

	// Carrier once a week, nightly copies of two hours: 84 + 14 on average, 168 + 26 at worst.
	it("adds the carrier's round off site", () => {
		const age = backupAge({ intervalHours: 24, jobHours: 2, unusableProbability: 0 });
		expect(rotatedAge(168, age)).toEqual({ meanHours: 98, worstHours: 194 });
	});

	it.each([
		[{ intervalHours: 0, jobHours: 0, unusableProbability: 0 }, /intervalHours must be above 0: 0/],
		[{ intervalHours: 24, jobHours: -1, unusableProbability: 0 }, /jobHours must be 0 or more: -1/],
		[{ intervalHours: 24, jobHours: 0, unusableProbability: 1 }, /unusableProbability must be in \[0, 1\): 1/],
	])("refuses %o", (schedule, message) => {
		expect(() => backupAge(schedule)).toThrow(message);
	});
});

describe("replication, copies and attacks", () => {
	// Fluid model, backlog = (w − B)s, drained at B − base.
	it("RP-04-async-backlog: falls behind in a burst and catches up", () => {
		const backlog = replicationBacklog({
			writeMegabytesPerSecond: 40,
			linkMegabytesPerSecond: 12.5,
			burstSeconds: 60,
			baseMegabytesPerSecond: 2,
		});
		expect(backlog.backlogMegabytes).toBeCloseTo(1650, 6);
		expect(backlog.lagSeconds).toBeCloseTo(132, 6);
		expect(backlog.drainSeconds).toBeCloseTo(157.14285714285714, 6);
	});

	it("keeps up with what the line carries, and never catches up on a line that is too thin", () => {
		const writing = {
			writeMegabytesPerSecond: 10,
			linkMegabytesPerSecond: 12.5,
			burstSeconds: 60,
			baseMegabytesPerSecond: 2,
		};
		expect(replicationBacklog(writing)).toEqual({ backlogMegabytes: 0, lagSeconds: 0, drainSeconds: 0 });
		expect(
			replicationBacklog({ ...writing, writeMegabytesPerSecond: 20, baseMegabytesPerSecond: 13 }).drainSeconds,
		).toBeNull();
	});

	// Lognormal dwell, median 8 days, σ = 1; scipy norm.sf.
	it.each([
		[7, 0.5531134305779773],
		[14, 0.28787076684992496],
		[30, 0.09312473382642233],
		[90, 0.007752400920516592],
	])("RP-05-ransomware-retention: %d days of copies are all poisoned with a chance of %d", (retention, expected) => {
		expect(Math.abs(allCopiesPoisoned(retention, { medianDays: 8, logDeviation: 1 }) - expected)).toBeLessThan(1e-9);
	});

	// Beta factor, p = 0.31, three copies, β = 0.1; equals enumeration.
	it("RP-06-copies-common-cause: does not count copies as independent", () => {
		const { independent, withCommonCause } = allCopiesFail(0.31, 3, 0.1);
		expect(Math.abs(independent - 0.029790999999999998)).toBeLessThan(1e-12);
		expect(Math.abs(withCommonCause - 0.05204439219099999)).toBeLessThan(1e-12);
	});
});

describe("loss by scenario", () => {
	const known: BackupFacts = {
		...UNKNOWN_BACKUP,
		intervalHours: 24,
		jobHours: 2,
		failureProbability: 0,
		retentionDays: 30,
		immutable: true,
		separateCredentials: true,
		siteId: "vienna",
		offsite: { kind: "rotation", intervalDays: 7, fetchHours: 3, siteId: "graz" },
	};
	const lossOf = (protection: ReturnType<typeof protectionOf>, scenario: ScenarioId, trials = 40_000) => {
		const service = makeService({
			protection,
			groups: [{ id: "g", name: "Mail", serverIds: ["server-1"], required: 1 }],
		});
		const facts = makeFacts({
			sites: [makeSite(), makeSite({ id: "graz", name: "Graz" })],
			servers: [makeServer()],
			services: [service],
		});
		return assessServices(facts, { seed: 3, trials, asOf: AS_OF })[0]!.scenarios[SCENARIO_IDS.indexOf(scenario)]!.loss;
	};
	const withBackup = (change: Partial<BackupFacts>) => protectionOf("T1", { backup: { ...known, ...change } });

	it("agrees with the closed form of the backup's age", () => {
		const simulated = lossOf(withBackup({}), "hardware");
		expect(simulated.p50Hours).toBeCloseTo(14, 0);
		expect(Math.abs(simulated.p90Hours - 23.6)).toBeLessThan(0.2);
		expect(simulated.worstHours).toBe(26);
		const bad = lossOf(withBackup({ jobHours: 0, failureProbability: 0.2 }), "hardware");
		expect(Math.abs(bad.p90Hours - 39)).toBeLessThan(0.7);
		expect(bad.worstHours).toBe(30 * 24);
	});

	it("adds the carrier's round when the site is lost", () => {
		const site = lossOf(withBackup({}), "site");
		expect(Math.abs(site.p50Hours - 98)).toBeLessThan(2);
		expect(site.worstHours).toBe(194);
	});

	it("is worse for an unknown interval, and nothing bounds it", () => {
		const unknown = lossOf(withBackup({ intervalHours: null, retentionDays: null }), "hardware");
		expect(unknown.p90Hours).toBeGreaterThan(lossOf(withBackup({}), "hardware").p90Hours);
		expect(unknown.worstHours).toBeNull();
	});

	it("counts what has not been saved since backups stalled", () => {
		expect(lossOf(withBackup({ lastSuccessAt: "2026-11-03T02:00:00Z" }), "hardware", 500).p50Hours).toBe(480);
	});

	it("fears an attack most where the copies are in reach", () => {
		const reach = {
			immutable: false,
			separateCredentials: false,
			offsite: { kind: "none", intervalDays: null, fetchHours: null, siteId: null },
		} as const;
		const reachable = lossOf(withBackup(reach), "human", 500).totalLossProbability;
		const apart = lossOf(withBackup({}), "human", 500).totalLossProbability;
		expect(reachable).toBeGreaterThan(0.15);
		expect(apart).toBeLessThan(0.05);
		expect(lossOf(withBackup({ retentionDays: 7 }), "human", 500).totalLossProbability).toBeGreaterThan(apart + 0.1);
	});

	it("follows the protocol of a replica", () => {
		const replica = (change: Partial<typeof UNKNOWN_REPLICATION>) =>
			lossOf(protectionOf("T3", { backup: known, replication: { ...UNKNOWN_REPLICATION, ...change } }), "hardware");
		expect(replica({ protocol: "C" })).toMatchObject({ p50Hours: 0, p90Hours: 0, worstHours: 0 });
		expect(replica({ protocol: "A", lagSeconds: 36 }).worstHours).toBeCloseTo(0.03, 9);
		expect(replica({ protocol: "A", lagSeconds: 36 }).p50Hours).toBeGreaterThan(0.005);
	});

	it("goes back to a snapshot where a replica keeps them", () => {
		const replication = { ...UNKNOWN_REPLICATION, snapshotIntervalHours: 4 };
		const loss = lossOf(protectionOf("T3", { backup: known, replication }), "corruption");
		expect(Math.abs(loss.p50Hours - 2)).toBeLessThan(0.1);
		expect(loss.worstHours).toBe(4);
	});

	it("is everything without a copy, and nothing where the data stays", () => {
		expect(lossOf(protectionOf("T0"), "hardware", 500)).toMatchObject({ totalLossProbability: 1, worstHours: null });
		expect(lossOf(protectionOf("T1"), "software", 500)).toMatchObject({
			totalLossProbability: 0,
			p90Hours: 0,
			worstHours: 0,
		});
	});

	it("gives a shorter interval no worse a loss, trial by trial under one seed", () => {
		fc.assert(
			fc.property(
				fc.double({ min: 1, max: 200, noNaN: true }),
				fc.double({ min: 1, max: 200, noNaN: true }),
				(one, other) => {
					const [short, long] = [Math.min(one, other), Math.max(one, other)].map((intervalHours) =>
						lossOf(withBackup({ intervalHours }), "hardware", 200),
					);
					expect(short!.p50Hours).toBeLessThanOrEqual(long!.p50Hours + 1e-9);
					expect(short!.p90Hours).toBeLessThanOrEqual(long!.p90Hours + 1e-9);
				},
			),
			{ numRuns: 15 },
		);
	});
});
