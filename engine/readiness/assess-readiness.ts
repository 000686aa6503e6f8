import type { AssessOptions, Contribution, Readiness, ReadinessPart, ServiceAssessment } from "../assessment";
import { LAYERS } from "../catalogue/practices";
import { ratesInForce } from "../catalogue/rates";
import type { CalendarDate, Facts } from "../facts";
import { checkGates } from "./gates";
import { sitesOfServices } from "./practice-effects";
import { proveServices } from "./proof";
import { type ResolvedPractice, resolvePractices } from "./resolve-practices";
import { listFalls, type PracticeSums, scoreLayers, scorePractices, scoreSites, sumPractices } from "./score-practices";
import { type PartCredit, scoreTargets, serviceWeights } from "./score-targets";
import type { ScoredService } from "./tried-service";
import { type PartId, partWeights } from "./weights";

/**
 * How ready is the organisation, 0 to 100, and why?
 *
 * Four parts, by weights that are data: do restore times meet their targets, does data loss, is failure prevented (five
 * layers of practices), is it proven (drills and restore tests). A practice's credit is answer × evidence × freshness.
 * Unknown counts 0, lowers the coverage and opens the range; what is left out as not applicable leaves both sums of its
 * layer and is then taken off again, so that leaving out never raises the score. A failed gate caps the score.
 *
 * The score is rounded to a tenth of a point and so is every contribution, by running totals, so that the waterfall adds up
 * exactly, on paper too. Throws RangeError for a weight that is not positive or a date that is none.
 */
export function assessReadiness(facts: Facts, services: ServiceAssessment[], options: AssessOptions): Readiness {
	const resolved = resolvePractices(facts, options.asOf);
	const scored = scoreReadiness(facts, services, resolved, options.asOf);
	const { weights, all, restore, loss, proof, gates, score, uncapped } = scored;
	const pointsPerWeight = all.weight === 0 ? 0 : weights.prevention / all.weight;
	const low = capped(toTenths(scored.raw("low")), gates);
	const high = capped(toTenths(scored.raw("high")), checkGates(facts, services, resolved, true));

	const rows: Row[] = [
		["restore", "Restore times within target", weights.restore * restore.credit],
		["loss", "Data loss within target", weights.loss * loss.credit],
		...preventionRows(resolved, all, weights.prevention),
		["proof", "Drills and restore tests", weights.proof * proof.credit],
	];
	const contributions = inWholeTenths(rows);
	if (score !== uncapped)
		contributions.push({ key: "gates", label: "Taken away by failed gates", points: (score - uncapped) / 10 });
	const pointsOf = (isOfPart: (key: string) => boolean) =>
		contributions.reduce((sum, row) => (isOfPart(row.key) ? sum + Math.round(row.points * 10) : sum), 0) / 10;

	const credited = creditByEvidence(resolved);
	return {
		score: score / 10,
		uncapped: uncapped / 10,
		low: Math.min(low, score) / 10,
		high: Math.max(high, score) / 10,
		coverage: all.applicable === 0 ? 0 : Math.min(1, all.answered / all.applicable),
		evidenceShare: credited.all === 0 ? 0 : Math.min(1, credited.evidenced / credited.all),
		oldestEvidenceOn: credited.oldestOn,
		parts: [
			toPart("restore", weights, restore, pointsOf),
			toPart("loss", weights, loss, pointsOf),
			toPart("prevention", weights, explainPrevention(resolved, all), pointsOf),
			toPart("proof", weights, proof, pointsOf),
		],
		layers: scoreLayers(resolved),
		sites: scoreSites(facts, resolved),
		gates,
		contributions,
		practices: scorePractices(resolved, services, ratesInForce(facts.organization), pointsPerWeight),
		fallsNext: listFalls(resolved, pointsPerWeight),
	};
}

/** The score alone, in tenths, with what it is made of; the same arithmetic for a page and for a change that is tried out. */
export function scoreReadiness(
	facts: Facts,
	services: readonly ScoredService[],
	resolved: readonly ResolvedPractice[],
	asOf: CalendarDate,
	sites: ReadonlyMap<string, ReadonlySet<string>> = sitesOfServices(facts),
) {
	const weights = partWeights(facts.organization);
	const all = sumPractices(resolved);
	const pointsPerWeight = all.weight === 0 ? 0 : weights.prevention / all.weight;
	const restore = scoreTargets(facts, services, "restore");
	const loss = scoreTargets(facts, services, "loss");
	const proof = scoreProof(facts, asOf);
	const gates = checkGates(facts, services, resolved, false, sites);
	const raw = (end: "credit" | "low" | "high") =>
		weights.restore * restore[end] +
		weights.loss * loss[end] +
		pointsPerWeight * (end === "high" ? all.highest : all.credit) +
		weights.proof * proof[end];
	const uncapped = toTenths(raw("credit"));
	return { weights, all, restore, loss, proof, gates, raw, uncapped, score: capped(uncapped, gates) };
}

type Row = [key: string, label: string, points: number];

/** A row per layer as if what was left out had never been asked, and one that takes off what that would have raised. */
function preventionRows(resolved: readonly ResolvedPractice[], all: PracticeSums, weight: number): Row[] {
	const perApplicable = all.applicable === 0 ? 0 : weight / all.applicable;
	const rows = LAYERS.map(({ id, label }): Row => {
		const { credit } = sumPractices(resolved.filter((one) => one.practice.layer === id));
		return [`layer:${id}`, `Prevention: ${label.toLowerCase()}`, perApplicable * credit];
	});
	if (all.applicable === all.weight) return rows;
	const counted = all.weight === 0 ? 0 : (weight * all.credit) / all.weight;
	return [...rows, ["excluded", "Left out as not applicable", counted - perApplicable * all.credit]];
}

/** Each row rounded to tenths so that every running total is the rounded running total: the end is the score itself. */
function inWholeTenths(rows: Row[]): Contribution[] {
	let exact = 0;
	let shown = 0;
	return rows.map(([key, label, points]) => {
		exact += points;
		const tenths = toTenths(exact) - shown;
		shown += tenths;
		return { key, label, points: tenths / 10 };
	});
}

function scoreProof(facts: Facts, asOf: CalendarDate): PartCredit {
	const weights = serviceWeights(facts);
	const sums = { weight: 0, credit: 0, high: 0 };
	const counts = { all: facts.services.length, restored: 0, drilled: 0 };
	let newest = "";
	for (const { serviceId, restoreTest, drill } of proveServices(facts, asOf)) {
		const weight = weights.get(serviceId) ?? 1;
		sums.weight += weight;
		sums.credit += (weight * (restoreTest.credit + drill.credit)) / 2;
		sums.high += (weight * (restoreTest.highest + drill.highest)) / 2;
		if (restoreTest.credit > 0) counts.restored += 1;
		if (drill.credit > 0) counts.drilled += 1;
		for (const { credit, on } of [restoreTest, drill]) if (credit > 0 && on !== null && on > newest) newest = on;
	}
	const share = (sum: number) => (sums.weight === 0 ? 0 : Math.min(1, sum / sums.weight));
	return {
		credit: share(sums.credit),
		low: share(sums.credit),
		high: sums.weight === 0 ? 1 : share(sums.high),
		explanation: {
			code: "readiness.proof",
			values: { ...counts, newest },
			text:
				counts.all === 0
					? "No service is described yet."
					: `A restore is proven for ${counts.restored} of ${counts.all} services, the way back for ${counts.drilled}${newest === "" ? "" : `; last measured on ${newest}`}.`,
		},
	};
}

function explainPrevention(
	resolved: readonly ResolvedPractice[],
	all: PracticeSums,
): Pick<PartCredit, "credit" | "explanation"> {
	const answered = resolved.filter(({ units }) =>
		units.every((unit) => unit.answer !== null && unit.answer.state !== "unknown"),
	).length;
	return {
		credit: all.weight === 0 ? 0 : all.credit / all.weight,
		explanation: {
			code: "readiness.prevention",
			values: { answered, asked: resolved.length },
			text: `${answered} of ${resolved.length} practices are answered everywhere; each counts by its answer, its evidence and the age of that.`,
		},
	};
}

function toPart(
	part: PartId,
	weights: Record<PartId, number>,
	{ credit, explanation }: Pick<PartCredit, "credit" | "explanation">,
	pointsOf: (isOfPart: (key: string) => boolean) => number,
): ReadinessPart {
	const isPrevention = (key: string) => key === "excluded" || key.startsWith("layer:");
	const points = pointsOf(part === "prevention" ? isPrevention : (key) => key === part);
	return { part, weight: weights[part], credit, points, explanation };
}

/** Which share of the credit is more than a word, and how old is the oldest evidence counted? */
function creditByEvidence(resolved: readonly ResolvedPractice[]) {
	const sums = { all: 0, evidenced: 0, oldestOn: null as string | null };
	for (const { practice, units } of resolved) {
		for (const { answer, credit, weight } of units) {
			if (answer === null || !credit) continue;
			sums.all += practice.weight * weight * credit;
			if (answer.evidence !== "said") sums.evidenced += practice.weight * weight * credit;
			if (answer.evidenceOn !== null && (sums.oldestOn === null || answer.evidenceOn < sums.oldestOn))
				sums.oldestOn = answer.evidenceOn;
		}
	}
	return sums;
}

/** Whole tenths; a hair is added so that sums taken in another order round alike. Never falls as its argument rises. */
function toTenths(points: number): number {
	return Math.floor(points * 10 + 0.5 + 1e-9);
}

function capped(tenths: number, gates: readonly { passed: boolean; capTo: number }[]): number {
	return gates.reduce((lowest, gate) => (gate.passed ? lowest : Math.min(lowest, gate.capTo * 10)), tenths);
}
