import type { Metadata } from "next";
import Link from "next/link";
import type { Offer } from "@/components/plans/change-list";
import { serviceLine } from "@/components/plans/plan-lines";
import { PlanWorkbench } from "@/components/plans/plan-workbench";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listPlans } from "@/data/plans";
import {
	type ChangeOffer,
	changeId,
	type PlanChange,
	PRACTICES,
	practiceOffers,
	serviceOffers,
	siteOffers,
} from "@/engine";
import { formatInstant } from "@/lib/format";
import { allows } from "@/lib/roles";
import { PlanChangeInput } from "@/schemas/plans";
import { requireAssessment } from "../assessment";
import { askBudget, putInForce, removePlan, savePlan } from "./actions";

export const metadata: Metadata = { title: "Plans" };

interface PlansProps {
	params: Promise<{ organization: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PlansPage({ params, searchParams }: PlansProps) {
	const slug = (await params).organization;
	const query = await searchParams;
	const { context, facts, assessment, revision } = await requireAssessment(slug);
	if (facts.services.length === 0)
		return (
			<EmptyState
				title="What if, and for how much? A plan needs a service first"
				actions={
					<Button asChild variant="primary">
						<Link href={`/o/${slug}/services/new`}>Add the first service</Link>
					</Button>
				}
			>
				With one service, its servers and how it is protected, you can try out here what another protection would gain.
			</EmptyState>
		);
	const plans = await listPlans(context);
	const sites = siteOffers(facts);
	const practices = practiceOffers(assessment.readiness, assessment.actions);
	const services = facts.services.map((service) => ({ service, offers: serviceOffers(facts, service) }));
	const offered = [...services.flatMap((one) => one.offers), ...sites, ...practices];
	const titles = {
		...Object.fromEntries(PRACTICES.map(({ id, todo }) => [`practice:${id}`, todo])),
		...Object.fromEntries(plans.flatMap((plan) => plan.changes).map((change) => [changeId(change), doneTitle(change)])),
		...Object.fromEntries(offered.map((offer) => [offer.id, offer.title.text])),
	};

	function doneTitle(change: PlanChange): string {
		if (change.kind === "practice") return change.practiceId;
		const id = change.kind === "link" ? change.siteId : change.serviceId;
		const name = [...facts.services, ...facts.sites].find((one) => one.id === id)?.name;
		return name ? `${name}: ${DONE[change.kind]}, in force already` : "A change of something that is gone";
	}

	return (
		<PlanWorkbench
			organization={slug}
			revision={revision}
			currency={context.currency}
			mayEdit={allows(context.role, "plans.edit")}
			today={assessment.services.map(serviceLine)}
			services={services.map(({ service: { id, name, protection }, offers }) => ({
				serviceId: id,
				name,
				tier: protection.tier,
				offers: offers.map(toOffer),
			}))}
			sites={sites.map(toOffer)}
			practices={practices.map(toOffer)}
			titles={titles}
			plans={plans.map(({ adoptedAt, adoptedByName: _, updatedAt: __, ...plan }) => ({
				...plan,
				adopted: adoptedAt && formatInstant(adoptedAt, context.timeZone),
			}))}
			opened={openedBy(query)}
			save={savePlan}
			adopt={putInForce}
			archive={removePlan}
			ask={askBudget}
		/>
	);
}

const DONE: Record<Exclude<PlanChange["kind"], "practice">, string> = {
	protect: "another protection",
	backup: "daily backup",
	immutable: "a copy nobody can delete",
	"off-site": "a copy off site",
	interval: "backup more often",
	"standby-current": "standby up to date",
	snapshots: "hourly snapshots",
	quorum: "a third vote",
	storage: "a second storage",
	balancers: "clustered load balancers",
	spare: "a spare on site",
	link: "a faster line",
};

const toOffer = ({ id, change, title, effortDays, cost }: ChangeOffer): Offer => ({
	id,
	change,
	title: title.text,
	effortDays,
	cost,
});

/** `?service=…&option=T3` opens the page with that option switched on. */
function openedBy({ service, option }: Record<string, string | string[] | undefined>): PlanChange[] {
	const parsed = PlanChangeInput.safeParse({ kind: "protect", serviceId: service, option });
	return parsed.success ? [parsed.data] : [];
}
