import { roundTo } from "../sentence";
import type { PromisedTime } from "./terms";

const WORDS: Readonly<Record<string, number>> = {
	...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, eight: 8, ten: 10, twelve: 12 },
	"twenty-four": 24,
};
const NUMBER = `\\d+(?:[.,]\\d+)?|${Object.keys(WORDS).join("|")}`;
const AMOUNT = new RegExp(
	`\\b(${NUMBER})[\\s-]*(business|working|clock)?[\\s-]*(minutes?|mins?|hours?|hrs?|h|days?|d)\\b`,
	"i",
);
const NEXT_DAY = /\b(?:next[- ](?:business[- ]|working[- ])?day|nbd)\b/i;
const SAME_DAY = /\bsame[- ](?:business[- ]|working[- ])?day\b/i;

/**
 * Which time is promised in these words? Minutes and hours are hours of cover; days, business or not, are business days,
 * for a contract that means anything else says hours. Null when no time is named.
 */
export function findTime(text: string): { quote: string; promised: PromisedTime } | null {
	const next = NEXT_DAY.exec(text);
	if (next !== null) return { quote: next[0], promised: { kind: "business-days", days: 1 } };
	const same = SAME_DAY.exec(text);
	if (same !== null) return { quote: same[0], promised: { kind: "business-days", days: 0 } };
	const match = AMOUNT.exec(text);
	if (match === null) return null;
	const amount = WORDS[match[1]!.toLowerCase()] ?? Number(match[1]!.replace(",", "."));
	const unit = match[3]!.toLowerCase();
	if (unit.startsWith("d")) return { quote: match[0], promised: { kind: "business-days", days: Math.ceil(amount) } };
	return { quote: match[0], promised: { kind: "hours", hours: unit.startsWith("m") ? amount / 60 : amount } };
}

export function timeInWords(promised: PromisedTime): string {
	if (promised.kind === "hours")
		return promised.hours < 1 ? `${roundTo(promised.hours * 60, 0)} min` : `${roundTo(promised.hours, 1)} h of cover`;
	if (promised.days === 0) return "by closing on the same business day";
	return promised.days === 1
		? "by closing on the next business day"
		: `by closing ${promised.days} business days later`;
}

/** Hours of cover that a promise amounts to, a business day counted as a whole one. */
export function hoursOf(promised: PromisedTime, hoursPerDay: number): number {
	return promised.kind === "hours" ? promised.hours : Math.max(1, promised.days) * hoursPerDay;
}
