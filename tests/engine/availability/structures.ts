import fc from "fast-check";
import type { Block, FailureLogic, LogicNode } from "@/engine/availability/failure-logic";
import type { PartFigures } from "@/engine/availability/structure-availability";

/** Figures from chances of working. */
export const working = (chances: Record<string, number>): Record<string, PartFigures> =>
	Object.fromEntries(
		Object.entries(chances).map(([name, p]) => [name, { unavailability: 1 - p, failuresPerYear: null }]),
	);

/** Figures from chances of failure. */
export const failing = (chances: Record<string, number>): Record<string, PartFigures> =>
	Object.fromEntries(Object.entries(chances).map(([name, q]) => [name, { unavailability: q, failuresPerYear: null }]));

export const part = (component: string): Block => ({ component });

/** Block diagrams of up to `names.length` components, each of which may appear in several places. */
export const blocks = (names: string[]): fc.Arbitrary<Block> =>
	fc.letrec<{ block: Block }>((tie) => ({
		block: fc.oneof(
			{ depthSize: "small", withCrossShrink: true },
			fc.constantFrom(...names).map(part),
			fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((series) => ({ series })),
			fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((parallel) => ({ parallel })),
			fc
				.tuple(fc.array(tie("block"), { minLength: 1, maxLength: 4 }), fc.nat())
				.map(([of, seed]) => ({ required: 1 + (seed % of.length), of })),
		),
	})).block;

/** Whether the whole has failed when exactly these events have. */
export function hasFailed(node: LogicNode, failed: (event: number) => boolean): boolean {
	switch (node.gate) {
		case "event":
			return failed(node.event);
		case "constant":
			return node.failed;
		case "not":
			return !hasFailed(node.inputs[0]!, failed);
		default: {
			const count = node.inputs.filter((input) => hasFailed(input, failed)).length;
			if (node.gate === "atleast") return count >= node.required;
			if (node.gate === "and") return count === node.inputs.length;
			return node.gate === "or" ? count > 0 : count % 2 === 1;
		}
	}
}

/** Chance of failure by going through all 2ⁿ states. */
export function enumerated(logic: FailureLogic, chances: number[]): number {
	let sum = 0;
	for (let state = 0; state < 1 << logic.events.length; state++)
		if (hasFailed(logic.top, (event) => ((state >> event) & 1) === 1))
			sum += chances.reduce((product, q, event) => product * ((state >> event) & 1 ? q : 1 - q), 1);
	return sum;
}

/** Minimal cut sets by going through all 2ⁿ states, as sorted bit masks. */
export function enumeratedCutSets(logic: FailureLogic): number[] {
	const cuts: number[] = [];
	for (let state = 0; state < 1 << logic.events.length; state++)
		if (hasFailed(logic.top, (event) => ((state >> event) & 1) === 1)) cuts.push(state);
	return cuts.filter((cut) => !cuts.some((other) => other !== cut && (other & cut) === other)).sort((a, b) => a - b);
}
