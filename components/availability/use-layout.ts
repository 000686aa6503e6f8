"use client";
import ELK, { type ElkNode } from "elkjs/lib/elk-api";
import { useEffect, useState } from "react";
import type { Topology } from "@/lib/topology-graph";

export const NODE_WIDTH = 172;
export const NODE_HEIGHT = 52;
const CHOICE_WIDTH = 64;
const CHOICE_HEIGHT = 32;

export const sizeOf = (kind: string) =>
	kind === "choice" ? { width: CHOICE_WIDTH, height: CHOICE_HEIGHT } : { width: NODE_WIDTH, height: NODE_HEIGHT };

export interface Placed {
	positions: ReadonlyMap<string, { x: number; y: number }>;
	width: number;
	height: number;
}

const OPTIONS = {
	"elk.algorithm": "layered",
	"elk.direction": "RIGHT",
	"elk.layered.spacing.nodeNodeBetweenLayers": "56",
	"elk.spacing.nodeNode": "18",
	"elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
};

/** Places in layers, worked out beside the page; `failed` when that cannot be done. */
export function useLayout(topology: Topology): Placed | "placing" | "failed" {
	const [placed, setPlaced] = useState<Placed | "placing" | "failed">("placing");
	useEffect(() => {
		let current = true;
		const elk = new ELK({
			workerFactory: () => new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" }),
		});
		elk
			.layout<ElkNode>({
				id: "topology",
				layoutOptions: OPTIONS,
				children: topology.nodes.map(({ id, kind }) => ({ id, ...sizeOf(kind) })),
				edges: topology.edges.map(({ from, to }) => ({ id: `${from} → ${to}`, sources: [from], targets: [to] })),
			})
			.then((graph) => {
				const positions = (graph.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }] as const);
				if (current) setPlaced({ positions: new Map(positions), width: graph.width ?? 0, height: graph.height ?? 0 });
			})
			.catch(() => {
				if (current) setPlaced("failed");
			});
		return () => {
			current = false;
			elk.terminateWorker();
		};
	}, [topology]);
	return placed;
}
