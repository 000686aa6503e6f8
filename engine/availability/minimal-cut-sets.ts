import { type Edge, FALSE, TRUE } from "./decision-diagram";
import type { FailureDiagram } from "./failure-diagram";

/** A family of sets as a zero-suppressed diagram (Minato 1993): 0 none, 1 the empty set alone. */
type Family = number;
const NONE: Family = 0;
const EMPTY: Family = 1;
const LEAF_LEVEL = 0x7fffffff;

/**
 * The smallest sets of parts whose failure together fails the whole, up to `largest` parts, from the diagram (Rauzy 1993: sets of
 * f where x failed that do not already fail where x works, and those where x works).
 */
export class MinimalCutSets {
	private readonly levels: number[] = [LEAF_LEVEL, LEAF_LEVEL];
	private readonly withs: Family[] = [NONE, NONE];
	private readonly withouts: Family[] = [NONE, NONE];
	private readonly unique = new Map<string, Family>();
	private readonly minimalDone = new Map<string, Family>();
	private readonly exceptDone = new Map<string, Family>();
	private readonly root: Family;

	/** Errors: RangeError for a logic with negation, where minimal cut sets have no meaning. */
	constructor(
		private readonly source: FailureDiagram,
		largest = Number.POSITIVE_INFINITY,
	) {
		if (!source.coherent) throw new RangeError("minimal cut sets need a failure logic without negation");
		this.root = this.minimal(source.top, largest);
	}

	/** How many there are (of the size asked for). */
	count(): number {
		const done = new Map<Family, number>([
			[NONE, 0],
			[EMPTY, 1],
		]);
		const visit = (family: Family): number => {
			const known = done.get(family);
			if (known !== undefined) return known;
			const sum = visit(this.withs[family]!) + visit(this.withouts[family]!);
			done.set(family, sum);
			return sum;
		};
		return visit(this.root);
	}

	/** The sets themselves, as event numbers, smallest sets first; at most `most`. */
	list(most = 1000): number[][] {
		const sets: number[][] = [];
		const trail: number[] = [];
		const visit = (family: Family): void => {
			if (family === NONE || sets.length >= most) return;
			if (family === EMPTY) {
				sets.push([...trail]);
				return;
			}
			trail.push(this.source.eventAtLevel[this.levels[family]!]!);
			visit(this.withs[family]!);
			trail.pop();
			visit(this.withouts[family]!);
		};
		visit(this.root);
		return sets.sort((a, b) => a.length - b.length);
	}

	/** Sum over all sets of the product of the chances of their parts: the rare-event approximation, an upper bound. */
	rareEventSum(failed: Float64Array): number {
		const done = new Map<Family, number>([
			[NONE, 0],
			[EMPTY, 1],
		]);
		const visit = (family: Family): number => {
			let sum = done.get(family);
			if (sum === undefined) {
				const event = this.source.eventAtLevel[this.levels[family]!]!;
				sum = failed[event]! * visit(this.withs[family]!) + visit(this.withouts[family]!);
				done.set(family, sum);
			}
			return sum;
		};
		return visit(this.root);
	}

	/** 1 − ∏(1 − chance of a set): the minimal-cut upper bound. Walks every set. */
	upperBound(failed: Float64Array): number {
		let logWorking = 0;
		const visit = (family: Family, chance: number): void => {
			if (family === NONE) return;
			if (family === EMPTY) {
				logWorking += Math.log1p(-chance);
				return;
			}
			const event = this.source.eventAtLevel[this.levels[family]!]!;
			visit(this.withs[family]!, chance * failed[event]!);
			visit(this.withouts[family]!, chance);
		};
		visit(this.root, 1);
		return -Math.expm1(logWorking);
	}

	/** The function "every part of some minimal cut set with this event has failed", in the same diagram. */
	failsThrough(event: number): Edge {
		const level = this.source.eventAtLevel.indexOf(event);
		const { diagram } = this.source;
		const containing = new Map<Family, Family>();
		const keep = (family: Family): Family => {
			const own = this.levels[family]!;
			if (own > level) return NONE;
			if (own === level) return this.family(own, this.withs[family]!, NONE);
			let kept = containing.get(family);
			if (kept === undefined) {
				kept = this.family(own, keep(this.withs[family]!), keep(this.withouts[family]!));
				containing.set(family, kept);
			}
			return kept;
		};
		const closed = new Map<Family, Edge>([
			[NONE, FALSE],
			[EMPTY, TRUE],
		]);
		const close = (family: Family): Edge => {
			let edge = closed.get(family);
			if (edge === undefined) {
				const without = close(this.withouts[family]!);
				edge = diagram.node(this.levels[family]!, diagram.or(close(this.withs[family]!), without), without);
				closed.set(family, edge);
			}
			return edge;
		};
		return close(keep(this.root));
	}

	private family(level: number, having: Family, without: Family): Family {
		if (having === NONE) return without;
		const key = `${level},${having},${without}`;
		let found = this.unique.get(key);
		if (found === undefined) {
			found = this.levels.length;
			this.levels.push(level);
			this.withs.push(having);
			this.withouts.push(without);
			this.unique.set(key, found);
		}
		return found;
	}

	private minimal(f: Edge, largest: number): Family {
		if (f === FALSE) return NONE;
		if (f === TRUE) return EMPTY;
		if (largest <= 0) return NONE;
		const key = `${f},${largest}`;
		const known = this.minimalDone.get(key);
		if (known !== undefined) return known;
		const { diagram } = this.source;
		const low = diagram.low(f);
		const having = this.except(this.minimal(diagram.high(f), largest - 1), low);
		const result = this.family(diagram.level(f), having, this.minimal(low, largest));
		this.minimalDone.set(key, result);
		return result;
	}

	/** The sets of the family that do not make f true. */
	private except(family: Family, f: Edge): Family {
		if (family === NONE || f === TRUE) return NONE;
		if (f === FALSE || family === EMPTY) return family;
		const key = `${family},${f}`;
		const known = this.exceptDone.get(key);
		if (known !== undefined) return known;
		const { diagram } = this.source;
		const own = this.levels[family]!;
		const other = diagram.level(f);
		let result: Family;
		if (own < other)
			result = this.family(own, this.except(this.withs[family]!, f), this.except(this.withouts[family]!, f));
		else if (own > other) result = this.except(family, diagram.low(f));
		else
			result = this.family(
				own,
				this.except(this.withs[family]!, diagram.high(f)),
				this.except(this.withouts[family]!, diagram.low(f)),
			);
		this.exceptDone.set(key, result);
		return result;
	}
}
