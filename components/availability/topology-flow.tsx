"use client";
import {
	Controls,
	type Edge,
	Handle,
	MarkerType,
	type Node,
	type NodeProps,
	Position,
	ReactFlow,
	type ReactFlowInstance,
} from "@xyflow/react";
import { TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import type { Topology, TopologyNode } from "@/lib/topology-graph";
import { KIND_LABELS, nodeLabel, partsInWords, shortLabel } from "./topology-words";
import { type Placed, sizeOf, useLayout } from "./use-layout";
import "@xyflow/react/dist/base.css";
import "./topology-flow.css";

type PartNode = Node<{ node: TopologyNode }, "part">;

function Part({ data: { node } }: NodeProps<PartNode>) {
	const choice = node.kind === "choice";
	return (
		<div
			style={sizeOf(node.kind)}
			className={classNames(
				"flex flex-col justify-center rounded-md bg-background px-2 text-left",
				choice ? "items-center rounded-full border border-dashed border-control px-1 text-xs" : "border border-control",
				node.kind === "service" ? "bg-accent-soft" : "",
				node.singlePoint ? "border-[3px] border-exposed px-1.5" : "",
			)}
		>
			<Handle type="target" position={Position.Left} isConnectable={false} />
			{choice ? null : (
				<span className="flex items-center gap-1 text-xs text-muted-foreground">
					{node.singlePoint ? <TriangleAlert aria-hidden className="size-3.5 text-exposed-text" /> : null}
					{KIND_LABELS[node.kind]}
				</span>
			)}
			<span className="truncate">{shortLabel(node)}</span>
			<Handle type="source" position={Position.Right} isConnectable={false} />
		</div>
	);
}

const nodeTypes = { part: Part };
/** Smaller than this the names cannot be read: a narrow screen shows a part of the drawing, to be moved. */
const LEGIBLE = 0.5;

const LABELS = {
	"controls.ariaLabel": "Size of the drawing",
	"controls.zoomIn.ariaLabel": "Larger",
	"controls.zoomOut.ariaLabel": "Smaller",
	"controls.fitView.ariaLabel": "Fit the drawing",
	"node.a11yDescription.default": "Tab moves to the next part.",
	"node.a11yDescription.keyboardDisabled": "Tab moves to the next part.",
};

function nodesOf(topology: Topology, placed: Placed): PartNode[] {
	return partsInWords(topology).map((part) => ({
		id: part.node.id,
		type: "part",
		position: placed.positions.get(part.node.id) ?? { x: 0, y: 0 },
		data: { node: part.node },
		ariaLabel: nodeLabel(part),
		ariaRole: "group",
		...sizeOf(part.node.kind),
	}));
}

function edgesOf(topology: Topology): Edge[] {
	return topology.edges.map(({ from, to }) => ({
		id: `${from} → ${to}`,
		source: from,
		target: to,
		focusable: false,
		markerEnd: { type: MarkerType.ArrowClosed, color: "var(--control)" },
	}));
}

export function TopologyFlow({
	topology,
	name,
	shown,
}: {
	topology: Topology;
	name: string;
	shown: { id: string } | null;
}) {
	const placed = useLayout(topology);
	const frame = useRef<HTMLElement>(null);
	const [flow, setFlow] = useState<ReactFlowInstance<PartNode> | null>(null);
	useEffect(() => {
		if (!flow || !shown || typeof placed === "string") return;
		const at = placed.positions.get(shown.id);
		const node = topology.nodes.find(({ id }) => id === shown.id);
		if (!at || !node) return;
		const { width, height } = sizeOf(node.kind);
		void flow.setCenter(at.x + width / 2, at.y + height / 2, { zoom: Math.max(flow.getZoom(), LEGIBLE) });
		frame.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(shown.id)}"]`)?.focus();
	}, [flow, shown, placed, topology]);
	if (placed === "failed")
		return <p className="text-muted-foreground">The drawing could not be made; the list below says the same.</p>;
	if (placed === "placing") return <Skeleton className="h-80 w-full" />;
	return (
		<section
			ref={frame}
			aria-label={`What ${name} stands on`}
			className="w-full overflow-hidden rounded-md border"
			style={{ aspectRatio: placed.width / placed.height, minHeight: 240, maxHeight: 620 }}
		>
			<ReactFlow
				nodes={nodesOf(topology, placed)}
				edges={edgesOf(topology)}
				nodeTypes={nodeTypes}
				onInit={setFlow}
				ariaLabelConfig={LABELS}
				nodesDraggable={false}
				nodesConnectable={false}
				edgesFocusable={false}
				deleteKeyCode={null}
				zoomOnScroll={false}
				zoomOnDoubleClick={false}
				preventScrolling={false}
				minZoom={0.2}
				maxZoom={2}
				fitView
				fitViewOptions={{ padding: 0.04, minZoom: LEGIBLE, maxZoom: 1 }}
			>
				<Controls showInteractive={false} position="top-left" />
			</ReactFlow>
		</section>
	);
}
