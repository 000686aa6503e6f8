/** An edge of a diagram: twice the node's number, plus one when the function is the node's negation. */
export type Edge = number;

export const TRUE: Edge = 0;
export const FALSE: Edge = 1;

/** Thrown when a diagram outgrows the nodes allowed; another order of the variables may be smaller. */
export class DiagramTooLarge extends RangeError {
	constructor(readonly nodes: number) {
		super(`the decision diagram needs more than ${nodes} nodes`);
	}
}

const INITIAL_NODES = 256;
const LARGEST_CACHE = 1 << 20;
const LEAF_LEVEL = 0x7fffffff;

/**
 * Reduced ordered binary decision diagram with complement edges (Bryant 1986; Brace, Rudell & Bryant 1990): two equal functions
 * are the same edge. Level 0 is asked first. Node 0 is the constant true; a high edge is never complemented.
 */
export class DecisionDiagram {
	private levels = new Int32Array(INITIAL_NODES);
	private highs = new Int32Array(INITIAL_NODES);
	private lows = new Int32Array(INITIAL_NODES);
	private count = 1;
	private buckets = new Int32Array(INITIAL_NODES * 2);
	private cache = new Int32Array(INITIAL_NODES * 4 * 4).fill(-1);
	private cacheMask = INITIAL_NODES * 4 - 1;

	constructor(private readonly nodesAllowed = 20_000_000) {
		this.levels[0] = LEAF_LEVEL;
	}

	/** Nodes made so far, the constant among them. */
	get size(): number {
		return this.count;
	}

	level(edge: Edge): number {
		return this.levels[edge >> 1]!;
	}

	/** The function where its first variable is true. */
	high(edge: Edge): Edge {
		return this.highs[edge >> 1]! ^ (edge & 1);
	}

	/** The function where its first variable is false. */
	low(edge: Edge): Edge {
		return this.lows[edge >> 1]! ^ (edge & 1);
	}

	variable(level: number): Edge {
		return this.node(level, TRUE, FALSE);
	}

	and(f: Edge, g: Edge): Edge {
		return this.ifThenElse(f, g, FALSE);
	}

	or(f: Edge, g: Edge): Edge {
		return this.ifThenElse(f, TRUE, g);
	}

	not(f: Edge): Edge {
		return f ^ 1;
	}

	node(level: number, high: Edge, low: Edge): Edge {
		if (high === low) return high;
		const complement = high & 1;
		const then = high ^ complement;
		const otherwise = low ^ complement;
		let slot = hash(level, then, otherwise) & (this.buckets.length - 1);
		for (let found = this.buckets[slot]!; found !== 0; found = this.buckets[slot]!) {
			if (this.levels[found] === level && this.highs[found] === then && this.lows[found] === otherwise)
				return (found << 1) | complement;
			slot = (slot + 1) & (this.buckets.length - 1);
		}
		if (this.count >= this.nodesAllowed) throw new DiagramTooLarge(this.nodesAllowed);
		if (this.count === this.levels.length) {
			this.grow();
			return this.node(level, high, low);
		}
		const made = this.count++;
		this.levels[made] = level;
		this.highs[made] = then;
		this.lows[made] = otherwise;
		this.buckets[slot] = made;
		return (made << 1) | complement;
	}

	/** f ? g : h */
	ifThenElse(condition: Edge, whenTrue: Edge, whenFalse: Edge): Edge {
		let f = condition;
		let g = whenTrue;
		let h = whenFalse;
		if (f === TRUE) return g;
		if (f === FALSE) return h;
		if (g === f) g = TRUE;
		else if (g === (f ^ 1)) g = FALSE;
		if (h === f) h = FALSE;
		else if (h === (f ^ 1)) h = TRUE;
		if (g === h) return g;
		if (g === TRUE && h === FALSE) return f;
		if (g === FALSE && h === TRUE) return f ^ 1;
		if (g === TRUE && h < f) {
			const swap = f;
			f = h;
			h = swap;
		} else if (h === FALSE && g < f) {
			const swap = f;
			f = g;
			g = swap;
		}
		if (f & 1) {
			const swap = g;
			g = h;
			h = swap;
			f ^= 1;
		}
		const complement = g & 1;
		g ^= complement;
		h ^= complement;

		const entry = (hash(f, g, h) & this.cacheMask) * 4;
		if (this.cache[entry] === f && this.cache[entry + 1] === g && this.cache[entry + 2] === h)
			return this.cache[entry + 3]! ^ complement;
		const fLevel = this.levels[f >> 1]!;
		const gLevel = this.levels[g >> 1]!;
		const hLevel = this.levels[h >> 1]!;
		const top = Math.min(fLevel, gLevel, hLevel);
		const high = this.ifThenElse(
			fLevel === top ? this.high(f) : f,
			gLevel === top ? this.high(g) : g,
			hLevel === top ? this.high(h) : h,
		);
		const low = this.ifThenElse(
			fLevel === top ? this.low(f) : f,
			gLevel === top ? this.low(g) : g,
			hLevel === top ? this.low(h) : h,
		);
		const result = this.node(top, high, low);
		// The tables may have grown meanwhile: the place is looked up again.
		const place = (hash(f, g, h) & this.cacheMask) * 4;
		this.cache[place] = f;
		this.cache[place + 1] = g;
		this.cache[place + 2] = h;
		this.cache[place + 3] = result;
		return result ^ complement;
	}

	private grow(): void {
		const capacity = this.levels.length * 2;
		this.levels = widened(this.levels, capacity);
		this.highs = widened(this.highs, capacity);
		this.lows = widened(this.lows, capacity);
		this.buckets = new Int32Array(capacity * 2);
		for (let node = 1; node < this.count; node++) {
			let slot = hash(this.levels[node]!, this.highs[node]!, this.lows[node]!) & (this.buckets.length - 1);
			while (this.buckets[slot] !== 0) slot = (slot + 1) & (this.buckets.length - 1);
			this.buckets[slot] = node;
		}
		const entries = Math.min(LARGEST_CACHE, capacity * 4);
		if (entries > this.cacheMask + 1) {
			this.cache = new Int32Array(entries * 4).fill(-1);
			this.cacheMask = entries - 1;
		}
	}
}

function widened(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
	const wider = new Int32Array(length);
	wider.set(array);
	return wider;
}

function hash(a: number, b: number, c: number): number {
	let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
	mixed ^= mixed >>> 15;
	mixed = Math.imul(mixed, 0x2c1b3c6d);
	return (mixed ^ (mixed >>> 13)) >>> 0;
}
