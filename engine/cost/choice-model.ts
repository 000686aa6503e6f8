/** Choose one option of every group: the multiple-choice knapsack, with any number of limited resources. */
export interface ChoiceModel {
	groups: { id: string; options: ChoiceOption[] }[];
	/** The sum of `uses[i]` over the options chosen is at most `limits[i]`. */
	limits: number[];
}

export interface ChoiceOption {
	id: string;
	uses: number[];
	/** What is gained; the sum is made as large as it can be. */
	worth: number;
}

/** Index of the option chosen in each group, or null when nothing fits. A solver answers the optimum, never a guess. */
export type ChoiceSolver = (model: ChoiceModel) => Promise<number[] | null>;

interface Label {
	uses: number[];
	worth: number;
	option: number;
	before: Label | null;
}

/** More combinations than this are a case for a solver of integer programmes. */
const MOST_LABELS = 4_000_000;

/** A choice that no other beats: what it uses, what it is worth, and the option of each group. */
export interface ChoicePoint {
	uses: number[];
	worth: number;
	chosen: number[];
}

/**
 * The best choice, exactly; null when nothing fits. See `choiceFront` for the method and its cost.
 */
export function chooseByFronts(model: ChoiceModel): number[] | null {
	const front = lastFront(model);
	let best: Label | null = null;
	for (const label of front) if (best === null || label.worth > best.worth) best = label;
	return best === null ? null : optionsOf(best);
}

/**
 * Every choice within the limits that no other beats in all uses and worth, sorted by use: with one resource the whole curve
 * of worth over budget. Group by group, combinations that another beats are dropped (Nemhauser and Ullmann 1969). Uses
 * may be any numbers that are not negative. Exponential in the worst case, quick for tens of groups; throws RangeError
 * above four million combinations at once, for negative uses and for unequal numbers of limits.
 */
export function choiceFront(model: ChoiceModel): ChoicePoint[] {
	return lastFront(model).map((label) => ({ uses: label.uses, worth: label.worth, chosen: optionsOf(label) }));
}

function optionsOf(last: Label): number[] {
	const chosen: number[] = [];
	for (let label: Label | null = last; label !== null && label.before !== null; label = label.before)
		chosen.unshift(label.option);
	return chosen;
}

function lastFront(model: ChoiceModel): Label[] {
	checkModel(model);
	const least = leastOfTheRest(model);
	let front: Label[] = [{ uses: model.limits.map(() => 0), worth: 0, option: -1, before: null }];
	for (const [position, group] of model.groups.entries()) {
		if (front.length * group.options.length > MOST_LABELS)
			throw new RangeError(
				`model must have at most ${MOST_LABELS} combinations at once, got ${front.length * group.options.length}`,
			);
		const room = model.limits.map((limit, resource) => limit * (1 + 1e-12) - least[position + 1]![resource]!);
		front = undominated(extend(front, group.options, room));
	}
	return front;
}

/** Every label with every option that leaves room; of those that use the same, the one worth most. */
function extend(front: readonly Label[], options: readonly ChoiceOption[], room: readonly number[]): Label[] {
	const cells = new Map<number, Map<number | string, Label>>();
	const uses = room.map(() => 0);
	for (const label of front)
		for (const [index, option] of options.entries()) {
			let fits = true;
			for (let resource = 0; resource < room.length; resource++) {
				const use = label.uses[resource]! + option.uses[resource]!;
				uses[resource] = use;
				if (use > room[resource]!) fits = false;
			}
			if (!fits) continue;
			const first = uses[0] ?? 0;
			const rest = uses.length <= 2 ? (uses[1] ?? 0) : uses.slice(1).join();
			let row = cells.get(first);
			if (row === undefined) {
				row = new Map();
				cells.set(first, row);
			}
			const worth = label.worth + option.worth;
			const there = row.get(rest);
			if (there === undefined || worth > there.worth)
				row.set(rest, { uses: uses.slice(), worth, option: index, before: label });
		}
	return [...cells.values()].flatMap((row) => [...row.values()]);
}

/** For each group, the least that it and those after it must use: a combination that leaves less room is given up early. */
function leastOfTheRest(model: ChoiceModel): number[][] {
	const least = [model.limits.map(() => 0)];
	for (let position = model.groups.length - 1; position >= 0; position--) {
		const { options } = model.groups[position]!;
		const after = least[0]!;
		least.unshift(after.map((sum, resource) => sum + Math.min(...options.map((option) => option.uses[resource]!))));
	}
	return least;
}

/** Those that no other beats: sorted by first use, with a sweep over the second; more than two resources pairwise. */
function undominated(labels: Label[]): Label[] {
	labels.sort((one, other) => {
		for (const [resource, use] of one.uses.entries())
			if (use !== other.uses[resource]) return use - other.uses[resource]!;
		return other.worth - one.worth;
	});
	const kept: Label[] = [];
	const resources = labels[0]?.uses.length ?? 0;
	if (resources <= 1) {
		for (const label of labels) if (kept.length === 0 || label.worth > kept[kept.length - 1]!.worth) kept.push(label);
		return kept;
	}
	if (resources === 2) return sweep(labels);
	for (const label of labels)
		if (
			!kept.some((other) => other.worth >= label.worth && other.uses.every((use, index) => use <= label.uses[index]!))
		)
			kept.push(label);
	return kept;
}

/** Labels come by rising first use; a staircase of second use against worth tells whether one before them is as good. */
function sweep(labels: Label[]): Label[] {
	const kept: Label[] = [];
	const stair: { use: number; worth: number }[] = [];
	for (const label of labels) {
		const use = label.uses[1]!;
		let low = 0;
		let high = stair.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (stair[middle]!.use <= use) low = middle + 1;
			else high = middle;
		}
		if (low > 0 && stair[low - 1]!.worth >= label.worth) continue;
		kept.push(label);
		let end = low;
		while (end < stair.length && stair[end]!.worth <= label.worth) end += 1;
		const start = low > 0 && stair[low - 1]!.use === use ? low - 1 : low;
		stair.splice(start, end - start, { use, worth: label.worth });
	}
	return kept;
}

/** Throws RangeError when the model cannot be meant: an empty group, a negative or missing use, a number that is none. */
export function checkModel(model: ChoiceModel): void {
	for (const limit of model.limits) if (!(limit >= 0)) throw new RangeError(`limits must be 0 or more, got ${limit}`);
	for (const { id, options } of model.groups) {
		if (options.length === 0) throw new RangeError(`group ${id} must have an option`);
		for (const option of options) {
			if (option.uses.length !== model.limits.length)
				throw new RangeError(
					`option ${option.id} of ${id} must have ${model.limits.length} uses, got ${option.uses.length}`,
				);
			for (const use of option.uses)
				if (!(use >= 0 && Number.isFinite(use)))
					throw new RangeError(`uses of ${option.id} of ${id} must be 0 or more, got ${use}`);
			if (!Number.isFinite(option.worth))
				throw new RangeError(`worth of ${option.id} of ${id} must be finite, got ${option.worth}`);
		}
	}
}
