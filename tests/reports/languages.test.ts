import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { PRACTICES } from "@/engine";
import { REPORT_LANGUAGES } from "@/lib/report-options";
import { catalogueWords } from "@/reports/catalogue-words";
import { renderReportWith } from "@/reports/render-report";
import { buildReportModel, type ReportInput, type ReportModel } from "@/reports/report-model";
import { ENGLISH_MESSAGES, type Messages } from "@/reports/words/english";
import { HINDI_MESSAGES, HINDI_PHRASES, HINDI_PRACTICES, HINDI_SENTENCES } from "@/reports/words/hindi";
import { wordsFor, wordsOf } from "@/reports/words/words";
import { canReadText, readText } from "./support/read-pdf";
import { sampleReport } from "./support/sample-report";

const leaves = (tree: object, at = ""): [string, string][] =>
	Object.entries(tree).flatMap(([key, value]) =>
		typeof value === "string" ? [[`${at}${key}`, value] as [string, string]] : leaves(value, `${at}${key}.`),
	);

/** Names between braces: the values a message sets in. */
const valuesOf = (message: string) => new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1]));

/** Every letter outside the braces turned into one that no English word has. */
function pseudo(message: string): string {
	let out = "";
	for (let at = 0; at < message.length; at++) {
		const rest = message.slice(at);
		const plural = /^\{(\w+), (plural|select),/.exec(rest) ?? /^\s*(?:=\d+|one|other|business) (?=\{)/.exec(rest);
		const value = /^\{\w+\}/.exec(rest);
		const whole = value ?? plural;
		if (whole) {
			out += whole[0];
			at += whole[0].length - 1;
			continue;
		}
		const letter = message[at]!;
		out += /[A-Za-z]/.test(letter) ? "ж" : letter;
	}
	return out;
}

const pseudoMessages = (tree: object): Messages =>
	Object.fromEntries(
		Object.entries(tree).map(([key, value]) => [
			key,
			typeof value === "string" ? pseudo(value) : pseudoMessages(value),
		]),
	) as unknown as Messages;

/** All text that a reader meets: strings of the model, letters inside its pictures, words for those who cannot see them. */
function textsOf(value: unknown, key = ""): string[] {
	if (typeof value === "string") {
		if (key === "base64" || key === "address" || key === "paper" || key === "language") return [];
		return key === "svg" ? [...value.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!) : [value];
	}
	if (Array.isArray(value)) return value.flatMap((entry) => textsOf(entry, key));
	if (value === null || typeof value !== "object") return [];
	return Object.entries(value).flatMap(([name, entry]) =>
		name === "tone" || name === "colours" || name === "id" ? [] : textsOf(entry, name),
	);
}

const codesOfEngine = (): string[] => {
	const folder = path.join(import.meta.dirname, "../../engine");
	const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
	return [
		...new Set(
			files.flatMap((name) => [
				...[...fs.readFileSync(path.join(folder, name), "utf8").matchAll(/sentence\(\s*"([\w.-]+)"/g)].map(
					(match) => match[1]!,
				),
			]),
		),
	];
};

describe("languages of the report", { timeout: 60_000 }, () => {
	let input: ReportInput;
	beforeAll(async () => {
		input = await sampleReport("engineer");
	}, 60_000);

	it("each say every message, with the same values in it", () => {
		const english = new Map(leaves(ENGLISH_MESSAGES));
		for (const [key, message] of leaves(HINDI_MESSAGES)) {
			expect(valuesOf(message), key).toEqual(valuesOf(english.get(key)!));
			expect(message.length, key).toBeGreaterThan(0);
		}
	});

	it("are written in their own letters: nothing is left in English by mistake", () => {
		const same = leaves(HINDI_MESSAGES).filter(([key, message]) => {
			const bare = message.replace(/\{[^{}]*\}/g, "").replace(/\b(P10|P50|P90)\b/g, "");
			return (
				/[A-Za-z]{4,}/.test(bare.replace(/plural|select|business|other/g, "")) &&
				!/[\u0900-\u097f]/.test(message) &&
				key !== ""
			);
		});
		expect(same).toEqual([]);
		for (const told of [...Object.values(HINDI_SENTENCES), ...Object.values(HINDI_PHRASES)])
			expect(told).toMatch(/[\u0900-\u097f]/);
	});

	it("know every reason that a report prints of the engine", () => {
		// Printed on pages of the application alone.
		const elsewhere =
			/^(option\.|availability\.|recovery\.(?!summary)|plan\.|drill\.|design\.|sizing\.|scanner\.|access\.|cloud\.|blueprint\.|doubt\.|hosting\.|replay\.)/;
		const unknown = codesOfEngine().filter((code) => !Object.hasOwn(HINDI_SENTENCES, code) && !elsewhere.test(code));
		expect(unknown).toEqual([]);
	});

	it.each(REPORT_LANGUAGES)("write every sentence of the sample's report without a gap (%s)", (language) => {
		const words = wordsFor(language);
		for (const audience of ["board", "engineer"] as const) {
			const model = buildReportModel({ ...input, options: { ...input.options, audience } }, words);
			for (const text of textsOf(model)) expect(text).not.toMatch(/\{\w+[,}]|undefined|NaN|\[object/);
		}
	});

	/** What is data in every language: names, and the titles of sources. */
	const namesIn = ({ facts, author }: ReportInput): (string | null)[] => [
		facts.organization.name,
		author,
		...facts.sites.flatMap(({ name }) => [name]),
		...facts.servers.flatMap((server) => [
			server.name,
			server.role,
			server.kind,
			server.operatingSystem,
			server.powerFeed,
			server.networkSwitch,
			server.vendor,
		]),
		...facts.services.flatMap((service) => [service.name, ...service.groups.map(({ name }) => name)]),
		...facts.practiceAnswers.map(({ reason }) => reason),
		...Object.values(catalogueWords().sources).flatMap(({ title, place }) => [title, place]),
	];

	/** Texts of a report that hold such letters once its data is taken out. */
	function leftIn(model: ReportModel, data: (string | null)[], letters: RegExp): string[] {
		const known = data
			.filter((text): text is string => text !== null && text.length > 1)
			.sort((a, b) => b.length - a.length);
		const left = new Set<string>();
		for (const text of textsOf(model)) {
			if (known.includes(text) || /^[0-9a-f]{4} [0-9a-f]{4}/.test(text)) continue;
			let rest = text;
			for (const one of known) if (rest.includes(one)) rest = rest.replaceAll(one, " ");
			// A label that was cut to fit its box still begins as its whole does.
			if (rest.endsWith("…") && known.some((one) => one.startsWith(rest.slice(0, -1).replace(/^[\d,]+\s+/, ""))))
				continue;
			if (letters.test(rest.replace(/\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b/g, "")))
				left.add(rest.trim());
		}
		return [...left];
	}

	it("leave no English sentence in a language that has none of its letters", () => {
		const words = wordsOf({
			language: "xx",
			locale: "hi-IN",
			messages: pseudoMessages(ENGLISH_MESSAGES),
			sentences: Object.fromEntries(Object.keys(HINDI_SENTENCES).map((code) => [code, "ж"])),
			phrases: Object.fromEntries(Object.keys(HINDI_PHRASES).map((phrase) => [phrase, "ж"])),
			practices: Object.fromEntries(PRACTICES.map(({ id }) => [id, "ж"])),
			formulas: [[/[A-Za-z]+/g, "ж"]],
		});
		expect(leftIn(buildReportModel(input, words), namesIn(input), /[A-Za-z]{3,}/)).toEqual([]);
	});

	it("leave no English word in Hindi but names, titles and the short names of techniques", () => {
		for (const audience of ["board", "engineer"] as const) {
			const model = buildReportModel({ ...input, options: { ...input.options, audience } }, wordsFor("hi"));
			expect(leftIn({ ...model, document: { ...model.document, author: "" } }, namesIn(input), /[a-z]{3,}/)).toEqual(
				[],
			);
		}
	});

	it("have every practice of the catalogue, and no other, in Hindi", () => {
		expect(Object.keys(HINDI_PRACTICES).sort()).toEqual(PRACTICES.map(({ id }) => id).sort());
		for (const told of Object.values(HINDI_PRACTICES)) expect(told).toMatch(/[\u0900-\u097f]/);
	});

	it.runIf(canReadText)("print Hindi as a tagged page in its language, with lakh and crore", async () => {
		const { pdf, note } = await renderReportWith(
			buildReportModel(await sampleReport("board", { language: "hi", sections: ["summary", "services"] })),
		);
		expect(note).toBeNull();
		expect(Buffer.from(pdf).toString("latin1")).toMatch(/\/Lang ?\(hi\)/);
		const text = readText(pdf);
		expect(text).toMatch(/₹[\d.,]+ लाख/);
		expect(text).not.toContain("\ufffd");
	});
});
