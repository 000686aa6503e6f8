import type { Assessment, Facts, NextAction } from "@/engine";
import { type Finding, rankServices } from "@/lib/finding";
import {
	formatCount,
	formatMinutes,
	formatMoneyShort,
	formatNumber,
	formatShare,
	formatSigned,
	formatTarget,
} from "@/lib/format";
import { SCENARIO_LABELS } from "@/lib/labels";
import { type VerdictMark, verdictMark } from "./verdict-mark";

const WORST_SHOWN = 6;
const DECISIONS = 3;

export interface SummaryModel {
	sentence: string;
	detail: string;
	figures: { amount: string; label: string; note: string }[];
	worst: { name: string; scenario: string; p50: string; p90: string; target: string; verdict: VerdictMark }[];
	/** Said under the table; null when every service stands in it. */
	more: string | null;
	decisions: { title: string; why: string; gains: string }[];
	noDecision: string | null;
	unknowns: string;
}

/** "+6 points · −4.1 h · half a day · ₹1.8 lakh": what an action gains, then what it takes. */
export function gainsOf(action: NextAction, currency: string): string {
	const parts: string[] = [];
	if (action.pointsGained > 0) parts.push(`${formatSigned(action.pointsGained)} points`);
	if (action.restoreHoursGained > 0) parts.push(`${formatSigned(-action.restoreHoursGained)}\u00a0h of restore time`);
	if (action.failuresPerYearAvoided > 0)
		parts.push(`${formatSigned(-action.failuresPerYearAvoided, 2)} failures a year`);
	parts.push(
		action.effortDays < 1
			? "less than a day of work"
			: formatCount(Number(action.effortDays.toFixed(1)), "day of work", "days of work"),
	);
	if (action.cost !== null && action.cost > 0) parts.push(formatMoneyShort(action.cost, currency));
	return parts.join(" · ");
}

function unknownsOf(facts: Facts, assessment: Assessment): string {
	const sizeless = assessment.services.filter((service) => !service.dataIsKnown).length;
	const asked = assessment.services.reduce((sum, service) => sum + service.unknownFacts.length, 0);
	const answered = `${formatShare(assessment.readiness.coverage)} of the practice questions that apply are answered.`;
	if (asked === 0 && sizeless === 0) return `${answered} No fact that the estimates asked for is unknown.`;
	const size = sizeless === 0 ? "" : ` The data size of ${formatCount(sizeless, "service")} is unknown.`;
	const sites = facts.sites.length === 0 ? " No site has been described." : "";
	return `${answered} The estimates asked for ${formatCount(asked, "fact")} that nobody has given yet; each widens a range and none counts as zero.${size}${sites}`;
}

export function summaryModel(facts: Facts, assessment: Assessment, finding: Finding): SummaryModel {
	const { readiness } = assessment;
	const ranked = rankServices(assessment, "worst");
	const missed = finding.services === 0 ? "none" : `${finding.missed} of ${finding.services}`;
	const hidden = ranked.length - WORST_SHOWN;
	return {
		sentence: finding.text,
		detail: finding.detail,
		figures: [
			{
				amount: missed,
				label: "services would miss their target",
				note: "Median restore time when a server is lost.",
			},
			{
				amount: formatNumber(readiness.score),
				label: "readiness, of 100",
				note: `${formatNumber(readiness.low)} if every unknown were the worst, ${formatNumber(readiness.high)} if the best.`,
			},
			{
				amount: formatShare(readiness.coverage),
				label: "of questions answered",
				note: "Answered among those that apply.",
			},
			{
				amount: formatShare(readiness.evidenceShare),
				label: "of the credit evidenced",
				note: "Documented or tested, not only said.",
			},
		],
		worst: ranked.slice(0, WORST_SHOWN).map(({ service, scenario }) => ({
			name: service.name,
			scenario: SCENARIO_LABELS[scenario.scenario],
			p50: formatMinutes(scenario.restore.p50),
			p90: formatMinutes(scenario.restore.p90),
			target: formatTarget(scenario.restoreTargetMinutes),
			verdict: verdictMark(scenario.restoreVerdict),
		})),
		more: hidden > 0 ? `${formatCount(hidden, "further service")} in section 3.` : null,
		decisions: assessment.actions.slice(0, DECISIONS).map((action) => ({
			title: action.title.text,
			why: action.why.text,
			gains: gainsOf(action, facts.organization.currency),
		})),
		noDecision:
			assessment.actions.length === 0 ? "The catalogue knows no practice that would still gain anything here." : null,
		unknowns: unknownsOf(facts, assessment),
	};
}
