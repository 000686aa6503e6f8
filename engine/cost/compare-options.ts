import { assessOne } from "../assess-one";
import type { AssessOptions, DocumentedRestore, Sentence, ServiceAssessment } from "../assessment";
import { TIERS } from "../catalogue/tiers";
import { openDoubts } from "../cloud/open-doubts";
import type { Facts, Known, Service, TierId } from "../facts";
import { practicesOf, resolvePractices } from "../readiness/resolve-practices";
import { stateOf } from "../readiness/score-practices";
import { sentence } from "../sentence";
import { breakEvenPerHour, paretoFront } from "./break-even";
import { hostingObstacle } from "./hosting";
import { OPTION_IDS, type OptionId, withOption } from "./option-plans";
import { expectedOutageCost, type OutageCost } from "./outage-cost";
import { type ProtectionCost, yearlyProtectionCost } from "./protection-cost";

export interface ProtectionOption {
	option: OptionId;
	isCurrent: boolean;
	documented: DocumentedRestore | null;
	/** Every figure of the service as the engine gives it under this option. */
	assessed: ServiceAssessment;
	/** When a server dies: the scenario that the documented times are about. The others stand in `assessed`. */
	restore: { p10Minutes: number; p50Minutes: number; p90Minutes: number };
	worstLossHours: Known<number>;
	outage: OutageCost;
	cost: ProtectionCost;
	/** Cost a year + expected downtime + expected loss; null: the price of an hour or of a line is not known. */
	yearlyTotal: Known<number>;
	meetsTargets: boolean;
	/** What can still fail: scenarios in which the option's own means do not help. */
	stillFails: Sentence[];
	/** What has to be in place before the option is worth its name. */
	preconditions: Sentence[];
	/** Why it cannot be had at all; null: it can. */
	obstacle: Sentence | null;
	onParetoFront: boolean;
}

export interface OptionComparison {
	serviceId: string;
	options: ProtectionOption[];
	picks: { fastest: OptionId; cheapestThatMeets: OptionId | null; leastChange: OptionId | null };
	/** From each option to the next: the price of an hour down from which the step pays; null when it saves no time. */
	breakEven: { from: OptionId; to: OptionId; perHour: number | null }[];
}

/**
 * What if the service were protected in another way? Five options side by side, each by running the engine on the facts
 * with that option (see `withOption`) under the same seed, with its bill and what it leaves to chance in a year.
 * Picks: the fastest has the least expected hours down a year; the cheapest that meets the target is the least bill (or the
 * least total where it is known) among options whose hardware restore meets the target at P90; the least change is the
 * option nearest in the order T1 … T4 to the present one that meets it. Minutes, hours, the organisation's currency.
 * An option with an obstacle (see hostingObstacle) is shown and never picked. Throws RangeError for a service that is not in
 * the facts.
 */
export function compareOptions(facts: Facts, serviceId: string, options: AssessOptions): OptionComparison {
	const service = facts.services.find((one) => one.id === serviceId);
	if (service === undefined) throw new RangeError(`serviceId is not in the facts: ${serviceId}`);
	const compared = OPTION_IDS.map((option) => assessOption(facts, service, option, options));
	const lossOf = (one: ProtectionOption) =>
		(one.outage.downtimeCost ?? one.outage.downtimeHours) + (one.outage.lossCost ?? 0);
	const front = new Set(
		paretoFront(
			compared.filter((one) => one.obstacle === null),
			(one) => one.cost.yearly,
			lossOf,
		),
	);
	const marked = compared.map((one) => ({ ...one, onParetoFront: front.has(one) }));
	return {
		serviceId,
		options: marked,
		picks: pickThree(marked, service.protection.tier),
		breakEven: breakEvens(marked),
	};
}

function assessOption(facts: Facts, service: Service, option: OptionId, options: AssessOptions): ProtectionOption {
	const changed = withOption(facts, service.id, option);
	const planned = changed.services.find((one) => one.id === service.id)!;
	const assessed = assessOne(changed, service.id, options);
	const cost = yearlyProtectionCost(changed, planned, assessed.dataGigabytes);
	const outage = expectedOutageCost(changed, assessed, { asOf: options.asOf });
	const hardware = assessed.scenarios.find((one) => one.scenario === "hardware")!;
	const losses = assessed.scenarios.map((one) => one.loss.worstHours);
	const bill = cost.isComplete ? cost.yearly : null;
	return {
		option,
		isCurrent: service.protection.tier === option,
		documented: assessed.documented ?? TIERS[option].documented,
		assessed,
		restore: {
			p10Minutes: hardware.restore.p10,
			p50Minutes: hardware.restore.p50,
			p90Minutes: hardware.restore.p90,
		},
		worstLossHours: losses.some((hours) => hours === null) ? null : Math.max(...losses.map((hours) => hours ?? 0)),
		outage,
		cost,
		yearlyTotal:
			bill === null || outage.downtimeCost === null ? null : bill + outage.downtimeCost + (outage.lossCost ?? 0),
		meetsTargets: hardware.restoreVerdict === "met" && hardware.lossVerdict !== "missed",
		stillFails: whatStillFails(assessed, option),
		preconditions: listPreconditions(changed, planned, option, options.asOf),
		obstacle: option === "hosted" && service.protection.tier !== "hosted" ? hostingObstacle(facts, service) : null,
		onParetoFront: false,
	};
}

/** Scenarios that the option's own means do not answer, with the time they then take. */
function whatStillFails(assessed: ServiceAssessment, option: OptionId): Sentence[] {
	return assessed.scenarios.flatMap((one) => {
		if (option === "T1" || option === "hosted" ? one.restoreVerdict !== "missed" : one.effectiveTier === option)
			return [];
		const hours = one.restore.p50 / 60;
		const time = hours < 1 ? `${Math.max(1, Math.round(one.restore.p50))} min` : `${Number(hours.toFixed(1))} h`;
		const reason = one.pathReasons[0]?.text ?? "";
		return [
			sentence("option.still-fails", `${SCENARIO_WORDS[one.scenario]}: about ${time}. ${reason}`.trim(), {
				scenario: one.scenario,
				minutes: one.restore.p50,
			}),
		];
	});
}

const SCENARIO_WORDS = {
	hardware: "Server hardware loss",
	corruption: "Storage or data corruption",
	human: "Human error or ransomware",
	software: "Software fault",
	site: "Site loss",
	network: "Network or provider loss",
} as const;

/** Gate practices that are not in place, and what is not known about the place of the copies. */
function listPreconditions(facts: Facts, service: Service, option: OptionId, asOf: string): Sentence[] {
	if (option === "hosted")
		return [
			sentence(
				"option.contract",
				"The contract has to say hours to restore, not only a share of the month; a credit brings nothing back.",
			),
			...(service.users === null
				? [sentence("option.users", "The number of users has to be known: it is the price.")]
				: []),
			...openDoubts(service),
		];
	return practicesOf(resolvePractices(facts, asOf), service).flatMap(({ practice, units }) => {
		if (practice.gate === null || !practice.gate.gate || !practice.gate.tiers.includes(option)) return [];
		const state = stateOf(units);
		if (state === "yes" || state === "partly") return [];
		const verb = state === "unknown" ? "is not answered" : "is not in place";
		return [
			sentence("option.precondition", `${practice.id} ${verb}: ${practice.practice}`, {
				practiceId: practice.id,
				state,
			}),
		];
	});
}

function pickThree(options: ProtectionOption[], current: TierId): OptionComparison["picks"] {
	const least = (among: ProtectionOption[], of: (one: ProtectionOption) => number) =>
		among.reduce<ProtectionOption | null>((best, one) => (best === null || of(one) < of(best) ? one : best), null);
	const open = options.filter((one) => one.obstacle === null);
	const meeting = open.filter((one) => one.meetsTargets);
	const billOf = (one: ProtectionOption) => (one.cost.isComplete ? one.cost.yearly : Number.MAX_VALUE);
	const position = (tier: TierId) => (tier === "T0" ? -1 : OPTION_IDS.indexOf(tier));
	const distance = (one: ProtectionOption) => {
		if (one.isCurrent) return 0;
		const away = Math.abs(position(one.option) - position(current));
		return one.option === "hosted" || current === "hosted" ? 10 + away : away;
	};
	return {
		fastest: least(open, (one) => one.outage.downtimeHours)!.option,
		cheapestThatMeets: least(meeting, billOf)?.option ?? null,
		leastChange: least(meeting, distance)?.option ?? null,
	};
}

/** By the ratio of bills to hours: events are already in the expected hours, so the rate is one year. */
function breakEvens(options: ProtectionOption[]): OptionComparison["breakEven"] {
	return options.slice(1).map((to, index) => {
		const from = options[index]!;
		const side = (one: ProtectionOption) => ({
			yearlyCost: one.cost.yearly,
			meanRestoreHours: one.outage.downtimeHours,
		});
		return { from: from.option, to: to.option, perHour: breakEvenPerHour(side(from), side(to), 1) };
	});
}
