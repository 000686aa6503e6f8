import { LIGHT_TOKENS } from "@/lib/tokens";
import { inlinedSvg, plainColour } from "./plain-style";

/** Measured and written in letters that every machine has, so that nothing moves once the file is elsewhere. */
export const FONT = "Arial, Helvetica, Liberation Sans, sans-serif";
const LEAST_WIDTH = 560;

export interface Traced {
	marks: string;
	width: number;
	height: number;
}

export function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const round = (pixels: number) => Math.round(pixels * 100) / 100;

interface TextMark {
	text: string;
	x: number;
	y: number;
	size: number;
	weight: number | string;
	fill: string;
	opacity?: number;
	family?: string;
}

export function textMark({ text, x, y, size, weight, fill, opacity = 1, family = FONT }: TextMark): string {
	const faint = opacity < 1 ? ` fill-opacity="${round(opacity)}"` : "";
	return `<text x="${round(x)}" y="${round(y)}" font-family="${escaped(family)}" font-size="${size}" font-weight="${weight}" fill="${fill}"${faint} xml:space="preserve">${escaped(text)}</text>`;
}

let pen: CanvasRenderingContext2D | null = null;

function measuredBy(font: string): CanvasRenderingContext2D {
	pen ??= document.createElement("canvas").getContext("2d")!;
	pen.font = font;
	return pen;
}

/** Breaks a sentence into lines no wider than given. */
export function wrapped(text: string, size: number, weight: number, width: number): string[] {
	const measure = measuredBy(`${weight} ${size}px ${FONT}`);
	const lines: string[] = [];
	for (const word of text.split(" ")) {
		const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
		if (lines.length > 0 && measure.measureText(longer).width <= width) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
}

/**
 * What the page shows of a drawing, box by box and line by line, as marks of SVG on a light ground: its boxes, borders,
 * texts and inner drawings. A copy is laid out beside the page with the light colours, read, and taken away again.
 */
export function traceDrawing(drawing: HTMLElement): Traced {
	const host = document.createElement("div");
	const copy = drawing.cloneNode(true) as HTMLElement;
	host.append(copy);
	host.setAttribute("aria-hidden", "true");
	for (const [name, colour] of Object.entries(LIGHT_TOKENS)) host.style.setProperty(`--${name}`, colour);
	Object.assign(host.style, {
		position: "absolute",
		top: "0",
		left: "-20000px",
		width: `${Math.max(LEAST_WIDTH, drawing.clientWidth)}px`,
		color: LIGHT_TOKENS.foreground,
		colorScheme: "light",
		fontFamily: FONT,
		forcedColorAdjust: "none",
	});
	document.body.append(host);
	try {
		const frames = [...copy.querySelectorAll<HTMLElement>("*")].filter((element) => element.scrollWidth > 0);
		const widest = Math.max(copy.scrollWidth, ...frames.map((frame) => scrolls(frame) * frame.scrollWidth));
		host.style.width = `${widest}px`;
		const origin = copy.getBoundingClientRect();
		const marks: string[] = [];
		traceElement(copy, origin, Number.POSITIVE_INFINITY, marks);
		return { marks: marks.join("\n"), width: Math.ceil(widest), height: Math.ceil(origin.height) };
	} finally {
		host.remove();
	}
}

const scrolls = (element: HTMLElement): 0 | 1 =>
	/auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth ? 1 : 0;

function traceElement(element: Element, origin: DOMRect, rightEdge: number, marks: string[]): void {
	const style = getComputedStyle(element);
	const box = element.getBoundingClientRect();
	const isCut = style.overflowX === "hidden" || style.overflowX === "clip";
	if (style.display === "none" || style.visibility === "hidden" || Number(style.opacity) === 0) return;
	if (isCut && box.width <= 1 && box.height <= 1) return;
	const [x, y] = [box.left - origin.left, box.top - origin.top];
	traceBox(style, { x, y, width: box.width, height: box.height }, marks);
	if (element instanceof SVGSVGElement) {
		marks.push(inlinedSvg(element, { x: round(x), y: round(y), width: round(box.width), height: round(box.height) }));
		return;
	}
	const edge = isCut ? Math.min(rightEdge, box.right) : rightEdge;
	for (const child of element.childNodes) {
		if (child instanceof Element) traceElement(child, origin, edge, marks);
		else if (child instanceof Text) traceText(child, style, origin, edge, marks);
	}
}

function traceBox(
	style: CSSStyleDeclaration,
	{ x, y, width, height }: { x: number; y: number; width: number; height: number },
	marks: string[],
): void {
	const ground = plainColour(style.backgroundColor);
	if (ground.alpha > 0 && width > 0 && height > 0) {
		const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2);
		const faint = ground.alpha < 1 ? ` fill-opacity="${round(ground.alpha)}"` : "";
		marks.push(
			`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${round(radius)}" fill="${ground.hex}"${faint}/>`,
		);
	}
	const sides = [
		["Top", x, y, x + width, y],
		["Right", x + width, y, x + width, y + height],
		["Bottom", x, y + height, x + width, y + height],
		["Left", x, y, x, y + height],
	] as const;
	for (const [side, x1, y1, x2, y2] of sides) {
		const thick = Number.parseFloat(style[`border${side}Width`]);
		const kind = style[`border${side}Style`];
		const colour = plainColour(style[`border${side}Color`]);
		if (!(thick > 0) || kind === "none" || colour.alpha === 0) continue;
		const dashes = kind === "dotted" ? "1 2" : kind === "dashed" ? "3 2" : null;
		marks.push(
			`<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour.hex}" stroke-opacity="${round(colour.alpha)}" stroke-width="${thick}"${dashes ? ` stroke-dasharray="${dashes}"` : ""}/>`,
		);
	}
}

/** One mark a line: where the page broke the text, the file breaks it too. */
function traceText(node: Text, style: CSSStyleDeclaration, origin: DOMRect, rightEdge: number, marks: string[]): void {
	const range = document.createRange();
	let line: { from: number; to: number; rect: DOMRect; right: number } | null = null;
	const end = () => {
		if (!line) return;
		const { from, to, rect, right } = line;
		let text = node.data.slice(from, to).replace(/\s+/g, " ");
		if (right > rightEdge + 1) {
			const kept = Math.floor((text.length * (rightEdge - rect.left)) / (right - rect.left)) - 1;
			text = kept > 0 ? `${text.slice(0, kept)}…` : "";
		}
		if (text) marks.push(lineMark(text, rect, style, origin));
	};
	for (const word of node.data.matchAll(/\S+/g)) {
		range.setStart(node, word.index);
		range.setEnd(node, word.index + word[0].length);
		const rect = range.getBoundingClientRect();
		if (rect.width === 0) continue;
		if (line && Math.abs(line.rect.top - rect.top) < 2) {
			line.to = word.index + word[0].length;
			line.right = rect.right;
			continue;
		}
		end();
		line = { from: word.index, to: word.index + word[0].length, rect, right: rect.right };
	}
	end();
}

function lineMark(text: string, rect: DOMRect, style: CSSStyleDeclaration, origin: DOMRect): string {
	const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = measuredBy(style.font).measureText(text);
	const fill = plainColour(style.color);
	return textMark({
		text,
		x: rect.left - origin.left,
		y: rect.top - origin.top + (rect.height * above) / (above + below),
		size: Number.parseFloat(style.fontSize),
		weight: style.fontWeight,
		fill: fill.hex,
		opacity: fill.alpha,
		family: style.fontFamily,
	});
}
