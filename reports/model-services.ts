import type { LossEstimate, ScenarioAssessment, Service, ServiceAssessment } from "@/engine";
import { rankServices, scenarioOf } from "@/lib/finding";
import type { Formatter } from "@/lib/formatter";
import { SERVICE_CHAPTERS } from "@/lib/report-chapters";
import { rangeChart } from "./charts/range-chart";
import type { Chart } from "./charts/svg";
import { CHART_WIDTH } from "./model-readiness";
import { type PhasesModel, phasesModel } from "./model-run-sheet";
import {
	type OptionsModel,
	optionsModel,
	type StructureModel,
	structureModel,
	type YearModel,
	yearModel,
} from "./model-service-figures";
import { documentedWords, envelopeSentence, tierWords } from "./model-tiers";
import type { Telling } from "./telling";
import { namesOfFacts, unknownFactWords } from "./unknown-fact-words";
import { type VerdictMark, verdictMark } from "./verdict-mark";
import type { Words } from "./words/words";

interface MatrixRow {
	scenario: string;
	path: string;
	/** The tier that does it, and why it is that one; empty for a board. */
	reasons: string;
	p10: string;
	p50: string;
	p90: string;
	loss: string;
	chance: string;
	verdict: VerdictMark;
}

export interface ServiceChapter {
	number: string;
	name: string;
	sentence: string;
	facts: [string, string][];
	tierReasons: string[];
	structure: StructureModel | null;
	matrixTitle: string;
	matrixHead: string[];
	matrix: MatrixRow[];
	chart: Chart;
	chartTitle: string;
	chartNote: string;
	lossTitle: string;
	loss: { sentence: string; reasons: string[] };
	remarksTitle: string;
	remarks: string[];
	year: YearModel | null;
	options: OptionsModel | null;
	/** Null for a board: the engineer's part. */
	phases: PhasesModel | null;
	mailTitle: string;
	mailHead: string[];
	mail: { name: string; p50: string; p90: string; note: string }[] | null;
	unknownTitle: string;
	unknownFacts: string[];
}

export interface ServicesModel {
	introduction: string;
	chapters: ServiceChapter[];
	more: string | null;
}

function matrixRow(scenario: ScenarioAssessment, { words, detailed }: Telling): MatrixRow {
	const { t, f, say } = words;
	const by = t("services.by", { tier: tierWords(scenario.effectiveTier, words) });
	return {
		scenario: t(`scenarios.${scenario.scenario}`),
		path: t(`paths.${scenario.path}`),
		reasons: detailed ? [by, ...new Set(scenario.pathReasons.map(say))].join(" ") : "",
		p10: f.minutes(scenario.restore.p10),
		p50: f.minutes(scenario.restore.p50),
		p90: f.minutes(scenario.restore.p90),
		loss: lossWords(scenario.loss, f),
		chance: scenario.chanceToMeetRestoreTarget === null ? "–" : f.share(scenario.chanceToMeetRestoreTarget),
		verdict: verdictMark(scenario.restoreVerdict, words),
	};
}

/** A year of work stands for everything; where no copy survives more often than not, the word is said. */
function lossWords({ p50Hours, totalLossProbability }: LossEstimate, f: Formatter): string {
	return f.lossEstimate({ p90Hours: p50Hours, totalLossProbability });
}

function headline(
	{ scenario, restore, restoreTargetMinutes, restoreVerdict }: ScenarioAssessment,
	words: Words,
): string {
	const { t, f } = words;
	const took = t("services.took", {
		clause: t(`clauses.${scenario}`),
		p50: f.minutes(restore.p50),
		p90: f.minutes(restore.p90),
	});
	if (restoreTargetMinutes === null) return t("services.tookNoTarget", { took });
	const target = f.target(restoreTargetMinutes);
	return t(restoreVerdict === "met" ? "services.tookMet" : "services.tookMissed", { took, target });
}

function factsOf(service: ServiceAssessment, facts: Service | undefined, telling: Telling): [string, string][] {
	const { words } = telling;
	const { t, f } = words;
	const { currency } = telling.facts.organization;
	const targets = facts?.targets;
	const tier = tierWords(service.tierInForce, words);
	const size = f.gigabytes(service.dataGigabytes);
	const groups = (facts?.groups ?? []).map((group) =>
		t("services.group", {
			required: f.number(group.required),
			count: f.number(group.serverIds.length),
			name: group.name,
		}),
	);
	const cost = facts?.costPerHour;
	return [
		[
			t("services.factTier"),
			service.tierClaimed === service.tierInForce
				? tier
				: t("services.claimed", { tier, claimed: tierWords(service.tierClaimed, words) }),
		],
		[t("services.factDocumented"), documentedWords(service.documented, words)],
		[
			t("services.factTarget"),
			t("services.targetAndLoss", {
				restore: f.target(targets?.restoreHours == null ? null : targets.restoreHours * 60),
				loss: targets?.lossHours == null ? t("services.noLossTarget") : f.hours(targets.lossHours),
			}),
		],
		[t("services.factData"), service.dataIsKnown ? size : t("services.assumedSize", { size })],
		[t("services.factUsers"), f.number(facts?.users ?? null)],
		[
			t("services.factCost"),
			cost == null || (cost.business === null && cost.outside === null)
				? f.unknown
				: t("services.costHours", {
						business: f.moneyShort(cost.business, currency),
						outside: f.moneyShort(cost.outside, currency),
					}),
		],
		[t("services.factServers"), groups.length > 0 ? f.list(groups, 6) : t("services.noServers")],
	];
}

function lossOf({ scenario, loss }: ScenarioAssessment, { words, detailed }: Telling): ServiceChapter["loss"] {
	const { t, f, say } = words;
	const reasons = detailed ? [...new Set(loss.reasons.map(say))] : [];
	if (loss.totalLossProbability >= 0.5) {
		const everything = { clause: t(`clauses.${scenario}`), share: f.share(loss.totalLossProbability) };
		return { sentence: t("services.lossEverything", everything), reasons };
	}
	const sentence = t("services.lossSentence", {
		clause: t(`clauses.${scenario}`),
		p50: f.loss(loss.p50Hours),
		p90: f.loss(loss.p90Hours),
		worst:
			loss.worstHours === null
				? t("services.lossUnbounded")
				: t("services.lossWorst", { loss: f.loss(loss.worstHours) }),
	});
	const gone =
		loss.totalLossProbability > 0 ? [t("services.lossGone", { share: f.share(loss.totalLossProbability) })] : [];
	return { sentence: [sentence, ...gone].join(" "), reasons };
}

function remarksOf(service: ServiceAssessment, words: Words): string[] {
	const { t, f } = words;
	const remarks: string[] = [];
	const envelope = envelopeSentence(service.envelope, service.dataGigabytes, words);
	if (envelope) remarks.push(envelope);
	const window = service.degradedWindow;
	if (window)
		remarks.push(
			t("services.degraded", {
				range: f.hoursRange(window.p50Hours, window.p90Hours),
				formula: words.formula(window.formula),
				share: f.share(window.secondFailureProbability),
			}),
		);
	return remarks;
}

function rangesOf(service: ServiceAssessment, worst: ScenarioAssessment, words: Words) {
	const { t, f } = words;
	const rows = service.scenarios.map(({ scenario, restore, restoreVerdict }) => {
		const { tone, word } = verdictMark(restoreVerdict, words);
		return {
			label: t(`scenarios.${scenario}`),
			p10Minutes: restore.p10,
			p50Minutes: restore.p50,
			p90Minutes: restore.p90,
			tone,
			beyond: f.minutes(restore.p50),
			words: t("services.rangeRow", {
				scenario: t(`scenarios.${scenario}`),
				range: f.minutesRange(restore.p10, restore.p90),
				p50: f.minutes(restore.p50),
				verdict: word,
			}),
		};
	});
	const missed = service.scenarios.filter((scenario) => scenario.restoreVerdict === "missed").length;
	return {
		chart: rangeChart(rows, worst.restoreTargetMinutes, CHART_WIDTH, words),
		chartTitle:
			worst.restoreTargetMinutes === null
				? t("services.rangeTitle")
				: missed === 0
					? t("services.rangeTitleMet")
					: t("services.rangeTitleMissed", { missed: f.number(missed), all: f.number(service.scenarios.length) }),
		chartNote: t("services.rangeNote"),
	};
}

function chapterOf(
	service: ServiceAssessment,
	worst: ScenarioAssessment,
	index: number,
	telling: Telling,
): ServiceChapter {
	const { facts, figures, words, detailed } = telling;
	const { t, f, say } = words;
	const fact = facts.services.find(({ id }) => id === service.serviceId);
	const names = namesOfFacts(facts);
	const handed = figures?.services[service.serviceId] ?? null;
	const lossWorst = service.scenarios.reduce(
		(a, b) => (b.loss.p50Hours > a.loss.p50Hours ? b : a),
		scenarioOf(service, "worst"),
	);
	return {
		number: `4.${index + 1}`,
		name: service.name,
		sentence: headline(worst, words),
		facts: factsOf(service, fact, telling),
		tierReasons: [...new Set(service.tierReasons.map(say))],
		structure: handed && fact ? structureModel(fact, handed, telling) : null,
		...rangesOf(service, worst, words),
		matrixTitle: t("services.matrixTitle"),
		matrixHead: [
			t("services.failure"),
			t("services.path"),
			"P10",
			"P50",
			"P90",
			t("services.loss"),
			t("services.inTime"),
			t("services.verdict"),
		],
		matrix: service.scenarios.map((scenario) => matrixRow(scenario, telling)),
		lossTitle: t("services.lossTitle"),
		loss: lossOf(lossWorst, telling),
		remarksTitle: t("services.remarksTitle"),
		remarks: remarksOf(service, words),
		year: handed ? yearModel(handed, telling) : null,
		options: handed ? optionsModel(handed, telling) : null,
		phases: detailed ? phasesModel(worst, telling) : null,
		mailTitle: t("services.mailTitle"),
		mailHead: [t("services.usersCan"), "P50", "P90", ""],
		mail: !detailed
			? null
			: (service.mailFunctions?.map((entry) => ({
					name: t(`mailFunctions.${entry.mailFunction}`),
					p50: f.minutes(entry.p50Minutes),
					p90: f.minutes(entry.p90Minutes),
					note: say(entry.note),
				})) ?? null),
		unknownTitle: t("services.unknownTitle"),
		unknownFacts: detailed
			? service.unknownFacts.map((path) => unknownFactWords(path, service.serviceId, names, words.name))
			: [],
	};
}

export function servicesModel(telling: Telling): ServicesModel {
	const { assessment, words, detailed } = telling;
	const { t, f } = words;
	const ranked = rankServices(assessment, "worst");
	const chapters = SERVICE_CHAPTERS[detailed ? "engineer" : "board"];
	const hidden = ranked.length - chapters;
	return {
		introduction: t(ranked.length === 0 ? "services.none" : "services.introduction"),
		chapters: ranked
			.slice(0, chapters)
			.map(({ service, scenario }, index) => chapterOf(service, scenario, index, telling)),
		more:
			hidden > 0 ? t(detailed ? "services.more" : "services.moreBoard", { shown: f.number(chapters), hidden }) : null,
	};
}
