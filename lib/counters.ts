/** Counts of one process since it began, for `/metrics`: kept where the proxy and the pages reach the same ones. */
const kept = globalThis as { holdfastCounters?: Map<string, number> };

export type CounterName = "requests" | "requests_refused" | "requests_unavailable" | "errors" | "assessments";

export function count(name: CounterName): void {
	kept.holdfastCounters ??= new Map();
	kept.holdfastCounters.set(name, countOf(name) + 1);
}

export function countOf(name: CounterName): number {
	return kept.holdfastCounters?.get(name) ?? 0;
}
