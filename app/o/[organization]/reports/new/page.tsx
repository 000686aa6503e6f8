import type { Metadata } from "next";
import Link from "next/link";
import { ReportBuilder } from "@/components/reports/report-builder";
import { LogoForm } from "@/components/settings/logo-form";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { getOrganization } from "@/data/organizations";
import { getReportBrand } from "@/data/report-brand";
import { SECTIONS_FOR } from "@/lib/report-options";
import { allows } from "@/lib/roles";
import { wakeRenderer } from "@/reports/render-report";
import { freezeReport, removeReport, saveFirmLogo } from "../actions";

export const metadata: Metadata = { title: "New report" };

export default async function NewReportPage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const [{ hasLogo }, { hasFirmLogo, paper, language, ...brand }] = await Promise.all([
		getOrganization(context),
		getReportBrand(context),
	]);
	// A preview or a report is asked for next: by then the renderer has its fonts open.
	wakeRenderer();
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
				takeBack={allows(context.role, "reports.archive") ? removeReport : null}
				freeze={allows(context.role, "reports.create") ? freezeReport : null}
				hasFirmLogo={hasFirmLogo}
				linkedFirm={context.firm?.name ?? null}
				initial={{
					language,
					paper: paper ?? (context.country === "US" || context.country === "CA" ? "us-letter" : "a4"),
					audience: "board",
					sections: [...SECTIONS_FOR.board],
					firm: brand.firm ?? "",
					client: brand.client ?? "",
					colour: brand.colour ?? "",
					footer: brand.footer ?? "",
					confidentiality: brand.confidentiality ?? "",
					showLogo: hasLogo,
					showFirmLogo: hasFirmLogo,
				}}
			/>
			{allows(context.role, "reports.create") && !context.firm ? (
				<PageSection title="Your firm's logo" aside="yours alone; on the cover of every report you make">
					<LogoForm
						shown={hasFirmLogo ? `/o/${slug}/reports/firm-logo` : null}
						name={brand.firm ?? "your firm"}
						readOnly={false}
						save={saveFirmLogo.bind(null, slug)}
					/>
				</PageSection>
			) : null}
		</div>
	);
}
