import type { FigureExplanation, FigureInput, FigureTable } from "@/components/estimate/figure";
import { sourceOf } from "@/components/estimate/sources";
import {
	type Assessment,
	type LayerScore,
	type NextAction,
	type PracticeScore,
	practiceById,
	type Readiness,
} from "@/engine";
import { formatDate, formatHours, formatMoney, formatNumber, formatShare, formatSigned } from "@/lib/format";
import { ANSWER_LABELS, EVIDENCE_LABELS, LAYER_LABELS } from "@/lib/labels";
import { gainsOf } from "./gains";

const points = (amount: number) => formatSigned(amount, 1);

function contributionsTable(readiness: Readiness): FigureTable {
	return {
		title: "Adds up to the score",
		columns: ["Part", "Points"],
		rows: [
			...readiness.contributions.map((contribution) => [contribution.label, points(contribution.points)]),
			["Score", formatNumber(readiness.score, 1)],
		],
	};
}

export function explainScore(slug: string, { readiness, catalogueVersion }: Assessment): FigureExplanation {
	const failed = readiness.gates.filter((gate) => !gate.passed);
	const sentences = [
		`If every unknown were the worst it would be ${formatNumber(readiness.low)}, if the best ${formatNumber(readiness.high)}.`,
		...failed.map((gate) => gate.sentence.text),
	];
	if (readiness.uncapped > readiness.score) {
		sentences.push(`Without the gates it would stand at ${formatNumber(readiness.uncapped, 1)}.`);
	}
	return {
		title: "Readiness",
		figure: `${formatNumber(readiness.score)} (${formatNumber(readiness.low)}–${formatNumber(readiness.high)})`,
		sentences,
		formula: [
			"Score = restore + data loss + prevention + proof, each its weight × its credit",
			"Then no more than the lowest closed gate allows",
			`Catalogue ${catalogueVersion}`,
		],
		tables: [contributionsTable(readiness)],
		inputs: [],
		links: [
			{ href: `/o/${slug}/readiness`, label: "The whole sum, as a waterfall" },
			{ href: `/o/${slug}/practices`, label: "Answer the questions still open" },
		],
	};
}

export function explainCoverage(slug: string, { readiness }: Assessment): FigureExplanation {
	const sum = (pick: (layer: LayerScore) => number) =>
		readiness.layers.reduce((total, layer) => total + pick(layer), 0);
	return {
		title: "Answered",
		figure: formatShare(readiness.coverage),
		sentences: [
			"Questions answered, of those that apply. An unknown earns no credit and widens the range; it is never taken for a no.",
		],
		formula: [
			`Coverage = answered ÷ applicable = ${sum((layer) => layer.answered)} ÷ ${sum((layer) => layer.applicable)}`,
		],
		tables: [
			{
				title: "By layer",
				columns: ["Layer", "Answered", "Applicable", "Left out"],
				rows: readiness.layers.map((layer) => [
					LAYER_LABELS[layer.layer],
					formatNumber(layer.answered),
					formatNumber(layer.applicable),
					formatNumber(layer.excluded),
				]),
			},
		],
		inputs: [],
		links: [{ href: `/o/${slug}/practices`, label: "Answer the questions still open" }],
	};
}

export function explainEvidence(slug: string, { readiness }: Assessment): FigureExplanation {
	const byLevel = (["tested", "documented", "said"] as const).map((level) => [
		EVIDENCE_LABELS[level],
		formatNumber(
			readiness.practices.filter((practice) => practice.evidence === level && (practice.credit ?? 0) > 0).length,
		),
	]);
	return {
		title: "Evidenced",
		figure: formatShare(readiness.evidenceShare),
		sentences: [
			"Share of the credit given that is documented or tested, not only said.",
			readiness.oldestEvidenceOn
				? `The oldest evidence counted is of ${formatDate(readiness.oldestEvidenceOn)}.`
				: "No evidence carries a date yet.",
		],
		formula: [
			"Credit = answer × evidence × freshness",
			"Evidence: said ½, documented ¾, tested 1",
			"Freshness: 1 up to its maximum age, ½ at twice that age",
		],
		tables: [{ title: "Practices with credit, by evidence", columns: ["Evidence", "Practices"], rows: byLevel }],
		inputs: [],
		links: [{ href: `/o/${slug}/practices`, label: "Add evidence" }],
	};
}

function practiceInput(score: PracticeScore): FigureInput {
	const practice = practiceById(score.practiceId);
	const source = practice?.sources[0];
	return {
		label: practice?.practice ?? score.practiceId,
		figure:
			score.credit === null
				? ANSWER_LABELS[score.state]
				: `${ANSWER_LABELS[score.state]}, credit ${formatNumber(score.credit, 2)}`,
		origin: score.state === "unknown" ? "unknown" : "fact",
		source: source ? sourceOf(source.key, source.reference) : null,
	};
}

export function explainLayer(
	slug: string,
	{ readiness }: Assessment,
	layerId: string,
	siteId: string,
): FigureExplanation | null {
	const site = siteId === "all" ? null : readiness.sites.find((entry) => entry.siteId === siteId);
	if (site === undefined) return null;
	const layer = (site?.layers ?? readiness.layers).find((entry) => entry.layer === layerId);
	if (!layer) return null;
	const place = site ? site.name : "all sites";
	const practices = readiness.practices.filter((practice) => practice.layer === layerId);
	return {
		title: `${LAYER_LABELS[layer.layer]}, ${place}`,
		figure:
			layer.score === null
				? "nothing applies"
				: `${formatNumber(layer.score)} (${formatNumber(layer.low)}–${formatNumber(layer.high)})`,
		sentences: [
			`${layer.answered} of ${layer.applicable} questions answered, ${layer.outstanding} still to do, ${layer.excluded} left out with a reason.`,
			...(site
				? ["The credits below are the organisation's; an answer given for this site or its servers replaces them here."]
				: []),
		],
		formula: ["Layer = Σ weight × credit ÷ Σ weight, of the practices that apply"],
		tables: [],
		inputs: practices.map(practiceInput),
		links: [{ href: `/o/${slug}/practices?layer=${layer.layer}`, label: "Answer this layer" }],
	};
}

export function explainAction(
	slug: string,
	currency: string,
	action: NextAction,
	assessment: Assessment,
): FigureExplanation {
	const practice = action.practiceId === null ? null : practiceById(action.practiceId);
	const names = assessment.services
		.filter((service) => action.serviceIds.includes(service.serviceId))
		.map((service) => service.name);
	const inputs: FigureInput[] = [
		{ label: "Work", figure: `${formatNumber(action.effortDays, 1)} days`, origin: "assumption", source: null },
		{
			label: "Price",
			figure: formatMoney(action.cost, currency),
			origin: action.cost === null ? "unknown" : "assumption",
			source: null,
		},
	];
	return {
		title: action.title.text,
		figure: gainsOf(action, currency).slice(0, 2).join(" · "),
		sentences: [action.why.text, ...(practice ? [practice.why, `Good looks like this: ${practice.good}`] : [])],
		formula: [
			"Gain = the assessment with this done − the assessment of today, same seed",
			`Largest gain of a median restore time: ${formatHours(action.restoreHoursGained)}`,
			`Failures avoided: ${formatNumber(action.failuresPerYearAvoided, 2)} a year`,
		],
		tables:
			names.length > 0
				? [{ title: "Services that gain", columns: ["Service"], rows: names.map((name) => [name]) }]
				: [],
		inputs: [
			...inputs,
			...(practice?.sources ?? []).map(
				(source): FigureInput => ({
					label: "Recommended by",
					figure: source.reference ?? "",
					origin: "catalogue",
					source: sourceOf(source.key),
				}),
			),
		],
		links: [
			practice
				? { href: `/o/${slug}/practices?layer=${practice.layer}#${practice.id}`, label: "Answer this practice" }
				: {
						href: `/o/${slug}/services${action.serviceIds.length === 1 ? `/${action.serviceIds[0]}` : ""}`,
						label: "Open the service",
					},
		],
	};
}
