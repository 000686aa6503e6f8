import {
	type Assessment,
	type ScenarioAssessment,
	type ScenarioId,
	type Sentence,
	type ServiceAssessment,
	sentence,
	type TargetVerdict,
} from "@/engine";
import { formatCount, formatMinutes, formatTarget } from "./format";
import { SCENARIO_CLAUSES } from "./labels";

/** `worst`: each service in the failure that hurts it most. */
export type ScenarioChoice = ScenarioId | "worst";

/** The failure that pages and reports open with: the one the documented times are told for. */
export const HEADLINE_SCENARIO: ScenarioId = "hardware";

export interface Finding {
	/** The sentence a page and a report open with. */
	text: string;
	/** What the sentence leaves out: services at risk, without a target, over their target for data loss. Empty when nothing. */
	detail: string;
	/** The same two with their parts, for another language. */
	sentence: Sentence;
	details: Sentence[];
	services: number;
	missed: number;
	atRisk: number;
	withoutTarget: number;
	lossMissed: number;
	worstServiceId: string | null;
	worstScenario: ScenarioId | null;
}

const SEVERITY: Record<TargetVerdict, number> = { missed: 4, "at-risk": 3, unknown: 2, "no-target": 1, met: 0 };

/** What an order by need looks at; a whole assessment has it, and so has a row of a table. */
export interface Needy {
	service: { name: string };
	scenario: { restoreVerdict: TargetVerdict; restoreTargetMinutes: number | null; restore: { p50: number } };
}

/** Minutes that half of all recoveries overrun the target by; the whole time where there is no target. */
function overrunMinutes(scenario: Needy["scenario"]): number {
	return scenario.restore.p50 - (scenario.restoreTargetMinutes ?? 0);
}

/** Worse first: verdict, then minutes over the target, then the name so that equals keep their order. */
export function compareByNeed(a: Needy, b: Needy): number {
	return (
		SEVERITY[b.scenario.restoreVerdict] - SEVERITY[a.scenario.restoreVerdict] ||
		overrunMinutes(b.scenario) - overrunMinutes(a.scenario) ||
		a.service.name.localeCompare(b.service.name)
	);
}

/** The assessment of one service in the chosen failure; throws RangeError when the service has none. */
export function scenarioOf(service: ServiceAssessment, choice: ScenarioChoice): ScenarioAssessment {
	const candidates =
		choice === "worst" ? service.scenarios : service.scenarios.filter((entry) => entry.scenario === choice);
	const [first, ...rest] = candidates;
	if (!first) throw new RangeError(`service ${service.serviceId} has no assessment for scenario ${choice}`);
	return rest.reduce(
		(worst, entry) => (compareByNeed({ service, scenario: worst }, { service, scenario: entry }) > 0 ? entry : worst),
		first,
	);
}

export interface RankedService {
	service: ServiceAssessment;
	scenario: ScenarioAssessment;
}

export function rankServices(assessment: Pick<Assessment, "services">, choice: ScenarioChoice): RankedService[] {
	return assessment.services.map((service) => ({ service, scenario: scenarioOf(service, choice) })).sort(compareByNeed);
}

function opening(choice: ScenarioChoice): string {
	return choice === "worst" ? "In its worst failure" : SCENARIO_CLAUSES[choice];
}

type FindingFigures = Omit<Finding, "text" | "detail" | "sentence" | "details">;

function openingSentence(choice: ScenarioChoice, ranked: RankedService[], finding: FindingFigures): Sentence {
	const { services, missed, atRisk, withoutTarget } = finding;
	const targeted = services - withoutTarget;
	if (services === 0) return sentence("finding.none", "No service has been described yet.");
	if (targeted === 0) {
		const none = services === 1 ? "The one service has no" : `None of the ${services} services has a`;
		return sentence("finding.no-target", `${none} target for its restore time yet.`, { services });
	}
	const worst = ranked[0]!;
	const { restore, restoreTargetMinutes } = worst.scenario;
	const values = {
		scenario: choice,
		services,
		targeted,
		missed,
		atRisk,
		service: worst.service.name,
		p50Minutes: restore.p50,
		p90Minutes: restore.p90,
		target: formatTarget(restoreTargetMinutes),
		targetMinutes: restoreTargetMinutes ?? 0,
	};
	if (missed === 0 && atRisk === 0) {
		const all = targeted === 1 ? "the one service with a target" : `all ${targeted} services with a target`;
		return sentence("finding.met", `${opening(choice)}, ${all} would meet it.`, values);
	}
	const figure = `${formatMinutes(restore.p50)} against ${formatTarget(restoreTargetMinutes)}`;
	if (missed === 0) {
		const closest = `${worst.service.name} is closest, up to ${formatMinutes(restore.p90)} against ${formatTarget(restoreTargetMinutes)}`;
		return sentence(
			"finding.at-risk",
			`${opening(choice)}, no service would usually miss its target, but ${formatCount(atRisk, "service")} might: ${closest}.`,
			values,
		);
	}
	if (services === 1)
		return sentence(
			"finding.one-missed",
			`${opening(choice)}, the one service would miss its target: ${worst.service.name}, ${figure}.`,
			values,
		);
	const their = missed === 1 ? "its" : "their";
	return sentence(
		"finding.missed",
		`${opening(choice)}, ${missed} of ${services} services would miss ${their} target; the worst is ${worst.service.name}, ${figure}.`,
		values,
	);
}

function details({ services, atRisk, missed, withoutTarget, lossMissed }: FindingFigures): Sentence[] {
	const parts: Sentence[] = [];
	if (atRisk > 0 && missed > 0)
		parts.push(
			sentence("finding.more-at-risk", `${atRisk} more might miss ${atRisk === 1 ? "its" : "theirs"}`, { atRisk }),
		);
	if (withoutTarget > 0 && withoutTarget < services)
		parts.push(
			sentence("finding.without-target", `${formatCount(withoutTarget, "service")} without a target`, {
				withoutTarget,
			}),
		);
	if (lossMissed > 0)
		parts.push(sentence("finding.loss-missed", `${lossMissed} would lose more data than allowed`, { lossMissed }));
	return parts;
}

/**
 * The first sentence: how many services would miss their target in the chosen failure, and which is worst. A service
 * misses when the median of its restore time does; it is at risk when only the 90th percentile does.
 */
export function findingOf(assessment: Pick<Assessment, "services">, choice: ScenarioChoice): Finding {
	const ranked = rankServices(assessment, choice);
	const count = (verdict: TargetVerdict) => ranked.filter(({ scenario }) => scenario.restoreVerdict === verdict).length;
	const missed = count("missed");
	const atRisk = count("at-risk");
	const named = missed + atRisk > 0 ? ranked[0] : undefined;
	const figures = {
		services: ranked.length,
		missed,
		atRisk,
		withoutTarget: count("no-target"),
		lossMissed: ranked.filter(({ scenario }) => scenario.lossVerdict === "missed").length,
		worstServiceId: named?.service.serviceId ?? null,
		worstScenario: named?.scenario.scenario ?? null,
	};
	const opened = openingSentence(choice, ranked, figures);
	const left = details(figures);
	const detail = left.map(({ text }) => text).join(" · ");
	return { ...figures, text: opened.text, detail, sentence: opened, details: left };
}

/** What a report opens with: the page's own sentence, and under it the same for each service's worst failure. */
export function headlineOf(assessment: Pick<Assessment, "services">): Finding {
	const headline = findingOf(assessment, HEADLINE_SCENARIO);
	if (headline.services === 0) return headline;
	const worst = findingOf(assessment, "worst");
	return { ...headline, detail: worst.text, details: [worst.sentence] };
}
