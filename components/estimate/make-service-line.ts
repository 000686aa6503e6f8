import type { ServiceAssessment } from "@/engine";
import type { RankedService } from "@/lib/finding";
import { formatLoss, formatLossEstimate, formatMinutes, formatMinutesRange, formatTarget } from "@/lib/format";
import { PATH_LABELS, SCENARIO_LABELS, TIER_LABELS } from "@/lib/labels";
import { figureKey } from "./figure";
import { restoreBar } from "./restore-bar";
import type { ServiceLine } from "./service-lines";

type Serviced = Pick<ServiceAssessment, "serviceId" | "name" | "tierClaimed" | "tierInForce">;

function tierOf({ serviceId, name, tierClaimed, tierInForce }: Serviced): ServiceLine["tier"] {
	const isWeakened = tierInForce !== tierClaimed;
	const claim = isWeakened ? `, claimed ${TIER_LABELS[tierClaimed]}` : "";
	return {
		figure: figureKey.tier(serviceId),
		label: `Tier in force of ${name}: ${TIER_LABELS[tierInForce]}${claim}`,
		text: `${TIER_LABELS[tierInForce]}${tierInForce === "hosted" ? "" : ` (${tierInForce})`}`,
		claimed: isWeakened ? tierClaimed : null,
	};
}

/** What the table of services says of one of them, in one failure. */
export function makeServiceLine(slug: string, entry: RankedService, showScenario: boolean): ServiceLine {
	const { service, scenario } = entry;
	const { serviceId: id, name, documented } = service;
	const { restore, loss } = scenario;
	const range = formatMinutesRange(restore.p10, restore.p90);
	return {
		...{ id, name },
		href: `/o/${slug}/services/${id}?scenario=${scenario.scenario}`,
		failure: showScenario ? SCENARIO_LABELS[scenario.scenario] : null,
		tier: tierOf(service),
		target: formatTarget(scenario.restoreTargetMinutes),
		documented: documented && {
			figure: figureKey.documented(id),
			label: `Documented time of ${name}: ${documented.label}`,
			text: documented.label,
		},
		bar: restoreBar(name, scenario),
		verdict: scenario.restoreVerdict,
		restore: {
			figure: figureKey.restore(id, scenario.scenario),
			label: `Restore time of ${name}: median ${formatMinutes(restore.p50)}, ${range}`,
			text: formatMinutes(restore.p50),
			range,
		},
		loss: {
			figure: figureKey.loss(id, scenario.scenario),
			label: `Data loss of ${name}: ${formatLoss(loss.p50Hours)}, in nine of ten failures at most ${formatLossEstimate(loss)}`,
			text: formatLossEstimate(loss),
			isOver: scenario.lossVerdict === "missed",
		},
		reason: scenario.pathReasons[0]?.text ?? PATH_LABELS[scenario.path],
	};
}
