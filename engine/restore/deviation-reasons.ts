import type { PhaseEstimate, Sentence } from "../assessment";
import { phaseDefault } from "../catalogue/phases";
import { roundTo, sentence, spokenMinutes } from "../sentence";
import type { PlannedPhase, RestorePlan } from "./plan";
import type { Stretches } from "./practice-effects";
import type { ServiceView } from "./service-view";

/** A cause that makes up less of the mean than this is not worth a sentence. */
const WORTH_SAYING = 0.15;
/** The size that the documented times rest on. */
const DOCUMENTED_GIGABYTES = 200;

interface Cause {
	reason: Sentence;
	/** How far it takes the mean from the documented path, minutes either way. */
	minutes: number;
}

/**
 * Why does a service come back so much later, or sooner, than its tier is documented? Waits for people and for a contract's
 * hours, more data than the documented size, practices that are missing: each that makes up a seventh of the mean or more
 * is added to the plan's reasons. In the hardware scenario, which stands beside the documented time, the cause that moves
 * the mean most comes first, among the plan's own reasons too.
 */
export function explainDeviation(
	view: ServiceView,
	plan: RestorePlan,
	{ phases, meanMinutes }: { phases: readonly PhaseEstimate[]; meanMinutes: number },
	practices: { minutes: number; practiceIds: readonly string[] },
): Sentence[] {
	const minutesOf = (id: string): number => phases.find((one) => one.phase === id)?.meanMinutes ?? 0;
	const whole = spokenMinutes(meanMinutes);
	const found: Cause[] = [];
	const add = (code: string, minutes: number, text: string) => {
		if (minutes > 0 && minutes >= WORTH_SAYING * meanMinutes)
			found.push({ minutes, reason: sentence(code, text, { minutes, wholeMinutes: meanMinutes }) });
	};
	const callOut = minutesOf("call-out");
	add("deviation.call-out", callOut, sayCallOut(view, phases, `about ${spokenMinutes(callOut)} of the ${whole}`));
	const contract = minutesOf("contract-hours");
	add(
		"deviation.contract-hours",
		contract,
		`The wait for the hours of the contract is about ${spokenMinutes(contract)} of the ${whole}.`,
	);
	const moreData = minutesOf("transfer") + minutesOf("transfer-again") - usualMinutes("transfer");
	add(
		"deviation.data",
		moreData,
		`There are ${roundTo(view.dataGigabytes, 0)} GB in the service where the documented time rests on ${DOCUMENTED_GIGABYTES}: moving them takes about ${spokenMinutes(moreData)} longer.`,
	);
	add(
		"deviation.practices",
		practices.minutes,
		`${practices.practiceIds.length > 0 ? `What is missing in practice (${practices.practiceIds.join(", ")})` : "What nobody could say about practices"} adds about ${spokenMinutes(practices.minutes)} of the ${whole}.`,
	);
	if (plan.scenario !== "hardware") return [...plan.reasons, ...found.map(({ reason }) => reason)];
	const causes = [...found, ...plan.reasons.map((reason) => ({ reason, minutes: ownMinutes(reason, minutesOf) }))];
	const weight = ({ minutes }: Cause): number => (minutes >= WORTH_SAYING * meanMinutes ? minutes : 0);
	return causes
		.filter((one) => weight(one) > 0)
		.sort((one, other) => other.minutes - one.minutes)
		.concat(causes.filter((one) => weight(one) === 0))
		.map(({ reason }) => reason);
}

function sayCallOut(view: ServiceView, phases: readonly PhaseEstimate[], share: string): string {
	const hours = view.site?.callOutHours ?? null;
	const origin = phases.find((one) => one.phase === "call-out")?.origin;
	if (origin?.kind !== "fact") return `The wait for people is ${share}.`;
	return hours === null
		? `Outside working hours nobody comes before the next opening: ${share}.`
		: `Outside working hours an engineer takes ${roundTo(hours, 1)} h to arrive: ${share}.`;
}

/** What a reason of the plan itself moves: the phases it brings in, or the supply it puts in the place of a dealer's. */
function ownMinutes({ code }: Sentence, minutesOf: (id: string) => number): number {
	switch (code) {
		case "path.standby-behind":
			return minutesOf("bring-up-to-date");
		case "path.standby-differs":
			return minutesOf("reconfigure");
		case "supply.response-is-not-repair":
			return minutesOf("repair");
		case "supply.spare":
		case "supply.virtual":
		case "supply.cloud":
			return Math.max(0, usualMinutes("procure") - minutesOf("procure"));
		default:
			return 0;
	}
}

function usualMinutes(id: string): number {
	const { minMinutes, modeMinutes, maxMinutes } = phaseDefault(id);
	return (minMinutes + 4 * modeMinutes + maxMinutes) / 6;
}

/** How much longer the practices that are missing make a plan, and which they are. */
export function practiceMinutes(
	planned: readonly PlannedPhase[],
	stretched: readonly PlannedPhase[],
	{ missing }: Stretches,
): { minutes: number; practiceIds: string[] } {
	let minutes = 0;
	const ids = new Set<string>();
	for (const [index, phase] of planned.entries()) {
		const longer = stretched[index]!.minutes.mean - phase.minutes.mean;
		if (longer === 0) continue;
		minutes += longer * (phase.factor?.mean ?? 1) * (phase.chance?.probability ?? 1);
		for (const id of missing.get(phase.id)?.practiceIds ?? []) ids.add(id);
	}
	return { minutes, practiceIds: [...ids].sort() };
}
