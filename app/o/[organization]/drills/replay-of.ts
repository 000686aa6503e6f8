import "server-only";
import { type Incident, type Replay, replayIncidents } from "@/engine";
import { hourOfWeek } from "@/lib/zoned-time";
import type { Assessed } from "../assessment";

/** Enough for a table of hours; a replay draws each incident on six tiers. */
const TRIALS = 1_000;

/** Incidents that are over and took a service that is still here, run again on each tier. */
export function replayOf({ context, facts, assessment, asOf }: Assessed, incidents: readonly Incident[]): Replay {
	const services = new Set(facts.services.map(({ id }) => id));
	const past = incidents
		.filter(({ endedAt, serviceIds }) => endedAt !== null && serviceIds.some((id) => services.has(id)))
		.map((incident) => ({ incident, startHourOfWeek: hourOfWeek(incident.startedAt, context.timeZone) }));
	return replayIncidents(facts, past, { seed: assessment.seed, trials: TRIALS, asOf });
}
