import type { NextAction } from "@/engine";
import { type Finding, rankServices } from "@/lib/finding";
import type { Telling } from "./telling";
import { type VerdictMark, verdictMark } from "./verdict-mark";
import type { Words } from "./words/words";

const WORST_SHOWN = 6;
const DECISIONS = 3;

export interface SummaryModel {
	sentence: string;
	detail: string;
	figures: { amount: string; label: string; note: string }[];
	worstTitle: string;
	worstAside: string;
	head: string[];
	worst: { name: string; scenario: string; p50: string; p90: string; target: string; verdict: VerdictMark }[];
	/** Said under the table; null when every service stands in it. */
	more: string | null;
	decisionsTitle: string;
	decisions: { title: string; why: string; gains: string }[];
	noDecision: string | null;
	unknownTitle: string;
	unknowns: string;
}

/** What the figures beside an action do not say: what it opens, and what still holds the score back. */
export function whyOf({ why, pointsGained }: NextAction, { t, say }: Words): string {
	if (why.code !== "action.why") return say(why);
	const { gatesOpened, scoreGained } = why.values;
	return [
		...(Number(gatesOpened) > 0 ? [t("actions.opensGate")] : []),
		...(scoreGained !== undefined && Number(scoreGained) < pointsGained - 0.05 ? [t("actions.heldBack")] : []),
	].join(" ");
}

/** "+6 points · −4.1 h · half a day · ₹1.8 lakh": what an action gains, then what it takes. */
export function gainsOf(action: NextAction, currency: string, { t, f }: Words): string {
	const parts: string[] = [];
	if (action.pointsGained > 0) parts.push(t("summary.points", { points: f.signed(action.pointsGained) }));
	if (action.restoreHoursGained >= 0.05) parts.push(t("summary.hours", { hours: f.hours(action.restoreHoursGained) }));
	if (action.failuresPerYearAvoided > 0)
		parts.push(t("summary.failures", { failures: f.signed(-action.failuresPerYearAvoided, 2) }));
	const days = Number(action.effortDays.toFixed(1));
	parts.push(
		action.effortDays < 1 ? t("summary.lessThanADay") : t("summary.days", { days: f.number(days, 1), count: days }),
	);
	if (action.cost !== null && action.cost > 0) parts.push(f.moneyShort(action.cost, currency));
	return parts.join(" · ");
}

function unknownsOf({ facts, assessment, words: { t, f } }: Telling): string {
	const sizeless = assessment.services.filter((service) => !service.dataIsKnown).length;
	const asked = assessment.services.reduce((sum, service) => sum + service.unknownFacts.length, 0);
	const { coverage } = assessment.readiness;
	const answered = coverage === 0 ? t("summary.noAnswers") : t("summary.answered", { share: f.share(coverage) });
	const sites = facts.sites.length === 0 ? [t("summary.noSites")] : [];
	if (asked === 0 && sizeless === 0) return [t("summary.nothingUnknown", { answered }), ...sites].join(" ");
	const size = sizeless === 0 ? [] : [t("summary.sizeless", { count: sizeless })];
	return [t("summary.unknown", { answered, facts: asked }), ...size, ...sites].join(" ");
}

export function summaryModel(telling: Telling, finding: Finding): SummaryModel {
	const { facts, assessment, figures, words, detailed } = telling;
	const { t, f } = words;
	const { readiness } = assessment;
	const ranked = rankServices(assessment, "worst");
	const hidden = ranked.length - WORST_SHOWN;
	const longest = [...ranked].sort((a, b) => b.scenario.restore.p50 - a.scenario.restore.p50)[0];
	const evidence = f.share(readiness.evidenceShare);
	const cost = figures?.yearlyCost ?? null;
	const shown = [
		{
			amount:
				finding.services === 0
					? t("summary.missedNone")
					: t("summary.missedOf", { missed: f.number(finding.missed), services: f.number(finding.services) }),
			label: t("summary.missedLabel"),
			note: t("summary.missedNote"),
		},
		...(longest
			? [
					{
						amount: f.minutes(longest.scenario.restore.p50),
						label: t("summary.worstLabel"),
						note: t("summary.worstNote", {
							service: longest.service.name,
							scenario: t(`scenarios.${longest.scenario.scenario}`).toLowerCase(),
							p90: f.minutes(longest.scenario.restore.p90),
						}),
					},
				]
			: []),
		{
			amount: f.number(readiness.score),
			label: t("summary.scoreLabel"),
			note: t("summary.scoreNote", { low: f.number(readiness.low), high: f.number(readiness.high) }),
		},
		cost && !detailed
			? {
					amount: f.moneyShort(cost.mean, facts.organization.currency),
					label: t("summary.costLabel"),
					note: t("summary.costNote", {
						p90: f.moneyShort(cost.p90Sum, facts.organization.currency),
						without: cost.without,
					}),
				}
			: {
					amount: f.share(readiness.coverage),
					label: t("summary.coverageLabel"),
					note: t("summary.coverageNote", { evidence }),
				},
	];
	return {
		sentence: finding.text,
		detail: finding.detail,
		figures: shown,
		worstTitle: t("summary.worstTitle"),
		worstAside: t("summary.worstAside"),
		head: [t("summary.service"), t("summary.failure"), "P50", "P90", t("summary.target"), t("summary.verdict")],
		worst: ranked.slice(0, WORST_SHOWN).map(({ service, scenario }) => ({
			name: service.name,
			scenario: t(`scenarios.${scenario.scenario}`),
			p50: f.minutes(scenario.restore.p50),
			p90: f.minutes(scenario.restore.p90),
			target: f.target(scenario.restoreTargetMinutes),
			verdict: verdictMark(scenario.restoreVerdict, words),
		})),
		more: hidden > 0 ? t("summary.more", { count: hidden }) : null,
		decisionsTitle: t("summary.decisionsTitle"),
		decisions: assessment.actions.slice(0, DECISIONS).map((action) => ({
			title: words.say(action.title),
			why: whyOf(action, words),
			gains: gainsOf(action, facts.organization.currency, words),
		})),
		noDecision: assessment.actions.length === 0 ? t("summary.noDecision") : null,
		unknownTitle: t("summary.unknownTitle"),
		unknowns: unknownsOf(telling),
	};
}
