import { createTranslator } from "use-intl/core";
import type { Sentence } from "@/engine";
import { ENGLISH } from "@/lib/format";
import { type Formatter, formatterOf } from "@/lib/formatter";
import type { ReportLanguage } from "@/lib/report-options";
import { ENGLISH_MESSAGES, type Messages } from "./english";
import {
	HINDI_FORMULAS,
	HINDI_MESSAGES,
	HINDI_PATTERNS,
	HINDI_PHRASES,
	HINDI_PRACTICES,
	HINDI_SENTENCES,
} from "./hindi";

/** "summary.worstTitle": every path through the messages that ends in a text. */
type PathsOf<T> = {
	[Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${PathsOf<T[Key]>}`;
}[keyof T & string];
export type MessageKey = PathsOf<Messages>;

type Values = Record<string, string | number>;

/** A language of the paper: its sentences, its figures, and the engine's reasons in it. */
export interface Words {
	language: string;
	f: Formatter;
	t: (key: MessageKey, values?: Values) => string;
	/** A sentence of the engine: by its code and values, in English as the engine wrote it. */
	say: (sentence: Sentence) => string;
	/** The name of a phase or of a fact, from the engine's English. */
	name: (english: string) => string;
	/** A practice by its number; `english` where this language has none. */
	practice: (id: string, english: string) => string;
	/** How a phase was reckoned: the engine's formula, its few words in this language. */
	formula: (english: string) => string;
}

export interface LanguageParts {
	language: string;
	locale: string;
	messages: Messages;
	formatter?: Formatter;
	/** By the engine's code; null: the engine's own English is this language. */
	sentences: Readonly<Record<string, string>> | null;
	/** Values of sentences that are themselves words, and names of phases. */
	phrases: Readonly<Record<string, string>>;
	patterns?: readonly [pattern: RegExp, told: string][];
	practices?: Readonly<Record<string, string>>;
	formulas?: readonly [pattern: RegExp, told: string][];
}

/** As it would be written: a gain of a few seconds is none. */
const NOTHING_BELOW: readonly [key: RegExp, least: number][] = [
	[/minutes/i, 0.5],
	[/hours/i, 0.05],
	[/failures/i, 0.0005],
];

/** "yes" or "no" beside each figure of a sentence: whether it is worth a word. */
const worthSaying = (values: Sentence["values"]): Values =>
	Object.fromEntries(
		Object.entries(values)
			.filter(([, value]) => typeof value === "number")
			.map(([key, value]) => {
				const [, least] = NOTHING_BELOW.find(([one]) => one.test(key)) ?? [];
				return [`has_${key}`, Number(value) >= (least ?? Number.MIN_VALUE) ? "yes" : "no"];
			}),
	);

export function wordsOf(parts: LanguageParts): Words {
	const { language, locale, messages, formatter, sentences, phrases, patterns = [] } = parts;
	const { practices = {}, formulas = [] } = parts;
	const refuse = (error: unknown): never => {
		throw error;
	};
	const translate = createTranslator({
		locale,
		messages: { paper: messages, sentences: sentences === null ? {} : byCode(sentences) } as Record<string, unknown>,
		onError: refuse,
		timeZone: "UTC",
	}) as unknown as (key: string, values?: Values) => string;
	const f = formatter ?? formatterOf(locale, messages.format);
	const dated = (text: string) => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => f.date(day));
	const practice = (id: string, english: string) => practices[id] ?? english;
	const told = (key: string, value: string | number): string | number => {
		if (typeof value === "number") {
			if (/minutes/i.test(key)) return f.minutes(value);
			return /hours/i.test(key) ? f.hours(value) : value;
		}
		if (key === "scenario" && value in messages.scenarios)
			return messages.clauses[value as keyof typeof messages.clauses];
		if (Object.hasOwn(phrases, value)) return phrases[value]!;
		const [pattern, words] = patterns.find(([one]) => one.test(value)) ?? [];
		return pattern && words ? value.replace(pattern, words) : dated(value);
	};
	/** A family of codes may share one sentence: "assumption.phase.*". */
	const codeOf = (code: string): string | null => {
		if (sentences === null) return null;
		return [code, code.replace(/[^.]+$/, "*")].find((one) => Object.hasOwn(sentences, one)) ?? null;
	};
	return {
		language,
		f,
		t: (key, values) => translate(`paper.${key}`, values),
		say({ code, values, text }) {
			const known = codeOf(code);
			if (known === null) return dated(text);
			const given = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, told(key, value)]));
			const own = practice(String(values.practiceId), text);
			return translate(`sentences.${keyOf(known)}`, { ...worthSaying(values), ...given, practice: own });
		},
		name: (english) => phrases[english] ?? english,
		practice,
		formula: (english) => dated(formulas.reduce((text, [pattern, words]) => text.replace(pattern, words), english)),
	};
}

/** A point in a key would be read as a level. */
const keyOf = (code: string): string => code.replaceAll(".", "|");
const byCode = (sentences: Readonly<Record<string, string>>) =>
	Object.fromEntries(Object.entries(sentences).map(([code, text]) => [keyOf(code), text]));

const LANGUAGES: Record<ReportLanguage, LanguageParts> = {
	en: {
		language: "en",
		locale: "en-GB",
		messages: ENGLISH_MESSAGES,
		formatter: ENGLISH,
		sentences: null,
		phrases: {},
	},
	hi: {
		language: "hi",
		locale: "hi-IN",
		messages: HINDI_MESSAGES,
		sentences: HINDI_SENTENCES,
		phrases: HINDI_PHRASES,
		patterns: HINDI_PATTERNS,
		practices: HINDI_PRACTICES,
		formulas: HINDI_FORMULAS,
	},
};

const made = new Map<ReportLanguage, Words>();

export function wordsFor(language: ReportLanguage): Words {
	const known = made.get(language) ?? wordsOf(LANGUAGES[language]);
	made.set(language, known);
	return known;
}
