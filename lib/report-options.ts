/** What a report may be asked for; the builder, the store and the paper read the same names. */
export const REPORT_SECTIONS = [
	"summary",
	"readiness",
	"tiers",
	"services",
	"recovery",
	"practices",
	"actions",
	"inventory",
	"assumptions",
	"method",
	"sign-off",
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

export const SECTION_LABELS: Record<ReportSection, string> = {
	summary: "Summary",
	readiness: "Readiness",
	tiers: "Documented and estimated times",
	services: "Services",
	recovery: "Order of return after a site is lost",
	practices: "Practices by layer",
	actions: "What to do first",
	inventory: "Inventory",
	assumptions: "Assumptions and sources",
	method: "Method",
	"sign-off": "Sign-off",
};

/** A section keeps its number whichever others are chosen, so that two readers can speak of the same paragraph. */
export function sectionNumber(section: ReportSection): number {
	return REPORT_SECTIONS.indexOf(section) + 1;
}

export const REPORT_AUDIENCES = ["board", "engineer"] as const;
export type ReportAudience = (typeof REPORT_AUDIENCES)[number];

export const AUDIENCE_LABELS: Record<ReportAudience, string> = {
	board: "Board: hours, money, the next three decisions",
	engineer: "Engineers: phases, formulas, evidence, inventory",
};

export const SECTIONS_FOR: Record<ReportAudience, readonly ReportSection[]> = {
	board: REPORT_SECTIONS.filter((section) => section !== "inventory"),
	engineer: REPORT_SECTIONS,
};

export const REPORT_PAPERS = ["a4", "us-letter"] as const;
export type ReportPaper = (typeof REPORT_PAPERS)[number];
export const PAPER_LABELS: Record<ReportPaper, string> = { a4: "A4", "us-letter": "US Letter" };

export const REPORT_LANGUAGES = ["en", "hi"] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];
export const LANGUAGE_LABELS: Record<ReportLanguage, string> = { en: "English", hi: "हिन्दी (Hindi)" };

export interface ReportLogo {
	mediaType: "image/png" | "image/jpeg";
	base64: string;
}

export interface ReportBrand {
	/** Who wrote the report, when that is not the organisation itself. */
	firm: string | null;
	client: string | null;
	/** `#rrggbb`; used where it reads on white, else the product's own accent. */
	colour: string | null;
	footer: string | null;
	confidentiality: string | null;
	/** The organisation's own. */
	logo: ReportLogo | null;
	/** Of the firm that wrote the report; absent in reports of before there was one. */
	firmLogo?: ReportLogo | null;
}

export const NO_BRAND: ReportBrand = {
	firm: null,
	client: null,
	colour: null,
	footer: null,
	confidentiality: null,
	logo: null,
	firmLogo: null,
};

export interface ReportOptions {
	language: ReportLanguage;
	paper: ReportPaper;
	audience: ReportAudience;
	sections: ReportSection[];
	brand: ReportBrand;
}

export function defaultReportOptions(audience: ReportAudience): ReportOptions {
	return { language: "en", paper: "a4", audience, sections: [...SECTIONS_FOR[audience]], brand: NO_BRAND };
}
