import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
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
import type { Site, SiteMeans } from "@/engine";
import { formatHours, formatNumber } from "@/lib/format";

function Means({ value, children }: { value: unknown; children: ReactNode }) {
	return value === null || value === undefined ? (
		<Badge tone="partial">unknown, drawn</Badge>
	) : (
		<>
			{children} <Badge>your fact</Badge>
		</>
	);
}

/** The people, drives and lines the order was made with, and which of them somebody has stated. */
export function MeansTable({
	slug,
	means,
	sites,
}: {
	slug: string;
	means: readonly SiteMeans[];
	sites: readonly Site[];
}) {
	return (
		<TableFrame label="People, drives and lines counted">
			<Table>
				<caption className="sr-only">People, drives and lines counted, by site</caption>
				<TableHead>
					<tr>
						<ColumnHeader>Site</ColumnHeader>
						<ColumnHeader>Engineers at once</ColumnHeader>
						<ColumnHeader>Reachable</ColumnHeader>
						<ColumnHeader>Call-out</ColumnHeader>
						<ColumnHeader>Restores at once</ColumnHeader>
						<ColumnHeader>Uplink</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{means.map((one) => {
						const site = sites.find(({ id }) => id === one.siteId);
						const uplink = site?.uplinkMegabitsPerSecond ?? null;
						return (
							<TableRow key={one.siteId ?? "unrecorded"} className="whitespace-nowrap">
								<RowHeader>
									{site ? (
										<Link className="link" href={`/o/${slug}/sites/${site.id}`}>
											{one.name}
										</Link>
									) : (
										"Site not recorded"
									)}
								</RowHeader>
								<TableCell>
									<Means value={one.engineers}>{formatNumber(one.engineers)}</Means>
								</TableCell>
								<TableCell>
									<Means value={one.engineerHours}>
										{one.engineerHours === "business" ? "business hours" : "day and night"}
									</Means>
								</TableCell>
								<TableCell>
									{one.engineerHours === "business" ? (
										<span className="text-muted-foreground">none outside those hours</span>
									) : (
										<Means value={one.callOutHours}>{formatHours(one.callOutHours)}</Means>
									)}
								</TableCell>
								<TableCell>
									<Means value={one.restoreStreams}>{formatNumber(one.restoreStreams)}</Means>
								</TableCell>
								<TableCell>
									{uplink === null ? (
										<Badge tone="partial">unknown</Badge>
									) : (
										<>
											{formatNumber(uplink, 1)}&nbsp;Mbit/s <Badge>your fact</Badge>
										</>
									)}
								</TableCell>
							</TableRow>
						);
					})}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
