import type { Assessment, Facts } from "@/engine";
import { formatCount, formatList, formatMoney, formatNumber, formatSigned, UNKNOWN } from "@/lib/format";

const SHOWN = 40;

export interface ActionsModel {
	introduction: string;
	rows: {
		rank: number;
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

const orDash = (text: string): string => (text === "0" ? "–" : text);

export function actionsModel(facts: Facts, assessment: Assessment): ActionsModel {
	const names = new Map(assessment.services.map((service) => [service.serviceId, service.name]));
	const hidden = assessment.actions.length - SHOWN;
	let days = 0;
	const rows = assessment.actions.slice(0, SHOWN).map((action, index) => {
		days += action.effortDays;
		const touched = action.serviceIds.map((id) => names.get(id)).filter((name) => name !== undefined);
		return {
			rank: index + 1,
			title: action.title.text,
			why: action.why.text,
			services: touched.length === 0 ? "" : formatList(touched, 5),
			points: orDash(formatSigned(action.pointsGained)),
			restoreHours: orDash(formatSigned(-action.restoreHoursGained)),
			failures: orDash(formatSigned(-action.failuresPerYearAvoided, 2)),
			effortDays: formatNumber(action.effortDays, 1),
			doneOnDay: formatNumber(Math.max(1, Math.ceil(days))),
			cost: action.cost === null ? UNKNOWN : formatMoney(action.cost, facts.organization.currency),
		};
	});
	return {
		introduction:
			rows.length === 0
				? "Nothing in the catalogue would still gain points, hours or failures here. That holds for what is known: an unknown answer may hide an action."
				: "Ordered by what each gains for its effort. The gains are those of the action alone; two that mend the same weakness do not add. The last day is the working day on which one person who takes them in this order has finished.",
		rows,
		more: hidden > 0 ? `${formatCount(hidden, "smaller action")} left out here; the workbook holds all of them.` : null,
	};
}
