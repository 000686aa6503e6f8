import type { HandedRecovery } from "@/engine";
import { ganttRows } from "@/lib/gantt-rows";
import { ganttChart } from "./charts/gantt";
import type { Chart } from "./charts/svg";
import { WIDE_CHART_WIDTH } from "./model-readiness";
import type { Telling } from "./telling";

const ROWS_DRAWN = 24;
const ROWS_LISTED = 60;
const SITES_SHOWN = { board: 2, engineer: 12 } as const;

export interface RecoverySite {
	name: string;
	sentence: string;
	costs: string[];
	ganttTitle: string;
	gantt: Chart;
	ganttNote: string;
	more: string | null;
	head: string[];
	rows: { order: string; name: string; p50: string; p90: string; listed: string; cost: string }[];
	rest: string | null;
	assumptionsTitle: string;
	assumptions: string[];
	simulated: string;
}

export interface RecoveryModel {
	introduction: string;
	sites: RecoverySite[];
}

/** What the outage costs, and what another order would; a difference too small to print is not one. */
function costsOf(cost: HandedRecovery["schedule"]["cost"], { facts, words: { t, f } }: Telling): string[] {
	if (cost === null) return [];
	const money = (amount: number) => f.moneyShort(amount, facts.organization.currency);
	const [mean, naive] = [money(cost.mean), money(cost.naiveMean)];
	const said = [t("recovery.costs", { mean, p90: money(cost.p90) })];
	if (cost.naiveMean > cost.mean && naive !== mean) said.push(t("recovery.saved", { naive, mean }));
	return said;
}

function siteOf({ siteId, label, schedule, assumptions }: HandedRecovery, telling: Telling): RecoverySite {
	const { facts, words, detailed } = telling;
	const { t, f, say } = words;
	const { currency } = facts.organization;
	const name = facts.sites.find(({ id }) => id === siteId)?.name ?? label;
	const all = ganttRows({ ...schedule, naiveGantt: [] });
	const drawn = all.slice(0, ROWS_DRAWN);
	const last = schedule.services.reduce((a, b) => (b.p50Hours > a.p50Hours ? b : a));
	const lines = drawn.map((row) => ({
		label: row.serviceId === null ? t("recovery.forAll") : row.name,
		bars: row.bars.map(({ startHours, endHours, held }) => ({ from: startHours, to: endHours, held })),
		end: f.hours(row.backHours),
		strong: row.serviceId === null,
	}));
	const said = lines.map((line) => t("recovery.ganttRow", { name: line.label, hours: line.end }));
	const hidden = all.length - drawn.length;
	const unlisted = schedule.services.length - ROWS_LISTED;
	return {
		name: t("recovery.siteTitle", { lost: name }),
		sentence: t("recovery.finding", {
			count: schedule.services.length,
			p50: f.hours(schedule.wholeHours.p50),
			p90: f.hours(schedule.wholeHours.p90),
		}),
		costs: costsOf(schedule.cost, telling),
		ganttTitle: t("recovery.ganttTitle", { last: last.name, hours: f.hours(last.p50Hours) }),
		gantt: {
			svg: ganttChart(lines, (at) => (at === 0 ? f.number(0) : f.hours(at)), { width: WIDE_CHART_WIDTH, labels: 128 }),
			alt: t("recovery.ganttAlt", { lost: name, rows: said.join(", ") }),
		},
		ganttNote: t("recovery.ganttNote"),
		more: hidden > 0 ? t("recovery.moreRows", { count: hidden }) : null,
		head: [
			t("recovery.order"),
			t("recovery.service"),
			t("recovery.back50"),
			t("recovery.back90"),
			t("recovery.listed90"),
			t("recovery.cost"),
		],
		rows: schedule.services.slice(0, ROWS_LISTED).map((service, index) => ({
			order: f.number(index + 1),
			name: service.name,
			p50: f.hours(service.p50Hours),
			p90: f.hours(service.p90Hours),
			listed: f.hours(service.naiveP90Hours),
			cost: service.cost === null ? f.unknown : f.moneyShort(service.cost.mean, currency),
		})),
		rest:
			unlisted > 0 ? t("recovery.moreServices", { shown: f.number(ROWS_LISTED), hidden: f.number(unlisted) }) : null,
		assumptionsTitle: t("recovery.assumptionsTitle"),
		assumptions: detailed ? assumptions.map(say) : [],
		simulated: t("recovery.simulated", { trials: f.number(schedule.trials), seed: String(schedule.seed) }),
	};
}

/** After the loss of each site: who is back when, and in which order it costs least. */
export function recoveryModel(telling: Telling): RecoveryModel {
	const { figures, words, detailed } = telling;
	const { t, f } = words;
	if (figures === null) return { introduction: t("recovery.noFigures"), sites: [] };
	const ranked = [...figures.recoveries].sort((a, b) => b.schedule.services.length - a.schedule.services.length);
	const shown = ranked.slice(0, SITES_SHOWN[detailed ? "engineer" : "board"]);
	const [first] = shown;
	return {
		introduction: first ? t("recovery.introduction", { trials: f.number(first.schedule.trials) }) : t("recovery.none"),
		sites: shown.map((recovery) => siteOf(recovery, telling)),
	};
}
