import type { BusinessHours } from "../facts";
import { constant } from "../random/constant";
import type { Distribution } from "../random/distribution";
import { remember } from "../random/remember";
import { mapped, tabulated } from "../random/tabulated";

/** Minutes of the week in which nobody is there, as [start, end) gaps. */
function closedGaps({ days, startHour, endHour }: BusinessHours): number[] {
	if (!(startHour >= 0 && endHour <= 24 && startHour < endHour))
		throw new RangeError(`businessHours must start before they end: ${startHour}–${endHour}`);
	const open = [...new Set(days)].sort((one, other) => one - other);
	for (const day of open)
		if (!(Number.isInteger(day) && day >= 1 && day <= 7))
			throw new RangeError(`businessHours.days must be 1 to 7: ${day}`);
	if (open.length === 0) throw new RangeError("businessHours.days must not be empty: 0");
	return open.map((day, index) => {
		const next = index + 1 < open.length ? open[index + 1]! : open[0]! + 7;
		return ((next - day) * 24 + startHour - endHour) * 60;
	});
}

/**
 * How long does a failure at a random moment of the week wait until the next opening? Nothing inside the hours; outside,
 * evenly spread over the gap it fell into, and long gaps are hit in proportion. Exact distribution, minutes.
 * RangeError for hours that make no week.
 */
export function waitForOpening(hours: BusinessHours): Distribution {
	return openings(keyOf(hours), () => makeWait(hours));
}

/** The same wait, cut short by a call-out that takes so many minutes. RangeError for hours that make no week. */
export function waitForOpeningOrCallOut(hours: BusinessHours, callOutMinutes: number): Distribution {
	return callOuts(`${keyOf(hours)} ${callOutMinutes}`, () =>
		mapped(waitForOpening(hours), (wait) => Math.min(wait, callOutMinutes)),
	);
}

const openings = remember<Distribution>(64);
const callOuts = remember<Distribution>(256);

function keyOf({ days, startHour, endHour }: BusinessHours): string {
	return `${days.join(",")} ${startHour} ${endHour}`;
}

function makeWait(hours: BusinessHours): Distribution {
	const gaps = closedGaps(hours).filter((gap) => gap > 0);
	if (gaps.length === 0) return constant(0);
	const week = 7 * 24 * 60;
	const closed = gaps.reduce((sum, gap) => sum + gap, 0);
	const longest = Math.max(...gaps);
	const atMost = (wait: number): number =>
		(week - closed + gaps.reduce((sum, gap) => sum + Math.min(gap, wait), 0)) / week;
	const points = new Float64Array(1025);
	const corners = [0, ...gaps].sort((one, other) => one - other);
	for (let index = 0; index <= 1024; index++) {
		const goal = index / 1024;
		if (goal <= atMost(0)) continue;
		let from = 0;
		for (const corner of corners) if (atMost(corner) < goal) from = corner;
		const open = gaps.filter((gap) => gap > from).length;
		points[index] = open === 0 ? longest : Math.min(longest, from + ((goal - atMost(from)) * week) / open);
	}
	return tabulated(points);
}
