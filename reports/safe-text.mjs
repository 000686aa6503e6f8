import { openFonts } from "./report-fonts.mjs";

const MAXIMUM_GRAPHEMES = 1500;
const MAXIMUM_CODE_POINTS_PER_GRAPHEME = 8;
const LONG_WORD_GRAPHEMES = 16;
const BREAK_EVERY_GRAPHEMES = 12;
const REPLACEMENT = "\ufffd";
const SOFT_BREAK = "\u200b";

/** Latin and signs of Inter: no font need be opened for them, and each is a grapheme of its own. */
export const PLAIN =
	/^[\x20-\x7e\u00a0-\u00ac\u00ae-\u0148\u014a-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u203a\u20ac\u20b9\u2212\u25b2\u2713\u2717]*$/u;
const LONG_WORD = new RegExp(`\\S{${LONG_WORD_GRAPHEMES + 1}}`, "u");
/** Controls, soft hyphen, bidirectional marks and overrides, zero-width space, line and paragraph separators, tags, byte-order mark. */
const REMOVED =
	/[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;
/** Words that run from right to left, with what stands between them. */
const RIGHT_TO_LEFT =
	/[\p{Script=Arabic}\p{Script=Hebrew}](?:[^\p{L}\p{N}]*[\p{Script=Arabic}\p{Script=Hebrew}])*\p{M}*/gu;
const LEFT_TO_RIGHT_MARK = "\u200e";

/** Joiners and variation selectors shape their neighbours and are never drawn. */
const INVISIBLE = /\u200c|\u200d|[\ufe00-\ufe0f]/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const known = new Map();

/** Some bundled font must show the whole grapheme; marks drawn from another font would miss their letter. */
function isCovered(grapheme) {
	let covered = known.get(grapheme);
	if (covered === undefined) {
		const points = [...grapheme].filter((character) => !INVISIBLE.test(character)).map((c) => c.codePointAt(0));
		covered =
			points.length > 0 &&
			// Weights of one family show the same.
			openFonts().some((face) => !face.strong && points.every((point) => face.shown.has(point)));
		known.set(grapheme, covered);
	}
	return covered;
}

function breakLongWords(pieces) {
	const words = [];
	let word = [];
	for (const piece of pieces) {
		if (/^\s$/u.test(piece)) {
			words.push(word, [piece]);
			word = [];
		} else word.push(piece);
	}
	words.push(word);
	return words
		.map((letters) => {
			if (letters.length <= LONG_WORD_GRAPHEMES) return letters.join("");
			let since = 0;
			return letters
				.map((letter, index) => {
					since++;
					if (index === letters.length - 1) return letter;
					if (!/[-._/\\@:]/u.test(letter) && since < BREAK_EVERY_GRAPHEMES) return letter;
					since = 0;
					return letter + SOFT_BREAK;
				})
				.join("");
		})
		.join("");
}

/**
 * Any text as text that the bundled fonts show: controls and bidirectional overrides go, what no font covers becomes
 * U+FFFD, long words may break, and nothing is endless.
 * @param {string} text
 * @returns {string}
 */
export function safeText(text) {
	const clean = text
		.toWellFormed()
		.normalize("NFC")
		.replace(/[\t\n\r\u2028\u2029]+/g, " ")
		.replace(REMOVED, "");
	if (PLAIN.test(clean)) {
		const short = clean.length > MAXIMUM_GRAPHEMES ? `${clean.slice(0, MAXIMUM_GRAPHEMES)}…` : clean;
		return LONG_WORD.test(short) ? breakLongWords([...short]) : short;
	}
	const pieces = [];
	for (const { segment } of graphemes.segment(clean.slice(0, MAXIMUM_GRAPHEMES * MAXIMUM_CODE_POINTS_PER_GRAPHEME))) {
		if (pieces.length === MAXIMUM_GRAPHEMES) {
			pieces.push("…");
			break;
		}
		const short = PLAIN.test(segment) ? segment : [...segment].slice(0, MAXIMUM_CODE_POINTS_PER_GRAPHEME).join("");
		pieces.push(PLAIN.test(segment) || isCovered(short) ? short : REPLACEMENT);
	}
	// Else a figure behind an Arabic name would be drawn before it.
	return breakLongWords(pieces).replace(RIGHT_TO_LEFT, `$&${LEFT_TO_RIGHT_MARK}`);
}

/** Characters only, for markup of our own making: nothing is cut or broken. */
export function safeMarkup(svg) {
	if (PLAIN.test(svg)) return svg;
	return [...svg.normalize("NFC").replace(/[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069]/gu, "")]
		.map((character) => (PLAIN.test(character) || isCovered(character) ? character : REPLACEMENT))
		.join("");
}

/**
 * The same data with every string made safe; keys named `svg` hold markup of our own, keys named `base64` hold bytes.
 * @template T
 * @param {T} data
 * @returns {T}
 */
export function safeData(data) {
	if (typeof data === "string") return safeText(data);
	if (Array.isArray(data)) return data.map(safeData);
	if (data === null || typeof data !== "object") return data;
	return Object.fromEntries(
		Object.entries(data).map(([key, entry]) => {
			if (key === "base64" || key === "address") return [key, entry];
			return [key, key === "svg" ? safeMarkup(entry) : safeData(entry)];
		}),
	);
}
