import type { z } from "zod";
import {
	allCopiesFail,
	allCopiesPoisoned,
	assessOne,
	backupAge,
	type CompoundYear,
	chanceOfNone,
	chooseByFronts,
	compoundPoisson,
	durationOf,
	exponentialYear,
	type Facts,
	histogramOf,
	inSeries,
	type Loss,
	learnMinutes,
	learnRate,
	meanRate,
	type NetworkPhase,
	networkMoments,
	type PhaseDuration,
	type Project,
	predictedMinutes,
	predictiveOf,
	rateQuantile,
	recoverMany,
	restoreSuccess,
	type Severity,
	scheduleProject,
	serviceAvailability,
	serviceYearlyDowntime,
	severityOfDistribution,
	severityOfHistogram,
	simulateNetwork,
} from "@/engine";
import type {
	choiceQuestion,
	compoundDowntimeQuestion,
	copiesQuestion,
	drillsQuestion,
	lossQuestion,
	networkQuestion,
	rateQuestion,
	recoveryQuestion,
	restoresQuestion,
	scheduleQuestion,
	serviceQuestion,
} from "@/schemas/engine-questions";
import { parseFacts } from "@/schemas/facts";

const byProbability = (probabilities: number[], quantile: (probability: number) => number): Record<string, number> =>
	Object.fromEntries(probabilities.map((probability) => [probability, quantile(probability)]));

export function answerNetwork(question: z.infer<typeof networkQuestion>): unknown {
	const network = {
		phases: question.phases.map(
			({ id, duration, after, chance }): NetworkPhase => ({
				id,
				duration: durationOf(duration),
				after,
				...(chance ? { chance } : {}),
			}),
		),
	};
	const result = simulateNetwork(network, question);
	return {
		mean: result.mean,
		standardDeviation: result.standardDeviation,
		quantiles: byProbability(question.quantiles, result.quantile),
		...(question.deadline === undefined
			? {}
			: { deadline: question.deadline, chanceWithinDeadline: result.within(question.deadline) }),
		phases: result.phases,
		closedForm: networkMoments(network),
		trials: question.trials,
		seed: question.seed,
	};
}

export function answerSchedule(question: z.infer<typeof scheduleQuestion>, draw: () => number): unknown {
	return scheduleProject(projectOf(question), { draw, schedules: question.schedules });
}

function projectOf(question: z.infer<typeof scheduleQuestion>): Project {
	if ("activities" in question) return { activities: question.activities, capacity: question.capacity };
	const { durations, successors, requests, capacity } = question;
	for (const [name, list] of Object.entries({ successors, requests }))
		if (list.length !== durations.length)
			throw new RangeError(`${name} must have ${durations.length} rows: ${list.length}`);
	const after: string[][] = durations.map(() => []);
	successors.forEach((list, before) => {
		for (const next of list) {
			if (next > durations.length) throw new RangeError(`successors.${before} names no activity: ${next}`);
			after[next - 1]!.push(String(before + 1));
		}
	});
	const resource = (index: number): string => `R${index + 1}`;
	return {
		capacity: Object.fromEntries(capacity.map((units, index) => [resource(index), units])),
		activities: durations.map((duration, index) => ({
			id: String(index + 1),
			duration,
			requests: Object.fromEntries(requests[index]!.map((units, which) => [resource(which), units])),
			after: after[index]!,
		})),
	};
}

export function answerCompoundDowntime(question: z.infer<typeof compoundDowntimeQuestion>): unknown {
	const year = yearOf(question);
	return {
		meanHours: year.mean,
		standardDeviationHours: year.standardDeviation,
		chanceOfNone: year.noEventChance,
		quantileHours: byProbability(question.quantiles, year.quantile),
		exceeding: Object.fromEntries(question.exceeding.map((hours) => [hours, year.exceedance(hours)])),
	};
}

function yearOf(question: z.infer<typeof compoundDowntimeQuestion>): CompoundYear {
	if ("horizonHours" in question)
		return exponentialYear(
			{ failuresPerHour: 1 / question.meanUpHours, horizonHours: question.horizonHours },
			question.meanOutageHours,
		);
	if ("meanOutageHours" in question)
		return exponentialYear({ eventsPerYear: question.eventsPerYear }, question.meanOutageHours);
	return compoundPoisson(
		question.causes.map((cause) => ({
			eventsPerYear: cause.eventsPerYear,
			severity:
				"hours" in cause
					? severityOf(cause.name, cause.hours, 1, question)
					: severityOf(cause.name, cause.minutes, 1 / 60, question),
		})),
	);
}

/** A single duration by its quantiles; several in a row by simulation, in 4,000 bins. */
function severityOf(
	name: string,
	length: PhaseDuration | PhaseDuration[],
	toHours: number,
	{ trials, seed }: { trials: number; seed: number },
): Severity {
	if (!Array.isArray(length)) {
		const { low, high, weight } = severityOfDistribution(durationOf(length));
		return { low: low.map((value) => value * toHours), high: high.map((value) => value * toHours), weight };
	}
	const { totals } = simulateNetwork(
		inSeries(length.map((duration, index) => ({ id: String(index), duration: durationOf(duration) }))),
		{ trials, seed, name },
	);
	return severityOfHistogram(histogramOf(totals, 4000), toHours);
}

export function answerDrills(question: z.infer<typeof drillsQuestion>): unknown {
	const posterior = learnMinutes(question.prior, question.minutes);
	const ahead = (belief: typeof posterior) => byProbability(question.quantiles, (p) => predictedMinutes(belief, p));
	return {
		posterior,
		predictive: predictiveOf(posterior),
		nextDrillMinutes: ahead(posterior),
		beforeDrillsMinutes: ahead(question.prior),
		measuredShare: question.minutes.length / (question.prior.kappa + question.minutes.length),
	};
}

export function answerRestores(question: z.infer<typeof restoresQuestion>): unknown {
	const result = restoreSuccess(question.successes, question.attempts, question.prior);
	return {
		alpha: result.alpha,
		beta: result.beta,
		mean: result.mean,
		standardDeviation: result.standardDeviation,
		quantiles: byProbability(question.quantiles, result.quantile),
		nextAllSucceed: result.nextAllSucceed(question.next),
	};
}

export function answerRate(question: z.infer<typeof rateQuestion>): unknown {
	const belief = learnRate(question.prior, question.events, question.exposure);
	return {
		...belief,
		mean: meanRate(belief),
		quantiles: byProbability(question.quantiles, (probability) => rateQuantile(belief, probability)),
		chanceOfNoneAhead: chanceOfNone(belief, question.ahead),
	};
}

export function answerCopies(question: z.infer<typeof copiesQuestion>): unknown {
	return {
		...allCopiesFail(question.failureProbability, question.copies, question.commonCauseShare),
		allPoisoned: Object.fromEntries(
			question.retentionDays.map((days) => [days, allCopiesPoisoned(days, question.dwell)]),
		),
	};
}

export function answerLoss(question: z.infer<typeof lossQuestion>): unknown {
	const age = backupAge(question);
	return {
		meanHours: age.meanHours,
		worstHours: age.worstHours,
		quantileHours: byProbability(question.quantiles, age.quantile),
		longerThan: Object.fromEntries(question.longerThanHours.map((hours) => [hours, age.longerThan(hours)])),
	};
}

export function answerChoice(question: z.infer<typeof choiceQuestion>): unknown {
	const chosen = chooseByFronts(question);
	if (chosen === null) return { chosen: null };
	const options = chosen.map((option, group) => question.groups[group]!.options[option]!);
	return {
		chosen: Object.fromEntries(options.map(({ id }, group) => [question.groups[group]!.id, id])),
		worth: options.reduce((sum, { worth }) => sum + worth, 0),
		uses: question.limits.map((_, limit) => options.reduce((sum, { uses }) => sum + (uses[limit] ?? 0), 0)),
	};
}

export function answerRecovery(question: z.infer<typeof recoveryQuestion>): unknown {
	return recoverMany(readFacts(question.facts), question.loss as Loss, question);
}

export function answerService(question: z.infer<typeof serviceQuestion>): unknown {
	const facts = readFacts(question.facts);
	const service = facts.services.find(({ id }) => id === question.serviceId);
	if (!service) throw new RangeError(`serviceId names no service of the facts: ${question.serviceId}`);
	const assessed = assessOne(facts, service.id, question);
	return {
		availability: serviceAvailability(facts, service),
		yearlyDowntime: serviceYearlyDowntime(facts, service, assessed, question),
	};
}

export function readFacts(value: unknown): Facts {
	const parsed = parseFacts(value);
	if (parsed.ok) return parsed.facts;
	throw new RangeError(parsed.issues.map(({ path, message }) => `facts.${path}: ${message}`).join("\n"));
}
