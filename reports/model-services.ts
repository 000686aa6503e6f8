import type { Assessment, Facts, ScenarioAssessment, Service, ServiceAssessment } from "@/engine";
import { rankServices, scenarioOf } from "@/lib/finding";
import {
	formatCount,
	formatGigabytes,
	formatHours,
	formatHoursRange,
	formatLoss,
	formatMinutes,
	formatMinutesRange,
	formatNumber,
	formatShare,
	formatTarget,
} from "@/lib/format";
import { PATH_LABELS, SCENARIO_CLAUSES, SCENARIO_LABELS } from "@/lib/labels";
import { histogramChart } from "./charts/histogram";
import { rangeChart } from "./charts/range-chart";
import type { Chart } from "./charts/svg";
import { ORIGIN_WORDS, type SourceList } from "./model-assumptions";
import { CHART_WIDTH } from "./model-readiness";
import { envelopeSentence, tierWords } from "./model-tiers";
import { namesOfFacts, unknownFactWords } from "./unknown-fact-words";
import { type VerdictMark, verdictMark } from "./verdict-mark";

/** Chapters at most; a board reads of the worst. */
export const SERVICE_CHAPTERS = { board: 6, engineer: 60 } as const;

interface MatrixRow {
	scenario: string;
	path: string;
	/** The tier that does it, and why it is that one. */
	reasons: string;
	p10: string;
	p50: string;
	p90: string;
	loss: string;
	lossWorst: string;
	chance: string;
	verdict: VerdictMark;
}

export interface ServiceChapter {
	number: string;
	name: string;
	sentence: string;
	facts: [string, string][];
	tierReasons: string[];
	matrix: MatrixRow[];
	chart: Chart;
	chartTitle: string;
	chartNote: string;
	loss: { sentence: string; reasons: string[] };
	remarks: string[];
	/** Null for a board: the engineer's part. */
	phases: { title: string; rows: string[][]; histogram: Chart; histogramTitle: string; note: string } | null;
	mail: { name: string; p50: string; p90: string; note: string }[] | null;
	unknownFacts: string[];
}

export interface ServicesModel {
	introduction: string;
	chapters: ServiceChapter[];
	more: string | null;
}

const MAIL_FUNCTIONS = {
	receive: "receive",
	send: "send",
	read: "read",
	search: "search",
	"log-in": "log in",
} as const;

const texts = (sentences: readonly { text: string }[]): string[] => [...new Set(sentences.map(({ text }) => text))];

function matrixRow(scenario: ScenarioAssessment): MatrixRow {
	return {
		scenario: SCENARIO_LABELS[scenario.scenario],
		path: PATH_LABELS[scenario.path],
		reasons: [`By ${tierWords(scenario.effectiveTier)}.`, ...texts(scenario.pathReasons)].join(" "),
		p10: formatMinutes(scenario.restore.p10),
		p50: formatMinutes(scenario.restore.p50),
		p90: formatMinutes(scenario.restore.p90),
		loss: formatLoss(scenario.loss.p50Hours),
		lossWorst: formatLoss(scenario.loss.worstHours),
		chance: scenario.chanceToMeetRestoreTarget === null ? "–" : formatShare(scenario.chanceToMeetRestoreTarget),
		verdict: verdictMark(scenario.restoreVerdict),
	};
}

function headline({ scenario, restore, restoreTargetMinutes, restoreVerdict }: ScenarioAssessment): string {
	const took = `${SCENARIO_CLAUSES[scenario]}, half of all recoveries take more than ${formatMinutes(restore.p50)} and one in ten more than ${formatMinutes(restore.p90)}`;
	if (restoreTargetMinutes === null) return `${took}; no target has been set.`;
	const target = formatTarget(restoreTargetMinutes);
	if (restoreVerdict === "met") return `${took}; that is its worst failure, and the target of ${target} is met.`;
	return `${took}, against a target of ${target}.`;
}

function factsOf(service: ServiceAssessment, facts: Service | undefined): [string, string][] {
	const claimed = service.tierClaimed === service.tierInForce ? "" : `, ${tierWords(service.tierClaimed)} claimed`;
	const targets = facts?.targets;
	return [
		["Tier in force", `${tierWords(service.tierInForce)}${claimed}`],
		["Documented", service.documented?.label ?? "none"],
		[
			"Target",
			`${formatTarget(targets?.restoreHours == null ? null : targets.restoreHours * 60)}; loss ${targets?.lossHours == null ? "none set" : formatHours(targets.lossHours)}`,
		],
		[
			"Data",
			service.dataIsKnown
				? formatGigabytes(service.dataGigabytes)
				: `unknown, ${formatGigabytes(service.dataGigabytes)} assumed`,
		],
		["Users", facts?.users == null ? "unknown" : formatNumber(facts.users)],
		[
			"Servers",
			facts && facts.groups.length > 0
				? facts.groups.map((group) => `${group.required} of ${group.serverIds.length} ${group.name}`).join(", ")
				: "none named",
		],
	];
}

function lossOf(scenario: ScenarioAssessment, detailed: boolean): ServiceChapter["loss"] {
	const { loss } = scenario;
	const gone =
		loss.totalLossProbability > 0
			? ` The chance that no copy survives at all is ${formatShare(loss.totalLossProbability)}.`
			: "";
	const worst = loss.worstHours === null ? "nothing bounds the worst case" : `at worst ${formatLoss(loss.worstHours)}`;
	return {
		sentence: `${SCENARIO_CLAUSES[scenario.scenario]}, the work of ${formatLoss(loss.p50Hours)} is lost at the median, of ${formatLoss(loss.p90Hours)} in one case of ten; ${worst}.${gone}`,
		reasons: detailed ? texts(loss.reasons) : [],
	};
}

function phasesOf(scenario: ScenarioAssessment, sources: SourceList): NonNullable<ServiceChapter["phases"]> {
	const measured = scenario.restore.measuredShare;
	return {
		title: `Phases: ${SCENARIO_LABELS[scenario.scenario].toLowerCase()}`,
		rows: scenario.phases.map((phase) => [
			phase.label,
			formatMinutes(phase.startMinutes),
			formatMinutes(phase.meanMinutes),
			formatMinutesRange(phase.p10Minutes, phase.p90Minutes),
			formatShare(Math.max(0, phase.shareOfVariance)),
			phase.formula,
			`${ORIGIN_WORDS[phase.origin.kind]} ${sources.reference(phase.origin.source)}`.trim(),
		]),
		histogram: histogramChart(scenario.restore, scenario.restoreTargetMinutes, CHART_WIDTH),
		histogramTitle: `How long it would take: ${formatMinutesRange(scenario.restore.p10, scenario.restore.p90)} in eight cases of ten`,
		note: `Simulated ${scenario.restore.trials.toLocaleString("en-GB")} times with seed ${scenario.restore.seed}; mean ${formatMinutes(scenario.restore.mean)}, in closed form ${formatMinutes(scenario.restore.closedForm.mean)}. ${measured > 0 ? `${formatShare(measured)} of the mean rests on drills.` : "Nothing here rests on a drill yet."}`,
	};
}

function remarksOf(service: ServiceAssessment): string[] {
	const remarks: string[] = [];
	const envelope = envelopeSentence(service.envelope, service.dataGigabytes);
	if (envelope) remarks.push(envelope);
	const window = service.degradedWindow;
	if (window)
		remarks.push(
			`After a fail-over protection is whole again in ${formatHoursRange(window.p50Hours, window.p90Hours)} (P50 to P90; ${window.formula}); the chance of a second failure inside is ${formatShare(window.secondFailureProbability)}.`,
		);
	return remarks;
}

export function servicesModel(
	facts: Facts,
	assessment: Assessment,
	sources: SourceList,
	detailed: boolean,
): ServicesModel {
	const described = new Map(facts.services.map((service) => [service.id, service]));
	const names = namesOfFacts(facts);
	const ranked = rankServices(assessment, "worst");
	const chapters = SERVICE_CHAPTERS[detailed ? "engineer" : "board"];
	const hidden = ranked.length - chapters;
	return {
		introduction:
			ranked.length === 0
				? "No service has been described yet. Describe what the business sees, such as mail or the web shop, and each gets a chapter here."
				: "One chapter for each service, the one that overruns its target most first. A failure decides which protection really works: replication copies a corruption at once, and a standby in the same room does not survive the room.",
		chapters: ranked.slice(0, chapters).map(({ service, scenario: worst }, index) => {
			const fact = described.get(service.serviceId);
			const rows = service.scenarios.map((scenario) => ({
				label: SCENARIO_LABELS[scenario.scenario],
				p10Minutes: scenario.restore.p10,
				p50Minutes: scenario.restore.p50,
				p90Minutes: scenario.restore.p90,
				tone: verdictMark(scenario.restoreVerdict).tone,
				beyond: formatMinutes(scenario.restore.p50),
				words: `${SCENARIO_LABELS[scenario.scenario]}: ${formatMinutesRange(scenario.restore.p10, scenario.restore.p90)}, median ${formatMinutes(scenario.restore.p50)}, ${verdictMark(scenario.restoreVerdict).word}`,
			}));
			const missed = service.scenarios.filter((scenario) => scenario.restoreVerdict === "missed").length;
			const lossWorst = service.scenarios.reduce(
				(a, b) => (b.loss.p50Hours > a.loss.p50Hours ? b : a),
				scenarioOf(service, "worst"),
			);
			return {
				number: `4.${index + 1}`,
				name: service.name,
				sentence: headline(worst),
				facts: factsOf(service, fact),
				tierReasons: texts(service.tierReasons),
				matrix: service.scenarios.map(matrixRow),
				chart: rangeChart(rows, worst.restoreTargetMinutes, CHART_WIDTH),
				chartTitle:
					worst.restoreTargetMinutes === null
						? "How long each failure would take"
						: missed === 0
							? "No failure usually misses the target"
							: `${formatCount(missed, "failure")} of ${service.scenarios.length} would miss the target`,
				chartNote: "Bar P10 to P90, mark P50, broken line the target. Between the marks the axis is logarithmic.",
				loss: lossOf(lossWorst, detailed),
				remarks: remarksOf(service),
				phases: detailed ? phasesOf(worst, sources) : null,
				mail: !detailed
					? null
					: (service.mailFunctions?.map((entry) => ({
							name: MAIL_FUNCTIONS[entry.mailFunction],
							p50: formatMinutes(entry.p50Minutes),
							p90: formatMinutes(entry.p90Minutes),
							note: entry.note.text,
						})) ?? null),
				unknownFacts: detailed
					? service.unknownFacts.map((path) => unknownFactWords(path, service.serviceId, names))
					: [],
			};
		}),
		more:
			hidden > 0
				? `The ${chapters} services that need it most have a chapter; the other ${formatCount(hidden, "service")} stand in the table of section 3${detailed ? "" : ", in the report for the engineers"} and in the workbook.`
				: null,
	};
}
