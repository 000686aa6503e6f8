import type { HandOver } from "@/engine";
import { SCENARIO_LABELS } from "@/lib/labels";
import type { Cell, Sheet } from "./report-workbook";

type Column = [head: string, width: number];

function sheet(name: string, columns: Column[], rows: Cell[][]): Sheet {
	return { name, head: columns.map(([head]) => head), widths: columns.map(([, width]) => width), rows };
}

/** Options, a year of downtime and the order of return: what was frozen beside the assessment. */
export function figureSheets(figures: HandOver | null, names: ReadonlyMap<string, string>, currency: string): Sheet[] {
	if (figures === null) return [];
	const services = Object.entries(figures.services).map(([id, handed]) => ({ name: names.get(id) ?? id, ...handed }));
	return [
		sheet(
			"Options",
			[
				["Service", 28],
				["Protection", 12],
				["Today", 8],
				["Server lost P10, min", 16],
				["P50, min", 12],
				["P90, min", 12],
				["Worst loss, h", 14],
				["Down a year, h", 14],
				[`Protection a year, ${currency}`, 20],
				["Every price known", 16],
				[`Capital, ${currency}`, 16],
				[`With downtime, ${currency}`, 20],
				["Meets the targets", 16],
			],
			services.flatMap(({ name, options }) =>
				options.map((one): Cell[] => [
					name,
					one.option,
					one.isCurrent,
					one.restore.p10Minutes,
					one.restore.p50Minutes,
					one.restore.p90Minutes,
					one.worstLossHours,
					one.outage.downtimeHours,
					one.cost.yearly,
					one.cost.isComplete,
					one.cost.capital,
					one.yearlyTotal,
					one.meetsTargets,
				]),
			),
		),
		sheet(
			"Downtime a year",
			[
				["Service", 28],
				["Failure", 26],
				["Events a year", 14],
				["Down, mean h", 14],
				["Share", 10],
				["All failures P50, h", 18],
				["P90, h", 10],
				["P99, h", 10],
				["Availability", 14],
				[`Cost, mean, ${currency}`, 18],
			],
			services.flatMap(({ name, year }) =>
				year.byCause.map((cause): Cell[] => [
					name,
					SCENARIO_LABELS[cause.cause as keyof typeof SCENARIO_LABELS] ?? cause.cause,
					cause.eventsPerYear,
					cause.meanHours,
					cause.share,
					year.hours.p50,
					year.hours.p90,
					year.hours.p99,
					year.availability,
					year.cost?.mean ?? null,
				]),
			),
		),
		sheet(
			"Order of return",
			[
				["Lost", 24],
				["Order", 8],
				["Service", 28],
				["Back P50, h", 12],
				["Back P90, h", 12],
				["As listed P50, h", 16],
				["As listed P90, h", 16],
				[`Cost, mean, ${currency}`, 18],
			],
			figures.recoveries.flatMap(({ label, schedule }) =>
				schedule.services.map((one, index): Cell[] => [
					label,
					index + 1,
					one.name,
					one.p50Hours,
					one.p90Hours,
					one.naiveP50Hours,
					one.naiveP90Hours,
					one.cost?.mean ?? null,
				]),
			),
		),
		sheet(
			"Single points",
			[
				["Service", 28],
				["Part", 34],
				["Kind", 16],
				["Minutes a year", 16],
			],
			services.flatMap(({ name, singlePoints, components }) =>
				singlePoints.map(({ components: [id], minutesPerYear }): Cell[] => {
					const part = components.find((one) => one.part === id);
					return [name, part?.label ?? id ?? null, part?.kind ?? null, minutesPerYear];
				}),
			),
		),
	];
}
