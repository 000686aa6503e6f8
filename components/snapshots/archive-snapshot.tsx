"use client";
import { ArchiveButton } from "@/components/ui/archive-button";
import type { ActionResult } from "@/data/action";

export interface ArchiveSnapshotProps {
	organization: string;
	row: { id: string; name: string };
	archive: (organization: string, input: { id: string }) => Promise<ActionResult<unknown>>;
}

/** Puts a kept day out of sight; what it holds stays as it was. */
export function ArchiveSnapshot({ organization, row, archive }: ArchiveSnapshotProps) {
	const putAway = () => archive(organization, { id: row.id });
	return <ArchiveButton name={row.name} listHref={`/o/${organization}/snapshots`} archive={putAway} />;
}
