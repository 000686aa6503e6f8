import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import type { SignedIn } from "./permission";
import { sessionCookieName } from "./session-cookie";
import { findPendingSession, findSession } from "./sessions";

/** The cookie only carries the secret; who it is and whether it still counts stands in the database. */
export const getSession = cache(async (): Promise<SignedIn | null> => {
	const sid = await sidOfCookie();
	return sid ? findSession(sid) : null;
});

/** Somebody between the password and the second step: nobody yet, for every other purpose. */
export async function getPendingSession(): Promise<SignedIn | null> {
	const sid = await sidOfCookie();
	return sid ? findPendingSession(sid) : null;
}

async function sidOfCookie(): Promise<string | null> {
	const token = (await cookies()).get(sessionCookieName())?.value;
	return token ? readSid(token) : null;
}

export async function requireSession(): Promise<SignedIn> {
	return (await getSession()) ?? redirect("/sign-in");
}

export async function readSid(token: string): Promise<string | null> {
	try {
		const claims = await decode({ token, secret: process.env.NEXTAUTH_SECRET ?? "" });
		return typeof claims?.sid === "string" ? claims.sid : null;
	} catch {
		return null;
	}
}
