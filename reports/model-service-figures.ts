import type { HandedService, OptionId, Service } from "@/engine";
import { topologyOf } from "@/lib/topology-graph";
import { exceedanceChart } from "./charts/exceedance";
import type { Chart } from "./charts/svg";
import { shortLabel, topologyChart } from "./charts/topology";
import { CHART_WIDTH, WIDE_CHART_WIDTH } from "./model-readiness";
import type { Telling } from "./telling";
import type { Words } from "./words/words";

const POINTS_SHOWN = 8;

export interface StructureModel {
	title: string;
	/** Null: too many parts to draw. */
	chart: Chart | null;
	note: string;
	stopsTitle: string;
	stops: { name: string; kind: string; minutes: string }[];
	sharedFate: string[];
}

export interface YearModel {
	title: string;
	chart: Chart;
	note: string;
	cost: string;
}

export interface OptionsModel {
	title: string;
	head: string[];
	rows: {
		option: string;
		now: boolean;
		p50: string;
		p90: string;
		worstLoss: string;
		down: string;
		cost: string;
		total: string;
		verdict: { tone: "ready" | "exposed"; sign: string; word: string };
	}[];
	nowWord: string;
	picks: string[];
	note: string;
}

export function structureModel(service: Service, handed: HandedService, telling: Telling): StructureModel {
	const { facts, words, detailed } = telling;
	const { t, f, say } = words;
	const single = handed.singlePoints.flatMap(({ components: [id], minutesPerYear }) => {
		const component = handed.components.find(({ part }) => part === id);
		return component ? [{ kind: component.kind, label: component.label, minutesPerYear }] : [];
	});
	const names = single.map((one) => shortLabel(one, words));
	const points =
		names.length === 0
			? t("services.topologyNoSingles")
			: t("services.topologySingles", { names: f.list(names, POINTS_SHOWN) });
	const topology = topologyOf(facts, service, handed);
	const chart = topologyChart(topology, service.name, points, WIDE_CHART_WIDTH, words);
	return {
		title: t("services.topologyTitle", { count: single.length, name: service.name }),
		chart,
		note: chart
			? t("services.topologyNote")
			: t("services.topologyTooLarge", { name: service.name, count: topology.nodes.length }),
		stopsTitle: t("services.stopsTitle"),
		// The picture marks them; minutes and shared fate are for engineers, or where there is no picture.
		stops: (detailed || !chart ? single.slice(0, POINTS_SHOWN) : []).map((one) => ({
			name: shortLabel(one, words),
			kind: t(`components.${one.kind}`),
			minutes: t("services.minutesAYear", { minutes: f.minutes(one.minutesPerYear) }),
		})),
		sharedFate: detailed || !chart ? [...new Set(handed.sharedFate.map(say))].slice(0, POINTS_SHOWN) : [],
	};
}

export function yearModel({ year }: HandedService, { facts, words }: Telling): YearModel {
	const { t, f } = words;
	const { currency } = facts.organization;
	const cost =
		year.cost === null
			? t("services.yearCostUnknown")
			: [
					t("services.yearCost", {
						mean: f.moneyShort(year.cost.mean, currency),
						p90: f.moneyShort(year.cost.p90, currency),
					}),
					...(year.cost.covers === "all" ? [] : [t("services.yearCostPart", { covers: year.cost.covers })]),
				].join(" ");
	return {
		title: t("services.yearTitle", { p90: f.hours(year.hours.p90) }),
		chart: exceedanceChart(year.exceedance, CHART_WIDTH, words),
		note: t("services.yearNote", {
			outages: f.number(year.outagesPerYear, 2),
			mean: f.hours(year.hours.mean),
			availability: availabilityWords(year.availability, words),
		}),
		cost,
	};
}

/** Enough digits to show the nines: 99.87 %, 99.9993 %. */
function availabilityWords(availability: number, { f }: Words): string {
	const down = 1 - availability;
	const digits = down <= 0 ? 0 : Math.min(6, Math.max(1, Math.ceil(-Math.log10(down)) - 1));
	return `${f.number(Math.floor(availability * 100 * 10 ** digits) / 10 ** digits, digits)}\u00a0%`;
}

export function optionsModel({ options, picks }: HandedService, { facts, words }: Telling): OptionsModel {
	const { t, f } = words;
	const { currency } = facts.organization;
	const labelOf = (option: OptionId) =>
		option === "hosted" ? t("options.hosted") : `${option} ${t(`options.${option}`)}`;
	const money = (amount: number | null, isWhole: boolean) => {
		if (amount === null) return f.unknown;
		return isWhole ? f.moneyShort(amount, currency) : t("services.atLeast", { amount: f.moneyShort(amount, currency) });
	};
	const chosen = [
		t("services.pickFastest", { option: labelOf(picks.fastest) }),
		...(picks.cheapestThatMeets
			? [t("services.pickCheapest", { option: labelOf(picks.cheapestThatMeets) })]
			: [t("services.pickNone")]),
		...(picks.leastChange ? [t("services.pickLeast", { option: labelOf(picks.leastChange) })] : []),
	];
	return {
		title: t("services.optionsTitle"),
		head: [
			t("services.option"),
			t("services.optionP50"),
			t("services.optionP90"),
			t("services.optionLoss"),
			t("services.optionDown"),
			t("services.optionCost"),
			t("services.optionTotal"),
			t("services.verdict"),
		],
		rows: options.map((one) => ({
			option: labelOf(one.option),
			now: one.isCurrent,
			p50: f.minutes(one.restore.p50Minutes),
			p90: f.minutes(one.restore.p90Minutes),
			worstLoss: f.loss(one.worstLossHours),
			down: f.hours(one.outage.downtimeHours),
			cost: money(one.cost.yearly, one.cost.isComplete),
			total: money(one.yearlyTotal, true),
			verdict: one.meetsTargets
				? { tone: "ready", sign: "✓", word: t("services.meets") }
				: { tone: "exposed", sign: "✗", word: t("services.meetsNot") },
		})),
		nowWord: t("services.now"),
		picks: chosen,
		note: t("services.optionsNote"),
	};
}
