import "server-only";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { type CounterName, countOf } from "@/lib/counters";
import { databaseState } from "@/lib/database-state";
import { database } from "./db";
import { freeMegabytes } from "./health";
import { lastBackups } from "./jobs";
import { sameToken } from "./tokens";

const COUNTERS: Record<CounterName, string> = {
	requests: "Requests that reached the proxy.",
	requests_refused: "Requests refused for their host or origin.",
	requests_unavailable: "Requests turned away while the database did not answer.",
	errors: "Requests that broke.",
	assessments: "Assessments worked out anew.",
};

/** Off until there is a token: an address of numbers is still an address. */
export function isMetricsCaller(authorization: string | null): boolean {
	const expected = process.env.METRICS_TOKEN ?? "";
	const given = /^Bearer (.+)$/.exec(authorization ?? "")?.[1] ?? "";
	return expected.length >= 16 && sameToken(given, expected);
}

const kept = globalThis as { holdfastMetrics?: Registry };

export async function renderMetrics(): Promise<{ text: string; contentType: string }> {
	kept.holdfastMetrics ??= makeRegistry();
	return { text: await kept.holdfastMetrics.metrics(), contentType: kept.holdfastMetrics.contentType };
}

function makeRegistry(): Registry {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
	for (const [name, help] of Object.entries(COUNTERS) as [CounterName, string][]) {
		new Gauge({
			name: `holdfast_${name}_total`,
			help,
			registers,
			collect() {
				this.set(countOf(name));
			},
		});
	}
	new Gauge({
		name: "holdfast_database_up",
		help: "1 while the database answers within 1.5 s.",
		registers,
		collect() {
			this.set(databaseState()?.isAnswering === false ? 0 : 1);
		},
	});
	new Gauge({
		name: "holdfast_data_free_megabytes",
		help: "Free space in the data folder.",
		registers,
		async collect() {
			const free = await freeMegabytes();
			if (free !== null) this.set(free);
		},
	});
	new Gauge({
		name: "holdfast_backup_age_seconds",
		help: "Age of the last backup that was proven by a restore; absent while there is none.",
		registers,
		async collect() {
			this.reset();
			const { backupAt } = await lastBackups().catch(() => ({ backupAt: null }));
			if (backupAt) this.set((Date.now() - Date.parse(backupAt)) / 1000);
		},
	});
	new Gauge({
		name: "holdfast_jobs",
		help: "Pieces of the installation's own work, by kind and state.",
		labelNames: ["kind", "state"],
		registers,
		async collect() {
			this.reset();
			const groups = await database()
				.job.groupBy({ by: ["kind", "state"], _count: { _all: true } })
				.catch(() => []);
			for (const { kind, state, _count } of groups) this.set({ kind, state }, _count._all);
		},
	});
	return registry;
}
