import type { Contribution, LayerScore } from "@/engine";
import { LAYER_IDS } from "@/lib/labels";
import type { Chart, Tone } from "./charts/svg";
import { waterfall } from "./charts/waterfall";
import { practiceWords } from "./model-practices";
import { namesOf, serviceNames, type Telling } from "./telling";
import type { MessageKey, Words } from "./words/words";

/** Of a picture in the column of the text, in points; and of one that uses the margin too. */
export const CHART_WIDTH = 368;
export const WIDE_CHART_WIDTH = 493;

interface HeatCell {
	amount: string;
	range: string;
	tone: Tone;
}

export interface ReadinessModel {
	sentence: string;
	notes: string[];
	waterfall: Chart;
	waterfallTitle: string;
	waterfallNote: string;
	partsTitle: string;
	partsHead: string[];
	parts: { name: string; weight: string; credit: string; points: string; explanation: string }[];
	heatTitle: string;
	heatAside: string;
	sites: string[];
	layerHead: string;
	heat: { layer: string; cells: HeatCell[] }[];
	coverageTitle: string;
	coverageHead: string[];
	coverage: string[][];
	gatesTitle: string;
	gates: { failed: { sentence: string; askedBy: string }[]; passed: string };
	fallsTitle: string;
	fallsHead: string[];
	falls: { practice: string; on: string; points: string }[];
}

const FALLS_SHOWN = 6;
/** Columns beyond these would not fit the page; the workbook has them all. */
const SITES_SHOWN = 6;

function cellOf(layer: LayerScore | undefined, { f }: Words): HeatCell {
	if (!layer || layer.score === null) return { amount: "–", range: "", tone: "neutral" };
	const tone = layer.score >= 75 ? "ready" : layer.score >= 60 ? "neutral" : "partial";
	// Nothing answered is nothing known: no nought.
	if (layer.answered === 0)
		return { amount: f.unknown, range: `${f.number(layer.low)}–${f.number(layer.high)}`, tone: "neutral" };
	const same = Math.round(layer.low) === Math.round(layer.high);
	return {
		amount: f.number(layer.score),
		range: same ? "" : `${f.number(layer.low)}–${f.number(layer.high)}`,
		tone,
	};
}

/** The engine's key says which step it is; its label is English. */
function contributionLabel({ key, label }: Contribution, { t }: Words): string {
	if (key === "excluded") return t("readiness.excluded");
	const [kind, layer] = key.split(":");
	if (kind === "layer") return t("readiness.layerOf", { layer: t(`layers.${layer}` as MessageKey).toLowerCase() });
	if (key === "restore" || key === "loss" || key === "proof" || key === "gates") return t(`contributions.${key}`);
	return label;
}

export function readinessModel(telling: Telling): ReadinessModel {
	const { assessment, catalogue, words } = telling;
	const { t, f, say } = words;
	const { readiness } = assessment;
	const names = serviceNames(telling);
	const failed = readiness.gates.filter((gate) => !gate.passed);
	const capped = readiness.uncapped - readiness.score > 0.05;
	const scores = { score: f.number(readiness.score), low: f.number(readiness.low), high: f.number(readiness.high) };
	const told = readiness.contributions.map((one) => ({ ...one, label: contributionLabel(one, words) }));
	const best = told.reduce<Contribution | null>((a, b) => (b.points > (a?.points ?? 0) ? b : a), null);
	const sites = readiness.sites.slice(0, SITES_SHOWN);
	const practicesOf = (layer: string) =>
		readiness.practices.filter((one) => one.layer === layer && (one.state === "yes" || one.state === "partly"));
	return {
		sentence: capped
			? t("readiness.capped", { ...scores, uncapped: f.number(readiness.uncapped) })
			: t("readiness.sentence", scores),
		notes: [
			t("readiness.coverage", { share: f.share(readiness.coverage) }),
			t("readiness.evidence", { share: f.share(readiness.evidenceShare) }),
			readiness.oldestEvidenceOn
				? t("readiness.oldest", { date: f.date(readiness.oldestEvidenceOn) })
				: t("readiness.noEvidence"),
		],
		waterfall: waterfall(told, readiness.score, CHART_WIDTH, words),
		waterfallTitle: best ? t("readiness.waterfallTitle", { best: best.label }) : t("readiness.waterfallTitleNone"),
		waterfallNote: t("readiness.waterfallNote"),
		partsTitle: t("readiness.partsTitle"),
		partsHead: [
			t("readiness.part"),
			t("readiness.weight"),
			t("readiness.credit"),
			t("readiness.points"),
			t("readiness.why"),
		],
		parts: readiness.parts.map((part) => ({
			name: t(`parts.${part.part}`),
			weight: f.number(part.weight, 1),
			credit: f.share(part.credit),
			points: f.number(part.points, 1),
			explanation: say(part.explanation),
		})),
		heatTitle: t("readiness.heatTitle"),
		heatAside: t("readiness.heatAside"),
		layerHead: t("readiness.layer"),
		sites: [...sites.map((site) => site.name), t("readiness.all")],
		heat: LAYER_IDS.map((id) => ({
			layer: t(`layers.${id}`),
			cells: [
				...sites.map((site) =>
					cellOf(
						site.layers.find((layer) => layer.layer === id),
						words,
					),
				),
				cellOf(
					readiness.layers.find((layer) => layer.layer === id),
					words,
				),
			],
		})),
		coverageTitle: t("readiness.coverageTitle"),
		coverageHead: [
			t("readiness.layer"),
			t("readiness.appliesHead"),
			t("readiness.answeredHead"),
			t("readiness.outstandingHead"),
			t("readiness.excludedHead"),
			t("readiness.documentedHead"),
		],
		coverage: readiness.layers.map((layer) => [
			t(`layers.${layer.layer}`),
			f.number(layer.applicable),
			f.number(layer.answered),
			f.number(layer.outstanding),
			f.number(layer.excluded),
			f.number(
				practicesOf(layer.layer).filter(({ evidence }) => evidence === "documented" || evidence === "tested").length,
			),
		]),
		gatesTitle: t("readiness.gatesTitle"),
		gates: {
			failed: failed.map((gate) => ({
				sentence: say(gate.sentence),
				askedBy: t("readiness.askedBy", { services: f.list(namesOf(gate.serviceIds, names), 6) }),
			})),
			passed:
				readiness.gates.length === 0
					? t("readiness.gatesNone")
					: t("readiness.gatesPassed", {
							passed: f.number(readiness.gates.length - failed.length),
							all: f.number(readiness.gates.length),
						}),
		},
		fallsTitle: t("readiness.fallsTitle"),
		fallsHead: [t("readiness.practice"), t("readiness.fullUntil"), t("readiness.pointsByThen")],
		falls: readiness.fallsNext.slice(0, FALLS_SHOWN).map((fall) => ({
			practice: practiceWords(fall.practiceId, { catalogue, words }),
			on: f.date(fall.on),
			points: f.signed(-Math.abs(fall.pointsByThen)),
		})),
	};
}
