import { describe, expect, it } from "vitest";
import type { ScenarioAssessment, ScenarioId, ServiceAssessment, TargetVerdict } from "@/engine";
import { findingOf, rankServices, scenarioOf } from "@/lib/finding";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

function scenario(id: ScenarioId, p50: number, target: number | null, verdict: TargetVerdict): ScenarioAssessment {
	return {
		scenario: id,
		path: "rebuild-and-restore",
		effectiveTier: "T1",
		pathReasons: [],
		restore: {
			p10: p50 * 0.9,
			p50,
			p90: p50 * 1.2,
			p95: p50 * 1.3,
			mean: p50,
			standardDeviation: 1,
			closedForm: { mean: p50, standardDeviation: 1 },
			histogram: { start: 0, binWidth: 1, counts: [1] },
			trials: 1,
			seed: 1,
			measuredShare: 0,
		},
		phases: [],
		loss: { p50Hours: 12, p90Hours: 24, worstHours: 24, totalLossProbability: 0, reasons: [], trials: 1, seed: 1 },
		restoreTargetMinutes: target,
		restoreVerdict: verdict,
		chanceToMeetRestoreTarget: null,
		lossVerdict: "no-target",
	};
}

function service(name: string, ...scenarios: ScenarioAssessment[]): ServiceAssessment {
	return {
		serviceId: name.toLowerCase(),
		name,
		tierClaimed: "T1",
		tierInForce: "T1",
		tierReasons: [],
		documented: null,
		dataGigabytes: 200,
		dataIsKnown: true,
		scenarios,
		envelope: { largestGigabytes: null, exceededOn: null, alreadyExceeded: false },
		degradedWindow: null,
		mailFunctions: null,
		unknownFacts: [],
	};
}

const mail = service("Mail", scenario("hardware", 546, 120, "missed"), scenario("site", 5000, 120, "missed"));
const erp = service("ERP", scenario("hardware", 300, 240, "missed"), scenario("site", 200, 240, "met"));
const web = service("Web", scenario("hardware", 1, 0, "met"), scenario("site", 900, 0, "missed"));
const wiki = service("Wiki", scenario("hardware", 600, null, "no-target"), scenario("site", 600, null, "no-target"));
const files = service("Files", scenario("hardware", 230, 240, "at-risk"), scenario("site", 230, 240, "met"));

describe("findingOf", () => {
	it("counts the misses, names the worst by minutes over its target, and says what it left out", () => {
		const finding = findingOf({ services: [wiki, web, files, erp, mail] }, "hardware");
		expect(plain(finding.text)).toBe(
			"If a server is lost, 2 of 5 services would miss their target; the worst is Mail, 9.1 h against 2 h.",
		);
		expect(finding.detail).toBe("1 more might miss its · 1 service without a target");
		expect(finding).toMatchObject({ missed: 2, atRisk: 1, withoutTarget: 1, worstServiceId: "mail" });
	});

	it("takes each service in its own worst failure", () => {
		const finding = findingOf({ services: [mail, erp, web] }, "worst");
		expect(finding).toMatchObject({ missed: 3, worstServiceId: "mail", worstScenario: "site" });
		expect(scenarioOf(erp, "worst").scenario).toBe("hardware");
	});

	it("never counts a missing target as met or missed", () => {
		expect(findingOf({ services: [wiki] }, "hardware").text).toBe(
			"The one service has no target for its restore time yet.",
		);
		expect(findingOf({ services: [web, wiki] }, "hardware").text).toBe(
			"If a server is lost, the one service with a target would meet it.",
		);
	});

	it("tells a risk from a miss", () => {
		expect(plain(findingOf({ services: [files, web] }, "hardware").text)).toBe(
			"If a server is lost, no service would usually miss its target, but 1 service might: Files is closest, up to 4.6 h against 4 h.",
		);
	});

	it("has words for one service and for none", () => {
		expect(findingOf({ services: [] }, "hardware").text).toBe("No service has been described yet.");
		expect(plain(findingOf({ services: [mail] }, "hardware").text)).toBe(
			"If a server is lost, the one service would miss its target: Mail, 9.1 h against 2 h.",
		);
	});

	it("refuses a service that lacks the scenario", () => {
		expect(() => scenarioOf(mail, "network")).toThrow(RangeError);
	});
});

describe("rankServices", () => {
	it("puts the worst first and services without a target before those that meet theirs", () => {
		expect(
			rankServices({ services: [web, wiki, files, erp, mail] }, "hardware").map(({ service: s }) => s.name),
		).toEqual(["Mail", "ERP", "Files", "Wiki", "Web"]);
	});
});
