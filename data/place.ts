import type { Place } from "./throttle";

/** The last entry is the one our own side wrote; earlier ones are the sender's words. */
export function placeOf(headers: { get(name: string): string | null }): Place {
	const forwardedFor = headers.get("x-forwarded-for") ?? "";
	return { address: forwardedFor.split(",").at(-1)?.trim().slice(0, 64) || null, agent: headers.get("user-agent") };
}
