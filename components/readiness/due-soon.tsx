import Link from "next/link";
import { formatDate } from "@/lib/format";
import { MAINTENANCE_LABELS, type MaintenanceItem, maintenanceSentence } from "@/lib/maintenance";
import { DueLines } from "./due-lines";

const SHOWN = 8;

/** Work that is late or comes within a month: evidence to renew, drills, warranties, ends of support, dates of one's own. */
export function DueSoon({ slug, items }: { slug: string; items: readonly MaintenanceItem[] }) {
	const pressing = items
		.filter(({ state }) => state === "overdue" || state === "due")
		.toSorted((one, other) => (one.dueOn ?? "").localeCompare(other.dueOn ?? ""));
	const lines = pressing.slice(0, SHOWN).map(({ key, dueOn, path, title, place, state, kind }) => ({
		...{ key, title, place, day: formatDate(dueOn), href: `/o/${slug}/${path}` },
		...{ isOverdue: state === "overdue", kind: MAINTENANCE_LABELS[kind] },
	}));
	return (
		<div className="flex flex-col gap-3">
			<p>{maintenanceSentence(items)}</p>
			<DueLines lines={lines} />
			{pressing.length > SHOWN ? (
				<p className="text-muted-foreground">
					{pressing.length - SHOWN} more are late or due within 30 days:{" "}
					<Link className="link" href={`/o/${slug}/practices/calendar`}>
						maintenance calendar
					</Link>
				</p>
			) : null}
		</div>
	);
}
