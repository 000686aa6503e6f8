import { describe, expect, it } from "vitest";
import { DARK_TOKENS, LIGHT_TOKENS } from "@/lib/tokens";
import { type SourceFile, tree } from "./tree";

const HUE =
	/#[0-9a-f]{3}(?:[0-9a-f]{3})?(?:[0-9a-f]{2})?\b(?![\w-])|\b(?:rgb|hsl|oklch)a?\(|\b(?:bg|text|border|fill|stroke|ring|outline)-(?:red|green|blue|yellow|orange|amber|gray|grey|slate|zinc|neutral|stone|sky|cyan|teal|emerald|lime|indigo|violet|purple|fuchsia|pink|rose|black|white)(?:-\d+)?\b/i;

/** Colours are named by role; only globals.css and its mirror know a hue. */
const rawHues = (files: SourceFile[]): string[] =>
	files.flatMap((file) =>
		file.text.split("\n").flatMap((line, index) => {
			const hit = HUE.exec(line.replace(/href="#[^"]*"|url\(#[^)]*\)/g, ""));
			return hit ? [`${file.path}:${index + 1} ${hit[0]}`] : [];
		}),
	);

/** `--color-accent` values of the light block (`:root`) and the dark block (`.dark`). */
function tokensOf(css: string, selector: string): Record<string, string> {
	const start = css.indexOf(`${selector} {`);
	if (start < 0) throw new Error(`no ${selector} block`);
	const block = css.slice(start, css.indexOf("}", start));
	return Object.fromEntries(
		[...block.matchAll(/--([\w-]+):\s*(#[0-9a-fA-F]{3,8})\s*;/g)].map((match) => [match[1]!, match[2]!.toLowerCase()]),
	);
}

describe("design tokens", () => {
	it("are the only place that knows a hue", () => {
		expect(
			rawHues(tree(/^(app|components|reports)\/.*\.(tsx?|css|typ)$/).filter((file) => file.path !== "app/globals.css")),
		).toEqual([]);
		expect(rawHues([{ path: "components/x.tsx", text: '<p className="text-red-500">' }])).toHaveLength(1);
		expect(rawHues([{ path: "components/x.tsx", text: 'fill="#0072B2"' }])).toHaveLength(1);
	});

	it("are the same on paper as on the screen", () => {
		const css = tree(/^app\/globals\.css$/)[0]!.text;
		expect(Object.keys(LIGHT_TOKENS).length).toBeGreaterThan(8);
		expect(tokensOf(css, ":root")).toEqual(LIGHT_TOKENS);
		expect(tokensOf(css, ".dark")).toEqual(DARK_TOKENS);
	});
});
