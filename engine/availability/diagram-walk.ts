import type { FailureDiagram } from "./failure-diagram";

/** Chance of failure and of working, each summed on its own so that neither loses digits to the other. */
export interface Chances {
	failed: number;
	working: number;
}

/**
 * One walk up a diagram. `failed[event]` and `working[event]` add to 1 and are given apart, because 1 − 1e-9 has already
 * lost what matters. Nodes were made after their children, so their numbers are an order.
 */
export class DiagramWalk {
	/** Chance that a node's function (edge without complement) is true, and false, by node. */
	readonly isTrue: Float64Array;
	readonly isFalse: Float64Array;
	private readonly reached: Uint8Array;
	private readonly nodes: Int32Array;

	constructor(private readonly source: FailureDiagram) {
		const { diagram, top } = source;
		this.isTrue = new Float64Array(diagram.size);
		this.isFalse = new Float64Array(diagram.size);
		this.isTrue[0] = 1;
		this.reached = new Uint8Array(diagram.size);
		const stack = [top >> 1];
		let count = 0;
		while (stack.length > 0) {
			const node = stack.pop()!;
			if (node === 0 || this.reached[node]) continue;
			this.reached[node] = 1;
			count++;
			stack.push(diagram.high(node << 1) >> 1, diagram.low(node << 1) >> 1);
		}
		this.nodes = new Int32Array(count);
		for (let node = 1, filled = 0; node < diagram.size; node++) if (this.reached[node]) this.nodes[filled++] = node;
	}

	/** Nodes of the diagram proper, without those made on the way. */
	get size(): number {
		return this.nodes.length;
	}

	chances(failed: Float64Array, working: Float64Array): Chances {
		const { diagram, top, eventAtLevel } = this.source;
		const { isTrue, isFalse } = this;
		for (const node of this.nodes) {
			const event = eventAtLevel[diagram.level(node << 1)]!;
			const high = diagram.high(node << 1) >> 1;
			const lowEdge = diagram.low(node << 1);
			const low = lowEdge >> 1;
			const p = failed[event]!;
			const q = working[event]!;
			if (lowEdge & 1) {
				isTrue[node] = p * isTrue[high]! + q * isFalse[low]!;
				isFalse[node] = p * isFalse[high]! + q * isTrue[low]!;
			} else {
				isTrue[node] = p * isTrue[high]! + q * isTrue[low]!;
				isFalse[node] = p * isFalse[high]! + q * isFalse[low]!;
			}
		}
		const node = top >> 1;
		return top & 1
			? { failed: isFalse[node]!, working: isTrue[node]! }
			: { failed: isTrue[node]!, working: isFalse[node]! };
	}

	/**
	 * Derivative of the chance of failure by each event's (Birnbaum), after `chances`. The chance to come by a node times the
	 * difference its event makes there; differences are taken on the side where the numbers are small.
	 */
	derivatives(failed: Float64Array, working: Float64Array): Float64Array {
		const { diagram, top, eventAtLevel } = this.source;
		const { isTrue, isFalse } = this;
		/** Chance to come by a node plain, and complemented. */
		const plain = new Float64Array(isTrue.length);
		const turned = new Float64Array(isTrue.length);
		if (top & 1) turned[top >> 1] = 1;
		else plain[top >> 1] = 1;
		const derivatives = new Float64Array(eventAtLevel.length);
		for (let position = this.nodes.length - 1; position >= 0; position--) {
			const node = this.nodes[position]!;
			const event = eventAtLevel[diagram.level(node << 1)]!;
			const high = diagram.high(node << 1) >> 1;
			const lowEdge = diagram.low(node << 1);
			const low = lowEdge >> 1;
			const p = failed[event]!;
			const q = working[event]!;
			const lowTrue = lowEdge & 1 ? isFalse[low]! : isTrue[low]!;
			const lowFalse = lowEdge & 1 ? isTrue[low]! : isFalse[low]!;
			const difference =
				isTrue[high]! + lowTrue < isFalse[high]! + lowFalse ? isTrue[high]! - lowTrue : lowFalse - isFalse[high]!;
			derivatives[event]! += (plain[node]! - turned[node]!) * difference;
			plain[high]! += p * plain[node]!;
			turned[high]! += p * turned[node]!;
			if (lowEdge & 1) {
				turned[low]! += q * plain[node]!;
				plain[low]! += q * turned[node]!;
			} else {
				plain[low]! += q * plain[node]!;
				turned[low]! += q * turned[node]!;
			}
		}
		return derivatives;
	}
}
