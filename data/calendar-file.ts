import "server-only";
import ical, { ICalEventTransparency } from "ical-generator";
import { formatCount } from "@/lib/format";
import { MAINTENANCE_LABELS, type MaintenanceItem } from "@/lib/maintenance";
import type { CalendarFeed } from "./calendar-feeds";

const REFRESH_SECONDS = 12 * 3600;

/**
 * The maintenance calendar as iCalendar (RFC 5545): whole days, so that no time zone can move them; planned drills at
 * their hour; recurring work as a rule. An event keeps its UID for good and its SEQUENCE rises with its version. Work without any date is left out.
 */
export function calendarFile(feed: CalendarFeed, appUrl: string, now: Date): string {
	const base = `${appUrl.replace(/\/$/, "")}/o/${feed.organizationSlug}`;
	const calendar = ical({
		name: `Maintenance of ${feed.organizationName}`,
		prodId: { company: "Holdfast", product: "Maintenance calendar", language: "EN" },
		url: `${base}/practices/calendar`,
		ttl: REFRESH_SECONDS,
	});
	for (const item of feed.items) {
		if (item.dueOn === null) continue;
		const event = calendar.createEvent({
			id: `${item.key.replaceAll(":", "-")}@${feed.organizationId}`,
			sequence: item.version ?? feed.revision,
			stamp: now,
			...whenOf(item.dueOn, item),
			summary: item.place === null || item.title.includes(item.place) ? item.title : `${item.title}, ${item.place}`,
			description: describe(item),
			url: `${base}/${item.path}`,
			transparency: ICalEventTransparency.TRANSPARENT,
			categories: [{ name: MAINTENANCE_LABELS[item.kind] }],
		});
		if (item.everyMonths !== null) event.repeating(every(item.everyMonths, item.dueOn));
	}
	return calendar.toString();
}

/** Shown in a calendar when nobody said how long a drill takes. */
const USUAL_MINUTES = 60;

function whenOf(dueOn: string, { startsAt, minutes }: MaintenanceItem) {
	if (startsAt === null) return { start: new Date(`${dueOn}T00:00:00Z`), allDay: true, timezone: "UTC" };
	const start = new Date(startsAt);
	return { start, end: new Date(start.getTime() + (minutes ?? USUAL_MINUTES) * 60_000) };
}

function describe({ owner, lastOn, everyMonths }: MaintenanceItem): string {
	return [
		owner === null ? "Nobody sees to it yet." : `Owner: ${owner}.`,
		lastOn === null ? null : `Last on ${lastOn}.`,
		everyMonths === null ? null : `Every ${formatCount(everyMonths, "month")}.`,
	]
		.filter(Boolean)
		.join(" ");
}

/** A day that a month does not have becomes its last, as everywhere else in the product. */
function every(months: number, from: string): string {
	const rule = `RRULE:FREQ=MONTHLY;INTERVAL=${months}`;
	const day = Number(from.slice(8, 10));
	if (day <= 28) return rule;
	const days = Array.from({ length: day - 27 }, (_, index) => 28 + index);
	return `${rule};BYMONTHDAY=${days.join(",")};BYSETPOS=-1`;
}
