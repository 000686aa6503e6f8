import { addMonths, type CalendarDate, daysFromDate } from "@/engine";
import type { MaintenanceItem } from "@/lib/maintenance";

const monthName = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const shortName = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const dateOf = (month: string) => new Date(`${month}-01T00:00:00Z`);

export interface WorkGroup {
	id: string;
	title: string;
	items: MaintenanceItem[];
}

/** Late first, then month by month; what lies beyond a year together at the end. */
export function groupWork(items: readonly MaintenanceItem[], asOf: CalendarDate): WorkGroup[] {
	const groups = new Map<string, WorkGroup>();
	const end = addMonths(asOf, 12).slice(0, 7);
	for (const item of items) {
		const month = item.dueOn?.slice(0, 7) ?? "";
		const [id, title] =
			item.state === "undated"
				? ["undated", "No date yet"]
				: item.state === "overdue"
					? ["overdue", "Overdue"]
					: month > end
						? ["later", "Later than a year from now"]
						: [month, monthName.format(dateOf(month))];
		const group = groups.get(id) ?? { id, title, items: [] };
		group.items.push(item);
		groups.set(id, group);
	}
	const rank = ({ id }: WorkGroup) => (id === "overdue" ? "0" : id === "undated" ? "1" : id === "later" ? "9999" : id);
	return [...groups.values()].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

export interface MonthLoad {
	month: string;
	label: string;
	name: string;
	/** Of what comes again every time it comes; what is late counts in the first month. */
	pieces: number;
}

/** How much work falls in each of the next twelve months, recurring work counted each time. */
export function loadByMonth(items: readonly MaintenanceItem[], asOf: CalendarDate): MonthLoad[] {
	const months = Array.from({ length: 12 }, (_, index) => addMonths(`${asOf.slice(0, 7)}-01`, index).slice(0, 7));
	const counts = new Map(months.map((month) => [month, 0]));
	for (const { dueOn, everyMonths } of items) {
		const first = dueOn === null || daysFromDate(dueOn) < daysFromDate(asOf) ? asOf : dueOn;
		for (let time = 0; time < 12; time++) {
			const month = addMonths(first, time * (everyMonths ?? 0)).slice(0, 7);
			const count = counts.get(month);
			if (count === undefined) break;
			counts.set(month, count + 1);
			if (everyMonths === null) break;
		}
	}
	return months.map((month) => ({
		month,
		label: shortName.format(dateOf(month)),
		name: monthName.format(dateOf(month)),
		pieces: counts.get(month) ?? 0,
	}));
}
