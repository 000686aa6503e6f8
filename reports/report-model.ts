import type { Assessment, Facts, Instant } from "@/engine";
import { contrastRatio, READABLE_CONTRAST } from "@/lib/contrast";
import { headlineOf } from "@/lib/finding";
import { formatDate, formatInstant } from "@/lib/format";
import { type ReportOptions, type ReportSection, SECTION_LABELS, sectionNumber } from "@/lib/report-options";
import { LIGHT_TOKENS } from "@/lib/tokens";
import { factsFingerprint } from "./facts-fingerprint";
import { type ActionsModel, actionsModel } from "./model-actions";
import { type AssumptionsModel, assumptionsModel, SourceList } from "./model-assumptions";
import { type InventoryModel, inventoryModel } from "./model-inventory";
import { type MethodModel, methodModel } from "./model-method";
import { type PracticesModel, practicesModel } from "./model-practices";
import { type ReadinessModel, readinessModel } from "./model-readiness";
import { type ServicesModel, servicesModel } from "./model-services";
import { type SummaryModel, summaryModel } from "./model-summary";
import { type TiersModel, tiersModel } from "./model-tiers";
import { withShortNames } from "./short-names";

export interface ReportInput {
	facts: Facts;
	assessment: Assessment;
	options: ReportOptions;
	/** When the figures were frozen; the report carries no other date. */
	frozenAt: Instant;
	author: string;
}

export interface Section<T> {
	number: number;
	heading: string;
	content: T;
}

/** Everything the paper says, already in words and figures; the template only sets it. */
export interface ReportModel {
	document: {
		title: string;
		author: string;
		language: string;
		paper: string;
		description: string;
		/** UTC, so that the same report carries the same moment everywhere. */
		frozen: { year: number; month: number; day: number; hour: number; minute: number; second: number };
	};
	colours: Record<string, string>;
	footer: { left: string; confidentiality: string | null };
	cover: {
		organization: string;
		kicker: string;
		sentence: string;
		detail: string;
		rows: [string, string][];
		preparedFor: string | null;
		notice: string | null;
		alt: string;
	};
	logo: { base64: string } | null;
	detailed: boolean;
	summary: Section<SummaryModel> | null;
	readiness: Section<ReadinessModel> | null;
	tiers: Section<TiersModel> | null;
	services: Section<ServicesModel> | null;
	practices: Section<PracticesModel> | null;
	actions: Section<ActionsModel> | null;
	inventory: Section<InventoryModel> | null;
	assumptions: Section<AssumptionsModel> | null;
	method: Section<MethodModel> | null;
	signOff: Section<{ rows: string[][]; statement: string }> | null;
}

function accentOf(colour: string | null): { accent: string; notice: string | null } {
	if (colour === null) return { accent: LIGHT_TOKENS.accent, notice: null };
	if (contrastRatio(colour, LIGHT_TOKENS.background) >= READABLE_CONTRAST) return { accent: colour, notice: null };
	return {
		accent: LIGHT_TOKENS.accent,
		notice: `The brand colour ${colour} does not read on white paper; the usual accent stands in for it.`,
	};
}

function frozenParts(instant: Instant): ReportModel["document"]["frozen"] {
	const date = new Date(instant);
	if (Number.isNaN(date.getTime())) throw new RangeError(`frozenAt is no instant: ${instant}`);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
		hour: date.getUTCHours(),
		minute: date.getUTCMinutes(),
		second: date.getUTCSeconds(),
	};
}

function signOff(author: string): { rows: string[][]; statement: string } {
	return {
		statement:
			"Signing says that the facts in this report were checked against what stands in the rooms, that the assumptions were read, and that the actions were accepted or refused with a reason.",
		rows: [
			["Prepared by", author],
			["Facts checked by", ""],
			["Accepted by", ""],
		],
	};
}

/**
 * The report as data: pure, so that a frozen assessment gives the same paper for ever. Figures are worded by `lib/format`
 * and the opening sentence by `lib/finding`, as on the screen.
 */
export function buildReportModel({ options, frozenAt, author, ...frozen }: ReportInput): ReportModel {
	const { facts, assessment } = withShortNames(frozen.facts, frozen.assessment);
	const { brand } = options;
	const { accent, notice } = accentOf(brand.colour);
	const detailed = options.audience === "engineer";
	const sources = new SourceList();
	const finding = headlineOf(assessment);
	const { name, timeZone } = facts.organization;
	const section = <T>(id: ReportSection, content: () => T): Section<T> | null =>
		options.sections.includes(id)
			? { number: sectionNumber(id), heading: SECTION_LABELS[id], content: content() }
			: null;

	// Sources are numbered in the order they are met, so the sections are made in the order they are read.
	const model = {
		summary: section("summary", () => summaryModel(facts, assessment, finding)),
		readiness: section("readiness", () => readinessModel(assessment)),
		tiers: section("tiers", () => tiersModel(facts, assessment, sources)),
		services: section("services", () => servicesModel(facts, assessment, sources, detailed)),
		practices: section("practices", () => practicesModel(facts, assessment, sources, detailed)),
		actions: section("actions", () => actionsModel(facts, assessment)),
		inventory: section("inventory", () => inventoryModel(facts)),
		assumptions: section("assumptions", () => assumptionsModel(assessment, sources)),
		method: section("method", () => methodModel(assessment)),
		signOff: section("sign-off", () => signOff(author)),
	};

	return {
		document: {
			title: `Disaster readiness of ${name}`,
			author: brand.firm ?? author,
			language: options.language,
			paper: options.paper,
			description: finding.text,
			frozen: frozenParts(frozenAt),
		},
		colours: { ...LIGHT_TOKENS, accent },
		footer: { left: brand.footer ?? brand.firm ?? name, confidentiality: brand.confidentiality },
		cover: {
			organization: brand.client ?? name,
			kicker: detailed ? "Disaster readiness, for the engineers" : "Disaster readiness, for the board",
			sentence: finding.text,
			detail: finding.detail,
			preparedFor: brand.firm,
			notice,
			alt: `Logo of ${brand.firm ?? brand.client ?? name}`,
			rows: [
				["As of", formatDate(assessment.asOf)],
				["Frozen", formatInstant(frozenAt, timeZone)],
				["Prepared by", brand.firm ? `${author}, ${brand.firm}` : author],
				["Engine and catalogue", `${assessment.engineVersion} and ${assessment.catalogueVersion}`],
				["Trials and seed", `${assessment.trials.toLocaleString("en-GB")} and ${assessment.seed}`],
				["Fingerprint of the facts", factsFingerprint(frozen.facts)],
			],
		},
		logo: brand.logo ? { base64: brand.logo.base64 } : null,
		detailed,
		...model,
	};
}
