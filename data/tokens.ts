import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits; only the hash is stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

export function sameToken(given: string, expected: string): boolean {
	return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(expected)));
}
