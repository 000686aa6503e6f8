"use client";
import dynamic from "next/dynamic";
import { Badge } from "@/components/ui/badge";
import { Skeleton } from "@/components/ui/skeleton";
import { formatList } from "@/lib/format";
import type { Topology as TopologyFigures } from "@/lib/topology-graph";
import { KIND_LABELS, partsInWords, shortLabel } from "./topology-words";

const TopologyFlow = dynamic(() => import("./topology-flow").then((module) => module.TopologyFlow), {
	ssr: false,
	loading: () => <Skeleton className="h-80 w-full" />,
});

/** The drawing, and the same in words for print, for screen readers and without scripts. */
export function Topology({
	topology,
	name,
	shown,
}: {
	topology: TopologyFigures;
	name: string;
	/** Comes to the middle. */
	shown: { id: string } | null;
}) {
	return (
		<div className="flex min-w-0 flex-col gap-2">
			<TopologyFlow topology={topology} name={name} shown={shown} />
			<p className="text-xs text-muted-foreground">
				An arrow means “needs”. A thick outline with a sign is a single point of failure: {name} stops when it fails.
			</p>
			<details>
				<summary className="text-xs text-muted-foreground">Show as a list</summary>
				<ul className="flex flex-col gap-1 pt-2">
					{partsInWords(topology)
						.filter(({ node }) => node.kind !== "choice")
						.map(({ node, needs }) => (
							<li key={node.id}>
								<span className="text-muted-foreground">{KIND_LABELS[node.kind]}</span> <b>{shortLabel(node)}</b>
								{needs.length > 0 ? ` needs ${formatList(needs, needs.length)}` : ""}{" "}
								{node.singlePoint ? <Badge tone="exposed">single point of failure</Badge> : null}
							</li>
						))}
				</ul>
			</details>
		</div>
	);
}
