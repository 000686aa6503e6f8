import Link from "next/link";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { type Duty, dutyWhen } from "@/lib/drills-due";

const TONES: Record<Duty["state"], BadgeTone> = {
	failed: "exposed",
	"no-record": "exposed",
	overdue: "partial",
	ahead: "neutral",
};
const WORDS: Record<Duty["state"], string> = {
	failed: "failed",
	"no-record": "no record",
	overdue: "overdue",
	ahead: "in time",
};

export function DueList({ slug, duties }: { slug: string; duties: readonly Duty[] }) {
	return (
		<ul className="grid gap-x-10 lg:grid-cols-2">
			{duties.map((duty) => (
				<li
					key={`${duty.serviceId} ${duty.what}`}
					className="flex flex-wrap items-baseline justify-between gap-x-4 border-b py-1.5"
				>
					<span>
						<Link className="link" href={`/o/${slug}/services/${duty.serviceId}`}>
							{duty.service}
						</Link>
						, {duty.what}
					</span>
					<span className="flex items-baseline gap-2 text-muted-foreground">
						{dutyWhen(duty)}
						<Badge tone={TONES[duty.state]}>{WORDS[duty.state]}</Badge>
					</span>
				</li>
			))}
		</ul>
	);
}
