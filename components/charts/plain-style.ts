interface Colour {
	hex: string;
	/** 0 to 1. */
	alpha: number;
}

const known = new Map<string, Colour>();
let dot: CanvasRenderingContext2D | null = null;

/** Any colour a style sheet can say, as the six digits that every program reads, and its opacity. */
export function plainColour(css: string): Colour {
	const before = known.get(css);
	if (before) return before;
	dot ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
	dot.clearRect(0, 0, 1, 1);
	dot.fillStyle = css;
	dot.fillRect(0, 0, 1, 1);
	const [red = 0, green = 0, blue = 0, alpha = 0] = dot.getImageData(0, 0, 1, 1).data;
	const hex = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
	const colour = { hex, alpha: alpha / 255 };
	known.set(css, colour);
	return colour;
}

const PAINTS = ["fill", "stroke"] as const;
const KEPT = [
	"stroke-width",
	"stroke-dasharray",
	"stroke-linecap",
	"stroke-linejoin",
	"opacity",
	"visibility",
] as const;
const KEPT_OF_TEXT = ["font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline"] as const;
/** What only the page understands. */
const DROPPED = /^(class|style|tabindex|role|data-.*|aria-.*|on.*)$/;

/** A copy of a drawing that says itself how it looks, at a place in a larger one. */
export function inlinedSvg(svg: SVGSVGElement, place: { x: number; y: number; width: number; height: number }): string {
	const copy = svg.cloneNode(true) as SVGSVGElement;
	const originals = [svg, ...svg.querySelectorAll("*")];
	const copies = [copy, ...copy.querySelectorAll("*")];
	for (const [index, element] of originals.entries()) {
		const target = copies[index]!;
		const style = getComputedStyle(element);
		if (style.display === "none" && !element.closest("defs")) {
			target.remove();
			continue;
		}
		for (const { name } of [...target.attributes]) if (DROPPED.test(name)) target.removeAttribute(name);
		if (!(element instanceof SVGGraphicsElement) || element.closest("defs")) continue;
		for (const name of PAINTS) {
			const paint = style.getPropertyValue(name);
			const isColour = paint !== "none" && !paint.startsWith("url");
			const { hex, alpha } = isColour ? plainColour(paint) : { hex: paint, alpha: 1 };
			target.setAttribute(name, hex);
			target.setAttribute(`${name}-opacity`, String(alpha * Number(style.getPropertyValue(`${name}-opacity`))));
		}
		for (const name of KEPT) target.setAttribute(name, style.getPropertyValue(name));
		if (element instanceof SVGTextContentElement)
			for (const name of KEPT_OF_TEXT) target.setAttribute(name, style.getPropertyValue(name));
	}
	for (const [name, pixels] of Object.entries(place)) copy.setAttribute(name, String(pixels));
	copy.setAttribute("overflow", "visible");
	return new XMLSerializer().serializeToString(copy);
}
