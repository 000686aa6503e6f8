import { createHash } from "node:crypto";
import type { Facts } from "@/engine";

/** Keys in order: the same facts have the same text, whatever read them. */
function canonical(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(canonical);
	if (value === null || typeof value !== "object") return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, entry]) => entry !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, entry]) => [key, canonical(entry)]),
	);
}

/** Sixteen hexadecimal digits of SHA-256 in groups: enough to tell two states of the facts apart by eye. */
export function factsFingerprint(facts: Facts): string {
	const digest = createHash("sha256")
		.update(JSON.stringify(canonical(facts)))
		.digest("hex")
		.slice(0, 16);
	return digest.match(/.{4}/g)!.join(" ");
}
