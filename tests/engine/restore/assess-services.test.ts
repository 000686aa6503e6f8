import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	assess,
	assessServices,
	type Facts,
	type MailFacts,
	PRACTICES,
	type ServiceAssessment,
	type TierId,
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
} from "./make-facts";

const OPTIONS = { seed: 11, trials: 20_000, asOf: AS_OF };
const quick = { ...OPTIONS, trials: 300 };

function first(facts: Facts, options = OPTIONS): ServiceAssessment {
	return assessServices(facts, options)[0]!;
}

const ofTier = (tier: TierId, options = OPTIONS): ServiceAssessment =>
	first(makeFacts({ services: [makeService({ protection: protectionOf(tier) })] }), options);

describe("calibration: a mail server of 200 GB of which only the tier's means are known", () => {
	const rounded = (minutes: number): number => Math.round(minutes / 6) / 10;

	it("T1 is back in 8 to 10 hours", () => {
		const { restore } = ofTier("T1").scenarios[0]!;
		expect(rounded(restore.p10)).toBe(8);
		expect(rounded(restore.p90)).toBe(10);
	});

	it("T2 is back in 2 to 3 hours", () => {
		const { restore } = ofTier("T2").scenarios[0]!;
		expect(rounded(restore.p10)).toBe(2);
		expect(rounded(restore.p90)).toBe(3);
	});

	it("T3 is back in 15 minutes", () => {
		expect(Math.round(ofTier("T3").scenarios[0]!.restore.p50)).toBe(15);
	});

	it("T4 is back within a minute, and meets a target of 0", () => {
		expect(ofTier("T4").scenarios[0]!.restore.p95).toBeLessThan(1);
		const targets = { restoreHours: 0, lossHours: 0, availability: null, maximumTolerableDowntimeHours: null };
		const met = (tier: TierId) =>
			first(makeFacts({ services: [makeService({ protection: protectionOf(tier), targets })] }), quick).scenarios[0]!;
		expect(met("T4")).toMatchObject({
			restoreVerdict: "met",
			chanceToMeetRestoreTarget: 1,
			lossVerdict: "met",
			restoreTargetMinutes: 0,
		});
		expect(met("T3").restoreVerdict).toBe("missed");
	});

	it("stands beside the documented time", () => {
		expect(ofTier("T1", quick).documented).toMatchObject({ minMinutes: 480, maxMinutes: 600 });
		expect(ofTier("T2", quick).documented).toMatchObject({ minMinutes: 120, maxMinutes: 180 });
		expect(ofTier("T0", quick).documented).toBeNull();
	});

	it("takes an unknown size for the usual one, wider", () => {
		const known = ofTier("T1").scenarios[0]!.restore;
		const unknown = first(makeFacts({ services: [makeService({ dataGigabytes: null })] }));
		expect(unknown.dataIsKnown).toBe(false);
		expect(unknown.dataGigabytes).toBe(200);
		expect(unknown.unknownFacts).toContain("services.mail.dataGigabytes");
		expect(unknown.scenarios[0]!.restore.standardDeviation).toBeGreaterThan(known.standardDeviation * 1.05);
	});
});

describe("closed form beside every estimate", () => {
	it.each(["T0", "T1", "T2", "T3", "T4", "hosted"] as const)(
		"%s: within four standard errors, or a percent at a merge",
		(tier) => {
			for (const { scenario, restore } of ofTier(tier).scenarios) {
				const error = (4 * restore.standardDeviation) / Math.sqrt(restore.trials);
				const merge = scenario === "site" ? restore.mean * 0.02 : 0;
				expect(Math.abs(restore.mean - restore.closedForm.mean), scenario).toBeLessThan(error + merge);
			}
		},
	);

	it("shares of the variance add up to one on a serial path", () => {
		for (const tier of ["T1", "T2", "T3", "T4"] as const)
			for (const { scenario, phases } of ofTier(tier, quick).scenarios)
				if (scenario !== "site")
					expect(
						phases.reduce((sum, phase) => sum + phase.shareOfVariance, 0),
						`${tier} ${scenario}`,
					).toBeCloseTo(1, 9);
	});
});

describe("what never happens", () => {
	it("a bigger store never restores sooner", () => {
		fc.assert(
			fc.property(
				fc.constantFrom("T0", "T1", "T2", "T3", "T4", "hosted" as const),
				fc.double({ min: 0, max: 5000, noNaN: true }),
				fc.double({ min: 0, max: 5000, noNaN: true }),
				(tier, one, other) => {
					const of = (dataGigabytes: number) =>
						first(
							makeFacts({ services: [makeService({ dataGigabytes, protection: protectionOf(tier as TierId) })] }),
							quick,
						);
					const small = of(Math.min(one, other));
					const large = of(Math.max(one, other));
					small.scenarios.forEach(({ restore }, index) => {
						const more = large.scenarios[index]!.restore;
						for (const share of ["p10", "p50", "p90", "p95", "mean"] as const)
							expect(more[share]).toBeGreaterThanOrEqual(restore[share] - 1e-9);
					});
				},
			),
			{ numRuns: 25 },
		);
	});

	it("putting a practice in place never lengthens an estimate", () => {
		const answered = (state: "yes" | "partly" | "no" | "unknown", practiceId: string): Facts =>
			makeFacts({
				services: [makeService({ protection: protectionOf("T2") })],
				practiceAnswers: [
					{
						practiceId,
						siteId: null,
						serverId: null,
						state,
						evidence: "said",
						evidenceOn: null,
						reason: null,
						decidedBy: null,
						reviewOn: null,
						owner: null,
						answeredBy: null,
						note: null,
					},
				],
			});
		const withPhases = PRACTICES.filter((practice) => practice.effect.phases.length > 0);
		expect(withPhases.length).toBeGreaterThan(10);
		let shortened = 0;
		for (const practice of withPhases) {
			const [yes, partly, no, unknown] = (["yes", "partly", "no", "unknown"] as const).map(
				(state) => first(answered(state, practice.id), quick).scenarios,
			);
			yes!.forEach(({ restore }, index) => {
				for (const share of ["p10", "p50", "p90", "p95"] as const) {
					expect(partly![index]!.restore[share], practice.id).toBeGreaterThanOrEqual(restore[share] - 1e-9);
					expect(no![index]!.restore[share], practice.id).toBeGreaterThanOrEqual(partly![index]!.restore[share] - 1e-9);
					expect(unknown![index]!.restore[share], practice.id).toBeGreaterThanOrEqual(restore[share] - 1e-9);
					expect(no![index]!.restore[share], practice.id).toBeGreaterThanOrEqual(
						unknown![index]!.restore[share] - 1e-9,
					);
				}
				if (no![index]!.restore.mean > restore.mean + 1e-6) shortened++;
			});
		}
		expect(shortened).toBeGreaterThan(20);
	});
});

describe("where the hardware comes from", () => {
	const withServer = (change: Parameters<typeof makeServer>[0]): ServiceAssessment =>
		first(
			makeFacts({
				sites: [makeSite()],
				servers: [makeServer(change)],
				services: [makeService({ groups: [{ id: "g", name: "Mail", serverIds: ["server-1"], required: 1 }] })],
			}),
		);
	const hardware = (change: Parameters<typeof makeServer>[0]) => withServer(change).scenarios[0]!;
	const warranty = { responseHours: 4, resolutionHours: null, coverage: "always", endsOn: null } as const;

	it("does not read four hours' response as four hours' repair", () => {
		const response = hardware({ warranty });
		const repair = hardware({ warranty: { ...warranty, resolutionHours: 4 } });
		expect(response.path).toBe("repair-and-restore");
		expect(response.phases.map((phase) => phase.phase)).toContain("repair");
		expect(response.pathReasons.map((reason) => reason.code)).toContain("supply.response-is-not-repair");
		expect(response.restore.p50).toBeGreaterThan(repair.restore.p50 + 60);
		expect(response.phases.find((phase) => phase.phase === "procure")!.origin.kind).toBe("contract");
	});

	it("waits for Monday when the contract counts business hours only", () => {
		const always = hardware({ warranty });
		const business = hardware({ warranty: { ...warranty, coverage: "business" } });
		expect(business.restore.p90).toBeGreaterThan(always.restore.p90 + 12 * 60);
	});

	it("does not count a contract that has ended", () => {
		const ended = hardware({ warranty: { ...warranty, endsOn: "2025-01-01" } });
		expect(ended.path).toBe("rebuild-and-restore");
		expect(ended.pathReasons.map((reason) => reason.code)).toContain("supply.warranty-ended");
	});

	it("takes the spare, the other host, or the cloud when there is one", () => {
		const dealer = hardware({});
		expect(hardware({ spareOnSite: true }).restore.p90).toBeLessThan(dealer.restore.p10);
		expect(hardware({ kind: "virtual" }).restore.p50).toBeLessThan(dealer.restore.p50 - 200);
		expect(hardware({ kind: "cloud" }).pathReasons.map((reason) => reason.code)).toContain("supply.cloud");
		expect(hardware({ hardwareLeadHours: 72 }).restore.p50).toBeGreaterThan(72 * 60);
	});

	it("starts a virtual machine again where its disks live on", () => {
		const servers = [
			makeServer({ kind: "virtual", hostServerId: "host-1", storageServerId: "nas" }),
			makeServer({ id: "other", kind: "virtual", hostServerId: "host-2" }),
			...["host-1", "host-2", "nas"].map((id) => makeServer({ id, name: id })),
		];
		const groups = [{ id: "g", name: "Mail", serverIds: ["server-1"], required: 1 }];
		const one = first(makeFacts({ sites: [makeSite()], servers, services: [makeService({ groups })] })).scenarios[0]!;
		expect(one.path).toBe("restart");
		expect(one.restore.p90).toBeLessThan(120);
		expect(one.loss.worstHours).toBe(0);
	});

	it("waits for people who work by day", () => {
		const at = (engineerHours: "always" | "business", callOutHours: number | null) =>
			first(
				makeFacts({
					sites: [makeSite({ engineerHours, callOutHours })],
					servers: [makeServer()],
					services: [makeService({ groups: [{ id: "g", name: "Mail", serverIds: ["server-1"], required: 1 }] })],
				}),
			).scenarios[0]!.restore;
		expect(at("business", null).p90).toBeGreaterThan(at("always", null).p90 + 600);
		expect(at("business", 2).p90).toBeLessThan(at("business", null).p90 - 300);
	});
});

describe("verdict on loss", () => {
	it("is not met where everything may be lost, however young the last copy", () => {
		const targets = { restoreHours: null, lossHours: 48, availability: null, maximumTolerableDowntimeHours: null };
		const backup = { ...UNKNOWN_BACKUP, intervalHours: 24, jobHours: 1, failureProbability: 0, retentionDays: 7 };
		const human = (change: Partial<typeof UNKNOWN_BACKUP>) =>
			first(
				makeFacts({
					services: [makeService({ targets, protection: protectionOf("T1", { backup: { ...backup, ...change } }) })],
				}),
				quick,
			).scenarios[2]!;
		const reachable = human({ immutable: false, separateCredentials: false });
		expect(reachable.loss.totalLossProbability).toBeGreaterThan(0.1);
		expect(reachable.lossVerdict).toBe("at-risk");
		expect(human({ immutable: true, retentionDays: 90 }).lossVerdict).toBe("met");
	});
});

describe("envelope", () => {
	const withGrowth = (dataGigabytes: number, tier: TierId) =>
		first(
			makeFacts({ services: [makeService({ dataGigabytes, dataGrowthPerYear: 0.2, protection: protectionOf(tier) })] }),
		);

	it("names the size and the day at which the documented time ends", () => {
		const { envelope } = withGrowth(100, "T2");
		expect(envelope.alreadyExceeded).toBe(false);
		expect(envelope.largestGigabytes).toBeGreaterThan(200);
		expect(envelope.largestGigabytes).toBeLessThan(230);
		const years = Math.log(envelope.largestGigabytes! / 100) / Math.log(1.2);
		expect(Number(envelope.exceededOn!.slice(0, 4))).toBe(Math.floor(2026 + 326 / 365 + years));
	});

	it("is the size at which P90 reaches the limit", () => {
		const { largestGigabytes } = withGrowth(100, "T1").envelope;
		const at = withGrowth(largestGigabytes!, "T1").scenarios[0]!.restore.p90;
		expect(Math.abs(at - 607.5)).toBeLessThan(0.5);
	});

	it("says when it is past, and when size does not matter", () => {
		expect(withGrowth(900, "T2").envelope).toMatchObject({ alreadyExceeded: true, exceededOn: null });
		expect(withGrowth(900, "T3").envelope).toEqual({
			largestGigabytes: null,
			exceededOn: null,
			alreadyExceeded: false,
		});
	});
});

describe("degraded window", () => {
	const window = (change: Partial<typeof UNKNOWN_REPLICATION>, changedGigabytesPerDay: number | null) =>
		first(
			makeFacts({
				services: [
					makeService({
						changedGigabytesPerDay,
						protection: protectionOf("T3", { replication: { ...UNKNOWN_REPLICATION, ...change } }),
					}),
				],
			}),
		).degradedWindow!;

	it("adds the way back at three tenths of the usable bandwidth to the repair", () => {
		const fast = window({ linkMegabitsPerSecond: 10_000 }, 200);
		const slow = window({ linkMegabitsPerSecond: 100 }, 200);
		// About 55 GB in a repair of 6.6 h, at 100/8 × 0.9 × 0.3 MB/s: some 4.5 h more.
		expect(slow.p50Hours - fast.p50Hours).toBeGreaterThan(3.5);
		expect(slow.p50Hours - fast.p50Hours).toBeLessThan(5.5);
		expect(slow.formula).toContain("100 Mbit/s × 0.9 usable × 0.3");
		expect(slow.secondFailureProbability).toBeGreaterThan(fast.secondFailureProbability);
	});

	it("is about the rate times the window", () => {
		const one = window({}, 10);
		expect(one.secondFailureProbability).toBeCloseTo((0.08 / 8760) * one.p50Hours, 5);
	});

	it("is not there where nothing fails over", () => {
		expect(ofTier("T1", quick).degradedWindow).toBeNull();
	});
});

describe("mail", () => {
	const mailFacts: MailFacts = {
		scanner: {
			place: "none",
			mayBypass: null,
			secondFilter: null,
			serverIds: [],
			yearlyLicence: null,
			product: null,
			operatingSystem: null,
			relayPort: null,
		},
		access: { pop: 0, imap: 1, web: 0 },
		popLeavesCopyOnServer: false,
		spfCoversSecondSite: null,
		accessGroups: [],
		messagesPerDay: null,
		senderRetryDays: null,
	};
	const withMail = (change: Partial<MailFacts>, tier: TierId = "T1") =>
		first(
			makeFacts({ services: [makeService({ mail: { ...mailFacts, ...change }, protection: protectionOf(tier) })] }),
		);

	it("gives each function a time of its own", () => {
		const times = Object.fromEntries(withMail({}).mailFunctions!.map((one) => [one.mailFunction, one]));
		expect(Object.keys(times)).toEqual(["receive", "send", "read", "search", "log-in"]);
		expect(times.receive!.p50Minutes).toBeGreaterThan(times.send!.p50Minutes);
		expect(times.search!.p50Minutes).toBeGreaterThan(times.read!.p50Minutes);
		expect(times.receive!.note.text).toContain("late, not lost");
	});

	it("says that mail goes back to its senders when they give up sooner", () => {
		const receive = withMail({ senderRetryDays: 0.1 }).mailFunctions![0]!;
		expect(receive.note.code).toBe("mail.receive-lost");
	});

	it("installs a scanner again that stood on the same server, unless it may be passed by", () => {
		const scanner: MailFacts["scanner"] = {
			place: "same-server",
			mayBypass: false,
			secondFilter: null,
			serverIds: [],
			yearlyLicence: null,
			product: null,
			operatingSystem: null,
			relayPort: null,
		};
		const none = withMail({}).scenarios[0]!;
		const series = withMail({ scanner }).scenarios[0]!;
		const bypassed = withMail({ scanner: { ...scanner!, mayBypass: true } }).scenarios[0]!;
		expect(series.restore.p50).toBeGreaterThan(none.restore.p50 + 15);
		expect(bypassed.restore.p50).toBe(none.restore.p50);
		expect(bypassed.pathReasons.map((reason) => reason.code)).toContain("path.scanner-bypassed");
	});

	it("counts what POP left on desktops", () => {
		const imap = withMail({}).scenarios[0]!.loss;
		const pop = withMail({ access: { pop: 0.5, imap: 0.5, web: 0 } });
		expect(pop.scenarios[0]!.loss.p50Hours).toBeCloseTo(imap.p50Hours / 2, 6);
		expect(pop.scenarios[4]!.loss.reasons.map((reason) => reason.code)).toContain("loss.pop-site");
		expect(pop.mailFunctions![2]!.note.text).toContain("50 % of users");
		const unknownSize = (share: number) =>
			first(
				makeFacts({
					services: [
						makeService({
							dataGigabytes: null,
							mail: { ...mailFacts, access: { pop: share, imap: 1 - share, web: 0 } },
						}),
					],
				}),
				quick,
			);
		expect(unknownSize(0.5).dataGigabytes).toBeCloseTo(120, 9);
		expect(unknownSize(0.5).scenarios[0]!.restore.p50).toBeLessThan(unknownSize(0).scenarios[0]!.restore.p50);
	});
});

describe("drills", () => {
	const drill = {
		id: "d",
		serviceId: "mail",
		kind: "full-site",
		scenario: "hardware",
		heldOn: "2026-10-01",
		succeeded: true,
		totalMinutes: null,
	} as const;

	it("move the phase that was timed, and count as measurement", () => {
		const phases = [{ phase: "transfer", minutes: 300 }];
		const drills = [1, 2, 3].map((index) => ({ ...drill, id: `d${index}`, phases }));
		const before = ofTier("T2").scenarios[0]!;
		const after = first(makeFacts({ drills, services: [makeService({ protection: protectionOf("T2") })] }))
			.scenarios[0]!;
		expect(after.restore.p50).toBeGreaterThan(before.restore.p50 + 50);
		expect(before.restore.measuredShare).toBe(0);
		expect(after.restore.measuredShare).toBeGreaterThan(0.2);
		const transfer = after.phases.find((phase) => phase.phase === "transfer")!;
		expect(transfer.origin.kind).toBe("drill");
		expect(after.phases.find((phase) => phase.phase === "detect")).toEqual({
			...before.phases.find((phase) => phase.phase === "detect"),
			shareOfVariance: expect.any(Number),
		});
	});

	it("scale the whole when only the whole was timed", () => {
		// Of a kind that proves no backup, so that nothing but the total changes.
		const drills = [{ ...drill, kind: "fail-back" as const, phases: [], totalMinutes: 1200 }];
		const before = ofTier("T1").scenarios;
		const after = first(makeFacts({ drills, services: [makeService()] })).scenarios;
		// One drill against a prior of four: the ratio (1200 ÷ median 538)^(1/5).
		expect(after[0]!.restore.p50 / before[0]!.restore.p50).toBeCloseTo((1200 / 538) ** 0.2, 2);
		expect(after[0]!.restore.measuredShare).toBeCloseTo(0.2, 9);
		expect(after[3]!.restore.p50).toBe(before[3]!.restore.p50);
	});

	it("that failed make a second attempt likely", () => {
		const drills = [1, 2].map((index) => ({
			...drill,
			id: `d${index}`,
			kind: "restore-sample" as const,
			succeeded: false,
			phases: [],
		}));
		const after = first(makeFacts({ drills, services: [makeService()] })).scenarios[0]!;
		expect(after.phases.map((phase) => phase.phase)).toContain("transfer-again");
		expect(after.restore.p90).toBeGreaterThan(ofTier("T1").scenarios[0]!.restore.p90 + 20);
	});

	it("that worked never make an estimate longer", () => {
		const drills = [{ ...drill, kind: "restore-sample" as const, phases: [] }];
		const [before, after] = [makeFacts(), makeFacts({ drills })].map((facts) => first(facts).scenarios);
		before!.forEach((one, index) => {
			expect(after![index]!.restore.p90).toBeLessThanOrEqual(one.restore.p90);
		});
	});

	it("of the future do not count", () => {
		const drills = [{ ...drill, heldOn: "2027-01-01", phases: [{ phase: "transfer", minutes: 999 }] }];
		expect(first(makeFacts({ drills })).scenarios[0]!.restore).toEqual(first(makeFacts()).scenarios[0]!.restore);
	});
});

describe("bad facts", () => {
	it.each([
		[
			"dataGigabytes",
			makeFacts({ services: [makeService({ dataGigabytes: -1 })] }),
			/services\.mail\.dataGigabytes .*-1/,
		],
		[
			"a rate",
			makeFacts({
				services: [
					makeService({
						protection: protectionOf("T1", { backup: { ...UNKNOWN_BACKUP, restoreMegabytesPerSecond: 0 } }),
					}),
				],
			}),
			/restoreMegabytesPerSecond must be above 0: 0/,
		],
		[
			"a probe",
			makeFacts({
				services: [
					makeService({ protection: protectionOf("T4", { cluster: { ...UNKNOWN_CLUSTER, probeSeconds: -2 } }) }),
				],
			}),
			/probeSeconds must be above 0: -2/,
		],
		[
			"a server",
			makeFacts({ services: [makeService({ groups: [{ id: "g", name: "G", serverIds: ["ghost"], required: 1 }] })] }),
			/unknown server: ghost/,
		],
		[
			"a target",
			makeFacts({
				services: [
					makeService({
						targets: { restoreHours: -1, lossHours: null, availability: null, maximumTolerableDowntimeHours: null },
					}),
				],
			}),
			/targets\.restoreHours .*-1/,
		],
	])("%s is named with its value", (_, facts, message) => {
		expect(() => assessServices(facts, quick)).toThrow(message);
		expect(() => assessServices(facts, quick)).toThrow(RangeError);
	});

	it("trials too", () => {
		expect(() => assess(makeFacts(), { ...quick, trials: 0 })).toThrow(/trials must be 1 or more: 0/);
	});
});

describe("the whole assessment", () => {
	it("is the same for the same facts, and holds no number that is none", () => {
		const facts = makeFacts({
			services: (["T0", "T1", "T2", "T3", "T4", "hosted"] as const).map((tier) =>
				makeService({ id: tier, name: tier, protection: protectionOf(tier) }),
			),
		});
		const options = { seed: 1, trials: 200, asOf: AS_OF };
		const one = assess(facts, options);
		expect(JSON.stringify(assess(facts, options))).toBe(JSON.stringify(one));
		const check = (value: unknown, path: string): void => {
			if (typeof value === "number") expect(Number.isFinite(value), path).toBe(true);
			else if (value !== null && typeof value === "object")
				for (const [key, inner] of Object.entries(value)) check(inner, `${path}.${key}`);
		};
		check(one, "assessment");
		expect(one.assumptions.length).toBeGreaterThan(5);
		expect(one.readiness.score).toBeGreaterThanOrEqual(0);
		for (const service of one.services)
			for (const { restore } of service.scenarios)
				expect(restore.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(200);
	}, 60_000);
});
