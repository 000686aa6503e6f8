"use client";
import { unstable_rethrow } from "next/navigation";
import { useState, useTransition } from "react";

/** What a server action answers, as far as a form cares. */
export type Submitted<T> = { ok: true; value: T } | { ok: false; message: string; fields?: Record<string, string> };

export interface Submit<I, T> {
	/** Resolves with the answer; a broken connection is an answer too. */
	submit: (input: I) => Promise<Submitted<T>>;
	busy: boolean;
	message: string | null;
	/** First message of each field, by dotted path. */
	fields: Record<string, string>;
	clear: () => void;
}

const UNREACHABLE = "Holdfast did not answer. Nothing was changed; check the connection and try again.";

export function useSubmit<I, T>(run: (input: I) => Promise<Submitted<T>>): Submit<I, T> {
	const [failure, setFailure] = useState<{ message: string; fields: Record<string, string> } | null>(null);
	const [busy, start] = useTransition();
	const submit = (input: I) =>
		new Promise<Submitted<T>>((resolve) => {
			start(async () => {
				const answer = await run(input).catch((error: unknown): Submitted<T> => {
					unstable_rethrow(error);
					return { ok: false, message: UNREACHABLE };
				});
				setFailure(answer.ok ? null : { message: answer.message, fields: answer.fields ?? {} });
				resolve(answer);
			});
		});
	return {
		submit,
		busy,
		message: failure?.message ?? null,
		fields: failure?.fields ?? {},
		clear: () => setFailure(null),
	};
}
