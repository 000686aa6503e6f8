import { LIGHT_TOKENS } from "@/lib/tokens";
import type { Topology, TopologyNode } from "@/lib/topology-graph";
import type { Words } from "../words/words";
import { type Chart, INK, path, picture, QUIET, rect, shortened, TONES, text } from "./svg";

const WIDEST = 96;
const NARROWEST = 58;
const LAYER_GAP = 18;
const NODE_HEIGHT = 26;
const ROW_GAP = 7;
const MOST_ROWS = 13;
/** Twins from this many on are drawn as one box. */
const TWINS = 4;

interface Drawn extends TopologyNode {
	layer: number;
	row: number;
}

/** The service, what it needs, and other services as single boxes: their own parts stand in their own chapters. */
function ownParts({ nodes, edges }: Topology): Topology {
	const root = nodes[0];
	if (!root) return { nodes: [], edges: [] };
	const kinds = new Map(nodes.map((node) => [node.id, node.kind]));
	const seen = new Set([root.id]);
	const queue = [root.id];
	for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
		if (id !== root.id && kinds.get(id) === "service") continue;
		for (const { from, to } of edges)
			if (from === id && !seen.has(to)) {
				seen.add(to);
				queue.push(to);
			}
	}
	const expands = (id: string) => id === root.id || kinds.get(id) !== "service";
	return {
		nodes: nodes.filter(({ id }) => seen.has(id)),
		edges: edges.filter(({ from, to }) => seen.has(from) && seen.has(to) && expands(from)),
	};
}

/** Nodes of one kind that need and serve the same become one: "12 × server". */
function joinTwins({ nodes, edges }: Topology, { t, f }: Words): Topology {
	const groups = new Map<string, TopologyNode[]>();
	const keyOf = (node: TopologyNode) => {
		const before = edges.filter(({ to }) => to === node.id).map(({ from }) => from);
		const after = edges.filter(({ from }) => from === node.id).map(({ to }) => to);
		return JSON.stringify([node.kind, node.singlePoint, before.sort(), after.sort()]);
	};
	for (const node of nodes) {
		const key = keyOf(node);
		groups.set(key, [...(groups.get(key) ?? []), node]);
	}
	const dropped = new Set<string>();
	const joined = nodes.map((node) => {
		const twins = groups.get(keyOf(node)) ?? [];
		if (node.kind === "service" || node.kind === "choice" || twins.length < TWINS) return node;
		if (twins[0] !== node) {
			dropped.add(node.id);
			return node;
		}
		const kind = t(`components.${node.kind}`);
		return { ...node, label: t("services.several", { count: f.number(twins.length), kind }) };
	});
	return {
		nodes: joined.filter(({ id }) => !dropped.has(id)),
		edges: edges.filter(({ from, to }) => !dropped.has(from) && !dropped.has(to)),
	};
}

/** A node stands one layer behind the last that needs it; in a layer, near the middle of those. */
function layered({ nodes, edges }: Topology): Drawn[][] {
	const layer = new Map(nodes.map(({ id }) => [id, 0]));
	for (let round = 0; round < nodes.length; round++) {
		let moved = false;
		for (const { from, to } of edges) {
			const needed = layer.get(from)! + 1;
			if (layer.get(to)! < needed && needed < nodes.length) {
				layer.set(to, needed);
				moved = true;
			}
		}
		if (!moved) break;
	}
	const layers: Drawn[][] = [];
	for (const node of nodes) {
		const at = layer.get(node.id)!;
		layers[at] ??= [];
		layers[at]!.push({ ...node, layer: at, row: layers[at]!.length });
	}
	const dense = layers.filter((one) => one !== undefined);
	const place = new Map(dense.flat().map((node) => [node.id, node.row]));
	for (const one of dense.slice(1)) {
		const middle = (node: Drawn) => {
			const rows = edges.filter(({ to }) => to === node.id).map(({ from }) => place.get(from) ?? 0);
			return rows.reduce((sum, row) => sum + row, 0) / Math.max(1, rows.length);
		};
		const wanted = new Map(one.map((node) => [node.id, middle(node)]));
		one.sort((a, b) => wanted.get(a.id)! - wanted.get(b.id)! || a.row - b.row);
		one.forEach((node, row) => {
			node.row = row;
			place.set(node.id, row);
		});
	}
	return dense;
}

/** The name alone: what kind of thing it is stands under it. "server mail-01" is mail-01, "network of Pune" is Pune. */
export function shortLabel({ kind, label }: Pick<TopologyNode, "kind" | "label">, { t, f }: Words): string {
	const enough = kind === "choice" && /^(\d+) of (\d+)$/.exec(label);
	if (enough)
		return t("services.enough", { required: f.number(Number(enough[1])), count: f.number(Number(enough[2])) });
	if (kind === "service" || kind === "choice") return label;
	const name = label.replace(/^the /, "");
	const owner = name.replace(/^[a-z ]+?(?: \d+)? of /, "");
	return owner === name ? name.replace(new RegExp(`^${kind} `), "") : owner;
}

/**
 * The structure in layers from left to right: an arrow leads from what needs to what is needed. Null where there would be
 * too many boxes to read.
 */
export function topologyChart(
	topology: Topology,
	name: string,
	points: string,
	width: number,
	words: Words,
): Chart | null {
	const { t } = words;
	const drawing = joinTwins(ownParts(topology), words);
	const layers = layered(drawing);
	const rows = Math.max(1, ...layers.map((one) => one.length));
	const nodeWidth = Math.min(WIDEST, (width - 2 - (layers.length - 1) * LAYER_GAP) / layers.length);
	if (rows > MOST_ROWS || nodeWidth < NARROWEST) return null;
	const step = layers.length < 2 ? 0 : Math.min((width - nodeWidth - 2) / (layers.length - 1), 150);
	const height = rows * (NODE_HEIGHT + ROW_GAP) + 2;
	const at = new Map<string, { x: number; y: number }>();
	for (const [index, one] of layers.entries()) {
		const used = one.length * (NODE_HEIGHT + ROW_GAP) - ROW_GAP;
		for (const node of one)
			at.set(node.id, { x: 1 + index * step, y: (height - used) / 2 + node.row * (NODE_HEIGHT + ROW_GAP) });
	}
	const marks: string[] = [];
	for (const { from, to } of drawing.edges) {
		const a = at.get(from);
		const b = at.get(to);
		if (!a || !b) continue;
		const [x1, y1, x2, y2] = [a.x + nodeWidth, a.y + NODE_HEIGHT / 2, b.x, b.y + NODE_HEIGHT / 2];
		const bend = Math.max(8, (x2 - x1) / 2);
		const number = (value: number) => value.toFixed(1);
		marks.push(
			path(
				`M${number(x1)} ${number(y1)}C${number(x1 + bend)} ${number(y1)} ${number(x2 - bend)} ${number(y2)} ${number(x2)} ${number(y2)}`,
				LIGHT_TOKENS.control,
				0.7,
			),
			path(
				`M${number(x2 - 3.5)} ${number(y2 - 2)}L${number(x2)} ${number(y2)}L${number(x2 - 3.5)} ${number(y2 + 2)}`,
				LIGHT_TOKENS.control,
				0.7,
			),
		);
	}
	for (const node of layers.flat()) {
		const { x, y } = at.get(node.id)!;
		const kind = t(`components.${node.kind}`);
		const frame = node.singlePoint
			? ` stroke="${TONES.exposed}" stroke-width="1.8" rx="3"`
			: ` stroke="${LIGHT_TOKENS.control}" stroke-width="0.7" rx="3"`;
		const fill = node.kind === "service" ? LIGHT_TOKENS["accent-soft"] : LIGHT_TOKENS.background;
		const label = shortLabel(node, words);
		marks.push(rect(x, y, nodeWidth, NODE_HEIGHT, fill, frame));
		if (node.singlePoint) marks.push(path(`M${x + nodeWidth - 8} ${y + 3}h5v5z`, TONES.exposed, 0.8, ""));
		marks.push(
			text(x + 5, y + 11, shortened(label, nodeWidth - 12, 8), { size: 8, strong: node.kind === "service", fill: INK }),
			text(x + 5, y + 21, shortened(kind, nodeWidth - 12, 7), { size: 7, fill: QUIET }),
		);
	}
	const parts = layers.flat().map((node) => `${t(`components.${node.kind}`)} ${shortLabel(node, words)}`);
	return {
		svg: picture(width, height, marks),
		alt: t("services.topologyAlt", { name, parts: parts.join(", "), points }),
	};
}
