import type {
	Assessment,
	Contribution,
	Estimate,
	Facts,
	InputOrigin,
	LayerScore,
	Protection,
	ScenarioAssessment,
	Sentence,
	Server,
	Service,
	ServiceAssessment,
} from "@/engine";
import { PRACTICES, SCENARIO_IDS } from "@/engine";
import { LAYER_IDS } from "@/lib/labels";
import { defaultReportOptions, type ReportAudience, type ReportOptions } from "@/lib/report-options";
import { buildReportModel, type ReportInput } from "@/reports/report-model";

/** Figures made by hand, for the shape of the paper only; what the engine says is tested where the engine is. */
const sentence = (text: string): Sentence => ({ code: "made", values: {}, text });
const origin = (kind: InputOrigin["kind"], source: string | null = null): InputOrigin => ({
	kind,
	reference: "made",
	source,
});

const PROTECTION: Protection = {
	tier: "T1",
	backup: null,
	standby: null,
	replication: null,
	cluster: null,
	hosted: null,
};

export function makeServer(index: number, name = `srv-${String(index).padStart(4, "0")}`): Server {
	return {
		id: `server-${index}`,
		name,
		siteId: index % 7 === 0 ? null : "site-1",
		role: index % 3 === 0 ? null : "application",
		kind: "virtual",
		planned: false,
		hostServerId: null,
		storageServerId: null,
		room: null,
		powerFeed: null,
		networkSwitch: null,
		operatingSystem: "Debian 12",
		operatingSystemSupportEndsOn: null,
		softwareVersion: null,
		vendor: null,
		cpuCores: 4,
		memoryGigabytes: 16,
		dataGigabytes: index % 5 === 0 ? null : 20 + index * 7,
		dataGrowthPerYear: null,
		purchasedOn: null,
		warranty: { responseHours: 4, resolutionHours: null, coverage: "business", endsOn: "2027-03-01" },
		spareOnSite: null,
		hardwareLeadHours: null,
		identity: { externalIds: [], biosUuid: null, serialNumber: null, fqdn: null, addresses: [] },
	};
}

function makeService(index: number, name: string): Service {
	return {
		id: `service-${index}`,
		name,
		kind: index === 0 ? "mail" : "other",
		users: 120,
		costPerHour: { business: 1000, outside: null },
		costPerHourOfLoss: null,
		targets: {
			restoreHours: index % 4 === 3 ? null : 2,
			lossHours: 4,
			availability: null,
			maximumTolerableDowntimeHours: null,
		},
		groups: [{ id: `group-${index}`, name: "nodes", serverIds: [`server-${index}`], required: 1 }],
		dependsOn: [],
		dataGigabytes: null,
		dataGrowthPerYear: null,
		changedGigabytesPerDay: null,
		plannedHoursPerYear: null,
		design: null,
		protection: PROTECTION,
		mail: null,
	};
}

function makeEstimate(p50: number): Estimate {
	const counts = Array.from({ length: 30 }, (_, bin) => Math.round(900 * Math.exp(-((bin - 11) ** 2) / 40)));
	return {
		p10: p50 * 0.86,
		p50,
		p90: p50 * 1.21,
		p95: p50 * 1.3,
		mean: p50 * 1.02,
		standardDeviation: p50 * 0.12,
		closedForm: { mean: p50 * 1.02, standardDeviation: p50 * 0.12 },
		histogram: { start: p50 * 0.7, binWidth: p50 * 0.03, counts },
		trials: 10_000,
		seed: 7,
		measuredShare: 0.2,
	};
}

const MINUTES = [547, 62, 380, 23, 1900, 0.6];

function makeScenario(index: number, service: number): ScenarioAssessment {
	const p50 = MINUTES[index]! * (1 + service * 0.17);
	const target = service % 4 === 3 ? null : 120;
	const p90 = p50 * 1.21;
	return {
		scenario: SCENARIO_IDS[index]!,
		path: index === 3 ? "restart" : "repair-and-restore",
		effectiveTier: "T1",
		pathReasons: [
			sentence("Replication copies a corruption at once, so the newest backup from before it is what brings it back."),
		],
		restore: makeEstimate(p50),
		phases: [
			{
				phase: "detect",
				label: "Detect",
				meanMinutes: p50 * 0.1,
				p10Minutes: p50 * 0.06,
				p90Minutes: p50 * 0.15,
				shareOfVariance: 0.2,
				startMinutes: 0,
				origin: origin("catalogue", "NIST"),
				formula: "5 to 30 min, usually 10",
			},
			{
				phase: "transfer",
				label: "Transfer the data",
				meanMinutes: p50 * 0.9,
				p10Minutes: p50 * 0.8,
				p90Minutes: p50,
				shareOfVariance: 0.8,
				startMinutes: p50 * 0.1,
				origin: origin("fact"),
				formula: "826 GB ÷ 35 MB/s",
			},
		],
		loss: {
			p50Hours: 12.5,
			p90Hours: 24,
			worstHours: index === 4 ? null : 30,
			totalLossProbability: index === 4 ? 0.02 : 0,
			reasons: [sentence("The backup runs once a day.")],
			trials: 10_000,
			seed: 7,
		},
		restoreTargetMinutes: target,
		restoreVerdict: target === null ? "no-target" : p90 <= target ? "met" : p50 <= target ? "at-risk" : "missed",
		chanceToMeetRestoreTarget: target === null ? null : p50 < target ? 0.93 : 0.04,
		lossVerdict: "missed",
	};
}

function makeServiceAssessment(index: number, name: string): ServiceAssessment {
	return {
		serviceId: `service-${index}`,
		name,
		tierClaimed: "T2",
		tierInForce: "T1",
		tierReasons: [sentence("The standby is 41 days behind, so its data comes from the backup.")],
		documented: { minMinutes: 480, maxMinutes: 600, label: "8–10 h", source: "ARTICLES" },
		dataGigabytes: 826,
		dataIsKnown: index !== 2,
		scenarios: SCENARIO_IDS.map((_, scenario) => makeScenario(scenario, index)),
		envelope: { largestGigabytes: 1200, exceededOn: "2028-02-01", alreadyExceeded: false },
		degradedWindow: null,
		mailFunctions:
			index === 0
				? [
						{ mailFunction: "receive", p50Minutes: 20, p90Minutes: 35, note: sentence("Senders retry for days.") },
						{ mailFunction: "read", p50Minutes: 547, p90Minutes: 662, note: sentence("After the store is back.") },
					]
				: null,
		unknownFacts: [`services.${index}.protection.backup.jobHours`],
	};
}

function makeLayers(offset: number): LayerScore[] {
	return LAYER_IDS.map((layer, index) => ({
		layer,
		score: 40 + offset + index * 9,
		low: 35 + offset + index * 8,
		high: 52 + offset + index * 9,
		answered: 10,
		applicable: 13,
		outstanding: 3,
		excluded: 1,
	}));
}

const CONTRIBUTIONS: Contribution[] = [
	{ key: "restore", label: "Restore times", points: 14.2 },
	{ key: "loss", label: "Data loss", points: 9.6 },
	{ key: "data-centre", label: "Data centre", points: 7.1 },
	{ key: "hardware", label: "Hardware", points: 8.3 },
	{ key: "process", label: "Process", points: 11 },
	{ key: "proof", label: "Proof", points: 12.4 },
	{ key: "gates", label: "Gates", points: -1.5 },
];

export function makeInput({
	name = "Acme Textiles",
	services = ["Mail", "ERP", "Web shop", "File shares"],
	servers = [...Array(30).keys()].map((index) => makeServer(index)),
	audience = "engineer" as ReportAudience,
	options = {} as Partial<ReportOptions>,
} = {}): ReportInput {
	const facts: Facts = {
		formatVersion: 1,
		organization: {
			name,
			country: "IN",
			currency: "INR",
			timeZone: "Asia/Kolkata",
			businessHours: { days: [1, 2, 3, 4, 5], startHour: 9, endHour: 18 },
			overrides: { phases: [], rates: [], scoreWeights: null, costs: [], scanners: [] },
		},
		sites: [
			{
				id: "site-1",
				name: "Pune",
				kind: "server-room",
				engineers: 2,
				engineerHours: "business",
				callOutHours: 2,
				uplinkMegabitsPerSecond: 100,
				restoreStreams: 1,
				upsMinutes: 15,
				hasGenerator: false,
				sharedFateWith: [],
			},
		],
		servers,
		services: services.map((service, index) => makeService(index, service)),
		practiceAnswers: [],
		drills: [],
		incidents: [],
	};
	const assessment: Assessment = {
		engineVersion: "1.0.0",
		catalogueVersion: "2026-11",
		factsFormatVersion: 1,
		asOf: "2026-11-23",
		seed: 7,
		trials: 10_000,
		organizationName: name,
		services: services.map((service, index) => makeServiceAssessment(index, service)),
		readiness: {
			score: 61.1,
			uncapped: 62.6,
			low: 52,
			high: 70,
			coverage: 0.78,
			evidenceShare: 0.31,
			oldestEvidenceOn: "2025-06-02",
			parts: (["restore", "loss", "prevention", "proof"] as const).map((part, index) => ({
				part,
				weight: 25,
				credit: 0.5 + index * 0.05,
				points: 12.5 + index,
				explanation: sentence("4 of 24 estimates meet their target at P90."),
			})),
			layers: makeLayers(5),
			sites: [{ siteId: "site-1", name: "Pune", layers: makeLayers(0) }],
			gates: [
				{
					practiceId: "PR-03",
					serviceIds: services.length > 0 ? ["service-0"] : [],
					passed: false,
					capTo: 61,
					sentence: sentence("No drill within a year: the claimed tiers are unproven and the score is capped."),
				},
			],
			contributions: CONTRIBUTIONS,
			practices: PRACTICES.map((practice, index) => ({
				practiceId: practice.id,
				layer: practice.layer,
				state: (["yes", "partly", "no", "unknown", "not-applicable"] as const)[index % 5]!,
				credit: 0.5,
				evidence: index % 2 === 0 ? "documented" : "said",
				freshness: 1,
				pointsToGain: index % 5 === 0 ? 0 : 0.8,
				effect: index % 5 === 2 ? sentence("Adds about 40 min to every restore.") : null,
				restoreMinutesAdded: 40,
				failuresPerYearAdded: 0,
			})),
			fallsNext: [{ practiceId: "PR-03", on: "2026-12-01", pointsByThen: 1.4 }],
		},
		actions: Array.from({ length: 9 }, (_, index) => ({
			id: `action-${index}`,
			title: sentence(`Test the restore of ${services[index % Math.max(1, services.length)] ?? "a backup"}`),
			pointsGained: 6 - index * 0.5,
			restoreHoursGained: 1.2,
			failuresPerYearAvoided: index % 2 === 0 ? 0.3 : 0,
			serviceIds: services.length > 0 ? ["service-0"] : [],
			practiceId: "PR-03",
			effortDays: 0.5 + index,
			cost: index === 1 ? 180_000 : null,
			why: sentence("Half of those who never tested a restore learn of a gap on the day."),
		})),
		assumptions: [
			{
				key: "sites.restoreStreams",
				sentence: sentence("One restore stream at a time, because the number of tape drives is unknown."),
				origin: origin("assumption"),
				serviceIds: services.map((_, index) => `service-${index}`),
			},
			{
				key: "rates.hardware",
				sentence: sentence("A server fails 0.08 times a year."),
				origin: origin("catalogue", "VISHWANATH-2010"),
				serviceIds: ["service-0"],
			},
		],
	};
	return {
		facts,
		assessment,
		figures: null,
		catalogue: null,
		options: { ...defaultReportOptions(audience), ...options },
		frozenAt: "2026-11-23T08:30:00Z",
		author: "R. Kulkarni",
	};
}

export const makeModel = (shape: Parameters<typeof makeInput>[0] = {}) => buildReportModel(makeInput(shape));
