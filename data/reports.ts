import "server-only";
import type { Assessment, Facts, HandOver } from "@/engine";
import { chaptersOf } from "@/lib/report-chapters";
import type { ReportAudience, ReportLanguage, ReportLogo, ReportOptions } from "@/lib/report-options";
import { type ReportOrder, reportOptionsOf } from "@/schemas/reports";
import { getAssessment, getHandOver } from "./assessment";
import { recordChange } from "./audit";
import { inOrganization, type Json, rowId } from "./db";
import { newId } from "./new-id";
import { getLogo } from "./organizations";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";
import { getFirmLogo } from "./report-brand";

export interface ReportRow {
	id: string;
	title: string;
	audience: ReportAudience;
	asOf: string;
	createdByName: string;
	createdAt: string;
}

/** Everything a report is made of; the same parts give the same paper. */
export interface FrozenReport {
	title: string;
	facts: Facts;
	assessment: Assessment;
	/** Null in reports of before they were kept; so are the words. */
	figures: HandOver | null;
	catalogue: CatalogueWords | null;
	options: ReportOptions;
	frozenAt: string;
	author: string;
}

/** What the paper prints of the catalogue; `reports` says what stands in it. */
export interface CatalogueWords {
	practices: Record<string, { practice: string; sources: string[] }>;
	sources: Record<string, { title: string; place: string | null; address: string | null }>;
}

const LISTED = 200;

/** Newest first, without the facts and figures they hold. */
export function listReports(context: Context): Promise<ReportRow[]> {
	requirePermission(context, "reports.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.$queryRaw<(Omit<ReportRow, "createdAt"> & { createdAt: Date })[]>`
			SELECT "id", "title", "options"->>'audience' AS "audience", to_char("asOf", 'YYYY-MM-DD') AS "asOf",
				"createdByName", "createdAt"
			FROM "Report" WHERE "organizationId" = ${context.organizationId}::uuid AND "archivedAt" IS NULL
			ORDER BY "createdAt" DESC, "id" DESC LIMIT ${LISTED}`;
		return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() }));
	});
}

export interface ReportHead extends ReportRow {
	language: ReportLanguage;
	engineVersion: string;
	catalogueVersion: string;
	seed: number;
	trials: number;
}

/** One report without what it holds. */
export function getReportRow(context: Context, id: string): Promise<ReportHead> {
	requirePermission(context, "reports.view");
	return inOrganization(context, async (tx) => {
		const row = await tx.report.findFirst({
			where: { organizationId: context.organizationId, id: rowId(id, "report"), archivedAt: null },
			select: {
				...{ id: true, title: true, options: true, asOf: true, seed: true, trials: true },
				...{ engineVersion: true, catalogueVersion: true, createdByName: true, createdAt: true },
			},
		});
		if (!row) throw notFound("report");
		const { options, asOf, createdAt, seed, ...rest } = row;
		const { audience, language } = options as unknown as ReportOptions;
		return {
			...rest,
			audience,
			language,
			seed: Number(seed),
			asOf: asOf.toISOString().slice(0, 10),
			createdAt: createdAt.toISOString(),
		};
	});
}

export function getReport(context: Context, id: string): Promise<FrozenReport> {
	requirePermission(context, "reports.view");
	return inOrganization(context, async (tx) => {
		const row = await tx.report.findFirst({
			where: { organizationId: context.organizationId, id: rowId(id, "report"), archivedAt: null },
			select: FROZEN,
		});
		if (!row) throw notFound("report");
		return frozenFrom(row);
	});
}

export const FROZEN = {
	title: true,
	facts: true,
	assessment: true,
	figures: true,
	words: true,
	options: true,
	createdAt: true,
	createdByName: true,
} as const;

export function frozenFrom(row: {
	title: string;
	facts: unknown;
	assessment: unknown;
	figures: unknown;
	words: unknown;
	options: unknown;
	createdAt: Date;
	createdByName: string;
}): FrozenReport {
	return {
		title: row.title,
		facts: row.facts as Facts,
		assessment: row.assessment as Assessment,
		figures: row.figures as HandOver | null,
		catalogue: row.words as CatalogueWords | null,
		options: row.options as ReportOptions,
		frozenAt: row.createdAt.toISOString(),
		author: row.createdByName,
	};
}

async function logosOf(
	context: Context,
	{ showLogo, showFirmLogo }: ReportOrder,
): Promise<{ logo: ReportLogo | null; firmLogo: ReportLogo | null }> {
	return {
		logo: await logoOf(context, showLogo),
		firmLogo: showFirmLogo ? await getFirmLogo(context) : null,
	};
}

async function logoOf(context: Context, showLogo: boolean): Promise<ReportLogo | null> {
	const logo = showLogo ? await getLogo(context) : null;
	if (!logo || (logo.mediaType !== "image/png" && logo.mediaType !== "image/jpeg")) return null;
	return { mediaType: logo.mediaType, base64: Buffer.from(logo.bytes).toString("base64") };
}

/** Today's report, not kept: what a preview shows. */
export async function draftReport(context: Context, order: ReportOrder): Promise<FrozenReport> {
	requirePermission(context, "reports.view");
	const assessed = await getAssessment(context);
	const { facts, assessment, asOf } = assessed;
	return {
		title: titleOf(assessment, order),
		facts,
		assessment,
		figures: await getHandOver(assessed, chaptersOf(assessment, "engineer")),
		catalogue: null,
		options: reportOptionsOf(order, await logosOf(context, order)),
		frozenAt: `${asOf}T00:00:00.000Z`,
		author: context.userName,
	};
}

function titleOf({ organizationName, asOf }: Assessment, { audience }: ReportOrder): string {
	return `${organizationName}, ${audience === "board" ? "for the board" : "for the engineers"}, ${asOf}`;
}

/** Freezes today's facts, figures and the words of the catalogue with the wishes for their paper. */
export async function createReport(
	context: Context,
	order: ReportOrder,
	words: CatalogueWords,
): Promise<{ id: string }> {
	requirePermission(context, "reports.create");
	const assessed = await getAssessment(context);
	const { facts, assessment, asOf } = assessed;
	const figures = await getHandOver(assessed, chaptersOf(assessment, "engineer"));
	const options = reportOptionsOf(order, await logosOf(context, order));
	const { organizationId } = context;
	const id = newId();
	const title = titleOf(assessment, order);
	return inOrganization(context, async (tx) => {
		await tx.report.create({
			data: {
				id,
				organizationId,
				title,
				facts: facts as unknown as Json,
				assessment: assessment as unknown as Json,
				figures: figures as unknown as Json,
				words: words as unknown as Json,
				asOf: new Date(`${asOf}T00:00:00Z`),
				seed: assessment.seed,
				trials: assessment.trials,
				engineVersion: assessment.engineVersion,
				catalogueVersion: assessment.catalogueVersion,
				options: options as unknown as Json,
				createdById: context.userId,
				createdByName: context.userName,
			},
			select: { id: true },
		});
		await recordChange(tx, context, {
			action: "report.create",
			targetKind: "report",
			targetId: id,
			details: { title, audience: order.audience },
		});
		return { id };
	});
}

export function archiveReport(context: Context, { id }: { id: string }): Promise<void> {
	requirePermission(context, "reports.archive");
	return inOrganization(context, async (tx) => {
		const { count } = await tx.report.updateMany({
			where: { organizationId: context.organizationId, id: rowId(id, "report"), archivedAt: null },
			data: { archivedAt: new Date() },
		});
		if (count === 0) throw notFound("report");
		await recordChange(tx, context, { action: "report.archive", targetKind: "report", targetId: id });
	});
}
