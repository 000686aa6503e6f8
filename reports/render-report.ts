import { askChild, wakeChild } from "./ask-child";
import type { ReportModel } from "./report-model";

const LIMIT_MILLISECONDS = 60_000;
const LARGE_ROWS = 500;
const CHILD = "render-child.mjs";

export type RenderEngine = "auto" | "native" | "web";

export interface RenderedReport {
	pdf: Uint8Array;
	/** `tagged` where the compiler of the platform cannot certify PDF/UA-1, or would not. */
	conformance: "PDF/UA-1" | "tagged";
	engine: "native" | "web";
	/** Why the paper is less than asked; null when it is not. */
	note: string | null;
}

/** The PDF with what is known of its making. */
export async function renderReportWith(
	model: ReportModel,
	{
		engine = "auto",
		limitMilliseconds = LIMIT_MILLISECONDS,
		signal = null,
	}: { engine?: RenderEngine; limitMilliseconds?: number; signal?: AbortSignal | null } = {},
): Promise<RenderedReport> {
	const isLarge = (model.inventory?.content.rows.length ?? 0) > LARGE_ROWS;
	const answer = await askChild<RenderedReport>(CHILD, { model, engine }, { limitMilliseconds, signal, isLarge });
	if (!answer.ok) throw new Error(`The report could not be set: ${answer.message}`);
	return { pdf: answer.pdf, conformance: answer.conformance, engine: answer.engine, note: answer.note };
}

/** For whoever is about to ask for one. */
export const wakeRenderer = (): void => wakeChild(CHILD);

/** Bytes of the PDF; the same model gives the same bytes. Who asks may go away: then nothing is made. */
export async function renderReport(model: ReportModel, signal: AbortSignal | null = null): Promise<Uint8Array> {
	return (await renderReportWith(model, { signal })).pdf;
}
