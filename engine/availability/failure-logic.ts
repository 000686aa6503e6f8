/** When the whole has failed, told by which of its parts have failed. Nodes may be shared: the logic is a graph, not a tree. */
export type LogicNode =
	| { gate: "event"; event: number }
	| { gate: "constant"; failed: boolean }
	| { gate: "and" | "or" | "xor" | "not"; inputs: LogicNode[] }
	| { gate: "atleast"; required: number; inputs: LogicNode[] };

export interface FailureLogic {
	/** Names of the basic events, by number. */
	events: string[];
	top: LogicNode;
}

/** A block diagram in terms of what must work. A component named twice is the same component. */
export type Block =
	| { component: string }
	| { series: Block[] }
	| { parallel: Block[] }
	| { required: number; of: Block[] };

export type GateKind = "and" | "or" | "xor" | "not" | "nand" | "nor" | "null" | "atleast";

/** `["and", "a", "b"]`, `["atleast", 2, "a", "b", "c"]`: the kind, then names of gates, events or house events. */
export type Gate = [kind: GateKind, ...rest: (string | number)[]];

export interface FaultTree {
	top: string;
	gates: Record<string, Gate>;
	/** Events that are set. */
	house?: Record<string, boolean>;
}

class Events {
	readonly names: string[] = [];
	private readonly nodes = new Map<string, LogicNode>();

	of(name: string): LogicNode {
		let node = this.nodes.get(name);
		if (!node) {
			node = { gate: "event", event: this.names.length };
			this.names.push(name);
			this.nodes.set(name, node);
		}
		return node;
	}
}

/**
 * When does a block diagram fail? Series: any part; parallel: all parts; k of n: more than n − k parts.
 * Errors: RangeError for an empty group or a k outside 1 … n.
 */
export function logicOfBlocks(block: Block): FailureLogic {
	const events = new Events();
	const visit = (part: Block, path: string): LogicNode => {
		if ("component" in part) return events.of(part.component);
		const [inner, key] =
			"series" in part ? [part.series, "series"] : "parallel" in part ? [part.parallel, "parallel"] : [part.of, "of"];
		if (inner.length === 0) throw new RangeError(`${path}.${key} is empty`);
		const inputs = inner.map((child, index) => visit(child, `${path}.${key}.${index}`));
		if ("series" in part) return { gate: "or", inputs };
		if ("parallel" in part) return { gate: "and", inputs };
		if (!Number.isInteger(part.required) || part.required < 1 || part.required > inputs.length)
			throw new RangeError(`${path}.required must be 1 to ${inputs.length}: ${part.required}`);
		return { gate: "atleast", required: inputs.length - part.required + 1, inputs };
	};
	return { events: events.names, top: visit(block, "structure") };
}

/** When does a network fail that works as long as one of these paths is whole? */
export function logicOfPaths(paths: string[][]): FailureLogic {
	return logicOfBlocks({ parallel: paths.map((path) => ({ series: path.map((component) => ({ component })) })) });
}

/** When does a system fail that fails as soon as every part of one of these sets has failed? */
export function logicOfCutSets(cutSets: string[][]): FailureLogic {
	return logicOfBlocks({ series: cutSets.map((set) => ({ parallel: set.map((component) => ({ component })) })) });
}

/**
 * Reads a fault tree (the gates of Open-PSA's exchange format). A name that is neither a gate nor a house event is a basic event.
 * Errors: RangeError for an unknown gate kind, a gate without inputs, a wrong k, a circle of gates, a missing top.
 */
export function logicOfFaultTree(tree: FaultTree): FailureLogic {
	const events = new Events();
	const done = new Map<string, LogicNode>();
	const open = new Set<string>();
	const visit = (name: string): LogicNode => {
		const known = done.get(name);
		if (known) return known;
		const gate = Object.hasOwn(tree.gates, name) ? tree.gates[name] : undefined;
		if (!gate) {
			const set = tree.house && Object.hasOwn(tree.house, name) ? tree.house[name] : undefined;
			return set === undefined ? events.of(name) : { gate: "constant", failed: set };
		}
		if (open.has(name)) throw new RangeError(`gates.${name} contains itself`);
		open.add(name);
		const node = readGate(name, gate, visit);
		open.delete(name);
		done.set(name, node);
		return node;
	};
	if (!tree.top) throw new RangeError("top is empty");
	return { top: visit(tree.top), events: events.names };
}

function readGate(name: string, gate: Gate, visit: (name: string) => LogicNode): LogicNode {
	const [kind, ...rest] = gate;
	const required = kind === "atleast" ? rest.shift() : undefined;
	const inputs = rest.map((input) => {
		if (typeof input !== "string") throw new RangeError(`gates.${name} has an input that is not a name: ${input}`);
		return visit(input);
	});
	if (inputs.length === 0) throw new RangeError(`gates.${name} has no inputs`);
	if ((kind === "not" || kind === "null") && inputs.length !== 1)
		throw new RangeError(`gates.${name} takes one input: ${inputs.length}`);
	switch (kind) {
		case "and":
		case "or":
		case "xor":
		case "not":
			return { gate: kind, inputs };
		case "nand":
			return { gate: "not", inputs: [{ gate: "and", inputs }] };
		case "nor":
			return { gate: "not", inputs: [{ gate: "or", inputs }] };
		case "null":
			return inputs[0]!;
		case "atleast":
			if (typeof required !== "number" || !Number.isInteger(required) || required < 1 || required > inputs.length)
				throw new RangeError(`gates.${name} needs a count from 1 to ${inputs.length}: ${required}`);
			return { gate: "atleast", required, inputs };
		default:
			throw new RangeError(`gates.${name} is of an unknown kind: ${kind}`);
	}
}
