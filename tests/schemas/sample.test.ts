import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PRACTICES, TIER_IDS } from "@/engine";
import { parseFacts } from "@/schemas/facts";

const parsed = parseFacts(JSON.parse(readFileSync(new URL("../../prisma/sample/acme.json", import.meta.url), "utf8")));

describe("the sample organisation", () => {
	it("is a facts file like any other", () => {
		expect(parsed.ok ? [] : parsed.issues).toEqual([]);
	});

	it("has something of everything a reader should see", () => {
		if (!parsed.ok) throw new Error("not valid");
		const { sites, servers, services, practiceAnswers, drills, incidents, organization } = parsed.facts;
		expect(organization).toMatchObject({ currency: "INR", timeZone: "Asia/Kolkata", country: "IN" });
		expect(sites).toHaveLength(2);
		expect(servers.length).toBeGreaterThanOrEqual(30);
		expect(services).toHaveLength(11);
		expect(new Set(services.map((service) => service.protection.tier))).toEqual(new Set(TIER_IDS));
		expect(new Set(drills.map((drill) => drill.kind)).size).toBe(4);
		expect(new Set(incidents.map((incident) => incident.scenario)).size).toBe(4);
		expect(services.find((service) => service.id === "erp")!.protection.standby!.daysBehind).toBe(41);
		expect(servers.filter((server) => server.storageServerId === "pune-nas-01").length).toBeGreaterThan(8);
		expect(servers.filter((server) => server.siteId === null).length).toBeGreaterThan(0);
		expect(servers.filter((server) => server.dataGigabytes === null).length).toBeGreaterThan(5);
		const answered = new Set(practiceAnswers.map((answer) => answer.practiceId));
		expect(answered.size).toBeGreaterThanOrEqual(50);
		expect(answered.size).toBeLessThan(PRACTICES.length);
		expect(new Set(practiceAnswers.map((answer) => answer.state)).size).toBe(6);
		expect(drills.some((drill) => !drill.succeeded)).toBe(true);
	});
});
