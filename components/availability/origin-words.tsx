import { ORIGIN_LABELS } from "@/components/estimate/figure";
import { sourceOf } from "@/components/estimate/sources";
import { Badge } from "@/components/ui/badge";
import { type InputOrigin, RATE_SOURCES, SOURCES } from "@/engine";

/** Where a figure comes from, with the source's name and year; an assumption looks like one. */
export function OriginWords({ origin, year = null }: { origin: InputOrigin; year?: number | null }) {
	const assumed = origin.kind === "assumption" || origin.kind === "unknown";
	const named = origin.source === null ? null : RATE_SOURCES[origin.source];
	const source = named ? { title: named.title, url: null } : sourceOf(origin.source);
	const dated = year ?? (origin.source === null ? null : (SOURCES[origin.source]?.year ?? null));
	return (
		<span className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
			<Badge tone={assumed ? "partial" : "neutral"}>{ORIGIN_LABELS[origin.kind]}</Badge>
			{source ? (
				<span className="text-xs text-muted-foreground">
					{source.title}
					{dated === null || source.title.includes(String(dated)) ? "" : `, ${dated}`}
				</span>
			) : null}
		</span>
	);
}
