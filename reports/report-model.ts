import type { Assessment, Facts, HandOver, Instant } from "@/engine";
import { contrastRatio, READABLE_CONTRAST } from "@/lib/contrast";
import { type Finding, headlineOf } from "@/lib/finding";
import { type ReportOptions, type ReportSection, sectionNumber } from "@/lib/report-options";
import { LIGHT_TOKENS } from "@/lib/tokens";
import { type CatalogueWords, catalogueWords } from "./catalogue-words";
import { factsFingerprint } from "./facts-fingerprint";
import { type ActionsModel, actionsModel } from "./model-actions";
import { type AssumptionsModel, assumptionsModel } from "./model-assumptions";
import { type InventoryModel, inventoryModel } from "./model-inventory";
import { type MethodModel, methodModel, type SignOffModel, signOffModel } from "./model-method";
import { type PracticesModel, practicesModel } from "./model-practices";
import { type ReadinessModel, readinessModel } from "./model-readiness";
import { type RecoveryModel, recoveryModel } from "./model-recovery";
import { type ServicesModel, servicesModel } from "./model-services";
import { type SummaryModel, summaryModel } from "./model-summary";
import { type TiersModel, tiersModel } from "./model-tiers";
import { withShortNames } from "./short-names";
import { SourceList, type Telling } from "./telling";
import { type Words, wordsFor } from "./words/words";

export interface ReportInput {
	facts: Facts;
	assessment: Assessment;
	/** Null where none were frozen with the assessment. */
	figures: HandOver | null;
	/** Null: the catalogue's words of today. */
	catalogue: CatalogueWords | null;
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
	/** What the template says of its own. `@p` and `@t` stand for the page and the number of pages. */
	paper: { contents: string; page: string; noName: string };
	cover: {
		organization: string;
		kicker: string;
		sentence: string;
		detail: string;
		rows: [string, string][];
		by: string;
		preparedFor: string | null;
		notice: string | null;
		alt: string;
		firmAlt: string;
	};
	logo: { base64: string } | null;
	firmLogo: { base64: string } | null;
	detailed: boolean;
	summary: Section<SummaryModel> | null;
	readiness: Section<ReadinessModel> | null;
	tiers: Section<TiersModel> | null;
	services: Section<ServicesModel> | null;
	recovery: Section<RecoveryModel> | null;
	practices: Section<PracticesModel> | null;
	actions: Section<ActionsModel> | null;
	inventory: Section<InventoryModel> | null;
	assumptions: Section<AssumptionsModel> | null;
	method: Section<MethodModel> | null;
	signOff: Section<SignOffModel> | null;
}

function accentOf(colour: string | null, { t }: Words): { accent: string; notice: string | null } {
	if (colour === null) return { accent: LIGHT_TOKENS.accent, notice: null };
	if (contrastRatio(colour, LIGHT_TOKENS.background) >= READABLE_CONTRAST) return { accent: colour, notice: null };
	return { accent: LIGHT_TOKENS.accent, notice: t("cover.paleColour", { colour }) };
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

/** The page's own sentence, in the language of the paper. */
function findingIn(finding: Finding, { say }: Words): Finding {
	return { ...finding, text: say(finding.sentence), detail: finding.details.map(say).join(" · ") };
}

function sectionsOf(telling: Telling, finding: Finding, chosen: readonly ReportSection[], author: string) {
	const { t } = telling.words;
	const section = <T>(id: ReportSection, content: () => T): Section<T> | null =>
		chosen.includes(id) ? { number: sectionNumber(id), heading: t(`sections.${id}`), content: content() } : null;
	// Sources are numbered in the order they are met, so the sections are made in the order they are read.
	return {
		summary: section("summary", () => summaryModel(telling, finding)),
		readiness: section("readiness", () => readinessModel(telling)),
		tiers: section("tiers", () => tiersModel(telling)),
		services: section("services", () => servicesModel(telling)),
		recovery: section("recovery", () => recoveryModel(telling)),
		practices: section("practices", () => practicesModel(telling)),
		actions: section("actions", () => actionsModel(telling)),
		inventory: section("inventory", () => inventoryModel(telling.facts, telling.words)),
		assumptions: section("assumptions", () => assumptionsModel(telling)),
		method: section("method", () => methodModel(telling)),
		signOff: section("sign-off", () => signOffModel(author, telling)),
	};
}

/**
 * The report as data: pure, so that a frozen assessment gives the same paper for ever. Figures are worded as on the screen,
 * and the opening sentence is the screen's, in the words of the reader's language.
 */
export function buildReportModel(
	{ options, frozenAt, author, figures, catalogue, ...frozen }: ReportInput,
	words = wordsFor(options.language),
): ReportModel {
	const { facts, assessment } = withShortNames(frozen.facts, frozen.assessment);
	const { t, f } = words;
	const { brand } = options;
	const { accent, notice } = accentOf(brand.colour, words);
	const detailed = options.audience === "engineer";
	const told = catalogue ?? catalogueWords();
	const sources = new SourceList(told.sources);
	const telling = { facts, assessment, figures, catalogue: told, words, sources, detailed };
	const finding = findingIn(headlineOf(assessment), words);
	const { name, timeZone } = facts.organization;
	const notices = [notice, words.language === "en" ? null : t("cover.partLanguage")].filter((line) => line !== null);
	return {
		document: {
			title: t("cover.title", { name }),
			author: brand.firm ?? author,
			language: words.language,
			paper: options.paper,
			description: finding.text,
			frozen: frozenParts(frozenAt),
		},
		colours: { ...LIGHT_TOKENS, accent },
		footer: { left: brand.footer ?? brand.firm ?? name, confidentiality: brand.confidentiality },
		paper: {
			contents: t("paper.contents"),
			page: t("paper.page", { page: "@p", pages: "@t" }),
			noName: t("cover.noName"),
		},
		cover: {
			organization: brand.client ?? name,
			kicker: t(detailed ? "cover.forEngineers" : "cover.forBoard"),
			sentence: finding.text,
			detail: finding.detail,
			by: t("cover.by"),
			preparedFor: brand.firm,
			notice: notices.length > 0 ? notices.join(" ") : null,
			alt: t("cover.logoOf", { name: brand.client ?? name }),
			firmAlt: t("cover.logoOf", { name: brand.firm ?? author }),
			rows: [
				[t("cover.asOf"), f.date(assessment.asOf)],
				[t("cover.frozen"), f.instant(frozenAt, timeZone)],
				[t("cover.preparedBy"), brand.firm ? t("cover.authorOfFirm", { author, firm: brand.firm }) : author],
				[
					t("cover.versions"),
					t("cover.both", { first: assessment.engineVersion, second: assessment.catalogueVersion }),
				],
				[t("cover.trials"), t("cover.both", { first: f.number(assessment.trials), second: String(assessment.seed) })],
				[t("cover.fingerprint"), factsFingerprint(frozen.facts)],
			],
		},
		logo: brand.logo ? { base64: brand.logo.base64 } : null,
		firmLogo: brand.firmLogo ? { base64: brand.firmLogo.base64 } : null,
		detailed,
		...sectionsOf(telling, finding, options.sections, author),
	};
}
