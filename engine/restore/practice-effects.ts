import type { ScenarioId } from "../facts";
import { affine } from "../random/affine";
import type { Distribution } from "../random/distribution";
import { mapped } from "../random/tabulated";
import { isKnown, occursIn, type PhaseStretch, phaseStretches } from "../readiness/practice-effects";
import type { ResolvedPractice } from "../readiness/resolve-practices";
import { roundTo } from "../sentence";
import type { PlannedPhase } from "./plan";

/** How one phase is drawn out by what is missing and by what nobody could say. */
interface Stretch {
	factor: number;
	addedMinutes: number;
	/** For the greatest value only. */
	widestFactor: number;
	widestMinutes: number;
	practices: string[];
}

/** What the practices do to the phases of a scenario: by what is missing, and by what nobody could say. */
export interface Stretches {
	missing: Map<string, PhaseStretch>;
	unknown: Map<string, { factor: number; minutes: number }>;
}

/** See `stretchPhases`; `siteIds` are those the service stands on, none: everywhere. */
export function stretchesOf(
	practices: readonly ResolvedPractice[],
	siteIds: ReadonlySet<string>,
	scenario: ScenarioId,
): Stretches {
	return {
		missing: phaseStretches(practices, siteIds, scenario),
		unknown: unknownEffects(practices, siteIds, scenario),
	};
}

/**
 * Makes phases as long as the missing practices make them: every draw times the factor and then some minutes, so that the
 * same luck never ends sooner without a practice than with it. A practice answered “unknown” stretches only what lies
 * above the middle of the phase, up to the same factor at its greatest value; one nobody has answered is in the default.
 * A phase whose minutes are known (see `isKnown`, and `timed` for drills) has its gaps in it already and stays as it is.
 */
export function stretchPhases(
	phases: PlannedPhase[],
	practices: readonly ResolvedPractice[],
	siteIds: ReadonlySet<string>,
	scenario: ScenarioId,
	timed: ReadonlySet<string> = new Set(),
): PlannedPhase[] {
	return stretchBy(phases, stretchesOf(practices, siteIds, scenario), timed);
}

/** The same, with the stretches at hand. */
export function stretchBy(
	phases: PlannedPhase[],
	{ missing, unknown }: Stretches,
	timed: ReadonlySet<string>,
): PlannedPhase[] {
	if (missing.size === 0 && unknown.size === 0) return phases;
	return phases.map((phase) => {
		const known = missing.get(phase.id);
		const open = unknown.get(phase.id);
		if ((!known && !open) || isKnown(phase.origin) || timed.has(phase.id)) return phase;
		return stretched(phase, {
			factor: known?.factor ?? 1,
			addedMinutes: known?.addedMinutes ?? 0,
			widestFactor: open?.factor ?? 1,
			widestMinutes: open?.minutes ?? 0,
			practices: known?.practiceIds ?? [],
		});
	});
}

/** What the practices do in one scenario, as one text: the same text means the same figures. */
export function stretchText({ missing, unknown }: Stretches): string {
	let text = "";
	for (const [phase, { factor, addedMinutes }] of missing) text += `${phase} ${factor} ${addedMinutes},`;
	text += "/";
	for (const [phase, { factor, minutes }] of unknown) text += `${phase} ${factor} ${minutes},`;
	return text;
}

function stretched(phase: PlannedPhase, stretch: Stretch): PlannedPhase {
	const { factor, addedMinutes, practices } = stretch;
	const longer = affine(phase.minutes, factor, addedMinutes);
	const parts = [
		...(factor === 1 ? [] : [`× ${roundTo(factor, 2)}`]),
		...(addedMinutes === 0 ? [] : [`+ ${roundTo(addedMinutes, 1)} min`]),
	];
	return {
		...phase,
		minutes: widened(longer, stretch.widestFactor, stretch.widestMinutes),
		formula:
			parts.length === 0
				? phase.formula
				: `${phase.formula}; ${parts.join(" ")} while ${practices.join(", ")} is missing`,
	};
}

function widened(minutes: Distribution, factor: number, addedMinutes: number): Distribution {
	if ((factor === 1 && addedMinutes === 0) || minutes.variance === 0) return minutes;
	const middle = minutes.mean;
	const stretch = (minutes.max * factor + addedMinutes - middle) / (minutes.max - middle);
	return mapped(minutes, (value) => (value <= middle ? value : middle + (value - middle) * stretch));
}

function unknownEffects(
	practices: readonly ResolvedPractice[],
	siteIds: ReadonlySet<string>,
	scenario: ScenarioId,
): Map<string, { factor: number; minutes: number }> {
	const effects = new Map<string, { factor: number; minutes: number }>();
	for (const { practice, units } of practices) {
		if (practice.effect.phases.length === 0) continue;
		const share = unknownShare(units, siteIds);
		if (share === 0) continue;
		for (const effect of practice.effect.phases) {
			if (!occursIn(effect, scenario)) continue;
			const before = effects.get(effect.phase) ?? { factor: 1, minutes: 0 };
			effects.set(effect.phase, {
				factor: before.factor * (1 + (effect.factor - 1) * share),
				minutes: before.minutes + effect.minutes * share,
			});
		}
	}
	return effects;
}

function unknownShare(units: ResolvedPractice["units"], siteIds: ReadonlySet<string>): number {
	let unknown = 0;
	let sum = 0;
	for (const unit of units) {
		if (siteIds.size > 0 && unit.siteId !== null && !siteIds.has(unit.siteId)) continue;
		sum += unit.weight;
		if (unit.answer?.state === "unknown") unknown += unit.weight;
	}
	return sum === 0 ? 0 : unknown / sum;
}
