import { describe, expect, it } from "vitest";
import type { Facts, PracticeAnswer } from "@/engine";
import { type ExpiryDate, maintenanceOf, maintenanceSentence, maintenanceState, overdueOf } from "@/lib/maintenance";
import { smallFacts } from "../support/facts";

const AS_OF = "2026-11-23";
const base: Facts = smallFacts();
const given = (parts: Partial<PracticeAnswer>): PracticeAnswer => ({
	...{ practiceId: "DC-01", siteId: null, serverId: null, state: "yes", evidence: "documented", evidenceOn: null },
	...{ reason: null, decidedBy: null, reviewOn: null, owner: null, answeredBy: null, note: null },
	...parts,
});
const withAnswers = (...practiceAnswers: PracticeAnswer[]): Facts => ({ ...base, practiceAnswers });
const byKey = (facts: Facts, expiries: ExpiryDate[] = []) =>
	new Map(maintenanceOf(facts, expiries, AS_OF).map((item) => [item.key, item]));

describe("work that comes again", () => {
	it("is due when the evidence is as old as its practice allows", () => {
		const items = byKey(withAnswers(given({ practiceId: "HW-01", evidenceOn: "2026-10-30", owner: "Olive" })));
		expect(items.get("practice:HW-01::")).toMatchObject({
			...{ dueOn: "2026-11-30", state: "due", everyMonths: 1, lastOn: "2026-10-30", owner: "Olive" },
			...{ place: null, path: "practices?layer=hardware#HW-01" },
		});
	});

	it("has been due since it was said, where nothing is dated", () => {
		const answers = [{ ...given({ practiceId: "HW-01" }), changedOn: "2026-09-01" }];
		const [item] = overdueOf(maintenanceOf({ ...base, practiceAnswers: answers }, [], AS_OF)).filter(
			({ kind }) => kind === "practice",
		);
		expect(item).toMatchObject({ dueOn: "2026-09-01", state: "overdue", lastOn: null });
	});

	it("stands once per answer in force, not once per place that inherits it", () => {
		const [site] = base.sites;
		const items = byKey(
			withAnswers(given({ evidenceOn: AS_OF }), given({ siteId: site!.id, evidenceOn: "2026-01-01" })),
		);
		expect([...items.keys()].filter((key) => key.startsWith("practice:"))).toEqual(
			base.sites.length > 1 ? [`practice:DC-01:${site!.id}:`, "practice:DC-01::"] : [`practice:DC-01:${site!.id}:`],
		);
		expect(items.get(`practice:DC-01:${site!.id}:`)?.place).toBe(site!.name);
	});

	it("is not made of what is missing, unknown or does not apply; an accepted risk comes back on its day", () => {
		const items = byKey(
			withAnswers(
				given({ practiceId: "HW-01", state: "no" }),
				given({ practiceId: "HW-02", state: "unknown" }),
				given({ practiceId: "HW-03", state: "not-applicable", reason: "none" }),
				given({
					practiceId: "HW-04",
					state: "accepted-risk",
					reason: "dear",
					decidedBy: "S. Mehta",
					reviewOn: "2026-11-01",
				}),
			),
		);
		const ofAnswers = [...items.values()].filter(({ practiceId }) => practiceId !== null);
		expect(ofAnswers).toMatchObject([
			{ key: "review:HW-04::", owner: "S. Mehta", dueOn: "2026-11-01", state: "overdue" },
		]);
	});
});

describe("dates that end", () => {
	it("of servers, of hosted services and of the organisation's own stand in one line, soonest first", () => {
		const [server] = base.servers;
		const [service] = base.services;
		const facts: Facts = {
			...withAnswers(),
			servers: [
				{
					...server!,
					warranty: { responseHours: 4, resolutionHours: null, coverage: "always", endsOn: "2026-11-01" },
					operatingSystemSupportEndsOn: "2028-01-31",
				},
			],
			services: [
				{
					...service!,
					protection: {
						...service!.protection,
						...{ tier: "T0", backup: null, standby: null, replication: null, cluster: null },
						hosted: {
							...{
								provider: "Postfix & Co",
								availability: null,
								restoreHours: null,
								lossHours: null,
								creditPercent: null,
							},
							...{ pricePerUserPerMonth: null, ownBackup: null, retentionDays: null, supportHours: null },
							...{ excludedHoursPerMonth: null, exclusions: null },
							contractEndsOn: "2027-06-30",
						},
					},
				},
			],
		};
		const certificate: ExpiryDate = {
			...{ id: "c", kind: "certificate", name: "mail.example.com", siteId: null, serverId: server!.id },
			...{ endsOn: "2026-12-01", owner: null, note: null, version: 3 },
		};
		const items = maintenanceOf(facts, [certificate], AS_OF);
		expect(items.map(({ kind, dueOn, state }) => [kind, dueOn, state])).toEqual([
			["warranty", "2026-11-01", "overdue"],
			["certificate", "2026-12-01", "due"],
			["hosted-contract", "2027-06-30", "ahead"],
			["os-support", "2028-01-31", "ahead"],
		]);
		expect(items[1]).toMatchObject({ place: server!.name, version: 3, expiryId: "c" });
	});

	it("are overdue from the day after, and soon within thirty days", () => {
		expect(maintenanceState("2026-11-22", AS_OF)).toBe("overdue");
		expect(maintenanceState("2026-11-23", AS_OF)).toBe("due");
		expect(maintenanceState("2026-12-23", AS_OF)).toBe("due");
		expect(maintenanceState("2026-12-24", AS_OF)).toBe("ahead");
		expect(maintenanceState(null, AS_OF)).toBe("undated");
	});
});

it("says in a sentence what is late, undated and near", () => {
	const item = (state: "overdue" | "undated" | "due" | "ahead") => ({ ...maintenanceOf(base, [], AS_OF)[0]!, state });
	expect(maintenanceSentence([])).toMatch(/^Nothing is to be kept up yet/);
	expect(maintenanceSentence([item("ahead")])).toBe("Nothing is late; nothing is due within 30 days.");
	expect(maintenanceSentence([item("overdue"), item("overdue"), item("undated"), item("due")])).toBe(
		"2 pieces of work are overdue, 1 has no date yet, 1 is due within 30 days.",
	);
});
