import type { ScenarioAssessment } from "@/engine";
import { histogramChart } from "./charts/histogram";
import type { Chart } from "./charts/svg";
import { CHART_WIDTH } from "./model-readiness";
import type { Telling } from "./telling";

export interface PhasesModel {
	title: string;
	head: string[];
	rows: string[][];
	histogram: Chart;
	histogramTitle: string;
	note: string;
	runTitle: string;
	runNote: string;
	runHead: string[];
	/** Number, step, when it usually starts, how long, how long at most. */
	run: string[][];
}

/** How one estimate is made, phase by phase, and the same as a sheet to work by. */
export function phasesModel(scenario: ScenarioAssessment, { sources, words }: Telling): PhasesModel {
	const { t, f, formula, name: phaseName } = words;
	const { restore } = scenario;
	const name = t(`scenarios.${scenario.scenario}`).toLowerCase();
	const measured =
		restore.measuredShare > 0
			? t("services.measured", { share: f.share(restore.measuredShare) })
			: t("services.notMeasured");
	return {
		title: t("services.phasesTitle", { scenario: name }),
		head: [
			t("services.phase"),
			t("services.starts"),
			t("services.mean"),
			"P10–P90",
			t("services.doubt"),
			t("services.made"),
		],
		rows: scenario.phases.map((phase) => [
			phaseName(phase.label),
			f.minutes(phase.startMinutes),
			f.minutes(phase.meanMinutes),
			f.minutesRange(phase.p10Minutes, phase.p90Minutes),
			f.share(Math.max(0, phase.shareOfVariance)),
			formula(phase.formula),
			t("services.originOf", {
				origin: t(`origins.${phase.origin.kind}`),
				reference: sources.reference(phase.origin.source),
			}).trim(),
		]),
		histogram: histogramChart(restore, scenario.restoreTargetMinutes, CHART_WIDTH, words),
		histogramTitle: t("services.histogramTitle", { range: f.minutesRange(restore.p10, restore.p90) }),
		note: t("services.histogramNote", {
			trials: f.number(restore.trials),
			seed: String(restore.seed),
			mean: f.minutes(restore.mean),
			closed: f.minutes(restore.closedForm.mean),
			measured,
		}),
		runTitle: t("services.runTitle", { scenario: name }),
		runNote: t("services.runNote"),
		runHead: [
			"",
			t("services.step"),
			t("services.starts"),
			t("services.usually"),
			t("services.atMost"),
			t("services.began"),
			t("services.ended"),
			t("services.who"),
		],
		run: scenario.phases.map((phase, index) => [
			f.number(index + 1),
			phaseName(phase.label),
			f.minutes(phase.startMinutes),
			f.minutes(phase.meanMinutes),
			f.minutes(phase.p90Minutes),
		]),
	};
}
