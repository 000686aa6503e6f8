import { openFonts } from "./report-fonts.mjs";
import { PLAIN } from "./safe-text.mjs";

const TEXT =
	/<text x="(-?[\d.]+)" y="(-?[\d.]+)" font-family="[^"]*" font-size="([\d.]+)"( font-weight="600")? text-anchor="(start|middle|end)" fill="(#[0-9a-f]{6})">([^<]*)<\/text>/g;
const INVISIBLE = /[\u200b\u200e]/gu;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Neighbouring letters that one font shows are shaped together. */
function runsOf(words, strong) {
	const known = openFonts();
	const inOrder = [...known].sort((a, b) => Number(b.strong === strong) - Number(a.strong === strong));
	const runs = [];
	for (const { segment } of graphemes.segment(words)) {
		const points = [...segment].map((letter) => letter.codePointAt(0));
		const before = runs.at(-1);
		const shows = ({ shown }) => points.every((point) => shown.has(point));
		const face = before && shows(before.face) ? before.face : (inOrder.find(shows) ?? known[0]);
		if (before?.face === face) before.text += segment;
		else runs.push({ face, text: segment });
	}
	return runs;
}

/** The labels of one report recur in all its pictures. */
const SHAPES_KEPT = 2000;
/** @type {Map<string, { shapes: string, width: number }>} */
const shaped = new Map();

function shapesOf(words, size, strong) {
	const key = `${size} ${strong} ${words}`;
	const known = shaped.get(key);
	if (known) return known;
	let width = 0;
	let shapes = "";
	for (const { face, text } of runsOf(words, strong)) {
		const scale = size / face.font.unitsPerEm;
		const { glyphs, positions } = face.font.layout(text);
		glyphs.forEach((glyph, index) => {
			const { xOffset, yOffset, xAdvance } = positions[index];
			const d = glyph.path.toSVG();
			if (d)
				shapes += `<path transform="translate(${(width + xOffset * scale).toFixed(2)} ${(-yOffset * scale).toFixed(2)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})" d="${d}"/>`;
			width += xAdvance * scale;
		});
	}
	if (shaped.size >= SHAPES_KEPT) shaped.clear();
	shaped.set(key, { shapes, width });
	return { shapes, width };
}

function outlined(words, { x, y, size, strong, anchor, fill }) {
	const { shapes, width } = shapesOf(words, size, strong);
	const from = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
	return `<g fill="${fill}" transform="translate(${from.toFixed(2)} ${y})">${shapes}</g>`;
}

/**
 * Letters of a picture that need shaping, drawn as outlines: inside a picture the compiler sets signs beside their letters,
 * not on them. What the picture says stands in its alternative text.
 * @param {string} svg
 */
export function outlineText(svg) {
	return svg.replace(TEXT, (whole, x, y, size, weight, anchor, fill, escaped) => {
		const words = escaped
			.replace(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)))
			.replace(INVISIBLE, "");
		if (PLAIN.test(words)) return whole;
		return outlined(words, { x: Number(x), y: Number(y), size: Number(size), strong: Boolean(weight), anchor, fill });
	});
}

/**
 * @template T
 * @param {T} data
 * @returns {T}
 */
export function withOutlines(data) {
	if (Array.isArray(data)) return data.map(withOutlines);
	if (data === null || typeof data !== "object") return data;
	return Object.fromEntries(
		Object.entries(data).map(([key, entry]) => [key, key === "svg" ? outlineText(entry) : withOutlines(entry)]),
	);
}
