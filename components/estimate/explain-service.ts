import type { InputOrigin, LossEstimate, ScenarioAssessment, ScenarioId, ServiceAssessment } from "@/engine";
import {
	formatDate,
	formatGigabytes,
	formatHours,
	formatHoursRange,
	formatLoss,
	formatLossEstimate,
	formatMinutes,
	formatMinutesRange,
	formatNumber,
	formatShare,
	formatTarget,
} from "@/lib/format";
import { PATH_LABELS, SCENARIO_LABELS, TIER_LABELS, VERDICT_LABELS } from "@/lib/labels";
import type { FigureExplanation, FigureInput } from "./figure";
import { sourceOf } from "./sources";

export interface ServiceQuestion {
	service: ServiceAssessment;
	/** Path of the service's page. */
	href: string;
}

function inputOf(label: string, figure: string, origin: InputOrigin): FigureInput {
	return { label, figure, origin: origin.kind, source: sourceOf(origin.source) ?? referenceOf(origin) };
}

function referenceOf(origin: InputOrigin): { title: string; url: null } | null {
	return origin.reference === "" ? null : { title: origin.reference, url: null };
}

function linksOf({ service, href }: ServiceQuestion) {
	return [
		{ href, label: `Everything about ${service.name}` },
		{ href: `${href}/edit`, label: "Change its facts" },
	];
}

function simulation(trials: number, seed: number): string {
	return `P10, P50, P90 of ${formatNumber(trials)} simulated recoveries, seed ${seed}`;
}

export function explainRestore(question: ServiceQuestion, scenario: ScenarioAssessment): FigureExplanation {
	const { service } = question;
	const { restore, phases } = scenario;
	const sentences = scenario.pathReasons.map((reason) => reason.text);
	if (scenario.chanceToMeetRestoreTarget !== null) {
		sentences.push(
			`Target ${formatTarget(scenario.restoreTargetMinutes)}: ${VERDICT_LABELS[scenario.restoreVerdict]}. ${formatShare(scenario.chanceToMeetRestoreTarget)} of the simulated recoveries are back in time.`,
		);
	} else {
		sentences.push("No target is set, so nothing is met or missed.");
	}
	return {
		title: `${service.name}: restore time, ${SCENARIO_LABELS[scenario.scenario].toLowerCase()}`,
		figure: `${formatMinutes(restore.p50)} (${formatMinutesRange(restore.p10, restore.p90)})`,
		sentences,
		formula: [
			`Path: ${PATH_LABELS[scenario.path]}`,
			"Restore time = the phases in their order, each drawn from its minimum, mode and maximum",
			simulation(restore.trials, restore.seed),
			`Mean ${formatMinutes(restore.mean)}; without simulation ${formatMinutes(restore.closedForm.mean)} ± ${formatMinutes(restore.closedForm.standardDeviation)}`,
			`95 of 100 recoveries end within ${formatMinutes(restore.p95)}`,
			`${formatShare(restore.measuredShare)} of the mean rests on measured phases`,
		],
		tables: [
			{
				title: "Phases",
				columns: ["Phase", "Mean", "P10–P90", "Share of uncertainty"],
				rows: phases.map((phase) => [
					phase.label,
					formatMinutes(phase.meanMinutes),
					formatMinutesRange(phase.p10Minutes, phase.p90Minutes),
					formatShare(phase.shareOfVariance),
				]),
			},
		],
		inputs: phases.map((phase) =>
			inputOf(phase.label, phase.formula || formatMinutes(phase.meanMinutes), phase.origin),
		),
		links: linksOf(question),
	};
}

function lossFigure(loss: LossEstimate): string {
	const most = formatLossEstimate(loss);
	return loss.p50Hours === loss.p90Hours || loss.totalLossProbability >= 0.5
		? most
		: formatHoursRange(loss.p50Hours, loss.p90Hours);
}

export function explainLoss(question: ServiceQuestion, scenario: ScenarioAssessment): FigureExplanation {
	const { service } = question;
	const { loss } = scenario;
	const worst =
		loss.worstHours === null
			? "Nothing in the facts bounds the worst case."
			: `Worst case the facts allow: ${formatLoss(loss.worstHours)}.`;
	const sentences = [...loss.reasons.map((reason) => reason.text), worst];
	if (loss.totalLossProbability > 0) {
		sentences.push(`Chance that no copy survives at all: ${formatShare(loss.totalLossProbability)}.`);
	}
	return {
		title: `${service.name}: data loss, ${SCENARIO_LABELS[scenario.scenario].toLowerCase()}`,
		figure: lossFigure(loss),
		sentences,
		formula: [
			"Loss = time since the newest copy that survives the failure",
			`P50 ${formatLoss(loss.p50Hours)}, P90 ${formatLoss(loss.p90Hours)}`,
			`${formatNumber(loss.trials)} simulated failures, seed ${loss.seed}`,
			`Target for loss: ${VERDICT_LABELS[scenario.lossVerdict]}`,
		],
		tables: [],
		inputs: [],
		links: linksOf(question),
	};
}

export function explainTier(question: ServiceQuestion): FigureExplanation {
	const { service } = question;
	const same = service.tierInForce === service.tierClaimed;
	return {
		title: `${service.name}: tier in force`,
		figure: TIER_LABELS[service.tierInForce],
		sentences: [
			same
				? "The claimed tier is in force."
				: `Claimed is ${TIER_LABELS[service.tierClaimed]}; what is in place amounts to ${TIER_LABELS[service.tierInForce]}.`,
			...service.tierReasons.map((reason) => reason.text),
		],
		formula: [],
		tables: [
			{
				title: "What brings it back, failure by failure",
				columns: ["Failure", "Means"],
				rows: service.scenarios.map((entry) => [SCENARIO_LABELS[entry.scenario], TIER_LABELS[entry.effectiveTier]]),
			},
		],
		inputs: [],
		links: linksOf(question),
	};
}

export function explainDocumented(question: ServiceQuestion): FigureExplanation | null {
	const { service } = question;
	if (!service.documented) return null;
	const hardware = service.scenarios.find((entry) => entry.scenario === "hardware");
	const sentences = [`The field documents ${service.documented.label} for the tier in force.`];
	if (hardware) {
		sentences.push(
			`The estimate for ${service.name}, with ${formatGigabytes(service.dataGigabytes)}${service.dataIsKnown ? "" : " assumed"}, is ${formatMinutesRange(hardware.restore.p10, hardware.restore.p90)} when a server is lost.`,
		);
	}
	return {
		title: `${service.name}: documented time`,
		figure: service.documented.label,
		sentences,
		formula: [],
		tables: [],
		inputs: [
			{
				label: TIER_LABELS[service.tierInForce],
				figure: service.documented.label,
				origin: "catalogue",
				source: sourceOf(service.documented.source),
			},
		],
		links: linksOf(question),
	};
}

export function envelopeSentence({ envelope, dataGigabytes }: ServiceAssessment): string {
	if (envelope.largestGigabytes === null) return "The amount of data does not decide its restore time.";
	if (envelope.largestGigabytes === 0) {
		return "The documented time does not hold for any amount of data: other steps alone take longer.";
	}
	const largest = formatGigabytes(envelope.largestGigabytes);
	if (envelope.alreadyExceeded) {
		return `The documented time holds up to ${largest}; with ${formatGigabytes(dataGigabytes)} it is already passed.`;
	}
	const when = envelope.exceededOn
		? `growth passes it on ${formatDate(envelope.exceededOn)}`
		: "no known growth passes it";
	return `The documented time holds up to ${largest}; ${when}.`;
}

export function explainEnvelope(question: ServiceQuestion): FigureExplanation {
	const { service } = question;
	return {
		title: `${service.name}: how much data the tier carries`,
		figure:
			service.envelope.largestGigabytes === null ? "any amount" : formatGigabytes(service.envelope.largestGigabytes),
		sentences: [envelopeSentence(service)],
		formula: [
			"Largest size at which 90 of 100 recoveries stay inside the documented time",
			"Date = today's size grown at the yearly rate",
		],
		tables: [],
		inputs: [
			{
				label: "Data today",
				figure: formatGigabytes(service.dataGigabytes),
				origin: service.dataIsKnown ? "fact" : "assumption",
				source: null,
			},
		],
		links: linksOf(question),
	};
}

export function explainDegraded(question: ServiceQuestion): FigureExplanation | null {
	const { service } = question;
	const window = service.degradedWindow;
	if (!window) return null;
	return {
		title: `${service.name}: degraded after a fail-over`,
		figure: formatHoursRange(window.p50Hours, window.p90Hours),
		sentences: [
			`Protection is whole again after ${formatHours(window.p50Hours)} in half of all cases, ${formatHours(window.p90Hours)} in nine of ten.`,
			`Chance of a second failure inside that window: ${formatShare(window.secondFailureProbability)}.`,
		],
		formula: [window.formula],
		tables: [],
		inputs: [],
		links: linksOf(question),
	};
}

export function scenarioNamed(service: ServiceAssessment, name: string | undefined): ScenarioAssessment | null {
	return service.scenarios.find((entry) => entry.scenario === (name as ScenarioId)) ?? null;
}
