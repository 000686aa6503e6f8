/** Whether the database answered when last asked: one per process, read before a request begins. */
export interface DatabaseState {
	isAnswering: boolean;
	/** Milliseconds since the epoch. */
	since: number;
}

const kept = globalThis as { holdfastDatabaseState?: DatabaseState };

/** Null until the first answer: then a request simply tries. */
export function databaseState(): DatabaseState | null {
	return kept.holdfastDatabaseState ?? null;
}

export function setDatabaseState(isAnswering: boolean, now: number): void {
	if (kept.holdfastDatabaseState?.isAnswering === isAnswering) return;
	kept.holdfastDatabaseState = { isAnswering, since: now };
}
