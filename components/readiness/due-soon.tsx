import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { formatDate } from "@/lib/format";
import { MAINTENANCE_LABELS, type MaintenanceItem, maintenanceSentence } from "@/lib/maintenance";

const SHOWN = 8;

/** Work that is late or comes within a month: evidence to renew, drills, warranties, ends of support, dates of one's own. */
export function DueSoon({ slug, items }: { slug: string; items: readonly MaintenanceItem[] }) {
	const pressing = items
		.filter(({ state }) => state === "overdue" || state === "due")
		.toSorted((one, other) => (one.dueOn ?? "").localeCompare(other.dueOn ?? ""));
	return (
		<div className="flex flex-col gap-3">
			<p>{maintenanceSentence(items)}</p>
			<ul className="flex flex-col">
				{pressing.slice(0, SHOWN).map((item) => (
					<li
						key={item.key}
						className="grid grid-cols-[1fr_auto] gap-x-3 border-b py-2 last:border-0 sm:grid-cols-[6rem_1fr_auto]"
					>
						<span className="text-muted-foreground">{formatDate(item.dueOn)}</span>
						<Link
							className="min-w-0 max-sm:col-span-2 max-sm:row-start-2 hover:text-accent hover:underline"
							href={`/o/${slug}/${item.path}`}
						>
							{item.title}
							{item.place ? <span className="text-muted-foreground">, {item.place}</span> : null}
						</Link>
						<span>
							{item.state === "overdue" ? <Badge tone="partial">overdue</Badge> : null}
							<span className="sr-only">{MAINTENANCE_LABELS[item.kind]}</span>
						</span>
					</li>
				))}
			</ul>
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
