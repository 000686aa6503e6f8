const WRONG = "This e-mail and password do not fit together. Check both; nothing says which of them is wrong.";
const UNREACHABLE = "Holdfast did not answer. Check the connection and try again.";

/** Null when signed in; otherwise the sentence to show. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
	try {
		const csrf = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
		const answer = await fetch("/api/auth/callback/credentials", {
			method: "POST",
			headers: { "Content-Type": "application/x-www-form-urlencoded" },
			body: new URLSearchParams({ email, password, csrfToken: csrf.csrfToken, json: "true" }),
		});
		if (answer.ok) return null;
		const { url } = (await answer.json().catch(() => ({ url: null }))) as { url: string | null };
		const reason = url ? new URL(url, window.location.origin).searchParams.get("error") : null;
		return reason === null || reason === "CredentialsSignin" ? WRONG : reason;
	} catch {
		return UNREACHABLE;
	}
}

export async function signOut(): Promise<void> {
	const csrf = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
	await fetch("/api/auth/signout", {
		method: "POST",
		headers: { "Content-Type": "application/x-www-form-urlencoded" },
		body: new URLSearchParams({ csrfToken: csrf.csrfToken, json: "true" }),
	});
}
