import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fontPaths } from "@/reports/report-fonts.mjs";
import { PLAIN, safeData, safeMarkup, safeText } from "@/reports/safe-text.mjs";

interface OpenFont {
	hasGlyphForCodePoint(point: number): boolean;
}
const { openSync }: { openSync: (file: string) => OpenFont } = createRequire(import.meta.url)("fontkit");

const bare = (text: string): string => text.replaceAll("\u200b", "");

describe("text made safe for paper", { timeout: 30_000 }, () => {
	it.each([
		["plain words stay", "ERP (Pune) 9.1\u00a0h", "ERP (Pune) 9.1\u00a0h"],
		["markup is only text", '#import "@preview/x" $x$ *b* <script>', '#import "@preview/x" $x$ *b* <script>'],
		["controls go", "a\u0000b\u0007c\u009fd", "abcd"],
		["line ends become spaces", "a\r\nb\tc\u2028d", "a b c d"],
		["bidirectional overrides go", "a\u202eb\u2066c\u200fd", "abcd"],
		["a lone surrogate is replaced", "a\ud800b", "a\ufffdb"],
		["what no bundled font shows is replaced", "\u{13000} ไทย", "\ufffd \ufffd\ufffd\ufffd"],
		["Devanagari stays", "कार्यालय", "कार्यालय"],
		["Arabic stays, and ends its direction with itself", "الخادم, 9 h", "الخادم\u200e, 9 h"],
		["Japanese stays", "基幹サーバー", "基幹サーバー"],
		["an emoji made of several stays one", "👩‍💻", "👩‍💻"],
		["decomposed letters are composed", "Zu\u0308rich", "Zürich"],
	])("%s", (_, text, expected) => {
		expect(bare(safeText(text))).toBe(expected);
	});

	it("lets long words break, at their joints first, and short ones not", () => {
		expect(safeText("mail-01.pune.example.com")).toBe("mail-\u200b01.\u200bpune.\u200bexample.\u200bcom");
		expect(safeText("x".repeat(30))).toBe(`${"x".repeat(12)}\u200b${"x".repeat(12)}\u200b${"x".repeat(6)}`);
		expect(safeText("unavoidable")).toBe("unavoidable");
	});

	it("ends what does not end, and flattens piles of marks", () => {
		expect([...bare(safeText("ab ".repeat(5000)))].length).toBe(1501);
		expect(safeText(`a${"\u0301".repeat(500)}`).length).toBeLessThanOrEqual(8);
	});

	it("takes as plain only what both weights of the first font show", () => {
		const fonts = fontPaths()
			.slice(0, 2)
			.map((file) => openSync(file));
		const plain = [...Array(0xffff).keys()].filter((point) => point !== 0 && PLAIN.test(String.fromCodePoint(point)));
		expect(plain.length).toBeGreaterThan(300);
		for (const font of fonts)
			expect(plain.filter((point) => !font.hasGlyphForCodePoint(point)).map((p) => p.toString(16))).toEqual([]);
	});

	it("never leaves a control, an override or an unpaired surrogate, whatever comes", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
				const safe = safeText(text);
				expect(safe).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
				expect(safe.isWellFormed()).toBe(true);
				expect(bare(safeText(bare(safe)))).toBe(bare(safe));
			}),
			{ numRuns: 300 },
		);
	});

	it("reaches every string of a model, keeps markup whole and bytes untouched", () => {
		const data = safeData({ a: ["x\u0007"], b: { svg: "<text>\u0007ab</text>", base64: "AA==" }, c: 3, d: null });
		expect(data).toEqual({ a: ["x"], b: { svg: "<text>ab</text>", base64: "AA==" }, c: 3, d: null });
		expect(safeMarkup('<svg width="1000000000000000000000"/>')).toBe('<svg width="1000000000000000000000"/>');
	});
});
