import type { BusinessHours } from "../facts";

export interface Cover {
	quote: string;
	cover: "always" | "business";
	/** Null: the terms do not say which hours. */
	hours: BusinessHours | null;
	meaning: string;
}

const ALWAYS =
	/\b24\s?(?:h|hours)?\s?[x×*/]\s?7(?:\s?[x×*/]\s?365)?\b|\b24 hours a day(?:,? (?:7|seven) days a week)?|\baround the clock\b|\bround the clock\b/i;
const TIMES = /\b(\d{1,2})\s?[x×*]\s?([5-7])\b/i;
const DAYS = "mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?";
const RANGE = new RegExp(
	`\\b(${DAYS})\\s*(?:-|–|to|through)\\s*(${DAYS})[,:]?\\s*(?:from\\s*)?(\\d{1,2})(?::(\\d{2}))?\\s*(am|pm)?\\s*(?:-|–|to|until)\\s*(\\d{1,2})(?::(\\d{2}))?\\s*(am|pm)?`,
	"i",
);
const BUSINESS = /\b(?:business|office|working|opening) hours\b/i;
const ORDER = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * In which hours does anybody work for it? 24×7 is always; week days with hours are those hours; N×5 is N hours on five
 * days from 9:00, for where they lie the terms do not say; business hours alone are the organisation's own.
 */
export function findCover(text: string): Cover | null {
	const always = ALWAYS.exec(text);
	if (always !== null) return { quote: always[0], cover: "always", hours: null, meaning: "day and night" };
	const range = RANGE.exec(text);
	if (range !== null) {
		const [from, to] = [range[1]!, range[2]!].map((day) => ORDER.indexOf(day.slice(0, 3).toLowerCase()) + 1);
		const days = ORDER.map((_, index) => index + 1).filter((day) =>
			from! <= to! ? day >= from! && day <= to! : day >= from! || day <= to!,
		);
		const startHour = clock(range[3]!, range[4], range[5]);
		const endHour = clock(range[6]!, range[7], range[8] ?? (range[5]?.toLowerCase() === "am" ? "pm" : undefined));
		if (startHour < endHour && endHour <= 24) {
			const hours = { days, startHour, endHour };
			return { quote: range[0], cover: "business", hours, meaning: `${hoursInWords(hours)} only` };
		}
	}
	const times = TIMES.exec(text);
	if (times !== null) {
		const [perDay, days] = [Number(times[1]), Number(times[2])];
		if (perDay >= 24 && days === 7) return { quote: times[0], cover: "always", hours: null, meaning: "day and night" };
		const startHour = perDay > 15 ? 24 - perDay : 9;
		const hours = { days: ORDER.map((_, index) => index + 1).slice(0, days), startHour, endHour: startHour + perDay };
		if (perDay >= 1 && perDay <= 24)
			return {
				quote: times[0],
				cover: "business",
				hours,
				meaning: `${hoursInWords(hours)} only; the start is assumed`,
			};
	}
	const business = BUSINESS.exec(text);
	if (business === null) return null;
	return { quote: business[0], cover: "business", hours: null, meaning: "the organisation's business hours only" };
}

function clock(hour: string, minute: string | undefined, half: string | undefined): number {
	const twelve = Number(hour);
	const base = half === undefined ? twelve : (twelve % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
	return base + Number(minute ?? 0) / 60;
}

const NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

export function hoursInWords({ days, startHour, endHour }: BusinessHours): string {
	const sorted = [...days].sort((one, other) => one - other);
	const isRun = sorted.every((day, index) => index === 0 || day === sorted[index - 1]! + 1);
	const first = NAMES[sorted[0]! - 1]!;
	const last = NAMES[sorted.at(-1)! - 1]!;
	const which = sorted.length > 1 && isRun ? `${first}–${last}` : sorted.map((day) => NAMES[day - 1]).join(", ");
	return `${which} ${clockInWords(startHour)}–${clockInWords(endHour)}`;
}

export function clockInWords(hour: number): string {
	const whole = Math.floor(hour);
	return `${whole}:${String(Math.round((hour - whole) * 60)).padStart(2, "0")}`;
}
