import type { ScenarioAssessment, ServiceAssessment, TargetVerdict } from "../../../engine/assessment";
import type { Facts, PracticeAnswer, Server, Service, Site } from "../../../engine/facts";
import { SCENARIO_IDS } from "../../../engine/facts";
import { parseFacts } from "../../../schemas/facts";

export const AS_OF = "2026-11-23";
export const OPTIONS = { seed: 1, trials: 1000, asOf: AS_OF };

interface Parts {
	sites?: Partial<Site>[];
	servers?: Partial<Server>[];
	services?: (Omit<Partial<Service>, "protection"> & { protection?: unknown })[];
	answers?: Partial<PracticeAnswer>[];
	drills?: unknown[];
	organization?: object;
}

/** Facts by the schema's own defaults; a test says only what it is about. */
export function makeFacts(parts: Parts = {}): Facts {
	const parsed = parseFacts({
		formatVersion: 1,
		organization: { name: "Test", currency: "EUR", timeZone: "UTC", ...parts.organization },
		sites: parts.sites?.map((site) => ({ name: site.id, kind: "server-room", ...site })),
		servers: parts.servers?.map((server) => ({ name: server.id, ...server })),
		services: parts.services?.map((service) => ({
			name: service.id,
			kind: "other",
			protection: { tier: "T1" },
			...service,
		})),
		practiceAnswers: parts.answers,
		drills: parts.drills,
	});
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
	return parsed.facts;
}

const ESTIMATE = {
	p10: 480,
	p50: 540,
	p90: 600,
	p95: 620,
	mean: 540,
	standardDeviation: 47,
	closedForm: { mean: 540, standardDeviation: 47 },
	histogram: { start: 480, binWidth: 60, counts: [1, 1] },
	trials: 1000,
	seed: 1,
	measuredShare: 0,
};

/** A service's figures with the verdicts a test asks for; `procure` takes 250 of its 540 minutes. */
export function makeAssessment(
	service: Service,
	verdicts: { restore?: TargetVerdict; loss?: TargetVerdict; dataIsKnown?: boolean } = {},
): ServiceAssessment {
	const phase = (name: string, meanMinutes: number) => ({
		phase: name,
		label: name,
		meanMinutes,
		p10Minutes: meanMinutes,
		p90Minutes: meanMinutes,
		shareOfVariance: 0,
		startMinutes: 0,
		origin: { kind: "catalogue" as const, reference: name, source: null },
		formula: "",
	});
	const scenarios = SCENARIO_IDS.map(
		(scenario): ScenarioAssessment => ({
			scenario,
			path: "rebuild-and-restore",
			effectiveTier: service.protection.tier,
			pathReasons: [],
			restore: ESTIMATE,
			phases: [phase("procure", 250), phase("transfer", 100), phase("verify", 20)],
			loss: {
				p50Hours: 12,
				p90Hours: 24,
				worstHours: 24,
				totalLossProbability: 0,
				reasons: [],
				trials: 1000,
				seed: 1,
			},
			restoreTargetMinutes: null,
			restoreVerdict: verdicts.restore ?? "met",
			chanceToMeetRestoreTarget: null,
			lossVerdict: verdicts.loss ?? "met",
		}),
	);
	return {
		serviceId: service.id,
		name: service.name,
		tierClaimed: service.protection.tier,
		tierInForce: service.protection.tier,
		tierReasons: [],
		documented: null,
		dataGigabytes: 200,
		dataIsKnown: verdicts.dataIsKnown ?? true,
		scenarios,
		envelope: { largestGigabytes: null, exceededOn: null, alreadyExceeded: false },
		degradedWindow: null,
		mailFunctions: null,
		unknownFacts: [],
	};
}
