import "server-only";
import { database } from "./db";
import { requireOperator } from "./operators";
import type { SignedIn } from "./permission";

export const JOB_KINDS = ["backup", "audit check", "sweep"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export interface JobRow {
	id: string;
	kind: string;
	state: string;
	message: string | null;
	attempts: number;
	dueAt: string;
	startedAt: string | null;
	finishedAt: string | null;
}

/** What the installation does by itself, the latest first. */
export async function listJobs(user: SignedIn): Promise<JobRow[]> {
	await requireOperator(user);
	const jobs = await database().job.findMany({
		orderBy: [{ dueAt: "desc" }, { id: "desc" }],
		take: 40,
		select: {
			id: true,
			kind: true,
			state: true,
			message: true,
			attempts: true,
			dueAt: true,
			startedAt: true,
			finishedAt: true,
		},
	});
	return jobs.map((job) => ({
		...job,
		dueAt: job.dueAt.toISOString(),
		startedAt: job.startedAt?.toISOString() ?? null,
		finishedAt: job.finishedAt?.toISOString() ?? null,
	}));
}

/** Laid once a minute at most, whoever asks. */
export async function askForBackup(user: SignedIn): Promise<void> {
	await requireOperator(user);
	await database().$executeRaw`
		INSERT INTO "Job" (id, key, kind, "dueAt")
		VALUES (gen_random_uuid(), 'backup asked ' || to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI'), 'backup', now())
		ON CONFLICT (key) DO NOTHING`;
}

export interface LastRuns {
	/** ISO instants of the last that ended well, or null. */
	backupAt: string | null;
	backupMessage: string | null;
	failedSince: string | null;
	failure: string | null;
}

/** The last backup that was proven by a restore, and what failed since. */
export async function lastBackups(): Promise<LastRuns> {
	const done = await database().job.findFirst({
		where: { kind: "backup", state: "done" },
		orderBy: { finishedAt: "desc" },
		select: { finishedAt: true, message: true },
	});
	const failed = await database().job.findFirst({
		where: {
			kind: "backup",
			state: "failed",
			...(done?.finishedAt ? { finishedAt: { gt: done.finishedAt } } : {}),
		},
		orderBy: { finishedAt: "desc" },
		select: { finishedAt: true, message: true },
	});
	return {
		backupAt: done?.finishedAt?.toISOString() ?? null,
		backupMessage: done?.message ?? null,
		failedSince: failed?.finishedAt?.toISOString() ?? null,
		failure: failed?.message ?? null,
	};
}
