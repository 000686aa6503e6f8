import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CompareForm } from "@/components/snapshots/compare-form";
import { comparisonSentence } from "@/components/snapshots/comparison-sentence";
import { ComparisonView } from "@/components/snapshots/comparison-view";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { orNotFound } from "@/data/or-not-found";
import { type ComparedDay, getComparison } from "@/data/snapshot-comparisons";
import { listSnapshots } from "@/data/snapshots";
import { formatDate } from "@/lib/format";

export const metadata: Metadata = { title: "Compare two days" };

interface CompareRoute {
	params: Promise<{ organization: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const text = (value: string | string[] | undefined): string | null =>
	typeof value === "string" && value !== "" ? value : null;

export default async function ComparePage({ params, searchParams }: CompareRoute) {
	const slug = (await params).organization;
	const query = await searchParams;
	const context = await requireContext(slug);
	const [beforeId, afterId] = [text(query.before), text(query.after)];
	if (beforeId === null) redirect(`/o/${slug}/snapshots`);
	const { before, after, comparison } = await orNotFound(getComparison(context, beforeId, afterId));
	const days = await listSnapshots(context);
	const made = (day: ComparedDay) =>
		`${day.name}, ${formatDate(day.asOf)} (engine ${day.engineVersion}, catalogue ${day.catalogueVersion})`;
	return (
		<div className="flex flex-col gap-10">
			<PageHeader
				title={comparisonSentence(comparison.score, before, after)}
				above={<Link href={`/o/${slug}/snapshots`}>Snapshots</Link>}
			>
				{made(before)} against {made(after)}.
			</PageHeader>
			<CompareForm slug={slug} days={days} before={beforeId} after={afterId} />
			<ComparisonView slug={slug} comparison={comparison} />
		</div>
	);
}
