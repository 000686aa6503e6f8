import { LIGHT_TOKENS } from "@/lib/tokens";

export interface Chart {
	svg: string;
	/** The picture in words, with its figures. */
	alt: string;
}

export const INK = LIGHT_TOKENS.foreground;
export const QUIET = LIGHT_TOKENS["muted-foreground"];
export const RULE = LIGHT_TOKENS.border;

export const TONES = {
	ready: LIGHT_TOKENS.ready,
	partial: LIGHT_TOKENS.partial,
	exposed: LIGHT_TOKENS.exposed,
	neutral: LIGHT_TOKENS.control,
} as const;
export type Tone = keyof typeof TONES;

export function escapeMarkup(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

const number = (amount: number): string => String(Math.round(amount * 100) / 100);

export interface TextStyle {
	anchor?: "start" | "middle" | "end";
	fill?: string;
	size?: number;
	strong?: boolean;
}

export function text(x: number, y: number, words: string, style: TextStyle = {}): string {
	const { anchor = "start", fill = INK, size = 9, strong = false } = style;
	const weight = strong ? ' font-weight="600"' : "";
	return `<text x="${number(x)}" y="${number(y)}" font-family="Inter" font-size="${size}"${weight} text-anchor="${anchor}" fill="${fill}">${escapeMarkup(words)}</text>`;
}

export function rect(x: number, y: number, width: number, height: number, fill: string, rest = ""): string {
	return `<rect x="${number(x)}" y="${number(y)}" width="${number(Math.max(0, width))}" height="${number(Math.max(0, height))}" fill="${fill}"${rest}/>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1, rest = ""): string {
	return `<line x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}" stroke="${stroke}" stroke-width="${width}"${rest}/>`;
}

/** As many letters as fit, by the width of a middling one; the whole stands in the table beside. */
export function shortened(words: string, width: number, size = 9): string {
	const letters = [...words];
	const fit = Math.max(3, Math.floor(width / (size * 0.54)));
	return letters.length <= fit
		? words
		: `${letters
				.slice(0, fit - 1)
				.join("")
				.trimEnd()}…`;
}

export function path(d: string, stroke: string, width = 1, rest = ""): string {
	return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}"${rest}/>`;
}

export function picture(width: number, height: number, marks: string[]): string {
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}">${marks.join("")}</svg>`;
}
