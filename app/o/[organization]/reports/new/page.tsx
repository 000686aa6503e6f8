import type { Metadata } from "next";
import Link from "next/link";
import { ReportBuilder } from "@/components/reports/report-builder";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { getOrganization } from "@/data/organizations";
import { SECTIONS_FOR } from "@/lib/report-options";
import { allows } from "@/lib/roles";
import { freezeReport } from "../actions";

export const metadata: Metadata = { title: "New report" };

export default async function NewReportPage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const { hasLogo } = await getOrganization(context);
	const slug = context.organizationSlug;
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title="Who will read it?"
				above={
					<Link className="link" href={`/o/${slug}/reports`}>
						Reports
					</Link>
				}
			>
				The paper says what the pages say, with the same figures.
			</PageHeader>
			<ReportBuilder
				organization={slug}
				hasLogo={hasLogo}
				freeze={allows(context.role, "reports.create") ? freezeReport : null}
				initial={{
					language: "en",
					paper: context.country === "US" || context.country === "CA" ? "us-letter" : "a4",
					audience: "board",
					sections: [...SECTIONS_FOR.board],
					firm: "",
					client: "",
					colour: "",
					footer: "",
					confidentiality: "",
					showLogo: hasLogo,
				}}
			/>
		</div>
	);
}
