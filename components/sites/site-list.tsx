import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFilters } from "@/components/ui/list-filters";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import type { SiteRow } from "@/data/sites";
import { formatCount, formatMinutes, formatNumber, UNKNOWN } from "@/lib/format";
import { SITE_KIND_LABELS } from "@/lib/kinds";

const HOURS = { business: "business hours", always: "day and night" };

function engineers(site: SiteRow): string {
	if (site.engineers === null) return UNKNOWN;
	return site.engineerHours === null ? String(site.engineers) : `${site.engineers}, ${HOURS[site.engineerHours]}`;
}

function power(site: SiteRow): string {
	const ups =
		site.upsMinutes === null
			? "UPS unknown"
			: site.upsMinutes === 0
				? "no UPS"
				: `UPS ${formatMinutes(site.upsMinutes)}`;
	const generator = site.hasGenerator === null ? "generator unknown" : site.hasGenerator ? "generator" : "no generator";
	return `${ups}, ${generator}`;
}

interface SiteListProps {
	place: string;
	sites: SiteRow[];
	add: ReactNode;
	asked: Record<"q" | "kind", string>;
}

const CHOICES = [
	{
		...{ name: "kind", label: "Kind", all: "All kinds" },
		options: Object.entries(SITE_KIND_LABELS).map(([value, label]) => ({ value, label })),
	},
];

export function SiteList({ place, sites: all, add, asked }: SiteListProps) {
	if (all.length === 0)
		return (
			<EmptyState title="Where do your servers stand?" actions={add}>
				A site says who can rebuild servers, how fast data comes back, and what falls together in a fire, a flood or a
				power failure.
			</EmptyState>
		);
	const names = new Map(all.map((site) => [site.id, site.name]));
	const sites = all.filter(
		({ name, kind }) =>
			name.toLowerCase().includes(asked.q.toLowerCase()) && (asked.kind === "" || kind === asked.kind),
	);
	return (
		<>
			<ListFilters noun="sites" placeholder="Search by name" choices={CHOICES} />
			{sites.length === 0 ? (
				<p>None of {formatCount(all.length, "site")} matches.</p>
			) : (
				<TableFrame label="Sites">
					<Table>
						<TableHead>
							<TableRow>
								<ColumnHeader>Site</ColumnHeader>
								<ColumnHeader>Kind</ColumnHeader>
								<ColumnHeader numeric>Servers</ColumnHeader>
								<ColumnHeader>Engineers</ColumnHeader>
								<ColumnHeader numeric>Uplink</ColumnHeader>
								<ColumnHeader numeric>Restores at once</ColumnHeader>
								<ColumnHeader>Power</ColumnHeader>
								<ColumnHeader>Shares its fate with</ColumnHeader>
							</TableRow>
						</TableHead>
						<TableBody>
							{sites.map((site) => (
								<TableRow key={site.id}>
									<RowHeader>
										<Link className="link" href={`${place}/${site.id}`}>
											{site.name}
										</Link>
									</RowHeader>
									<TableCell className="whitespace-nowrap">{SITE_KIND_LABELS[site.kind]}</TableCell>
									<TableCell numeric>{formatNumber(site.serverCount)}</TableCell>
									<TableCell className="whitespace-nowrap">{engineers(site)}</TableCell>
									<TableCell numeric>
										{site.uplinkMegabitsPerSecond === null
											? UNKNOWN
											: `${formatNumber(site.uplinkMegabitsPerSecond, 1)}\u00a0Mbit/s`}
									</TableCell>
									<TableCell numeric>{formatNumber(site.restoreStreams)}</TableCell>
									<TableCell className="whitespace-nowrap">{power(site)}</TableCell>
									<TableCell>
										{site.sharedFateWith.length === 0
											? "—"
											: site.sharedFateWith.map((id) => names.get(id) ?? "a site no longer here").join(", ")}
									</TableCell>
								</TableRow>
							))}
						</TableBody>
					</Table>
				</TableFrame>
			)}
		</>
	);
}
