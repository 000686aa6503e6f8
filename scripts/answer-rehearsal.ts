import type { z } from "zod";
import { makeRunbook, replayIncidents } from "@/engine";
import { hourOfWeek } from "@/lib/zoned-time";
import type { replayQuestion, runbookQuestion } from "@/schemas/rehearsal-questions";
import { readFacts } from "./answer-time";

export function answerRunbook({ facts, serviceId, scenario, asOf }: z.infer<typeof runbookQuestion>): unknown {
	return makeRunbook(readFacts(facts), serviceId, scenario, asOf);
}

/** Every incident of the facts that is over. */
export function answerReplay({ facts: given, ...options }: z.infer<typeof replayQuestion>): unknown {
	const facts = readFacts(given);
	const past = facts.incidents
		.filter(({ endedAt }) => endedAt !== null)
		.map((incident) => ({
			incident,
			startHourOfWeek: hourOfWeek(incident.startedAt, facts.organization.timeZone),
		}));
	return replayIncidents(facts, past, options);
}
