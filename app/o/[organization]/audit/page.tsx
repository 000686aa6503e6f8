import type { Metadata } from "next";
import { AuditFilterForm } from "@/components/audit/audit-filter-form";
import { AuditTable } from "@/components/audit/audit-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listAuditChoices, listAuditEntries, verifyAudit } from "@/data/audit";
import { requireContext } from "@/data/context";
import { orRefused } from "@/data/or-not-found";
import { formatCount, formatInstant } from "@/lib/format";
import { auditQuery } from "@/schemas/accounts";

export const metadata: Metadata = { title: "Audit log" };

interface AuditRoute {
	params: Promise<{ organization: string }>;
	searchParams: Promise<Record<string, string | string[]>>;
}

export default async function AuditPage({ params, searchParams }: AuditRoute) {
	const slug = (await params).organization;
	const context = await requireContext(slug);
	const filter = auditQuery.parse(await searchParams);
	const found = await orRefused(() =>
		Promise.all([listAuditEntries(context, filter), listAuditChoices(context), verifyAudit(context)]),
	);
	if ("refusal" in found)
		return <PageHeader title="The audit log is for owners and administrators.">{found.refusal}</PageHeader>;
	const [entries, choices, chain] = found.value;
	const isWhole = chain.firstBroken === null;
	const here = `/o/${slug}/audit`;
	const query = new URLSearchParams(
		Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
	);
	const withoutPage = new URLSearchParams(query);
	withoutPage.delete("before");
	const last = entries.at(-1);
	return (
		<div className="flex flex-col gap-8">
			<PageHeader
				title={
					isWhole
						? `${formatCount(chain.entries, "entry", "entries")}, and none was changed.`
						: `Somebody changed the log: entry ${chain.firstBroken} is not what was written.`
				}
				above={
					<a href={`/o/${slug}/settings`} className="link">
						Settings
					</a>
				}
			>
				Each entry carries the hash of the one before it; all of them were just checked. Head of the chain:{" "}
				<span className="font-mono text-xs break-all">{chain.head ?? "none yet"}</span>
			</PageHeader>
			<AuditFilterForm action={here} filter={filter} choices={choices} exportQuery={withoutPage.toString()} />
			{entries.length > 0 ? (
				<AuditTable entries={entries.map((entry) => ({ ...entry, at: formatInstant(entry.at, context.timeZone) }))} />
			) : (
				<EmptyState title="No entry fits">Widen the dates, or choose everybody and everything.</EmptyState>
			)}
			<nav aria-label="Pages of the log" className="flex gap-4">
				{filter.before !== undefined ? (
					<a className="link" href={`${here}?${withoutPage}`}>
						Newest
					</a>
				) : null}
				{last && last.sequence > 1 && entries.length === 100 ? (
					<a className="link" href={`${here}?${olderOf(withoutPage, last.sequence)}`}>
						Older
					</a>
				) : null}
			</nav>
		</div>
	);
}

function olderOf(query: URLSearchParams, before: number): URLSearchParams {
	const older = new URLSearchParams(query);
	older.set("before", String(before));
	return older;
}
