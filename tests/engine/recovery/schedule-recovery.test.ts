import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaPert } from "@/engine/random/beta-pert";
import { constant } from "@/engine/random/constant";
import type { Distribution } from "@/engine/random/distribution";
import type { RecoveryCase, SiteMeans } from "@/engine/recovery/recovery-case";
import { scheduleRecovery } from "@/engine/recovery/schedule-recovery";
import type { PlannedPhase } from "@/engine/restore/plan";

const planned = (id: string, minutes: Distribution, after: string[] | null = null): PlannedPhase => ({
	id,
	label: id,
	minutes,
	after,
	origin: { kind: "catalogue", reference: id, source: null },
	formula: "",
	assumption: null,
});

const service = (serviceId: string, change: Partial<RecoveryCase> = {}): RecoveryCase => ({
	serviceId,
	name: serviceId,
	dependsOn: [],
	costPerHour: { business: 100, outside: 100 },
	users: null,
	phases: [
		planned("operating-system", constant(60)),
		planned("transfer", constant(120)),
		planned("verify", constant(30)),
	],
	siteId: "main",
	overUplink: false,
	reasons: [],
	...change,
});

const site: SiteMeans = {
	siteId: "main",
	name: "Main",
	engineers: 1,
	engineerHours: "always",
	callOutHours: 0,
	restoreStreams: 1,
};

const businessHours = { days: [1, 2, 3, 4, 5], startHour: 9, endHour: 17 };
const options = { businessHours, trials: 200, seed: 7, name: "site" };

describe("recovery of many", () => {
	it("of one service is the sum of its phases", () => {
		const { services, wholeHours } = scheduleRecovery([service("mail")], [site], options);
		expect(services[0]!.p50Hours).toBeCloseTo(3.5, 9);
		expect(wholeHours.p90).toBeCloseTo(3.5, 9);
	});

	it("of three with one drive waits for the drive", () => {
		const { wholeHours } = scheduleRecovery(
			["a", "b", "c"].map((id) => service(id)),
			[site],
			options,
		);
		// One hour of installing, three transfers of two hours end to end, half an hour to verify the last.
		expect(wholeHours.p50).toBeCloseTo(7.5, 9);
		const two = scheduleRecovery(
			["a", "b", "c"].map((id) => service(id)),
			[{ ...site, engineers: 3, restoreStreams: 3 }],
			options,
		);
		expect(two.wholeHours.p50).toBeCloseTo(3.5, 9);
	});

	it("brings the costly service first and shows what that saves", () => {
		const cases = [
			service("archive", { costPerHour: { business: 1, outside: 1 } }),
			service("files", { costPerHour: { business: 10, outside: 10 } }),
			service("mail", { costPerHour: { business: 1000, outside: 1000 } }),
		];
		const result = scheduleRecovery(cases, [site], options);
		expect(result.order).toEqual(["mail", "files", "archive"]);
		expect(result.naiveOrder).toEqual(["archive", "files", "mail"]);
		expect(result.services[0]).toMatchObject({ serviceId: "mail" });
		expect(result.services[0]!.p50Hours).toBeCloseTo(3.5, 9);
		expect(result.services[0]!.naiveP50Hours).toBeCloseTo(7.5, 9);
		expect(result.cost!.naiveMean - result.cost!.mean).toBeGreaterThan(3900);
		const shares = result.services.map(({ cost }) => cost!);
		expect(shares[0]!.mean).toBeCloseTo(3500, 6);
		expect(shares.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(result.cost!.mean, 6);
		expect(shares.reduce((sum, { naiveMean }) => sum + naiveMean, 0)).toBeCloseTo(result.cost!.naiveMean, 6);
	});

	it("names no loss for a service whose cost nobody knows", () => {
		const cases = [
			service("archive", { costPerHour: { business: null, outside: null } }),
			service("mail", { costPerHour: { business: 1000, outside: null } }),
		];
		const { services, cost } = scheduleRecovery(cases, [site], options);
		expect(services.find(({ serviceId }) => serviceId === "archive")!.cost).toBeNull();
		expect(services.find(({ serviceId }) => serviceId === "mail")!.cost).not.toBeNull();
		expect(cost!.servicesWithoutCost.toSorted()).toEqual(["archive", "mail"]);
	});

	it("puts a service to work only after those it depends on, and does what is common once", () => {
		const detect = planned("detect", constant(30));
		const cases = [
			service("mail", { dependsOn: ["directory"], phases: [detect, ...service("mail").phases] }),
			service("directory", { costPerHour: { business: 0, outside: 0 }, phases: [detect, ...service("x").phases] }),
		];
		const { gantt, services } = scheduleRecovery(cases, [site], options);
		expect(gantt.filter(({ phase }) => phase === "detect")).toHaveLength(1);
		const verify = gantt.find(({ id }) => id === "mail/verify")!;
		const directory = services.find(({ serviceId }) => serviceId === "directory")!;
		expect(verify.startHours).toBeGreaterThanOrEqual(directory.p50Hours - 1e-9);
	});

	it("never lets more people or drives work than there are", () => {
		const random = fc.array(
			fc.record({
				install: fc.integer({ min: 5, max: 200 }),
				move: fc.integer({ min: 5, max: 300 }),
				waits: fc.nat(5),
			}),
			{ minLength: 1, maxLength: 7 },
		);
		fc.assert(
			fc.property(random, fc.integer({ min: 1, max: 3 }), (rows, engineers) => {
				const cases = rows.map(({ install, move, waits }, index) =>
					service(`s${index}`, {
						dependsOn: waits < index ? [`s${waits}`] : [],
						phases: [
							planned("operating-system", betaPert(install, install * 1.5, install * 3)),
							planned("transfer", betaPert(move, move * 1.2, move * 2)),
							planned("verify", constant(10)),
						],
					}),
				);
				const result = scheduleRecovery(cases, [{ ...site, engineers }], { ...options, trials: 40 });
				for (const gantt of [result.gantt, result.naiveGantt])
					for (const { startHours } of gantt) {
						const busy = (key: string): number =>
							gantt.filter(
								(one) => one.means.includes(key) && one.startHours <= startHours && startHours < one.endHours,
							).length;
						expect(busy("engineers/main")).toBeLessThanOrEqual(engineers);
						expect(busy("restore streams/main")).toBeLessThanOrEqual(1);
					}
				expect(result.cost!.mean).toBeLessThanOrEqual(result.cost!.naiveMean * (1 + 1e-9));
				for (const one of result.services) expect(one.p50Hours).toBeLessThanOrEqual(one.p90Hours);
			}),
			{ numRuns: 40, seed: 21 },
		);
	});

	it("waits for the morning where people work business hours only", () => {
		const [always, business] = (["always", "business"] as const).map((engineerHours) =>
			scheduleRecovery([service("mail")], [{ ...site, engineerHours }], options),
		);
		expect(business!.wholeHours.p50).toBeGreaterThan(always!.wholeHours.p50 + 5);
	});

	it("is wider when it is not known how many people there are, not zero", () => {
		const cases = ["a", "b", "c", "d"].map((id) => service(id));
		const known = scheduleRecovery(cases, [{ ...site, engineers: 2, restoreStreams: 2 }], options).wholeHours;
		const unknown = scheduleRecovery(cases, [{ ...site, engineers: null, restoreStreams: null }], options).wholeHours;
		expect(unknown.p90 - unknown.p50).toBeGreaterThan(known.p90 - known.p50);
	});

	it("leaves money out where no cost is known, and orders by users", () => {
		const nobody = { business: null, outside: null };
		const result = scheduleRecovery(
			[service("few", { costPerHour: nobody, users: 3 }), service("many", { costPerHour: nobody, users: 900 })],
			[site],
			options,
		);
		expect(result.cost).toBeNull();
		expect(result.order).toEqual(["many", "few"]);
	});

	it("gives the same figures for the same seed", () => {
		const cases = ["a", "b", "c", "d", "e", "f", "g"].map((id, index) =>
			service(id, { costPerHour: { business: index + 1, outside: 1 } }),
		);
		expect(scheduleRecovery(cases, [site], options)).toEqual(scheduleRecovery(cases, [site], options));
	});

	it("refuses a site without people", () => {
		expect(() => scheduleRecovery([service("a")], [{ ...site, engineers: 0 }], options)).toThrow(
			/engineers of Main must be 1 or more: 0/,
		);
	});
});
