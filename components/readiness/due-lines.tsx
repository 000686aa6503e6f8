"use client";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";

export interface DueLine {
	key: string;
	day: string;
	title: string;
	place: string | null;
	href: string;
	isOverdue: boolean;
	kind: string;
}

export function DueLines({ lines }: { lines: readonly DueLine[] }) {
	return (
		<ul className="flex flex-col">
			{lines.map(({ key, day, title, place, href, isOverdue, kind }) => (
				<li
					key={key}
					className="grid grid-cols-[1fr_auto] gap-x-3 border-b py-2 last:border-0 sm:grid-cols-[6rem_1fr_auto]"
				>
					<span className="text-muted-foreground">{day}</span>
					<Link className="min-w-0 max-sm:col-span-2 max-sm:row-start-2 hover:text-accent hover:underline" href={href}>
						{title}
						{place ? <span className="text-muted-foreground">, {place}</span> : null}
					</Link>
					<span>
						{isOverdue ? <Badge tone="partial">overdue</Badge> : null}
						<span className="sr-only">{kind}</span>
					</span>
				</li>
			))}
		</ul>
	);
}
