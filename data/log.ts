import "server-only";
import pino from "pino";

const HIDDEN = "[hidden]";
/** Settings whose values must never be written; their longer parts neither (a password inside an address). */
const SECRET_SETTINGS = /(SECRET|TOKEN|KEY|PASSPHRASE|PASSWORD|_URL)$/;
const SHORTEST_SECRET = 8;
/** Addresses that carry a secret: invitations, shared reports, calendars, the first visit. */
const SECRET_ADDRESSES = /(\/(?:invite|share|calendar|reset)\/|[?&](?:token|code|state)=)[\w.~%-]{8,}/g;
const SECRET_FIELDS = /("(?:password|passwordHash|current|next|token|secret|cookie|authorization)"\s*:\s*")[^"]+/gi;

/** What is written, without what must not be. */
export function withoutSecrets(line: string, secrets: readonly string[]): string {
	let text = line.replace(SECRET_ADDRESSES, `$1${HIDDEN}`).replace(SECRET_FIELDS, `$1${HIDDEN}`);
	for (const secret of secrets) text = text.replaceAll(secret, HIDDEN);
	return text;
}

export function secretsOf(environment: Record<string, string | undefined>): string[] {
	const values = Object.entries(environment).flatMap(([name, value]) => {
		if (!value || !SECRET_SETTINGS.test(name)) return [];
		if (!name.endsWith("_URL")) return [value];
		return URL.canParse(value) ? [decodeURIComponent(new URL(value).password), new URL(value).password] : [];
	});
	return [...new Set(values)]
		.filter((value) => value.length >= SHORTEST_SECRET)
		.toSorted((a, b) => b.length - a.length);
}

const secrets = secretsOf(process.env);

/** One JSON object a line. */
export const log = pino({
	level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"),
	base: null,
	timestamp: pino.stdTimeFunctions.isoTime,
	formatters: { level: (label) => ({ level: label }) },
	hooks: { streamWrite: (line) => withoutSecrets(line, secrets) },
});

/** What libraries say on the console becomes lines of the same log. */
export function takeOverConsole(): void {
	const levels = { log: "info", info: "info", debug: "debug", warn: "warn", error: "error" } as const;
	for (const [name, level] of Object.entries(levels) as [keyof typeof levels, "info" | "debug" | "warn" | "error"][]) {
		console[name] = (...parts: unknown[]) => {
			const error = parts.find((part) => part instanceof Error);
			const words = parts
				.filter((part) => part !== error)
				.map((part) => (typeof part === "string" ? part : JSON.stringify(part)));
			log[level](error ? { err: error } : {}, words.join(" ").trim() || (error instanceof Error ? error.message : ""));
		};
	}
}
