import { describe, expect, it } from "vitest";
import { affectedServices, type Facts, type Loss, recoverMany } from "@/engine";
import { smallFacts } from "../../support/facts";
import { sampleFacts } from "../sample-facts";

const options = { seed: 5, trials: 200, asOf: "2026-11-23" };
const facts = await sampleFacts();

const LOSSES: Loss[] = [
	{ kind: "site", siteId: "pune" },
	{ kind: "storage", serverId: "pune-nas-01" },
	{ kind: "hypervisor", serverId: "pune-host-01" },
	{ kind: "power-feed", powerFeed: "Pune UPS A" },
	{ kind: "directory", serviceId: "directory" },
	{ kind: "administrator-account" },
];

const ids = (list: { serviceId: string }[]): string[] => list.map(({ serviceId }) => serviceId);

describe("what one loss takes", () => {
	it("passes from host and storage to guests, and on to services that depend", () => {
		const small = smallFacts();
		const byHost = affectedServices(small, { kind: "hypervisor", serverId: "host" });
		expect(byHost.lostServerIds).toEqual(expect.arrayContaining(["host", "mail"]));
		expect(ids(byHost.services)).toEqual(expect.arrayContaining(["directory", "mail-service"]));
		const byStorage = affectedServices(small, { kind: "storage", serverId: "nas" });
		expect(ids(byStorage.services)).toContain("mail-service");
		expect(ids(byStorage.services)).not.toContain("directory");
	});

	it("takes sites that share a fate together", () => {
		const lost = affectedServices(smallFacts(), { kind: "site", siteId: "main" }).lostServerIds;
		expect(lost).toContain("nas");
	});

	it("lets a service wait for one that is down", () => {
		const { services } = affectedServices(facts, { kind: "directory", serviceId: "directory" });
		expect(services.find(({ serviceId }) => serviceId === "directory")!.reason).toBe("lost");
		expect(services.filter(({ reason }) => reason === "waits").length).toBeGreaterThan(0);
	});

	it("says of which services it cannot tell", () => {
		const unknown: Facts = structuredClone(smallFacts());
		for (const server of unknown.servers) server.siteId = null;
		const { services, undetermined } = affectedServices(unknown, { kind: "site", siteId: "main" });
		expect(services).toEqual([]);
		expect(ids(undetermined)).toContain("directory");
	});

	it.each<[Loss, RegExp]>([
		[{ kind: "site", siteId: "atlantis" }, /siteId is not in the facts: atlantis/],
		[{ kind: "storage", serverId: "none" }, /serverId is not in the facts: none/],
		[{ kind: "power-feed", powerFeed: "none" }, /powerFeed is no server's: none/],
	])("refuses %j", (loss, message) => {
		expect(() => affectedServices(facts, loss)).toThrow(message);
	});
});

describe("recovery of many from the facts", () => {
	it.each(LOSSES)("of $kind gives every service an hour, and an order that loses no more", (loss) => {
		const { schedule, affected, summary } = recoverMany(facts, loss, options);
		expect(new Set(schedule!.order)).toEqual(new Set(ids(affected)));
		for (const { p50Hours, p90Hours } of schedule!.services) {
			expect(p50Hours).toBeGreaterThan(0);
			expect(p90Hours).toBeGreaterThanOrEqual(p50Hours);
		}
		expect(schedule!.cost!.mean).toBeLessThanOrEqual(schedule!.cost!.naiveMean);
		expect(summary.text).toContain(`${affected.length} service`);
		for (const { startHours, endHours } of schedule!.gantt) expect(endHours).toBeGreaterThanOrEqual(startHours);
	});

	it("keeps to the people and drives of the site in the Gantt", () => {
		const { schedule, means } = recoverMany(facts, LOSSES[0]!, options);
		for (const { siteId, engineers, restoreStreams } of means)
			for (const { startHours } of schedule!.gantt) {
				const busy = (key: string): number =>
					schedule!.gantt.filter(
						(one) =>
							one.means.includes(`${key}/${siteId}`) && one.startHours <= startHours && startHours < one.endHours,
					).length;
				expect(busy("engineers")).toBeLessThanOrEqual(engineers ?? 3);
				expect(busy("restore streams")).toBeLessThanOrEqual(restoreStreams ?? 2);
			}
	});

	it("takes longer with fewer people", () => {
		const alone: Facts = structuredClone(facts);
		const many: Facts = structuredClone(facts);
		for (const site of alone.sites) site.engineers = 1;
		for (const site of many.sites) site.engineers = 8;
		const last = (of: Facts): number =>
			recoverMany(of, { kind: "administrator-account" }, options).schedule!.services.reduce(
				(sum, { p50Hours }) => sum + p50Hours,
				0,
			);
		expect(last(alone)).toBeGreaterThan(last(many));
	});

	it("is the same for the same seed", () => {
		const loss = LOSSES[1]!;
		expect(recoverMany(facts, loss, options)).toEqual(recoverMany(facts, loss, options));
	});
});
