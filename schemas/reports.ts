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
});

export type ReportDraft = z.input<typeof ReportForm>;
export type ReportOrder = z.output<typeof ReportForm>;

export function reportOptionsOf(
	{ showLogo: _, language, paper, audience, sections, ...brand }: ReportOrder,
	logo: ReportOptions["brand"]["logo"],
): ReportOptions {
	return { language, paper, audience, sections, brand: { ...brand, logo } };
}

export const ReportArchive = z.strictObject({ id });
