import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { recordRefusal } from "./audit";
import { findContext } from "./context";
import { log } from "./log";
import type { Context, SignedIn } from "./permission";
import { Refusal } from "./refusal";
import { getSession } from "./session";
import { unavailability } from "./unavailability";

export type ActionResult<T> =
	| { ok: true; value: T }
	| { ok: false; message: string; fields?: Record<string, string>; kind?: string };

const EXPIRED = "Your session has ended. Sign in again; nothing was changed.";
const CHECK_FIELDS = "Some fields need another look.";

/**
 * A server action inside one organisation. Both arguments come from outside: the slug is proven by membership, the
 * input by its schema, and only then does `run` see them.
 */
export function action<S extends z.ZodType, T>(schema: S, run: (context: Context, input: z.output<S>) => Promise<T>) {
	return async (organization: string, input: z.input<S>): Promise<ActionResult<T>> => {
		const user = await getSession();
		if (!user) return { ok: false, kind: "signed-out", message: EXPIRED };
		const context = await findContext(user, organization);
		if (!context)
			return { ok: false, kind: "not-found", message: "This organisation is not there, or you are no member of it." };
		return answer(
			schema,
			input,
			(parsed) => run(context, parsed),
			async ({ kind, message }) => {
				const page = (await headers()).get("x-page");
				await recordRefusal(context, { action: "action.refused", details: { kind, message, page } });
			},
		);
	};
}

/** A server action of a person, outside any organisation: their sessions, a new organisation. */
export function personAction<S extends z.ZodType, T>(
	schema: S,
	run: (user: SignedIn, input: z.output<S>) => Promise<T>,
) {
	return async (input: z.input<S>): Promise<ActionResult<T>> => {
		const user = await getSession();
		if (!user) return { ok: false, kind: "signed-out", message: EXPIRED };
		return answer(schema, input, (parsed) => run(user, parsed));
	};
}

/** A server action of nobody yet: the welcome page, an invitation. Its verb must prove a token itself. */
export function publicAction<S extends z.ZodType, T>(schema: S, run: (input: z.output<S>) => Promise<T>) {
	return async (input: z.input<S>): Promise<ActionResult<T>> => answer(schema, input, run);
}

async function answer<S extends z.ZodType, T>(
	schema: S,
	input: unknown,
	run: (input: z.output<S>) => Promise<T>,
	onRefusal?: (refusal: Refusal) => Promise<void>,
): Promise<ActionResult<T>> {
	const parsed = schema.safeParse(input);
	if (!parsed.success) return { ok: false, kind: "invalid", message: CHECK_FIELDS, fields: fieldsOf(parsed.error) };
	try {
		return { ok: true, value: await run(parsed.data) };
	} catch (error) {
		unstable_rethrow(error);
		if (error instanceof z.ZodError)
			return { ok: false, kind: "invalid", message: CHECK_FIELDS, fields: fieldsOf(error) };
		const away = unavailability(error);
		if (away) {
			log.error({ err: error }, "A change could not be saved.");
			return { ok: false, kind: "unavailable", message: away };
		}
		if (!(error instanceof Refusal)) throw error;
		await onRefusal?.(error);
		const { kind, message, fields } = error;
		return { ok: false, kind, message, ...(fields ? { fields } : {}) };
	}
}

/** First message per field, by dotted path. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
	return fields;
}
