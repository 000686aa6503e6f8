import type { Assessment, LayerScore } from "@/engine";
import { formatDate, formatList, formatNumber, formatShare, formatSigned } from "@/lib/format";
import { LAYER_IDS, LAYER_LABELS } from "@/lib/labels";
import { practiceWith } from "./catalogue-words";
import type { Chart, Tone } from "./charts/svg";
import { waterfall } from "./charts/waterfall";

export const CHART_WIDTH = 368;

interface HeatCell {
	amount: string;
	range: string;
	tone: Tone;
}

export interface ReadinessModel {
	sentence: string;
	notes: string[];
	waterfall: Chart;
	parts: { name: string; weight: string; credit: string; points: string; explanation: string }[];
	sites: string[];
	heat: { layer: string; cells: HeatCell[] }[];
	gates: { failed: { sentence: string; askedBy: string }[]; passed: string };
	falls: { practice: string; on: string; points: string }[];
}

const PARTS = { restore: "Restore times", loss: "Data loss", prevention: "Prevention", proof: "Proof" } as const;
const FALLS_SHOWN = 8;

function cellOf(layer: LayerScore | undefined): HeatCell {
	if (!layer || layer.score === null) return { amount: "–", range: "", tone: "neutral" };
	const tone = layer.score >= 75 ? "ready" : layer.score >= 60 ? "neutral" : "partial";
	const same = Math.round(layer.low) === Math.round(layer.high);
	return {
		amount: formatNumber(layer.score),
		range: same ? "" : `${formatNumber(layer.low)}–${formatNumber(layer.high)}`,
		tone,
	};
}

export function readinessModel({ readiness, services }: Assessment): ReadinessModel {
	const names = new Map(services.map((service) => [service.serviceId, service.name]));
	const failed = readiness.gates.filter((gate) => !gate.passed);
	const capped = readiness.uncapped - readiness.score > 0.05;
	const range = `${formatNumber(readiness.low)} to ${formatNumber(readiness.high)}`;
	return {
		sentence: `Readiness is ${formatNumber(readiness.score)} of 100${capped ? `, held down from ${formatNumber(readiness.uncapped)} by what the claimed tiers cannot do without` : ""}. With every unknown at its worst and at its best it would be ${range}.`,
		notes: [
			`${formatShare(readiness.coverage)} of the questions that apply are answered.`,
			`${formatShare(readiness.evidenceShare)} of the credit is documented or tested.`,
			readiness.oldestEvidenceOn
				? `The oldest evidence counted is of ${formatDate(readiness.oldestEvidenceOn)}.`
				: "No dated evidence is counted.",
		],
		waterfall: waterfall(readiness.contributions, readiness.score, CHART_WIDTH),
		parts: readiness.parts.map((part) => ({
			name: PARTS[part.part],
			weight: formatNumber(part.weight, 1),
			credit: formatShare(part.credit),
			points: formatNumber(part.points, 1),
			explanation: part.explanation.text,
		})),
		sites: [...readiness.sites.map((site) => site.name), "all"],
		heat: LAYER_IDS.map((id) => ({
			layer: LAYER_LABELS[id],
			cells: [
				...readiness.sites.map((site) => cellOf(site.layers.find((layer) => layer.layer === id))),
				cellOf(readiness.layers.find((layer) => layer.layer === id)),
			],
		})),
		gates: {
			failed: failed.map((gate) => ({
				sentence: gate.sentence.text,
				askedBy: formatList(
					gate.serviceIds.map((id) => names.get(id) ?? id),
					6,
				),
			})),
			passed:
				readiness.gates.length === 0
					? "No service claims a tier that needs a gate practice."
					: `${readiness.gates.length - failed.length} of ${readiness.gates.length} gate practices are passed.`,
		},
		falls: readiness.fallsNext.slice(0, FALLS_SHOWN).map((fall) => ({
			practice: practiceWith(fall.practiceId)?.practice ?? fall.practiceId,
			on: formatDate(fall.on),
			points: formatSigned(-Math.abs(fall.pointsByThen)),
		})),
	};
}
