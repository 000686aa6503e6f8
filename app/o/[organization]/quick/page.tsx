import type { Metadata } from "next";
import { QuickMode } from "@/components/quick/quick-mode";
import { todayIn } from "@/data/assessment";
import { requireContext } from "@/data/context";
import { listPracticeAnswers } from "@/data/practice-answers";
import { listServices } from "@/data/services";
import { allows } from "@/lib/roles";
import { PLAN_PRACTICE, PLAN_STATES } from "@/schemas/quick";
import { serviceDraft, UNKNOWN_SERVICE } from "@/schemas/services";
import { saveQuick } from "./actions";

export const metadata: Metadata = { title: "Twenty-minute mode" };

interface QuickRoute {
	params: Promise<{ organization: string }>;
	searchParams: Promise<{ service?: string | string[] }>;
}

export default async function QuickPage({ params, searchParams }: QuickRoute) {
	const context = await requireContext((await params).organization);
	const wanted = (await searchParams).service;
	const [services, answers] = await Promise.all([listServices(context), listPracticeAnswers(context)]);
	const chosen = wanted === "new" ? null : (services.find(({ id }) => id === wanted) ?? services[0] ?? null);
	const plan = answers.find(
		({ practiceId, siteId, serverId }) => practiceId === PLAN_PRACTICE.id && siteId === null && serverId === null,
	);
	return (
		<QuickMode
			key={`${chosen?.id} ${chosen?.version} ${plan?.version}`}
			organization={context.organizationSlug}
			services={services.map(({ id, name }) => ({ id, name }))}
			service={chosen && { id: chosen.id, version: chosen.version }}
			draft={serviceDraft(chosen ?? UNKNOWN_SERVICE)}
			plan={{ state: PLAN_STATES.find((state) => state === plan?.state) ?? "", version: plan?.version ?? 0 }}
			asOf={todayIn(context.timeZone)}
			canEdit={allows(context.role, "services.edit")}
			save={saveQuick.bind(null, context.organizationSlug)}
		/>
	);
}
