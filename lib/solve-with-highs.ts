import loadHighs from "highs";
import type { ChoiceModel, ChoiceSolver } from "@/engine";
import { checkModel } from "@/engine";

let highs: ReturnType<typeof loadHighs> | null = null;

/** The multiple-choice knapsack by HiGHS, to proven optimality; for hundreds of groups where fronts grow too large. */
export const solveWithHighs: ChoiceSolver = async (model) => {
	checkModel(model);
	if (model.groups.length === 0) return [];
	highs ??= loadHighs();
	const solution = (await highs).solve(programme(model), {
		mip_rel_gap: 0,
		mip_abs_gap: 0,
		output_flag: false,
		random_seed: 0,
	});
	if (solution.Status === "Infeasible") return null;
	if (solution.Status !== "Optimal") throw new Error(`HiGHS ended with ${solution.Status}`);
	return model.groups.map(({ id, options }, group) => {
		const chosen = options.findIndex((_, option) => (solution.Columns[name(group, option)]?.Primal ?? 0) > 0.5);
		if (chosen < 0) throw new Error(`HiGHS chose nothing for ${id}`);
		return chosen;
	});
};

const name = (group: number, option: number) => `x${group}_${option}`;

/** CPLEX LP text. Worths are scaled so that the largest is 1000: HiGHS' tolerances are absolute. */
function programme(model: ChoiceModel): string {
	const largest = Math.max(
		0,
		...model.groups.flatMap((group) => group.options.map((option) => Math.abs(option.worth))),
	);
	const scale = largest === 0 ? 1 : 1000 / largest;
	const sum = (weigh: (option: ChoiceModel["groups"][number]["options"][number]) => number) =>
		model.groups
			.flatMap((group, index) => group.options.map((option, position) => term(weigh(option), name(index, position))))
			.filter((text) => text !== "")
			.join("\n ") || `0 ${name(0, 0)}`;
	const limits = model.limits.map((limit, resource) => {
		const perUnit = limit > 0 ? 1000 / limit : 1;
		return ` limit${resource}: ${sum((option) => (option.uses[resource] ?? 0) * perUnit)} <= ${limit > 0 ? 1000 : 0}`;
	});
	const one = model.groups.map(
		(group, index) => ` one${index}: ${group.options.map((_, option) => name(index, option)).join(" + ")} = 1`,
	);
	const binaries = model.groups.flatMap((group, index) => group.options.map((_, option) => name(index, option)));
	return [
		"Maximize",
		` worth: ${sum((option) => option.worth * scale)}`,
		"Subject To",
		...limits,
		...one,
		"Binary",
		` ${binaries.join("\n ")}`,
		"End",
		"",
	].join("\n");
}

function term(weight: number, variable: string): string {
	if (weight === 0) return "";
	return `${weight < 0 ? "-" : "+"} ${Math.abs(weight)} ${variable}`;
}
