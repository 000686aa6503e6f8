import { formatDate, formatNumber } from "@/lib/format";

export interface TrendPoint {
	asOf: string;
	name: string;
	score: number;
	low: number;
	high: number;
	missed: number;
	services: number;
	engineVersion: string;
	catalogueVersion: string;
	/** Kept by a person, or today. */
	isNamed: boolean;
}

/** What the trend comes to, in words. */
export function trendTitle(points: readonly TrendPoint[]): string {
	const [first, last] = [points[0]!, points.at(-1)!];
	if (first.asOf === last.asOf)
		return `Readiness stands at ${formatNumber(last.score, 1)}; from tomorrow on it can be compared with ${formatDate(first.asOf)}`;
	const change = Math.round((last.score - first.score) * 10) / 10;
	const span = `between ${formatDate(first.asOf)} and ${formatDate(last.asOf)}`;
	if (change === 0) return `Readiness is where it was: ${formatNumber(last.score, 1)}, ${span}`;
	return `Readiness ${change > 0 ? "rose" : "fell"} by ${formatNumber(Math.abs(change), 1)} points ${span}`;
}

/** A line needs two days; until then there is nothing to draw. */
export const hasTrend = (points: readonly TrendPoint[]): boolean => points[0]?.asOf !== points.at(-1)?.asOf;
