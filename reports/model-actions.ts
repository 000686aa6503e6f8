import { ganttChart } from "./charts/gantt";
import type { Chart } from "./charts/svg";
import { WIDE_CHART_WIDTH } from "./model-readiness";
import { whyOf } from "./model-summary";
import { namesOf, serviceNames, type Telling } from "./telling";

const SHOWN = 40;
const ON_THE_ROADMAP = 16;

export interface ActionsModel {
	introduction: string;
	roadmap: { title: string; chart: Chart; note: string } | null;
	tableTitle: string;
	head: string[];
	rows: {
		rank: string;
		title: string;
		why: string;
		services: string;
		points: string;
		restoreHours: string;
		failures: string;
		effortDays: string;
		/** Working day on which it is done when one person takes them in this order. */
		doneOnDay: string;
		cost: string;
	}[];
	more: string | null;
}

const orDash = (text: string, none: string): string => (text === none ? "–" : text);

export function actionsModel(telling: Telling): ActionsModel {
	const { facts, assessment, words } = telling;
	const { t, f, say } = words;
	const names = serviceNames(telling);
	const hidden = assessment.actions.length - SHOWN;
	let days = 0;
	const planned = assessment.actions.slice(0, SHOWN).map((action, index) => {
		const from = days;
		days += action.effortDays;
		const touched = namesOf(action.serviceIds, names);
		const none = f.number(0);
		return {
			from,
			to: days,
			row: {
				rank: f.number(index + 1),
				title: say(action.title),
				why: whyOf(action, words),
				services: touched.length === 0 ? "" : t("actions.forServices", { services: f.list(touched, 5) }),
				points: orDash(f.signed(action.pointsGained), none),
				restoreHours: orDash(f.signed(-action.restoreHoursGained), none),
				failures: orDash(f.signed(-action.failuresPerYearAvoided, 2), none),
				effortDays: f.number(action.effortDays, 1),
				doneOnDay: f.number(Math.max(1, Math.ceil(days))),
				cost: f.money(action.cost, facts.organization.currency),
			},
		};
	});
	return {
		introduction: t(planned.length === 0 ? "actions.none" : "actions.introduction"),
		roadmap: planned.length === 0 ? null : roadmapOf(planned.slice(0, ON_THE_ROADMAP), telling),
		tableTitle: t("actions.tableTitle"),
		head: [
			"",
			t("actions.action"),
			t("actions.points"),
			t("actions.hours"),
			t("actions.failures"),
			t("actions.days"),
			t("actions.doneOn"),
			t("actions.cost"),
		],
		rows: planned.map(({ row }) => row),
		more: hidden > 0 ? t("actions.more", { count: hidden }) : null,
	};
}

/** One person, one action after the other, as bars over working days. */
function roadmapOf(
	planned: { from: number; to: number; row: ActionsModel["rows"][number] }[],
	{ words: { t, f } }: Telling,
): ActionsModel["roadmap"] {
	const lines = planned.map(({ from, to, row }) => ({
		label: `${row.rank}  ${row.title}`,
		bars: [{ from, to, held: "people" as const }],
		end: row.doneOnDay,
	}));
	const rows = planned.map(({ from, row }) =>
		t("actions.roadmapRow", {
			title: row.title,
			from: f.number(Math.floor(from) + 1),
			to: row.doneOnDay,
		}),
	);
	const day = planned.at(-1)!.row.doneOnDay;
	return {
		title:
			planned.length === 1
				? t("actions.roadmapTitleOne", { day })
				: t("actions.roadmapTitle", { count: f.number(planned.length), day }),
		chart: {
			svg: ganttChart(lines, (at) => t("actions.day", { day: f.number(at) }), { width: WIDE_CHART_WIDTH, labels: 262 }),
			alt: t("actions.roadmapAlt", { rows: rows.join("; ") }),
		},
		note: t("actions.roadmapNote"),
	};
}
