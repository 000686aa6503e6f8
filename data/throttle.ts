import "server-only";
import { database } from "./db";
import { Refusal } from "./refusal";
import { hashToken } from "./tokens";

export interface Limit {
	/** Counted under its hash: the table names nobody. */
	key: string;
	attempts: number;
	windowSeconds: number;
	/** Once over: seconds to wait, doubled with each further attempt, up to fifteen minutes. */
	firstWaitSeconds: number;
}

const LONGEST_WAIT_SECONDS = 900;

/**
 * Counts one attempt, before it is made, in one statement that all instances share: of many parallel attempts exactly
 * `attempts` pass. The database's clock decides. An attempt while waiting is refused and not counted.
 */
export async function countAttempt(limit: Limit): Promise<void> {
	const key = hashToken(limit.key);
	const [row] = await database().$queryRaw<{ waitSeconds: number }[]>`
		INSERT INTO "RateLimit" AS r ("key", "count", "windowEndsAt")
		VALUES (${key}, 1, now() + make_interval(secs => ${limit.windowSeconds}))
		ON CONFLICT ("key") DO UPDATE SET
			"count" = CASE
				WHEN r."blockedUntil" > now() THEN r."count"
				WHEN r."windowEndsAt" <= now() THEN 1
				ELSE r."count" + 1 END,
			"blockedUntil" = CASE
				WHEN r."blockedUntil" > now() THEN r."blockedUntil"
				WHEN r."windowEndsAt" > now() AND r."count" + 1 > ${limit.attempts} THEN now() + make_interval(secs => least(
					${LONGEST_WAIT_SECONDS}, ${limit.firstWaitSeconds} * power(2, least(20, r."count" - ${limit.attempts}))))
				ELSE NULL END,
			"windowEndsAt" = CASE
				WHEN r."windowEndsAt" <= now() THEN now() + make_interval(secs => ${limit.windowSeconds})
				ELSE r."windowEndsAt" END
		RETURNING coalesce(ceil(extract(epoch FROM "blockedUntil" - now()) - 0.001), 0)::int AS "waitSeconds"`;
	const seconds = row?.waitSeconds ?? 0;
	if (seconds > 0) throw new Refusal("throttled", `Too many attempts. Wait ${waitText(seconds)}, then try again.`);
}

/** A sign-in that worked clears its own count, and with it the rows whose window is long over. */
export async function forgetAttempts(key: string): Promise<void> {
	await database().$executeRaw`DELETE FROM "RateLimit" WHERE "key" = ${hashToken(key)}
		OR ("windowEndsAt" < now() - interval '1 day' AND ("blockedUntil" IS NULL OR "blockedUntil" < now()))`;
}

function waitText(seconds: number): string {
	if (seconds < 90) return `${seconds} seconds`;
	return `${Math.ceil(seconds / 60)} minutes`;
}
