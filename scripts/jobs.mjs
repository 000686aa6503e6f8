// The installation's own work: which pieces fall due, and who does each. However many instances look, one claims a piece
// (the row is locked, others skip it) and a lease that runs out gives it back. The database's clock decides.
import os from "node:os";
import { connect } from "./database-connection.mjs";

const LEASE_SECONDS = 120;
const MOST_ATTEMPTS = 3;
const FORGOTTEN_AFTER_DAYS = 90;

/** @typedef {{ kind: string, everyHours: number }} Schedule */

/** Lays today's slot of each schedule; of many instances one lays it. */
export async function laySlots(client, schedules) {
	for (const { kind, everyHours } of schedules.filter(({ everyHours }) => everyHours > 0)) {
		await client.query(
			`INSERT INTO "Job" (id, key, kind, "dueAt")
			SELECT gen_random_uuid(), $1 || ' ' || to_char(slot AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24'), $1, slot
			FROM date_bin(make_interval(hours => $2), now(), '2024-01-01T02:00Z') AS slot
			ON CONFLICT (key) DO NOTHING`,
			[kind, everyHours],
		);
	}
}

/** The next piece that is due, now ours; null when there is none. */
export async function claimJob(client, kinds, worker) {
	await client.query(
		`UPDATE "Job" SET state = 'failed', "finishedAt" = now(), message = 'It was begun ' || attempts || ' times and never ended.'
		WHERE state = 'running' AND "leaseEndsAt" < now() AND attempts >= $1`,
		[MOST_ATTEMPTS],
	);
	const { rows } = await client.query(
		`UPDATE "Job" SET state = 'running', "claimedBy" = $2, "leaseEndsAt" = now() + make_interval(secs => $3),
			attempts = attempts + 1, "startedAt" = now(), message = NULL
		WHERE id = (SELECT id FROM "Job"
			WHERE kind = ANY($1) AND "dueAt" <= now() AND (state = 'waiting' OR (state = 'running' AND "leaseEndsAt" < now()))
			ORDER BY "dueAt", id FOR UPDATE SKIP LOCKED LIMIT 1)
		RETURNING id, key, kind, attempts`,
		[kinds, worker, LEASE_SECONDS],
	);
	return rows[0] ?? null;
}

async function finish(client, job, worker, { state, message, result = null }) {
	await client.query(
		`UPDATE "Job" SET state = $3, message = $4, result = $5, "finishedAt" = now(), "leaseEndsAt" = NULL
		WHERE id = $1 AND "claimedBy" = $2 AND state = 'running'`,
		[job.id, worker, state, message.slice(0, 500), result],
	);
}

/**
 * Looks for work until stopped. A handler gets `report(sentence)` and answers `{ message, result? }`; what it throws is
 * written down with the job, and the next one is looked for.
 *
 * @param {{ url: string, schedules: Schedule[], handlers: Record<string, (report: (sentence: string) => Promise<void>) => Promise<{ message: string, result?: object }>>, everySeconds?: number, say?: (sentence: string) => void }} options
 */
export function startScheduler({ url, schedules, handlers, everySeconds = 20, say = () => {} }) {
	const worker = `${os.hostname()} ${process.pid}`;
	let isStopping = false;
	let wake = () => {};
	let lastComplaint = "";

	const round = async () => {
		const client = await connect(url, 5_000);
		try {
			await laySlots(client, schedules);
			for (let job = null; !isStopping; ) {
				job = await claimJob(client, Object.keys(handlers), worker);
				if (!job) break;
				await run(client, job);
			}
			await client.query(
				`DELETE FROM "Job" WHERE state IN ('done', 'failed') AND "finishedAt" < now() - make_interval(days => $1)`,
				[FORGOTTEN_AFTER_DAYS],
			);
		} finally {
			await client.end().catch(() => {});
		}
	};
	const run = async (client, job) => {
		const renew = (message = null) =>
			client.query(
				`UPDATE "Job" SET "leaseEndsAt" = now() + make_interval(secs => $3), message = coalesce($4, message)
				WHERE id = $1 AND "claimedBy" = $2`,
				[job.id, worker, LEASE_SECONDS, message],
			);
		const renewing = setInterval(() => renew().catch(() => {}), (LEASE_SECONDS * 1000) / 4);
		try {
			const { message, result } = await handlers[job.kind](renew);
			await finish(client, job, worker, { state: "done", message, result });
			say(`${job.kind}: ${message}`);
		} catch (error) {
			await finish(client, job, worker, { state: "failed", message: error.message });
			say(`${job.kind} failed: ${error.message}`);
		} finally {
			clearInterval(renewing);
		}
	};
	const loop = async () => {
		while (!isStopping) {
			try {
				await round();
				lastComplaint = "";
			} catch (error) {
				// The database may be away for a while: said once, tried again.
				if (error.message !== lastComplaint) say(`No work can be looked for: ${error.message}`);
				lastComplaint = error.message;
			}
			if (isStopping) break;
			await new Promise((resolve) => {
				const timer = setTimeout(resolve, everySeconds * 1000);
				wake = () => {
					clearTimeout(timer);
					resolve();
				};
			});
		}
	};
	const ended = loop();
	return {
		stop: () => {
			isStopping = true;
			wake();
			return Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
		},
	};
}
