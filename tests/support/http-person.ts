// Somebody with a browser's manners and none of its limits: keeps cookies, calls server actions by name, tells the outcome.
import fs from "node:fs";
import path from "node:path";
import { root } from "./product";

export interface Answered {
	status: number;
	text: string;
	headers: Headers;
}

/** What a server action answered, or that nobody knows whether it ran. */
export type ActionOutcome<T> =
	| { kind: "ok"; value: T }
	| { kind: "refused"; message: string; reason: string | undefined }
	| { kind: "failed"; status: number; text: string }
	| { kind: "unknown"; error: string };

interface Manifest {
	node: Record<string, { filename: string; exportedName: string }>;
}

let manifest: Manifest | null = null;

/** The id under which the build serves an exported action. */
export function actionId(filename: string, exportedName: string): string {
	manifest ??= JSON.parse(
		fs.readFileSync(path.join(root, ".next/server/server-reference-manifest.json"), "utf8"),
	) as Manifest;
	const found = Object.entries(manifest.node).find(
		([, action]) => action.filename === filename && action.exportedName === exportedName,
	);
	if (!found) throw new Error(`The build has no action ${exportedName} in ${filename}.`);
	return found[0];
}

export function httpPerson(url: string, { origin = url }: { origin?: string } = {}) {
	const jar = new Map<string, string>();
	const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

	const send = async (
		place: string,
		{
			method = "GET",
			headers = {},
			body,
			limitMillis = 40_000,
		}: {
			method?: string;
			headers?: Record<string, string>;
			body?: string;
			limitMillis?: number;
		} = {},
	): Promise<Answered> => {
		const answer = await fetch(`${url}${place}`, {
			method,
			redirect: "manual",
			signal: AbortSignal.timeout(limitMillis),
			headers: {
				...(jar.size ? { cookie: cookie() } : {}),
				...(method === "GET" ? {} : { origin, "sec-fetch-site": "same-origin" }),
				...headers,
			},
			...(body === undefined ? {} : { body }),
		});
		for (const line of answer.headers.getSetCookie()) {
			const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === "" || /max-age=0/i.test(line)) jar.delete(name);
			else jar.set(name, value);
		}
		return { status: answer.status, text: await answer.text(), headers: answer.headers };
	};

	return {
		jar,
		send,
		async signIn(email: string, password: string): Promise<boolean> {
			const { csrfToken } = JSON.parse((await send("/api/auth/csrf")).text) as { csrfToken: string };
			const answer = await send("/api/auth/callback/credentials", {
				method: "POST",
				headers: { "content-type": "application/x-www-form-urlencoded" },
				body: new URLSearchParams({ csrfToken, email, password, json: "true" }).toString(),
			});
			return answer.status === 200 && [...jar.keys()].some((name) => /^(?:__Host-)?holdfast/.test(name));
		},
		/** `place` is a page that has the action: elsewhere the server hands it on, and answers with nothing of use. */
		async act<T = unknown>(
			place: string,
			[filename, exportedName]: readonly [string, string],
			args: unknown[],
			limitMillis?: number,
		): Promise<ActionOutcome<T>> {
			try {
				const answer = await send(place, {
					method: "POST",
					headers: {
						"next-action": actionId(filename, exportedName),
						"content-type": "text/plain;charset=UTF-8",
						accept: "text/x-component",
					},
					body: JSON.stringify(args),
					...(limitMillis ? { limitMillis } : {}),
				});
				return outcomeOf<T>(answer);
			} catch (error) {
				return { kind: "unknown", error: String(error) };
			}
		},
	};
}

export type HttpPerson = ReturnType<typeof httpPerson>;

/** The row of the stream that holds what the action returned. */
function outcomeOf<T>({ status, text }: Answered): ActionOutcome<T> {
	const row = text.split("\n").find((line) => /^[0-9a-f]+:\{"ok":/.test(line));
	if (!row) return { kind: "failed", status, text: text.slice(0, 300) };
	const result = JSON.parse(row.slice(row.indexOf(":") + 1));
	return result.ok
		? { kind: "ok", value: result.value as T }
		: { kind: "refused", message: result.message, reason: result.kind };
}
