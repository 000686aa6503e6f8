import type { Metadata } from "next";
import { Suspense } from "react";
import { PracticeAssessment } from "@/components/practices/practice-assessment";
import { listPracticeFlags } from "@/data/practice-flags";
import { listSites } from "@/data/sites";
import { lastKeptByPerson } from "@/data/snapshots";
import { addMonths } from "@/engine";
import { allows } from "@/lib/roles";
import { requireAssessment } from "../assessment";
import { archiveEvidence, clearAnswer, saveAnswers, setFlag } from "./actions";

export const metadata: Metadata = { title: "Practices" };

export default async function PracticesPage({ params }: { params: Promise<{ organization: string }> }) {
	const { context, assessment, asOf } = await requireAssessment((await params).organization);
	const sites = await listSites(context);
	const lastSnapshot = await lastKeptByPerson(context);
	const flags = await listPracticeFlags(context);
	const { score, low, high, coverage, evidenceShare, practices } = assessment.readiness;
	return (
		<Suspense>
			<PracticeAssessment
				organization={context.organizationSlug}
				sites={sites.map(({ id, name, kind }) => ({ id, name, isCloud: kind === "cloud-region" }))}
				askedIds={practices.map((practice) => practice.practiceId)}
				asOf={asOf}
				timeZone={context.timeZone}
				score={{ score, low, high, coverage, evidenceShare }}
				canEdit={allows(context.role, "practices.edit")}
				flags={flags.map((flag) => flag.practiceId)}
				changedSince={addMonths(asOf, -1)}
				lastSnapshot={lastSnapshot}
				actions={{ save: saveAnswers, clear: clearAnswer, setFlag, archiveEvidence }}
			/>
		</Suspense>
	);
}
