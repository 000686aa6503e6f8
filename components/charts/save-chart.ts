import { LIGHT_TOKENS } from "@/lib/tokens";
import { chartCsv } from "./chart-csv";
import type { ChartToSave } from "./chart-data";
import { escaped, textMark, traceDrawing, wrapped } from "./trace-drawing";

export const CHART_FORMATS = ["png", "svg", "csv"] as const;
export type ChartFormat = (typeof CHART_FORMATS)[number];

const MARGIN = 24;
const PIXEL_RATIO = 2;

interface Sheet {
	svg: string;
	width: number;
	height: number;
}

/** Title, drawing and sentence on one light sheet that needs nothing from the page it came from. */
export function chartSheet({ title, unit, summary }: ChartToSave, drawing: HTMLElement): Sheet {
	const traced = traceDrawing(drawing);
	const width = Math.ceil(traced.width + 2 * MARGIN);
	const marks: string[] = [];
	let y = MARGIN;
	const write = (text: string, size: number, weight: number, fill: string) => {
		for (const line of wrapped(text, size, weight, traced.width)) {
			y += size * 1.4;
			marks.push(textMark({ text: line, x: MARGIN, y: y - size * 0.35, size, weight, fill }));
		}
	};
	write(title, 16, 600, LIGHT_TOKENS.foreground);
	write(`Unit: ${unit}`, 12, 400, LIGHT_TOKENS["muted-foreground"]);
	y += 12;
	marks.push(`<g transform="translate(${MARGIN} ${y})">${traced.marks}</g>`);
	y += traced.height + 8;
	write(summary, 12, 400, LIGHT_TOKENS["muted-foreground"]);
	const height = Math.ceil(y + MARGIN);
	const svg = [
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="chart-title chart-description">`,
		`<title id="chart-title">${escaped(title)}</title><desc id="chart-description">${escaped(`${summary} Unit: ${unit}.`)}</desc>`,
		`<rect width="${width}" height="${height}" fill="${LIGHT_TOKENS.background}"/>`,
		...marks,
		"</svg>",
	].join("\n");
	return { svg, width, height };
}

async function pictureOf({ svg, width, height }: Sheet): Promise<Blob> {
	const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
	try {
		const image = new Image(width, height);
		image.src = address;
		await image.decode();
		const canvas = document.createElement("canvas");
		canvas.width = width * PIXEL_RATIO;
		canvas.height = height * PIXEL_RATIO;
		canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise((settle, fail) =>
			canvas.toBlob((blob) => (blob ? settle(blob) : fail(new Error("no picture came of the drawing"))), "image/png"),
		);
	} finally {
		URL.revokeObjectURL(address);
	}
}

async function blobOf(format: ChartFormat, chart: ChartToSave, drawing: HTMLElement): Promise<Blob> {
	if (format === "csv") return new Blob([chartCsv(chart.data)], { type: "text/csv;charset=utf-8" });
	const sheet = chartSheet(chart, drawing);
	return format === "svg" ? new Blob([sheet.svg], { type: "image/svg+xml" }) : pictureOf(sheet);
}

function fileName(name: string, format: ChartFormat): string {
	const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["chart"];
	return `${words.join("-").slice(0, 80)}.${format}`;
}

/** Hands the chart to the browser as a file; nothing leaves the machine. */
export async function saveChart(format: ChartFormat, chart: ChartToSave, drawing: HTMLElement): Promise<void> {
	const address = URL.createObjectURL(await blobOf(format, chart, drawing));
	const link = document.createElement("a");
	link.href = address;
	link.download = fileName(chart.name, format);
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
