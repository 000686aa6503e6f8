import type { ServiceAssessment, TargetVerdict } from "../assessment";
import type { ScenarioId } from "../facts";

/** A target that a service misses in one failure. */
export interface MissedTarget {
	serviceId: string;
	name: string;
	scenario: ScenarioId;
	/** Its restore time, or its loss of data. */
	target: "restore" | "loss";
}

export interface ServiceChanges {
	/** Missed now and not before, with services that are new. */
	newlyFailing: MissedTarget[];
	fixed: MissedTarget[];
	stillFailing: MissedTarget[];
	/** Missed before, of a service or target that is there no more: not fixed, gone. */
	gone: MissedTarget[];
}

interface Judged extends MissedTarget {
	verdict: TargetVerdict;
}

/**
 * Which targets are missed now that were not, which no longer, which still? A target is missed by the engine's verdict;
 * one at risk or not known counts as not missed, and one without a target is not judged. Linear in services.
 */
export function compareServices(
	before: readonly ServiceAssessment[],
	after: readonly ServiceAssessment[],
): ServiceChanges {
	const older = judged(before);
	const newer = judged(after);
	const changes: ServiceChanges = { newlyFailing: [], fixed: [], stillFailing: [], gone: [] };
	const isMissed = (one: Judged | undefined) => one?.verdict === "missed";
	for (const [key, { verdict, ...target }] of newer) {
		const was = older.get(key);
		if (verdict === "missed") (isMissed(was) ? changes.stillFailing : changes.newlyFailing).push(target);
		else if (isMissed(was)) (verdict === "no-target" ? changes.gone : changes.fixed).push(target);
	}
	for (const [key, { verdict, ...target }] of older)
		if (verdict === "missed" && !newer.has(key)) changes.gone.push(target);
	return changes;
}

function judged(services: readonly ServiceAssessment[]): Map<string, Judged> {
	const all = new Map<string, Judged>();
	for (const { serviceId, name, scenarios } of services)
		for (const { scenario, restoreVerdict, lossVerdict } of scenarios) {
			const one = { serviceId, name, scenario };
			all.set(`${serviceId} ${scenario} restore`, { ...one, target: "restore", verdict: restoreVerdict });
			all.set(`${serviceId} ${scenario} loss`, { ...one, target: "loss", verdict: lossVerdict });
		}
	return all;
}
