/** What the database says when it, and not the request, is the reason. PostgreSQL's codes, then the library's. */
const FULL = /\b53100\b|No space left on device|could not extend file/;
const READ_ONLY = /\b25006\b|read-only transaction/;
const AWAY =
	/\b(?:57P0[123]|53[23]00|08(?:000|001|003|004|006)|P10(?:01|02|08|17)|P20(?:24|28|37))\b|ECONN(?:REFUSED|RESET)|EPIPE|ETIMEDOUT|Connection terminated|is not queryable|timeout exceeded when trying to connect|Query read timeout/;

/** A sentence for the person, or null when the error is another one. */
export function unavailability(error: unknown): string | null {
	const text = wordsOf(error);
	if (FULL.test(text))
		return "The disk of the database is full: nothing was saved. Your administrator must make room; reading still works.";
	if (READ_ONLY.test(text))
		return "The database only lets itself be read at this moment: nothing was saved. Try again in a minute.";
	if (AWAY.test(text))
		return "The database went away in the middle of this. Reload to see whether it was saved; if not, try again in a few seconds.";
	return null;
}

function wordsOf(error: unknown, depth = 0): string {
	if (!(error instanceof Error)) return "";
	const { code, meta, cause } = error as { code?: unknown; meta?: unknown; cause?: unknown };
	return [
		String(code ?? ""),
		error.message,
		JSON.stringify(meta ?? ""),
		depth < 3 ? wordsOf(cause, depth + 1) : "",
	].join(" ");
}
