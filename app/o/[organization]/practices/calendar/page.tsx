import type { Metadata } from "next";
import Link from "next/link";
import { CalendarFeeds } from "@/components/maintenance/calendar-feeds";
import { MonthChart } from "@/components/maintenance/month-chart";
import { Outlook } from "@/components/maintenance/outlook-chart";
import { WorkList } from "@/components/maintenance/work-list";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { listCalendarFeeds } from "@/data/calendar-feeds";
import { listExpiries } from "@/data/expiries";
import { listMaintenance } from "@/data/maintenance";
import { scoreOutlook } from "@/engine";
import { formatInstant } from "@/lib/format";
import { maintenanceSentence } from "@/lib/maintenance";
import { allows } from "@/lib/roles";
import { requireAssessment } from "../../assessment";
import { archiveDate, complete, makeFeed, revokeFeed, saveDate } from "./actions";

export const metadata: Metadata = { title: "Maintenance calendar" };

export default async function CalendarPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const { context, facts, assessment, asOf } = await requireAssessment(slug);
	const [items, expiries, feeds] = await Promise.all([
		listMaintenance(context, asOf),
		listExpiries(context),
		listCalendarFeeds(context),
	]);
	const names = {
		services: new Map(facts.services.map(({ id, name }) => [id, name])),
		places: new Map([...facts.sites, ...facts.servers].map(({ id, name }) => [id, name])),
	};
	return (
		<div className="mx-auto flex w-full min-w-0 max-w-300 flex-col gap-10">
			<PageHeader
				above={
					<Link className="link" href={`/o/${slug}/practices`}>
						Practices
					</Link>
				}
				title={maintenanceSentence(items)}
			>
				Practices in force come again when their evidence is as old as each allows; drills, warranties, ends of support
				and dates of your own stand in the same line.
			</PageHeader>
			{items.length > 0 ? <MonthChart items={items} asOf={asOf} /> : null}
			<PageSection title="Work, by when it is due">
				<WorkList
					organization={slug}
					items={items}
					expiries={expiries}
					sites={facts.sites.map(({ id, name }) => ({ id, name }))}
					asOf={asOf}
					canEdit={allows(context.role, "practices.edit")}
					actions={{
						complete: complete.bind(null, slug),
						saveDate: saveDate.bind(null, slug),
						archiveDate: archiveDate.bind(null, slug),
					}}
				/>
			</PageSection>
			<PageSection title="If nothing is done">
				<Outlook slug={slug} outlook={scoreOutlook(facts, assessment.services, asOf)} asOf={asOf} names={names} />
			</PageSection>
			<PageSection title="In your own calendar" id="feeds">
				<CalendarFeeds
					feeds={feeds.map(({ id, name, createdAt, lastFetchedAt }) => ({
						...{ id, name, created: formatInstant(createdAt, context.timeZone) },
						fetched: lastFetchedAt
							? `last read ${formatInstant(lastFetchedAt, context.timeZone)}`
							: "not read by any programme yet",
					}))}
					create={makeFeed.bind(null, slug)}
					revoke={revokeFeed.bind(null, slug)}
				/>
			</PageSection>
		</div>
	);
}
