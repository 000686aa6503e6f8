import type { InputOrigin, PathId, Sentence } from "../assessment";
import { type PhaseDefault, phaseDefault } from "../catalogue/phases";
import type { ScenarioId, TierId } from "../facts";
import { betaPert } from "../random/beta-pert";
import type { Distribution } from "../random/distribution";
import { roundTo, sentence } from "../sentence";
import type { ServiceView } from "./service-view";

/** Where the data comes from once the service is back; the loss model starts here. */
export type DataSource = "kept" | "replica" | "snapshot" | "backup" | "off-site" | "provider" | "own-copy" | "nothing";

export interface PlannedPhase {
	id: string;
	label: string;
	minutes: Distribution;
	/** Gigabytes, where `minutes` is the time for one. */
	factor?: Distribution;
	chance?: { group: string; probability: number };
	/** Null: after the phase before it. */
	after: string[] | null;
	origin: InputOrigin;
	formula: string;
	/** Key in `Assumption` and what it says; null when a fact stands behind the phase. */
	assumption: Sentence | null;
}

/** How a service comes back in one scenario, before a number is drawn. */
export interface RestorePlan {
	scenario: ScenarioId;
	path: PathId;
	effectiveTier: TierId;
	reasons: Sentence[];
	phases: PlannedPhase[];
	dataSource: DataSource;
}

export interface PhaseChange {
	/** Another id than the default's, so that one path can hold two of a kind. */
	id?: string;
	times?: number;
	chance?: { group: string; probability: number };
	after?: string[];
	label?: string;
}

/**
 * A phase with the organisation's own figure if it gave one (the last of several; a variant's own name goes before the
 * plain one), else the catalogue's. `times` repeats the work, for several machines.
 */
export function phase(view: ServiceView, id: string, change: PhaseChange = {}): PlannedPhase {
	const standard = phaseDefault(id);
	const plain = change.id ?? id.slice(id.indexOf("/") + 1);
	const { overrides } = view.facts.organization;
	const times = change.times ?? 1;
	const suffix = times === 1 ? "" : ` × ${roundTo(times, 2)}`;
	const shared = { id: plain, label: change.label ?? standard.label, after: change.after ?? null };
	const chance = change.chance ? { chance: change.chance } : {};
	for (let index = overrides.phases.length - 1; index >= 0; index--) {
		const own = overrides.phases[index]!;
		if (own.phase !== id && own.phase !== plain) continue;
		const path = `organization.overrides.phases[${index}]`;
		return {
			...shared,
			...chance,
			minutes: checkedPert(path, own.minMinutes * times, own.modeMinutes * times, own.maxMinutes * times),
			origin: { kind: "override", reference: path, source: null },
			formula: `${range(own)}${suffix} (${own.source})`,
			assumption: null,
		};
	}
	return { ...defaultPhase(standard, times), ...shared, ...chance };
}

const defaults = new Map<string, Omit<PlannedPhase, "id" | "label" | "after">>();

/** A default as it stands in every plan; made once, since all services share them. */
function defaultPhase(standard: PhaseDefault, times: number): Omit<PlannedPhase, "id" | "label" | "after"> {
	const key = `${standard.id} ${times}`;
	const known = defaults.get(key);
	if (known) return known;
	const { id, label, basis, source } = standard;
	const text = range(standard);
	const made: Omit<PlannedPhase, "id" | "label" | "after"> = {
		minutes: betaPert(standard.minMinutes * times, standard.modeMinutes * times, standard.maxMinutes * times),
		origin: { kind: source === null ? "assumption" : "catalogue", reference: `phases.${id}`, source },
		formula: times === 1 ? text : `${text} × ${roundTo(times, 2)}`,
		assumption: sentence(`assumption.phase.${id}`, `“${label}” takes ${text}: ${basis}.`, {
			phase: label,
			range: text,
			basis,
		}),
	};
	if (defaults.size > 500) defaults.clear();
	defaults.set(key, made);
	return made;
}

/** A phase whose minutes come from a fact. */
export function factPhase(
	view: ServiceView,
	id: string,
	minutes: Distribution,
	origin: InputOrigin,
	formula: string,
	change: PhaseChange = {},
): PlannedPhase {
	const standard = phase(view, id, change);
	return standard.origin.kind === "override" ? standard : { ...standard, minutes, origin, formula, assumption: null };
}

function checkedPert(path: string, min: number, mode: number, max: number): Distribution {
	if (!(min >= 0)) throw new RangeError(`${path}.minMinutes must be 0 or more: ${min}`);
	try {
		return betaPert(min, mode, max);
	} catch (error) {
		throw new RangeError(`${path}: ${(error as Error).message}`);
	}
}

function range({
	minMinutes,
	modeMinutes,
	maxMinutes,
}: Pick<PhaseDefault, "minMinutes" | "modeMinutes" | "maxMinutes">) {
	return `${roundTo(minMinutes, 2)} to ${roundTo(maxMinutes, 2)} min, mostly ${roundTo(modeMinutes, 2)}`;
}
