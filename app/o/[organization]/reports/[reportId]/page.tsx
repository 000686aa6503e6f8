import type { Metadata } from "next";
import Link from "next/link";
import { DownloadPdf } from "@/components/reports/download-pdf";
import { shareLines } from "@/components/reports/share-lines";
import { ShareLinks } from "@/components/reports/share-links";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { orNotFound } from "@/data/or-not-found";
import { getReportRow } from "@/data/reports";
import { listShareLinks } from "@/data/share-links";
import { formatDate, formatInstant, formatNumber } from "@/lib/format";
import { AUDIENCE_LABELS, LANGUAGE_LABELS } from "@/lib/report-options";
import { allows } from "@/lib/roles";
import { fetchLooks, shareThing, takeBackLink } from "../actions";
import { REPORT_FILES } from "../report-files";

export const metadata: Metadata = { title: "Report" };

interface ReportRoute {
	params: Promise<{ organization: string; reportId: string }>;
}

export default async function ReportPage({ params }: ReportRoute) {
	const { organization, reportId } = await params;
	const context = await requireContext(organization);
	const [report, links] = await orNotFound(
		Promise.all([getReportRow(context, reportId), listShareLinks(context, { reportId })]),
	);
	const slug = context.organizationSlug;
	const place = `/o/${slug}/reports`;
	const mayShare = allows(context.role, "reports.create");
	const open = links.filter(({ state }) => state === "open").length;
	const readers =
		open === 0 ? "nobody outside can read it" : `${open === 1 ? "one link leads" : `${open} links lead`} to it`;
	return (
		<div className="flex flex-col gap-8">
			<PageHeader
				title={`${report.title}: ${readers}`}
				above={
					<Link className="link" href={place}>
						Reports
					</Link>
				}
				actions={<DownloadPdf href={`${place}/${reportId}/pdf`} />}
			>
				{AUDIENCE_LABELS[report.audience]}, in {LANGUAGE_LABELS[report.language]}. Figures of {formatDate(report.asOf)},
				frozen {formatInstant(report.createdAt, context.timeZone)} by {report.createdByName}; engine{" "}
				{report.engineVersion}, catalogue {report.catalogueVersion}, {formatNumber(report.trials)} trials, seed{" "}
				{report.seed}. It comes out the same to the last byte each time.
			</PageHeader>
			<PageSection title="The same figures in other files">
				<ul className="flex flex-wrap gap-x-6 gap-y-2">
					{REPORT_FILES.filter(({ segment }) => segment !== "pdf").map(({ segment, label, hint }) => (
						<li key={segment}>
							<a className="link" href={`${place}/${reportId}/${segment}`} download>
								{label}
							</a>{" "}
							<span className="text-muted-foreground">{hint}</span>
						</li>
					))}
				</ul>
			</PageSection>
			<PageSection title="Shared with" aside="read only; each link can be taken back">
				<ShareLinks
					called="report"
					links={shareLines(links, context.timeZone)}
					share={mayShare ? shareThing.bind(null, slug, { reportId }) : null}
					revoke={mayShare ? takeBackLink.bind(null, slug) : null}
					fetchLooks={fetchLooks.bind(null, slug)}
				/>
			</PageSection>
		</div>
	);
}
