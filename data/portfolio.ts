import "server-only";
import { compareNames } from "@/lib/by-name";
import { findingOf, HEADLINE_SCENARIO, rankServices } from "@/lib/finding";
import { overdueOf } from "@/lib/maintenance";
import type { Role } from "@/lib/roles";
import { getAssessment, todayIn } from "./assessment";
import { costAtRiskOf } from "./cost-at-risk";
import { inOrganization } from "./db";
import { listMaintenance } from "./maintenance";
import { getMoment } from "./moment";
import { type Context, requirePermission, type SignedIn } from "./permission";
import { remember } from "./remember";
import { listSeats } from "./seats";

/** What is known of an organisation before it is assessed. */
export interface PortfolioOrganization {
	slug: string;
	name: string;
	role: Role;
	isSample: boolean;
	isArchived: boolean;
	firmName: string | null;
	isFavourite: boolean;
	openedAt: string | null;
}

export interface PortfolioFigures {
	sentence: string;
	score: number;
	low: number;
	high: number;
	services: number;
	missed: number;
	/** The service furthest over its target when a server is lost; null when none misses. */
	worst: { name: string; overMinutes: number } | null;
	currency: string;
	cost: { mean: number | null; low: number | null; high: number | null };
	overdue: number;
	lastSnapshot: { name: string; asOf: string } | null;
	lastActivityAt: string | null;
}

/** Everything this person can open, and what is archived of it; nothing at all while presenting. */
export async function listPortfolio(user: SignedIn): Promise<PortfolioOrganization[]> {
	if (user.presentingId) return [];
	return (await listSeats(user.userId))
		.map(({ slug, name, role, isSample, archivedAt, firm, isFavourite, openedAt }) => ({
			...{ slug, name, role, isSample, isFavourite, isArchived: archivedAt !== null },
			...{ firmName: firm?.name ?? null, openedAt: openedAt?.toISOString() ?? null },
		}))
		.sort((one, other) => compareNames(one.name, other.name));
}

const figures = remember<PortfolioFigures>(2000);

/** One row's figures: kept until anything is written in the organisation, or the day ends there. */
export async function getPortfolioFigures(context: Context): Promise<PortfolioFigures> {
	requirePermission(context, "facts.view");
	const { lastEntry, lastEntryAt } = await getMoment(context);
	const key = `${context.organizationId} ${lastEntry} ${todayIn(context.timeZone)}`;
	return figures(key, () => computeFigures(context, lastEntryAt));
}

async function computeFigures(context: Context, lastAt: Date | null): Promise<PortfolioFigures> {
	const assessed = await getAssessment(context);
	const { readiness } = assessed.assessment;
	const finding = findingOf(assessed.assessment, HEADLINE_SCENARIO);
	const [first] = rankServices(assessed.assessment, HEADLINE_SCENARIO);
	const { mean, low, high } = costAtRiskOf(assessed);
	const snapshot = await inOrganization(context, (tx) =>
		tx.snapshot.findFirst({
			where: { organizationId: context.organizationId, archivedAt: null, week: null },
			orderBy: { createdAt: "desc" },
			select: { name: true, asOf: true },
		}),
	);
	const misses = first?.scenario.restoreVerdict === "missed";
	return {
		sentence: finding.text,
		...{ score: readiness.score, low: readiness.low, high: readiness.high },
		...{ services: finding.services, missed: finding.missed },
		worst: misses
			? {
					name: first.service.name,
					overMinutes: first.scenario.restore.p50 - (first.scenario.restoreTargetMinutes ?? 0),
				}
			: null,
		currency: context.currency,
		cost: { mean, low, high },
		overdue: overdueOf(await listMaintenance(context, assessed.asOf, assessed.facts)).length,
		lastSnapshot: snapshot && { name: snapshot.name, asOf: snapshot.asOf.toISOString().slice(0, 10) },
		lastActivityAt: lastAt?.toISOString() ?? null,
	};
}
