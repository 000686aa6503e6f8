import type { z } from "zod";
import {
	activeActiveAvailability,
	activePassiveAvailability,
	type ChainRules,
	type Condition,
	downtimeByNodes,
	type FailureLogic,
	type FaultTree,
	failureDiagram,
	generateChain,
	latentFaultProbability,
	logicOfBlocks,
	logicOfCutSets,
	logicOfFaultTree,
	logicOfPaths,
	type MarkovChain,
	MINUTES_PER_YEAR,
	MinimalCutSets,
	markovChain,
	type PartFigures,
	steadyState,
	structureAvailability,
	transientState,
	unavailabilityOf,
} from "@/engine";
import type {
	activeActiveQuestion,
	activePassiveQuestion,
	blockDiagramQuestion,
	faultTreeQuestion,
	latentFaultQuestion,
	markovQuestion,
} from "@/schemas/engine-questions";

type Options = Pick<z.infer<typeof blockDiagramQuestion>, "largestCutSet" | "fussellVesely" | "approximations">;

export function answerBlockDiagram(question: z.infer<typeof blockDiagramQuestion>): unknown {
	const { structure } = question;
	const logic =
		"paths" in structure
			? logicOfPaths(structure.paths)
			: "cutSets" in structure
				? logicOfCutSets(structure.cutSets)
				: logicOfBlocks(structure);
	const figures = Object.fromEntries(
		Object.entries(question.parts).map(([name, part]): [string, PartFigures] => {
			if ("availability" in part) return [name, { unavailability: 1 - part.availability, failuresPerYear: null }];
			if ("unavailability" in part) return [name, { unavailability: part.unavailability, failuresPerYear: null }];
			const up = "meanUpHours" in part ? part.meanUpHours : 8760 / part.failuresPerYear;
			const down = "meanUpHours" in part ? part.meanDownHours : part.repairHours;
			return [name, { unavailability: unavailabilityOf(up, down), failuresPerYear: 8760 / up }];
		}),
	);
	return solve(logic, figures, question);
}

export function answerFaultTree(question: z.infer<typeof faultTreeQuestion>): unknown {
	const logic = logicOfFaultTree({
		top: question.top,
		gates: question.gates as FaultTree["gates"],
		house: question.house,
	});
	for (const name of logic.events)
		if (!Object.hasOwn(question.q, name))
			throw new RangeError(`q.${name} is missing: it is neither a gate nor a house event`);
	const figures = Object.fromEntries(
		Object.entries(question.q).map(([name, unavailability]) => [name, { unavailability, failuresPerYear: null }]),
	);
	return solve(logic, figures, question);
}

function solve(logic: FailureLogic, figures: Record<string, PartFigures>, options: Options): unknown {
	const result = structureAvailability(logic, figures, options);
	if (!options.approximations) return result;
	const sets = new MinimalCutSets(failureDiagram(logic));
	const failed = Float64Array.from(logic.events, (name) => figures[name]!.unavailability);
	return {
		...result,
		minimalCutSets: sets.count(),
		rareEventSum: sets.rareEventSum(failed),
		minimalCutUpperBound: sets.upperBound(failed),
	};
}

interface ReadChain {
	chain: MarkovChain;
	up: boolean[];
	cause: (state: number) => string;
	start: number;
	/** Values of the variables by state; none for a chain given state by state. */
	variables: { name: string; values: number[] }[];
	rules: { name: string; rate: (state: number) => number }[];
}

export function answerMarkov(question: z.infer<typeof markovQuestion>): unknown {
	if ("matrix" in question) return { steadyState: [...steadyState(chainOfMatrix(question.matrix))] };
	const read = "states" in question ? readStates(question) : readRules(question);
	const { chain, up, cause } = read;
	const down = up.map((works) => !works);
	const result: Record<string, unknown> = {
		states: chain.states.length,
		upStates: up.filter(Boolean).length,
	};
	try {
		const shares = steadyState(chain);
		const sum = (of: boolean[]): number => shares.reduce((total, share, state) => total + (of[state] ? share : 0), 0);
		const unavailability = sum(down);
		const minutesByCause: Record<string, number> = {};
		shares.forEach((share, state) => {
			if (down[state]) minutesByCause[cause(state)] = (minutesByCause[cause(state)] ?? 0) + share * MINUTES_PER_YEAR;
		});
		Object.assign(result, {
			availability: sum(up),
			unavailability,
			downtimeMinutesPerYear: unavailability * MINUTES_PER_YEAR,
			minutesByCause,
			steadyState: Object.fromEntries(chain.states.map((state, index) => [state, shares[index]!])),
		});
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		Object.assign(result, { steadyState: null, why: error.message });
	}
	if (question.at.length > 0) result.at = question.at.map((time) => atTime(read, down, time, question.stopWhenDown));
	return result;
}

function atTime(
	{ chain, start, variables, rules }: ReadChain,
	down: boolean[],
	time: number,
	stopWhenDown: boolean,
): unknown {
	const moving = stopWhenDown
		? { ...chain, rates: chain.rates.map((rate, jump) => (down[chain.from[jump]!] ? 0 : rate)) }
		: chain;
	const from = new Float64Array(chain.states.length);
	from[start] = 1;
	const { chances, timeSpent } = transientState(moving, from, time);
	const sum = (values: Float64Array, weight: (state: number) => number): number =>
		values.reduce((total, value, state) => total + value * weight(state), 0);
	const isDown = (state: number): number => (down[state] ? 1 : 0);
	return {
		time,
		chanceDown: sum(chances, isDown),
		chanceUp: sum(chances, (state) => 1 - isDown(state)),
		timeDown: sum(timeSpent, isDown),
		meanAvailability: time > 0 ? 1 - sum(timeSpent, isDown) / time : 1 - isDown(start),
		...(variables.length > 0
			? {
					expectedValues: Object.fromEntries(
						variables.map(({ name, values }) => [name, sum(chances, (state) => values[state]!)]),
					),
					expectedFirings: Object.fromEntries(rules.map(({ name, rate }) => [name, sum(timeSpent, rate)])),
				}
			: { chances: Object.fromEntries(chain.states.map((state, index) => [state, chances[index]!])) }),
	};
}

function readStates(question: Extract<z.infer<typeof markovQuestion>, { states: unknown }>): ReadChain {
	const names = question.states.map(({ name }) => name);
	const start = question.start === undefined ? 0 : names.indexOf(question.start);
	if (start < 0) throw new RangeError(`start is no state: ${question.start}`);
	return {
		chain: markovChain(names, question.transitions),
		up: question.states.map(({ up }) => up),
		cause: (state) => question.states[state]!.cause ?? names[state]!,
		start,
		variables: [],
		rules: [],
	};
}

function readRules(question: Extract<z.infer<typeof markovQuestion>, { rules: unknown }>): ReadChain {
	const generated = generateChain({ variables: question.variables, rules: question.rules } as ChainRules);
	const states = generated.chain.states.map((_, state) => state);
	return {
		chain: generated.chain,
		up: states.map((state) => question.up.some((all) => generated.holds(state, all as Condition[]))),
		cause: () => "down",
		start: 0,
		variables: generated.variables.map((name, index) => ({
			name,
			values: generated.values.map((values) => values[index]!),
		})),
		rules: [...new Set(question.rules.map(({ name }) => name))].map((name) => ({
			name,
			rate: (state) => generated.rateOf(state, name),
		})),
	};
}

function chainOfMatrix(matrix: number[][]): MarkovChain {
	matrix.forEach((row, index) => {
		if (row.length !== matrix.length)
			throw new RangeError(`matrix.${index} must have ${matrix.length} values: ${row.length}`);
	});
	return markovChain(
		matrix.map((_, state) => String(state)),
		matrix.flatMap((row, from) => row.map((rate, to) => ({ from: String(from), to: String(to), rate }))),
	);
}

export function answerActivePassive(question: z.infer<typeof activePassiveQuestion>): unknown {
	return activePassiveAvailability({ ...question, restoreHours: question.restoreHours ?? question.repairHours });
}

export function answerActiveActive(question: z.infer<typeof activeActiveQuestion>): unknown {
	return { ...activeActiveAvailability(question), byNodes: downtimeByNodes(question, Math.max(question.nodes, 8)) };
}

export function answerLatentFault(question: z.infer<typeof latentFaultQuestion>): unknown {
	return {
		probability: question.drillIntervalHours.map((hours) => latentFaultProbability(question.faultsPerHour, hours)),
	};
}
