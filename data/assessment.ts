import "server-only";
import { type Assessment, assess, type Facts, type HandOver, handOver } from "@/engine";
import { clockFormat } from "@/lib/clock-format";
import { count } from "@/lib/counters";
import { recoveryTrials } from "@/lib/recovery-trials";
import { inThread } from "./assessment-thread";
import { getFactsAndRevision } from "./facts";
import { getMoment } from "./moment";
import { type Context, requirePermission } from "./permission";
import { remember } from "./remember";

export const ASSESSMENT_SEED = 20_260_101;
export const ASSESSMENT_TRIALS = 4_000;

export interface AssessedFacts {
	assessment: Assessment;
	facts: Facts;
	asOf: string;
	revision: number;
}

const assessed = remember<AssessedFacts>(40);

/** The thread's file is the web server's bundle: scripts and tests, which have none, assess in their own process. */
const PLACE: AssessmentPlace = process.env.NEXT_RUNTIME === "nodejs" ? "thread" : "process";

export type AssessmentPlace = "thread" | "process";

/** Facts are read, figures are computed: kept by revision and day, so that a figure is never older than its facts. */
export async function getAssessment(context: Context, place = PLACE): Promise<AssessedFacts> {
	requirePermission(context, "facts.view");
	const asOf = todayIn(context.timeZone);
	const { revision } = await getMoment(context);
	return assessed(`${context.organizationId} ${revision} ${asOf}`, () => computeAssessment(context, asOf, place));
}

/** The transaction that read the facts has ended before the work on them begins. */
async function computeAssessment(context: Context, asOf: string, place: AssessmentPlace): Promise<AssessedFacts> {
	const { facts, revision } = await getFactsAndRevision(context);
	return { assessment: await assessFacts(facts, asOf, place), facts, asOf, revision };
}

/** Facts of any day by the running engine, with the page's own seed and trials. */
export async function assessFacts(facts: Facts, asOf: string, place = PLACE): Promise<Assessment> {
	const options = { seed: ASSESSMENT_SEED, trials: ASSESSMENT_TRIALS, asOf };
	count("assessments");
	return place === "thread" ? inThread.assess(facts, options) : assess(facts, options);
}

const handed = new WeakMap<Assessment, Promise<HandOver>>();

/** What a report hands over beside the assessment; kept with it, and gone with it. */
export function getHandOver(
	{ facts, assessment }: AssessedFacts,
	serviceIds: string[],
	place = PLACE,
): Promise<HandOver> {
	const known = handed.get(assessment);
	if (known) return known;
	const made =
		place === "thread"
			? inThread.handOver(facts, assessment, serviceIds)
			: Promise.resolve(handOver(facts, assessment, { serviceIds, recoveryTrials }));
	handed.set(assessment, made);
	made.catch(() => handed.delete(assessment));
	return made;
}

/** The calendar day where the organisation is. */
export function todayIn(timeZone: string, now = new Date()): string {
	return clockFormat("en-CA", timeZone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}
