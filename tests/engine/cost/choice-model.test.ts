import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChoiceModel, type ChoiceOption, choiceFront, chooseByFronts } from "../../../engine/cost/choice-model";
import { solveWithHighs } from "../../../lib/solve-with-highs";

const worthOf = (model: ChoiceModel, chosen: number[]) =>
	model.groups.reduce((sum, group, index) => sum + group.options[chosen[index]!]!.worth, 0);

/** Fyffe, Hines and Lee 1968, mixing allowed, at most 8 parts a stage: reliability, cost and weight of each part. */
const FYFFE = [
	[
		[0.9, 1, 3],
		[0.93, 1, 4],
		[0.91, 2, 2],
		[0.95, 2, 5],
	],
	[
		[0.95, 2, 8],
		[0.94, 1, 10],
		[0.93, 1, 9],
	],
	[
		[0.85, 2, 7],
		[0.9, 3, 5],
		[0.87, 1, 6],
		[0.92, 4, 4],
	],
	[
		[0.83, 3, 5],
		[0.87, 4, 6],
		[0.85, 5, 4],
	],
	[
		[0.94, 2, 4],
		[0.93, 2, 3],
		[0.95, 3, 5],
	],
	[
		[0.99, 3, 5],
		[0.98, 3, 4],
		[0.97, 2, 5],
		[0.96, 2, 4],
	],
	[
		[0.91, 4, 7],
		[0.92, 4, 8],
		[0.94, 5, 9],
	],
	[
		[0.81, 3, 4],
		[0.9, 5, 7],
		[0.91, 6, 6],
	],
	[
		[0.97, 2, 8],
		[0.99, 3, 9],
		[0.96, 4, 7],
		[0.91, 3, 8],
	],
	[
		[0.83, 4, 6],
		[0.85, 4, 5],
		[0.9, 5, 6],
	],
	[
		[0.94, 3, 5],
		[0.95, 4, 6],
		[0.96, 5, 6],
	],
	[
		[0.79, 2, 4],
		[0.82, 3, 5],
		[0.85, 4, 6],
		[0.9, 5, 7],
	],
	[
		[0.98, 2, 5],
		[0.99, 3, 5],
		[0.97, 2, 6],
	],
	[
		[0.9, 4, 6],
		[0.92, 4, 7],
		[0.95, 5, 6],
		[0.99, 6, 9],
	],
] as const;

/** Every mix of 1 to `most` parts of a stage, in parallel: its worth is the logarithm of the stage's reliability. */
function mixes(parts: readonly (readonly [number, number, number])[], most: number): ChoiceOption[] {
	const found: ChoiceOption[] = [];
	const walk = (part: number, counts: number[], left: number) => {
		if (part === parts.length) {
			if (left === most) return;
			let failure = 1;
			const uses = [0, 0];
			for (const [index, [reliability, cost, weight]] of parts.entries()) {
				failure *= (1 - reliability) ** counts[index]!;
				uses[0] = uses[0]! + cost * counts[index]!;
				uses[1] = uses[1]! + weight * counts[index]!;
			}
			found.push({ id: counts.join("-"), uses, worth: Math.log1p(-failure) });
			return;
		}
		for (let count = 0; count <= left; count++) walk(part + 1, [...counts, count], left - count);
	};
	walk(0, [], most);
	return found.filter(
		(one) =>
			!found.some(
				(other) =>
					other !== one &&
					other.worth >= one.worth &&
					other.uses.every((use, index) => use <= one.uses[index]!) &&
					(other.worth > one.worth || other.uses.some((use, index) => use < one.uses[index]!)),
			),
	);
}

const STAGES = FYFFE.map((parts, index) => ({ id: `stage-${index + 1}`, options: mixes(parts, 8) }));

/** Nakagawa and Miyazaki 1981, cost ≤ 130, weight 159 to 191; exact optima to 1e-8. */
const OPTIMA: [weight: number, reliability: number][] = [
	[182, 0.9815183183092605],
	[181, 0.9810270678996964],
	[180, 0.9802901922853501],
	[179, 0.9795047033492241],
	[178, 0.9784002755955103],
	[177, 0.9775963058497891],
	[176, 0.9766904937871377],
	[175, 0.975707916318005],
	[174, 0.9749260990773657],
	[173, 0.9738268338691852],
	[172, 0.9730266222057882],
	[171, 0.9719294987279816],
	[170, 0.9707603774384129],
	[169, 0.9692910414119092],
	[168, 0.9681250938881578],
	[167, 0.9663351045298184],
	[166, 0.9650416123283192],
	[165, 0.9637118340871977],
	[164, 0.962421853276151],
	[163, 0.96064240877412],
	[162, 0.9591883872332699],
	[161, 0.9580345920601745],
	[160, 0.9557144302691815],
	[159, 0.9545648138735088],
];

describe("choosing one option of every group, exactly", () => {
	it("OP-02-rap-fyffe-182-174, OP-03-rap-fyffe-173-166, OP-04-rap-fyffe-165-159: finds all 24 optima in one front", () => {
		const front = choiceFront({ groups: STAGES, limits: [130, 182] });
		for (const [weight, reliability] of OPTIMA) {
			const within = front.filter((point) => point.uses[1]! <= weight);
			const best = within.reduce((one, other) => (other.worth > one.worth ? other : one));
			expect(Math.abs(Math.exp(best.worth) - reliability), `weight ${weight}`).toBeLessThan(1e-8);
			const used = (resource: number) =>
				best.chosen.reduce((sum, option, group) => sum + STAGES[group]!.options[option]!.uses[resource]!, 0);
			expect(used(0)).toBeLessThanOrEqual(130);
			expect(used(1)).toBeLessThanOrEqual(weight);
		}
	}, 60_000);

	it("finds the same optimum by HiGHS", async () => {
		const model = { groups: STAGES, limits: [130, 170] };
		const chosen = (await solveWithHighs(model))!;
		expect(Math.abs(Math.exp(worthOf(model, chosen)) - 0.9707603774384129)).toBeLessThan(1e-8);
	}, 60_000);

	it("OP-05-proschan-bray: finds the four-stage optimum (5, 6, 5, 4) of Proschan and Bray", () => {
		const parts = [
			[0.8, 1.2, 5],
			[0.7, 2.3, 4],
			[0.75, 3.4, 8],
			[0.85, 4.5, 7],
		] as const;
		const groups = parts.map(([reliability, cost, weight], index) => ({
			id: `stage-${index}`,
			options: Array.from({ length: 10 }, (_, spare) => ({
				id: String(spare + 1),
				uses: [cost * (spare + 1), weight * (spare + 1)],
				worth: Math.log1p(-((1 - reliability) ** (spare + 1))),
			})),
		}));
		const model = { groups, limits: [56, 120] };
		const chosen = chooseByFronts(model)!;
		expect(chosen.map((option) => option + 1)).toEqual([5, 6, 5, 4]);
		expect(Math.exp(worthOf(model, chosen))).toBeCloseTo(0.9974704697706733, 9);
	});

	it("answers null when nothing fits, and refuses what cannot be meant", async () => {
		const tooDear = { groups: [{ id: "a", options: [{ id: "x", uses: [2], worth: 1 }] }], limits: [1] };
		expect(chooseByFronts(tooDear)).toBeNull();
		expect(await solveWithHighs(tooDear)).toBeNull();
		const negative = { groups: [{ id: "a", options: [{ id: "x", uses: [-2], worth: 1 }] }], limits: [1] };
		expect(() => chooseByFronts(negative)).toThrow("uses of x of a must be 0 or more, got -2");
		await expect(solveWithHighs(negative)).rejects.toThrow(RangeError);
		expect(() => chooseByFronts({ groups: [{ id: "a", options: [] }], limits: [] })).toThrow(
			"group a must have an option",
		);
	});

	const anyModel = fc
		.record({
			groups: fc.array(
				fc.array(
					fc.record({
						uses: fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })),
						worth: fc.integer({ min: -50, max: 100 }),
					}),
					{
						minLength: 1,
						maxLength: 4,
					},
				),
				{ minLength: 1, maxLength: 6 },
			),
			limits: fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 120 })),
			resources: fc.constantFrom(1, 2),
		})
		.map(
			({ groups, limits, resources }): ChoiceModel => ({
				limits: limits.slice(0, resources),
				groups: groups.map((options, group) => ({
					id: `g${group}`,
					options: options.map((option, index) => ({
						id: `o${index}`,
						worth: option.worth,
						uses: option.uses.slice(0, resources),
					})),
				})),
			}),
		);

	it("agrees with counting every choice", () => {
		fc.assert(
			fc.property(anyModel, (model) => {
				const chosen = chooseByFronts(model);
				expect(chosen === null ? null : worthOf(model, chosen)).toBe(bestByCounting(model));
			}),
			{ numRuns: 300 },
		);
	});

	it("agrees with HiGHS", async () => {
		await fc.assert(
			fc.asyncProperty(anyModel, async (model) => {
				const chosen = await solveWithHighs(model);
				const best = bestByCounting(model);
				if (best === null) expect(chosen).toBeNull();
				else expect(worthOf(model, chosen!)).toBeCloseTo(best, 6);
			}),
			{ numRuns: 40 },
		);
	});
});

function bestByCounting(model: ChoiceModel): number | null {
	let best: number | null = null;
	const walk = (group: number, uses: number[], worth: number) => {
		if (group === model.groups.length) {
			if (uses.every((use, index) => use <= model.limits[index]!) && (best === null || worth > best)) best = worth;
			return;
		}
		for (const option of model.groups[group]!.options)
			walk(
				group + 1,
				uses.map((use, index) => use + option.uses[index]!),
				worth + option.worth,
			);
	};
	walk(
		0,
		model.limits.map(() => 0),
		0,
	);
	return best;
}
