"use client";
import { ArchiveButton } from "@/components/ui/archive-button";
import type { ActionResult } from "@/data/action";

interface ArchiveReportProps {
	organization: string;
	id: string;
	title: string;
	archive: (organization: string, input: { id: string }) => Promise<ActionResult<unknown>>;
}

export function ArchiveReport({ organization, id, title, archive }: ArchiveReportProps) {
	return (
		<ArchiveButton name={title} listHref={`/o/${organization}/reports`} archive={() => archive(organization, { id })} />
	);
}
