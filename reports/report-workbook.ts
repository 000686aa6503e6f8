import type { Facts, ServiceAssessment } from "@/engine";
import { headlineOf } from "@/lib/finding";
import { LAYER_LABELS, PATH_LABELS, SCENARIO_LABELS, VERDICT_LABELS } from "@/lib/labels";
import { askChild } from "./ask-child";
import { catalogueWords } from "./catalogue-words";
import { factsFingerprint } from "./facts-fingerprint";
import type { ReportInput } from "./report-model";
import { figureSheets } from "./workbook-figures";

const LIMIT_MILLISECONDS = 60_000;

export type Cell = string | number | boolean | null;

export interface Sheet {
	name: string;
	head: string[];
	rows: Cell[][];
	/** In characters. */
	widths: number[];
}

function sheet(name: string, columns: [head: string, width: number][], rows: Cell[][]): Sheet {
	return { name, head: columns.map(([head]) => head), widths: columns.map(([, width]) => width), rows };
}

const joined = (sentences: readonly { text: string }[]): string => sentences.map(({ text }) => text).join(" ");

function about({ facts, assessment, frozenAt, author }: ReportInput): Sheet {
	const finding = headlineOf(assessment);
	const { readiness } = assessment;
	return sheet(
		"Report",
		[
			["What", 30],
			["Value", 100],
		],
		[
			["Organisation", facts.organization.name],
			["Finding", finding.text],
			["Detail", finding.detail],
			["Readiness of 100", readiness.score],
			["Readiness, unknowns at their worst", readiness.low],
			["Readiness, unknowns at their best", readiness.high],
			["Answered, share", readiness.coverage],
			["Evidenced, share", readiness.evidenceShare],
			["As of", assessment.asOf],
			["Frozen", frozenAt],
			["Prepared by", author],
			["Trials", assessment.trials],
			["Seed", assessment.seed],
			["Engine", assessment.engineVersion],
			["Catalogue", assessment.catalogueVersion],
			["Fingerprint of the facts", factsFingerprint(facts)],
		],
	);
}

function scenarios(services: readonly ServiceAssessment[]): Sheet {
	return sheet(
		"Restore and loss",
		[
			["Service", 28],
			["Failure", 26],
			["Tier in force", 12],
			["Path", 22],
			["P10, min", 12],
			["P50, min", 12],
			["P90, min", 12],
			["P95, min", 12],
			["Mean, min", 12],
			["Target, min", 12],
			["Verdict", 12],
			["Chance in time", 14],
			["Loss P50, h", 12],
			["Loss P90, h", 12],
			["Worst loss, h", 12],
			["Chance of total loss", 18],
			["Loss verdict", 12],
			["Why", 80],
		],
		services.flatMap((service) =>
			service.scenarios.map(({ restore, loss, ...scenario }): Cell[] => [
				service.name,
				SCENARIO_LABELS[scenario.scenario],
				scenario.effectiveTier,
				PATH_LABELS[scenario.path],
				restore.p10,
				restore.p50,
				restore.p90,
				restore.p95,
				restore.mean,
				scenario.restoreTargetMinutes,
				VERDICT_LABELS[scenario.restoreVerdict],
				scenario.chanceToMeetRestoreTarget,
				loss.p50Hours,
				loss.p90Hours,
				loss.worstHours,
				loss.totalLossProbability,
				VERDICT_LABELS[scenario.lossVerdict],
				joined([...scenario.pathReasons, ...loss.reasons]),
			]),
		),
	);
}

function phases(services: readonly ServiceAssessment[]): Sheet {
	return sheet(
		"Phases",
		[
			["Service", 28],
			["Failure", 26],
			["Phase", 30],
			["Starts, min", 12],
			["Mean, min", 12],
			["P10, min", 12],
			["P90, min", 12],
			["Share of variance", 16],
			["Formula", 50],
			["Where from", 16],
			["Source", 16],
		],
		services.flatMap((service) =>
			service.scenarios.flatMap((scenario) =>
				scenario.phases.map((phase): Cell[] => [
					service.name,
					SCENARIO_LABELS[scenario.scenario],
					phase.label,
					phase.startMinutes,
					phase.meanMinutes,
					phase.p10Minutes,
					phase.p90Minutes,
					phase.shareOfVariance,
					phase.formula,
					phase.origin.kind,
					phase.origin.source,
				]),
			),
		),
	);
}

function practices({ assessment, catalogue }: ReportInput): Sheet {
	const words = (catalogue ?? catalogueWords()).practices;
	return sheet(
		"Practices",
		[
			["Practice", 10],
			["Layer", 16],
			["Question", 80],
			["Answer", 14],
			["Evidence", 14],
			["Credit", 10],
			["Points to gain", 14],
			["Effect", 60],
		],
		assessment.readiness.practices.map((score): Cell[] => [
			score.practiceId,
			LAYER_LABELS[score.layer],
			words[score.practiceId]?.practice ?? null,
			score.state,
			score.evidence,
			score.credit,
			score.pointsToGain,
			score.effect?.text ?? null,
		]),
	);
}

function actions({ assessment, facts }: ReportInput): Sheet {
	const names = new Map(assessment.services.map((service) => [service.serviceId, service.name]));
	return sheet(
		"Actions",
		[
			["Rank", 6],
			["Action", 50],
			["Points", 10],
			["Restore hours gained", 18],
			["Failures a year avoided", 20],
			["Days of work", 12],
			[`Cost, ${facts.organization.currency}`, 14],
			["Services", 40],
			["Why", 70],
		],
		assessment.actions.map((action, index): Cell[] => [
			index + 1,
			action.title.text,
			action.pointsGained,
			action.restoreHoursGained,
			action.failuresPerYearAvoided,
			action.effortDays,
			action.cost,
			action.serviceIds.map((id) => names.get(id) ?? id).join(", "),
			action.why.text,
		]),
	);
}

function servers(facts: Facts): Sheet {
	const sites = new Map(facts.sites.map((site) => [site.id, site.name]));
	return sheet(
		"Servers",
		[
			["Server", 28],
			["Site", 18],
			["Role", 18],
			["Kind", 10],
			["Operating system", 24],
			["CPU cores", 10],
			["Memory, GB", 12],
			["Data, GB", 12],
			["Growth a year", 14],
			["Purchased", 12],
			["Warranty to", 12],
			["Serial number", 18],
			["Host name", 28],
		],
		facts.servers.map((server): Cell[] => [
			server.name,
			server.siteId === null ? null : (sites.get(server.siteId) ?? null),
			server.role,
			server.kind,
			server.operatingSystem,
			server.cpuCores,
			server.memoryGigabytes,
			server.dataGigabytes,
			server.dataGrowthPerYear,
			server.purchasedOn,
			server.warranty?.endsOn ?? null,
			server.identity.serialNumber,
			server.identity.fqdn,
		]),
	);
}

/** Every table of the report without a cap; an unknown is an empty cell, never a zero. */
export function workbookSheets(input: ReportInput): Sheet[] {
	const { facts, assessment } = input;
	const names = new Map(assessment.services.map((service) => [service.serviceId, service.name]));
	return [
		about(input),
		scenarios(assessment.services),
		phases(assessment.services),
		practices(input),
		actions(input),
		...figureSheets(input.figures, names, facts.organization.currency),
		servers(facts),
		sheet(
			"Assumptions",
			[
				["Assumption", 90],
				["Services", 50],
				["Where from", 14],
				["Source", 18],
			],
			assessment.assumptions.map((assumption): Cell[] => [
				assumption.sentence.text,
				assumption.serviceIds.map((id) => names.get(id) ?? id).join(", "),
				assumption.origin.kind,
				assumption.origin.source,
			]),
		),
	];
}

/** The XLSX workbook, written in a process of its own. */
export async function renderWorkbook(input: ReportInput): Promise<Uint8Array> {
	const answer = await askChild<{ workbook: Uint8Array }>(
		"workbook-child.mjs",
		{ sheets: workbookSheets(input) },
		{ limitMilliseconds: LIMIT_MILLISECONDS },
	);
	if (!answer.ok) throw new Error(`The workbook could not be written: ${answer.message}`);
	return answer.workbook;
}
