import { z } from "zod";
import {
	REPORT_AUDIENCES,
	REPORT_LANGUAGES,
	REPORT_PAPERS,
	REPORT_SECTIONS,
	type ReportOptions,
	type ReportSection,
} from "@/lib/report-options";
import { id } from "./typed-text";

const words = (maximum: number) =>
	z
		.string()
		.trim()
		.max(maximum, `At most ${maximum} characters`)
		.transform((text) => (text === "" ? null : text));

/** What the builder sends. The logo is the organisation's own and is fetched where the report is frozen. */
export const ReportForm = z.strictObject({
	language: z.enum(REPORT_LANGUAGES),
	paper: z.enum(REPORT_PAPERS, "Choose A4 or Letter"),
	audience: z.enum(REPORT_AUDIENCES, "Choose who will read it"),
	sections: z
		.array(z.enum(REPORT_SECTIONS))
		.min(1, "Choose at least one section")
		.transform((chosen): ReportSection[] => REPORT_SECTIONS.filter((section) => chosen.includes(section))),
	firm: words(120),
	client: words(120),
	colour: z
		.string()
		.trim()
		.toLowerCase()
		.regex(/^(#[0-9a-f]{6})?$/, "Write a colour like #1c3f8a")
		.transform((text) => (text === "" ? null : text)),
	footer: words(120),
	confidentiality: words(80),
	showLogo: z.boolean(),
	showFirmLogo: z.boolean(),
});

export type ReportDraft = z.input<typeof ReportForm>;
export type ReportOrder = z.output<typeof ReportForm>;

export function reportOptionsOf(
	{ showLogo: _, showFirmLogo: _firm, language, paper, audience, sections, ...brand }: ReportOrder,
	logos: Pick<ReportOptions["brand"], "logo" | "firmLogo">,
): ReportOptions {
	return { language, paper, audience, sections, brand: { ...brand, ...logos } };
}

const kept = z.string().max(120).nullable();

/** What of a brand is remembered for the next report. */
export const reportBrandKept = z.object({
	firm: kept,
	client: kept,
	colour: kept,
	footer: kept,
	confidentiality: kept,
	language: z.enum(REPORT_LANGUAGES),
	paper: z.enum(REPORT_PAPERS).nullable(),
});
export type ReportBrandKept = z.output<typeof reportBrandKept>;

export const NO_KEPT_BRAND: ReportBrandKept = {
	firm: null,
	client: null,
	colour: null,
	footer: null,
	confidentiality: null,
	language: "en",
	paper: null,
};

export const ReportArchive = z.strictObject({ id });
