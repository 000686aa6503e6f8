import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const FORM = "v1";

/**
 * Encrypts what must be read again (AES-256-GCM) with the installation's own key. `bound` names the row it belongs to:
 * copied to another row, it does not open.
 */
export function seal(text: string, bound: string): string {
	const start = randomBytes(12);
	const cipher = createCipheriv("aes-256-gcm", key(), start).setAAD(Buffer.from(bound));
	const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
	return [FORM, ...[start, body, cipher.getAuthTag()].map((part) => part.toString("base64url"))].join(".");
}

export function unseal(sealed: string, bound: string): string {
	const [form, ...parts] = sealed.split(".");
	const [start, body, tag] = parts.map((part) => Buffer.from(part, "base64url"));
	if (form !== FORM || !start || !body || !tag) throw new Error("this is no sealed value");
	const decipher = createDecipheriv("aes-256-gcm", key(), start).setAAD(Buffer.from(bound)).setAuthTag(tag);
	return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
}

export function isSealKey(given: string | undefined): boolean {
	return Buffer.from(given ?? "", "base64").length === 32;
}

function key(): Buffer {
	const given = process.env.SEAL_KEY;
	if (!isSealKey(given)) throw new Error("SEAL_KEY is not 32 bytes in base64");
	return Buffer.from(given ?? "", "base64");
}
