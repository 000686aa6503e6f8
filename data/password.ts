import "server-only";
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. `algorithm` 2 is argon2id. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 2;
let decoy: Promise<string> | undefined;
let running = 0;
const waiting: (() => void)[] = [];

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST));

/** An unknown account costs the same time as a wrong password, so that neither can be told from the other. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
	decoy ??= hashPassword(randomBytes(16).toString("hex"));
	const against = stored ?? (await decoy);
	const matches = await inTurn(() => verify(against, password));
	return stored !== null && matches;
}

/** Made with a cheaper cost than today's, or by another scheme. */
export function needsNewHash(stored: string | null): boolean {
	const cost = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored ?? "");
	return !cost || Number(cost[1]) < COST.memoryCost || Number(cost[2]) < COST.timeCost;
}

/** Each hash takes 19 MB and a core: a burst of guesses queues instead of taking the machine. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
	else running += 1;
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	}
}
