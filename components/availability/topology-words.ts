import { formatList } from "@/lib/format";
import type { NodeKind, Topology, TopologyNode } from "@/lib/topology-graph";

export const KIND_LABELS: Record<NodeKind, string> = {
	service: "service",
	choice: "choice",
	server: "server",
	host: "host",
	storage: "storage",
	"power feed": "power",
	switch: "switch",
	"load balancer": "load balancer",
	scanner: "scanner",
	site: "site",
	line: "network",
	replica: "secondary",
	provider: "provider",
};

/** "server mail-01" under the heading "server" is "mail-01". */
export function shortLabel({ kind, label }: TopologyNode): string {
	const words: Partial<Record<NodeKind, RegExp>> = {
		server: /^server (?!of )/,
		host: /^host /,
		storage: /^storage /,
		"power feed": /^power (feed|of) /,
		switch: /^switch /,
		site: /^site /,
		line: /^network of /,
		replica: /^secondary /,
		provider: /^provider /,
		"load balancer": /^load balancer (?=\d)/,
	};
	const word = words[kind];
	return word ? label.replace(word, "") : label;
}

export interface PartInWords {
	node: TopologyNode;
	needs: string[];
	neededBy: string[];
}

const named = (node: TopologyNode): string => (node.kind === "choice" ? `${node.label} of its choices` : node.label);

/** Each part with what it needs and what needs it: the drawing for whoever does not see it. */
export function partsInWords({ nodes, edges }: Topology): PartInWords[] {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const labels = (ids: string[]) => ids.flatMap((id) => (byId.has(id) ? [named(byId.get(id)!)] : []));
	return nodes.map((node) => ({
		node,
		needs: labels(edges.filter(({ from }) => from === node.id).map(({ to }) => to)),
		neededBy: labels(edges.filter(({ to }) => to === node.id).map(({ from }) => from)),
	}));
}

/** What a screen reader says at a node. */
export function nodeLabel({ node, needs, neededBy }: PartInWords): string {
	const what = node.kind === "choice" ? `${node.label} must work` : `${KIND_LABELS[node.kind]} ${shortLabel(node)}`;
	return [
		what,
		...(node.singlePoint ? ["single point of failure"] : []),
		...(needs.length > 0 ? [`needs ${formatList(needs, needs.length)}`] : []),
		...(neededBy.length > 0 ? [`needed by ${formatList(neededBy, 6)}`] : []),
	].join("; ");
}
