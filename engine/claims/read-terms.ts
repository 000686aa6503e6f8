import { roundTo } from "../sentence";
import { findCover } from "./find-cover";
import { findTime, timeInWords } from "./find-time";
import type { ClaimReading, ClaimRuleId, ClaimTerms, MeasurementPeriod, PromisedTime } from "./terms";
import { PERIOD_HOURS } from "./terms";

export interface ReadTerms {
	terms: ClaimTerms;
	readings: ClaimReading[];
	/** Sentences from which nothing was read. */
	notUnderstood: string[];
}

const SHARE = /(below|under|less than|<)?\s*(\d{1,3}(?:[.,]\d+)?)\s?(?:%|per ?cent)/gi;
const NINES = /\b(two|three|four|five|six)\s+nines\b/i;
const CREDIT = /credit|refund|rebate|discount|penalt|compensat|money back/i;
const RESPONSE = /\brespon[sd]\w*|\breact\w*|\barriv\w*|\battend\w*|\bon[- ]?site\b/i;
const RESOLUTION =
	/\bresol\w+|\brepair\w*|\bfix\w*|\brestor\w+|\brecover\w*|\breplac\w+|\bcall[- ]to[- ]repair\b|\bctr\b/i;
const PLANNED = /\b(planned|scheduled)\b/i;
const EXCLUSION =
	/\bexclud\w+|\bexcept\w*|\bdo(es)? not (apply|include|cover|count)\b|\bnot (counted|included|covered)\b|\bforce majeure\b|\bbeyond\b.*\bcontrol\b|\bother than\b|\blimited to\b/i;
const PERIODS: readonly [MeasurementPeriod, RegExp][] = [
	["month", /\b(month|months|monthly)\b/i],
	["quarter", /\b(quarter|quarters|quarterly)\b/i],
	["year", /\b(year|years|yearly|annual|annually|annum)\b/i],
	["week", /\b(week|weeks|weekly)\b/i],
];
const NINES_COUNT: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6 };

const NOTHING: ClaimTerms = {
	...{ availability: null, period: null, measuredInCoverOnly: false, response: null, resolution: null, cover: null },
	...{ coverHours: null, plannedHoursPerYear: null, creditPercent: null },
	exclusions: [],
};

/**
 * What do these service terms promise? Sentence by sentence, by the fixed rules of `CLAIM_RULES`; the first reading of each
 * kind stands, a later one of the same kind is shown but does not replace it. Nothing is guessed: what no rule reads is
 * returned as not understood. English only. Linear in the text.
 */
export function readTerms(text: string): ReadTerms {
	const reader = { terms: { ...NOTHING, exclusions: [] as string[] }, readings: [] as ClaimReading[] };
	const notUnderstood: string[] = [];
	for (const sentence of sentencesOf(text)) {
		const before = reader.readings.length;
		readSentence(sentence, reader);
		if (reader.readings.length === before) notUnderstood.push(sentence);
	}
	return { ...reader, notUnderstood };
}

interface Reader {
	terms: ClaimTerms;
	readings: ClaimReading[];
}

function sentencesOf(text: string): string[] {
	return text
		.split(/\r?\n|;|\.(?=\s|$)|[•·]/)
		.map((part) => part.replace(/^[\s\-–*]+/, "").trim())
		.filter((part) => /[\p{L}\d]/u.test(part));
}

function readSentence(sentence: string, reader: Reader): void {
	const { terms } = reader;
	const add = (rule: ClaimRuleId, quote: string, meaning: string) =>
		reader.readings.push({ rule, quote: quote.trim(), meaning });
	const isCredit = CREDIT.test(sentence);
	readShares(sentence, isCredit, terms, add);
	if (isCredit) return;

	const cover = findCover(sentence);
	const rest = cover === null ? sentence : sentence.replace(cover.quote, " ");
	if (cover !== null) {
		add("cover", cover.quote, cover.meaning);
		if (terms.cover === null) Object.assign(terms, { cover: cover.cover, coverHours: cover.hours });
		if (cover.cover === "business" && /availab|uptime/i.test(sentence) && /measured|during|in\b|within/i.test(sentence))
			terms.measuredInCoverOnly = true;
	}
	if (PLANNED.test(rest)) {
		readPlanned(rest, terms, add);
		return;
	}
	readPromises(rest, terms, add);
	if (EXCLUSION.test(sentence)) {
		terms.exclusions.push(sentence);
		add("exclusion", sentence, "left out of the promise; how many hours that is, the terms do not say");
	}
}

/** 99.9 is 0.999, not the nearest sum of binary fractions that comes out of dividing it. */
const shareOf = (percent: number) => Number((percent / 100).toFixed(10));

type Add = (rule: ClaimRuleId, quote: string, meaning: string) => void;

function readShares(sentence: string, isCredit: boolean, terms: ClaimTerms, add: Add): void {
	let found = false;
	for (const match of sentence.matchAll(SHARE)) {
		const percent = Number(match[2]!.replace(",", "."));
		const isThreshold = match[1] !== undefined;
		if (isCredit && (isThreshold || percent > 100)) add("threshold", match[0], `a credit begins below ${percent} %`);
		else if (isCredit && percent < 90) {
			terms.creditPercent = Math.max(terms.creditPercent ?? 0, percent);
			add("credit", match[0], `${percent} % of the fee back`);
		} else if (!isThreshold && percent >= 90 && percent <= 100) {
			found = true;
			terms.availability ??= shareOf(percent);
			add("availability", match[0], `available ${percent} % of the time`);
		}
	}
	const nines = NINES.exec(sentence);
	if (!found && nines !== null) {
		const count = NINES_COUNT[nines[1]!.toLowerCase()]!;
		found = true;
		terms.availability ??= shareOf(100 * (1 - 10 ** -count));
		add("availability", nines[0], `available ${roundTo(100 * (1 - 10 ** -count), count)} % of the time`);
	}
	const about = found || /availab|uptime|measur/i.test(sentence);
	if (!about || PLANNED.test(sentence)) return;
	for (const [period, words] of PERIODS) {
		const named = words.exec(sentence);
		if (named === null) continue;
		terms.period ??= period;
		add("period", named[0], `measured over a ${period} of ${PERIOD_HOURS[period].toLocaleString("en-GB")} h`);
		return;
	}
}

function readPlanned(sentence: string, terms: ClaimTerms, add: Add): void {
	const time = findTime(sentence);
	const period = PERIODS.find(([, words]) => words.test(sentence))?.[0] ?? null;
	if (time?.promised.kind !== "hours" || period === null) {
		terms.exclusions.push(sentence);
		add("exclusion", sentence, "planned work is left out of the promise; how many hours that is, the terms do not say");
		return;
	}
	const hoursPerYear = (time.promised.hours * PERIOD_HOURS.year) / PERIOD_HOURS[period];
	terms.plannedHoursPerYear = (terms.plannedHoursPerYear ?? 0) + hoursPerYear;
	add("planned", sentence, `${roundTo(hoursPerYear, 1)} h a year of planned work on top`);
}

/** Commas and "and" part the promises of one sentence; a time belongs to the word in its own part. */
function readPromises(sentence: string, terms: ClaimTerms, add: Add): void {
	let waiting: { quote: string; promised: PromisedTime } | null = null;
	let word: "response" | "resolution" | null = null;
	for (const part of sentence.split(/,\s|\/(?=\s)|\s(?:and|plus|with)\s|:\s/i)) {
		const resolves = RESOLUTION.test(part);
		const here = resolves ? "resolution" : RESPONSE.test(part) ? "response" : null;
		const time = findTime(part);
		word = here ?? word;
		const promised: PromisedTime | null = time?.promised ?? (here === null ? null : (waiting?.promised ?? null));
		if (promised === null || word === null) {
			if (time !== null) waiting = { quote: part, promised: time.promised };
			continue;
		}
		terms[word] ??= promised;
		const quote = time === null ? `${waiting?.quote} ${part}` : part;
		const until = word === "response" ? "until somebody answers" : "until it works again";
		add(word, quote, `${timeInWords(promised)} ${until}`);
		waiting = null;
		word = null;
	}
}
