import type { Metadata } from "next";
import Link from "next/link";
import { ReportHistory } from "@/components/reports/report-history";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { listReports } from "@/data/reports";
import { formatCount } from "@/lib/format";
import { allows } from "@/lib/roles";
import { removeReport } from "./actions";

export const metadata: Metadata = { title: "Reports" };

export default async function ReportsPage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const reports = await listReports(context);
	const place = `/o/${context.organizationSlug}/reports`;
	const make = (
		<Button asChild variant="primary">
			<Link href={`${place}/new`}>
				{allows(context.role, "reports.create") ? "New report" : "Look at today's report"}
			</Link>
		</Button>
	);
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title={
					reports.length === 0
						? "No report has been frozen yet"
						: `${formatCount(reports.length, "report")} to hand over`
				}
				actions={reports.length > 0 ? make : null}
			>
				A report keeps the facts, the seed and the figures of its day, and gives the same pages whenever it is opened.
			</PageHeader>
			<ReportHistory
				organization={context.organizationSlug}
				timeZone={context.timeZone}
				reports={reports}
				make={make}
				archive={allows(context.role, "reports.archive") ? removeReport : null}
			/>
		</div>
	);
}
