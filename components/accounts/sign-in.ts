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

/** Leaves for the provider; null when on the way, otherwise the sentence to show. */
export async function startAtProvider(id: string, next: string): Promise<string | null> {
	try {
		const csrf = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
		const answer = await fetch(`/api/auth/signin/${id}`, {
			method: "POST",
			headers: { "Content-Type": "application/x-www-form-urlencoded" },
			body: new URLSearchParams({ callbackUrl: next, csrfToken: csrf.csrfToken, json: "true" }),
		});
		const { url } = (await answer.json()) as { url?: string };
		if (!url || new URL(url, window.location.origin).origin === window.location.origin)
			return "The provider cannot be reached from here. Try again, or sign in with your password.";
		window.location.assign(url);
		return null;
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
