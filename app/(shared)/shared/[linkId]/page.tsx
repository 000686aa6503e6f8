import type { Metadata } from "next";
import { headers } from "next/headers";
import { SharePhraseForm } from "@/components/reports/share-phrase-form";
import { SharedReport } from "@/components/reports/shared-report";
import { readShared } from "@/data/shared-report";
import { formatDate, formatInstant } from "@/lib/format";
import { buildReportModel } from "@/reports/report-model";
import { shareKey } from "../share-cookie";
import { provePhrase } from "./actions";

export const metadata: Metadata = {
	title: "Shared report",
	robots: { index: false, follow: false, noarchive: true },
	referrer: "no-referrer",
};

export default async function SharedPage({ params }: { params: Promise<{ linkId: string }> }) {
	const { linkId } = await params;
	const agent = (await headers()).get("user-agent");
	const shared = await readShared(await shareKey(linkId), { kind: "page", agent });
	if (shared.state === "ended")
		return (
			<>
				<h1 className="text-2xl tracking-tight">This link has ended.</h1>
				<p className="text-muted-foreground">
					It has run out, was taken back, or this browser has not opened it. Open the address you were sent again, or
					ask for a new one.
				</p>
			</>
		);
	if (shared.state === "phrase")
		return (
			<>
				<h1 className="text-2xl tracking-tight">A pass phrase belongs to this link.</h1>
				<p className="text-muted-foreground">Whoever sent the link can tell it to you.</p>
				<SharePhraseForm linkId={linkId} prove={provePhrase} />
			</>
		);
	const { report, expiresAt } = shared;
	const options = { ...report.options, sections: ["summary" as const] };
	const { cover, summary } = buildReportModel({ ...report, options });
	const { timeZone } = report.facts.organization;
	return (
		<SharedReport
			language={report.options.language}
			organization={cover.organization}
			kicker={cover.kicker}
			by={report.options.brand.firm ?? report.author}
			confidentiality={report.options.brand.confidentiality}
			asOf={formatDate(report.assessment.asOf)}
			until={formatInstant(expiresAt, timeZone)}
			pdfHref={`/shared/${linkId}/pdf`}
			summary={summary!.content}
		/>
	);
}
