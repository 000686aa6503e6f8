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

/** Where a request comes from, as far as our own side can tell. */
export interface Place {
	address: string | null;
	agent: string | null;
}

export interface Guess {
	/** What is guessed: sign-in, second step, share phrase. */
	kind: string;
	/** Whose secret: an address, an id. */
	account: string;
	/** Null where the account does not exist. */
	userId: string | null;
	place: Place;
}

const MINUTE = 60;
const HOUR = 3600;
const KNOWN_FOR = "90 days";

/**
 * Guesses are counted per address, per account and address, and per account from places it never signed in from. Its
 * owner, from a place known to us, is never locked out by somebody else's; nobody is, for longer than a quarter of an hour.
 */
export async function countGuess({ kind, account, userId, place }: Guess): Promise<void> {
	const { from, here, to } = keysOf(kind, account, place);
	await countAttempt({ key: from, attempts: 100, windowSeconds: 24 * HOUR, firstWaitSeconds: MINUTE });
	await countAttempt({ key: here, attempts: 5, windowSeconds: 15 * MINUTE, firstWaitSeconds: MINUTE });
	if (userId && (await isKnownPlace(userId, place.address))) return;
	await countAttempt({ key: to, attempts: 30, windowSeconds: HOUR, firstWaitSeconds: MINUTE });
}

/** What was right was no guess: an office that signs in a hundred times a day shares one address. */
export async function forgetAttempts({ kind, account, place }: Guess): Promise<void> {
	const { from, here, to } = keysOf(kind, account, place);
	await clearCount(here);
	for (const key of [from, to])
		await database().$executeRaw`UPDATE "RateLimit" SET "count" = greatest(0, "count" - 1)
			WHERE "key" = ${hashToken(key)} AND ("blockedUntil" IS NULL OR "blockedUntil" < now())`;
}

const keysOf = (kind: string, account: string, { address }: Place) => ({
	from: `${kind} from ${address ?? "unknown"}`,
	here: `${kind} ${account} ${address ?? "unknown"}`,
	to: `${kind} to ${account}`,
});

/** A place where this person was signed in wholly, not only half. */
async function isKnownPlace(userId: string, address: string | null): Promise<boolean> {
	if (!address) return false;
	const [row] = await database().$queryRaw<{ known: boolean }[]>`
		SELECT EXISTS (SELECT FROM "Session" WHERE "userId" = ${userId}::uuid AND "address" = ${address}
			AND NOT "isPending" AND "createdAt" > now() - ${KNOWN_FOR}::interval) AS known`;
	return row?.known ?? false;
}

/** Clears one count, and with it the rows whose window is long over. */
export async function clearCount(key: string): Promise<void> {
	await database().$executeRaw`DELETE FROM "RateLimit" WHERE "key" = ${hashToken(key)}
		OR ("windowEndsAt" < now() - interval '1 day' AND ("blockedUntil" IS NULL OR "blockedUntil" < now()))`;
}

function waitText(seconds: number): string {
	if (seconds < 90) return `${seconds} seconds`;
	return `${Math.ceil(seconds / 60)} minutes`;
}
