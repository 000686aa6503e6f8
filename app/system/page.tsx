import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AskForBackup } from "@/components/system/ask-for-backup";
import { CapabilityTable } from "@/components/system/capability-table";
import { JobTable } from "@/components/system/job-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { requireSession } from "@/data/context";
import { type Capability, listCapabilities } from "@/data/installation";
import { listJobs } from "@/data/jobs";
import { askForBackup } from "./actions";

export const metadata: Metadata = { title: "This installation" };

export default async function SystemPage() {
	const user = await requireSession();
	if (!user.isOperator) notFound();
	const [capabilities, jobs] = await Promise.all([listCapabilities(user), listJobs(user)]);
	return (
		<main className="mx-auto flex w-full max-w-content flex-col gap-10 px-4 py-8 sm:px-6">
			<PageHeader
				above={
					<Link href="/" className="link">
						Back
					</Link>
				}
				title={titleOf(capabilities)}
				actions={<AskForBackup ask={askForBackup} />}
			>
				This installation itself, for those who look after it. It opens nobody's organisation.
			</PageHeader>
			<PageSection title="What it can do">
				<CapabilityTable capabilities={capabilities} />
			</PageSection>
			<PageSection title="What it did by itself" aside="each piece once, however many instances there are">
				{jobs.length > 0 ? (
					<JobTable
						jobs={jobs.map((job) => ({
							...job,
							when: (job.finishedAt ?? job.startedAt ?? job.dueAt).slice(0, 16).replace("T", " "),
						}))}
					/>
				) : (
					<EmptyState title="Nothing yet">Backups begin within a minute of the first start.</EmptyState>
				)}
			</PageSection>
		</main>
	);
}

function titleOf(capabilities: Capability[]): string {
	const count = capabilities.filter(({ state }) => state === "look").length;
	if (count === 0) return "This installation needs nothing from you.";
	return count === 1
		? "One thing about this installation should be looked at."
		: `${count} things about this installation should be looked at.`;
}
