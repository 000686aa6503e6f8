import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** RFC 6238 as authenticator apps speak it: SHA-1, six digits, thirty seconds. */
const STEP_SECONDS = 30;
const DIGITS = 6;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** 160 random bits, in the letters an authenticator takes. */
export function newSeed(): string {
	return toBase32(randomBytes(20));
}

export function seedAddress(seed: string, account: string): string {
	const label = encodeURIComponent(`Holdfast:${account}`);
	return `otpauth://totp/${label}?secret=${seed}&issuer=Holdfast`;
}

export const stepAt = (seconds: number): number => Math.floor(seconds / STEP_SECONDS);

export function codeAt(seed: string, step: number): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const mac = createHmac("sha1", fromBase32(seed)).update(counter).digest();
	const offset = (mac.at(-1) ?? 0) & 0xf;
	const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
	return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

/** The step whose code this is, one either side of now; null: it is none of the three. */
export function stepOfCode(seed: string, code: string, now: number): number | null {
	const given = Buffer.from(code.replace(/\s/g, ""));
	if (given.length !== DIGITS) return null;
	const near = [now - 1, now, now + 1];
	const right = near.filter((step) => timingSafeEqual(given, Buffer.from(codeAt(seed, step))));
	return right.at(-1) ?? null;
}

function toBase32(bytes: Buffer): string {
	let bits = "";
	for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
	return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

function fromBase32(text: string): Buffer {
	let bits = "";
	for (const letter of text) bits += ALPHABET.indexOf(letter).toString(2).padStart(5, "0");
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
