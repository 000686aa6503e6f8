import { DecisionDiagram, DiagramTooLarge, type Edge, FALSE, TRUE } from "./decision-diagram";
import type { FailureLogic, LogicNode } from "./failure-logic";

/** The failure of the whole as one diagram over the failures of its parts. */
export interface FailureDiagram {
	events: string[];
	diagram: DecisionDiagram;
	/** True where the whole has failed. */
	top: Edge;
	/** Event asked at each level. */
	eventAtLevel: Int32Array;
	/** No negation anywhere: cut sets and their importance have a meaning. */
	coherent: boolean;
}

type ChildOrder = "given" | "small-first" | "large-first";
const CHILD_ORDERS: ChildOrder[] = ["given", "small-first", "large-first"];
const ROUNDS = [40_000, 400_000, 8_000_000];

/**
 * Builds the exact diagram of a failure logic. Variables are ordered by the depth-first walk that first meets them, over the
 * inputs as given, smallest or largest first; when one order needs too many nodes the next is tried, then all with more.
 * Errors: DiagramTooLarge (a RangeError) when no order fits in eight million nodes.
 */
export function failureDiagram(logic: FailureLogic): FailureDiagram {
	let last: DiagramTooLarge | null = null;
	const tried = new Set<string>();
	for (const nodesAllowed of ROUNDS) {
		tried.clear();
		for (const childOrder of CHILD_ORDERS) {
			const eventAtLevel = depthFirstOrder(logic, childOrder);
			const key = eventAtLevel.join();
			if (tried.has(key)) continue;
			tried.add(key);
			try {
				return build(logic, eventAtLevel, nodesAllowed);
			} catch (error) {
				if (!(error instanceof DiagramTooLarge)) throw error;
				last = error;
			}
		}
	}
	throw last!;
}

function build(logic: FailureLogic, eventAtLevel: Int32Array, nodesAllowed: number): FailureDiagram {
	const diagram = new DecisionDiagram(nodesAllowed);
	const levelOf = new Int32Array(logic.events.length);
	eventAtLevel.forEach((event, level) => {
		levelOf[event] = level;
	});
	const done = new Map<LogicNode, Edge>();
	let coherent = true;
	// Neighbours in the order are merged first: each step then walks little of what it does not change.
	const deepestFirst = (edges: Edge[]): Edge[] => [...edges].sort((a, b) => diagram.level(b) - diagram.level(a));
	const visit = (node: LogicNode): Edge => {
		const known = done.get(node);
		if (known !== undefined) return known;
		const edge = edgeOf(node);
		done.set(node, edge);
		return edge;
	};
	const edgeOf = (node: LogicNode): Edge => {
		switch (node.gate) {
			case "event":
				return diagram.variable(levelOf[node.event]!);
			case "constant":
				return node.failed ? TRUE : FALSE;
			case "and":
				return merged(deepestFirst(node.inputs.map(visit)), TRUE, (above, below) => diagram.and(above, below));
			case "or":
				return merged(deepestFirst(node.inputs.map(visit)), FALSE, (above, below) => diagram.or(above, below));
			case "not":
				coherent = false;
				return diagram.not(visit(node.inputs[0]!));
			case "xor":
				coherent = false;
				return node.inputs.map(visit).reduce((odd, input) => diagram.ifThenElse(input, diagram.not(odd), odd), FALSE);
			case "atleast":
				return atLeast(diagram, deepestFirst(node.inputs.map(visit)), node.required);
		}
	};
	const top = visit(logic.top);
	return { events: logic.events, diagram, top, eventAtLevel, coherent };
}

/** Merged two by two, so that what all share at the top is gone through as often as the tree is deep, not as it is wide. */
function merged(edges: Edge[], none: Edge, merge: (above: Edge, below: Edge) => Edge): Edge {
	let level = edges;
	while (level.length > 1) {
		const next: Edge[] = [];
		for (let index = 0; index < level.length; index += 2)
			next.push(index + 1 < level.length ? merge(level[index + 1]!, level[index]!) : level[index]!);
		level = next;
	}
	return level[0] ?? none;
}

/** At least `required` of the inputs, by how many are still wanted of those seen so far: O(n · k) conditions. */
function atLeast(diagram: DecisionDiagram, inputs: Edge[], required: number): Edge {
	const wanted: Edge[] = [TRUE, ...new Array<Edge>(required).fill(FALSE)];
	for (const input of inputs)
		for (let missing = required; missing >= 1; missing--)
			wanted[missing] = diagram.ifThenElse(input, wanted[missing - 1]!, wanted[missing]!);
	return wanted[required]!;
}

function depthFirstOrder(logic: FailureLogic, childOrder: ChildOrder): Int32Array {
	const size = new Map<LogicNode, number>();
	const measure = (node: LogicNode): number => {
		if (node.gate === "event" || node.gate === "constant") return 1;
		let sum = size.get(node);
		if (sum === undefined) {
			sum = 0;
			for (const input of node.inputs) sum += measure(input);
			size.set(node, sum);
		}
		return sum;
	};
	const order: number[] = [];
	const met = new Uint8Array(logic.events.length);
	const seen = new Set<LogicNode>();
	const visit = (node: LogicNode): void => {
		if (node.gate === "constant" || seen.has(node)) return;
		if (node.gate === "event") {
			if (!met[node.event]) order.push(node.event);
			met[node.event] = 1;
			return;
		}
		seen.add(node);
		const inputs =
			childOrder === "given"
				? node.inputs
				: [...node.inputs].sort((a, b) => (measure(a) - measure(b)) * (childOrder === "small-first" ? 1 : -1));
		for (const input of inputs) visit(input);
	};
	visit(logic.top);
	logic.events.forEach((_, event) => {
		if (!met[event]) order.push(event);
	});
	return Int32Array.from(order);
}
