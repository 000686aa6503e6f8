import type { ScenarioAssessment, ServiceAssessment } from "@/engine";
import { formatLossEstimate, formatMinutes, formatMinutesRange, formatTarget } from "@/lib/format";
import { SCENARIO_CLAUSES } from "@/lib/labels";

const AGAINST: Record<ScenarioAssessment["restoreVerdict"], string> = {
	met: "within its target of",
	"at-risk": "at times beyond its target of",
	missed: "beyond its target of",
	"no-target": "",
	unknown: "",
};

function lossClause(loss: ScenarioAssessment["loss"]): string {
	if (loss.p90Hours === 0) return "loses no data";
	const amount = formatLossEstimate(loss);
	return amount === "everything" ? "loses everything" : `loses up to ${amount} of data`;
}

/** "If a server is lost, Mail is back in 9.1 h (8.1–10 h), beyond its target of 2 h, and loses up to 24 h of data." */
export function serviceSentence(service: ServiceAssessment, scenario: ScenarioAssessment): string {
	const { p10, p50, p90 } = scenario.restore;
	const against = AGAINST[scenario.restoreVerdict];
	const target =
		against && scenario.restoreTargetMinutes !== null
			? `, ${against} ${formatTarget(scenario.restoreTargetMinutes)},`
			: "";
	const loss = lossClause(scenario.loss);
	return `${SCENARIO_CLAUSES[scenario.scenario]}, ${service.name} is back in ${formatMinutes(p50)} (${formatMinutesRange(p10, p90)})${target} and ${loss}.`;
}
