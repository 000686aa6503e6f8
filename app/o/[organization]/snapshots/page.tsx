import type { Metadata } from "next";
import Link from "next/link";
import { CompareForm } from "@/components/snapshots/compare-form";
import { KeepToday } from "@/components/snapshots/keep-today";
import { SnapshotTable } from "@/components/snapshots/snapshot-table";
import { Trend } from "@/components/snapshots/trend";
import { hasTrend, type TrendPoint, trendTitle } from "@/components/snapshots/trend-points";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { listSnapshots, type SnapshotSummary, summaryOf } from "@/data/snapshots";
import { formatCount, formatDate } from "@/lib/format";
import { allows } from "@/lib/roles";
import { requireAssessment } from "../assessment";
import { keepSnapshot, removeSnapshot } from "./actions";

export const metadata: Metadata = { title: "Snapshots" };

const pointOf = (
	day: { name: string; asOf: string; engineVersion: string; catalogueVersion: string },
	{ score, low, high, missed, services }: SnapshotSummary,
	isNamed: boolean,
): TrendPoint => {
	const { name, asOf, engineVersion, catalogueVersion } = day;
	return { name, asOf, engineVersion, catalogueVersion, score, low, high, missed, services, isNamed };
};

export default async function SnapshotsPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const { context, assessment, asOf } = await requireAssessment(slug);
	const rows = await listSnapshots(context);
	const points = [
		...rows.toReversed().map((row) => pointOf(row, row.summary, row.week === null)),
		pointOf({ ...assessment, name: "Today" }, summaryOf(assessment), true),
	];
	const keep = allows(context.role, "snapshots.create") ? (
		<KeepToday organization={slug} suggested={formatDate(asOf)} keep={keepSnapshot} />
	) : null;
	if (rows.length === 0)
		return (
			<EmptyState title="No day has been kept yet" actions={keep}>
				A snapshot keeps the facts and figures of a day, so that a year on it can be said what became better, what
				worse, and why. One is kept by itself each week in which somebody opens the overview.
			</EmptyState>
		);
	const named = rows.filter(({ week }) => week === null);
	return (
		<div className="flex flex-col gap-10">
			<PageHeader
				title={`${trendTitle(points)}.`}
				above={<Link href={`/o/${slug}/readiness`}>Readiness</Link>}
				actions={keep}
			>
				{formatCount(named.length, "day")} kept by people, {rows.length - named.length} kept by{" "}
				{rows.length - named.length === 1 ? "itself" : "themselves"}, one a week. Nothing in them can be changed.
			</PageHeader>
			{hasTrend(points) ? <Trend points={points} name="Readiness over time" /> : null}
			<CompareForm slug={slug} days={rows} before={named[0]?.id ?? null} />
			<PageSection title="Kept days" aside="newest first">
				<SnapshotTable
					slug={slug}
					rows={rows}
					archive={allows(context.role, "snapshots.archive") ? removeSnapshot : null}
				/>
			</PageSection>
		</div>
	);
}
