import { checkAbove, checkFinite } from "../random/distribution";
import { studentQuantile } from "../stats/student-distribution";

/** What is believed of log minutes: normal with unknown mean and variance, in the usual four numbers. */
export interface LogMinutesBelief {
	/** Mean of the log. */
	mu: number;
	/** How many drills the mean weighs. */
	kappa: number;
	alpha: number;
	beta: number;
}

/** How many drills a default weighs against measured ones: three real drills nearly outweigh it. */
export const PRIOR_DRILLS = 4;
const PRIOR_ALPHA = 3;

/** The belief that a default stands for: its log mean and log variance, worth four drills. */
export function beliefFromMoments(logMean: number, logVariance: number): LogMinutesBelief {
	checkFinite("logMean", logMean);
	checkAbove("logVariance", logVariance, 0);
	return { mu: logMean, kappa: PRIOR_DRILLS, alpha: PRIOR_ALPHA, beta: logVariance * (PRIOR_ALPHA - 1) };
}

/**
 * What do measured minutes teach? Normal-inverse-gamma update on their logarithms: κ′ = κ + n, μ′ = (κμ + Σy)/κ′,
 * α′ = α + n/2, β′ = β + ½Σ(y − ȳ)² + κn(ȳ − μ)²/(2κ′). RangeError for minutes that are not above 0.
 */
export function learnMinutes(prior: LogMinutesBelief, minutes: readonly number[]): LogMinutesBelief {
	checkFinite("prior.mu", prior.mu);
	checkAbove("prior.kappa", prior.kappa, 0);
	checkAbove("prior.alpha", prior.alpha, 0);
	checkAbove("prior.beta", prior.beta, 0);
	const count = minutes.length;
	if (count === 0) return { ...prior };
	const logs = minutes.map((one, index) => {
		checkAbove(`minutes.${index}`, one, 0);
		return Math.log(one);
	});
	const sum = logs.reduce((total, log) => total + log, 0);
	const mean = sum / count;
	const squares = logs.reduce((total, log) => total + (log - mean) ** 2, 0);
	const kappa = prior.kappa + count;
	return {
		mu: (prior.kappa * prior.mu + sum) / kappa,
		kappa,
		alpha: prior.alpha + count / 2,
		beta: prior.beta + squares / 2 + (prior.kappa * count * (mean - prior.mu) ** 2) / (2 * kappa),
	};
}

/** The next drill's log minutes: Student's t around `location`. */
export function predictiveOf(belief: LogMinutesBelief): { degrees: number; location: number; scale: number } {
	return {
		degrees: 2 * belief.alpha,
		location: belief.mu,
		scale: Math.sqrt((belief.beta * (belief.kappa + 1)) / (belief.alpha * belief.kappa)),
	};
}

/** Minutes that the next drill stays under with a given probability. RangeError when it is not inside (0, 1). */
export function predictedMinutes(belief: LogMinutesBelief, probability: number): number {
	const { degrees, location, scale } = predictiveOf(belief);
	return Math.exp(location + scale * studentQuantile(degrees, probability));
}
