import "server-only";
import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { userOfProvider } from "./identities";
import { log } from "./log";
import { placeOf } from "./place";
import { asNextAuth, type Claims, listProviders } from "./providers";
import { Refusal } from "./refusal";
import { getSession } from "./session";
import { isSecureAddress, sessionCookieName } from "./session-cookie";
import { closeSession, findPendingSession, findSession, SESSION_SECONDS } from "./sessions";
import { openSignIn } from "./sign-in";
import { verifyCredentials } from "./users";

/** next-auth signs the cookie; who it stands for, and whether it still does, is the session table's to say. */
export function authOptions(request: Request): NextAuthOptions {
	return {
		secret: process.env.NEXTAUTH_SECRET,
		session: { strategy: "jwt", maxAge: SESSION_SECONDS },
		pages: { signIn: "/sign-in", error: "/sign-in" },
		useSecureCookies: isSecureAddress(),
		cookies: {
			sessionToken: {
				name: sessionCookieName(),
				options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureAddress() },
			},
		},
		providers: [
			Credentials({
				credentials: { email: { type: "email" }, password: { type: "password" } },
				async authorize(credentials) {
					const { email, password } = credentials ?? {};
					if (typeof email !== "string" || typeof password !== "string") return null;
					const place = placeOf(request.headers);
					try {
						const user = await verifyCredentials(email, password, place);
						return user && { id: user.id, sid: await openSignIn(user.id, "password", place) };
					} catch (error) {
						if (error instanceof Refusal) throw new Error(error.message);
						log.error({ err: error }, "A sign-in failed.");
						throw new Error("Sign-in does not work at the moment. Try again in a minute.");
					}
				},
			}),
			...listProviders().map(asNextAuth),
		],
		callbacks: {
			async signIn({ user, account, profile }) {
				if (account?.type !== "oauth") return true;
				const opened = await openByProvider(account.provider, profile as Claims, request);
				if ("problem" in opened) return `${opened.isLinking ? "/account" : "/sign-in"}?problem=${opened.problem}`;
				if (opened.sid) Object.assign(user, { sid: opened.sid });
				return opened.sid ? true : "/account";
			},
			jwt: ({ token, user }) => (user && "sid" in user ? { sid: user.sid } : { sid: token.sid }),
			// What the browser can read names nobody, and ends when the row does.
			async session({ session, token }) {
				const sid = typeof token.sid === "string" ? token.sid : null;
				const open = sid && ((await findSession(sid)) ?? (await findPendingSession(sid)));
				return { expires: open ? session.expires : new Date(0).toISOString() };
			},
			redirect: ({ url, baseUrl }) => (/^\/(?![/\\])/.test(url) || url.startsWith(`${baseUrl}/`) ? url : baseUrl),
		},
		events: {
			async signOut({ token }) {
				if (typeof token?.sid === "string") await closeSession(token.sid);
			},
		},
	};
}

/** The sign-in a provider vouches for; somebody signed in already only links it, and stays as they are. */
async function openByProvider(id: string, claims: Claims, request: Request) {
	const provider = listProviders().find((one) => one.id === id);
	if (!provider || typeof claims?.sub !== "string") return { problem: "no-account", isLinking: false } as const;
	const signedIn = await getSession();
	const invitation = await invitationOfSignIn();
	const found = await userOfProvider({ provider, claims, signedIn, invitation });
	if ("problem" in found) return { ...found, isLinking: signedIn !== null };
	return { sid: signedIn ? null : await openSignIn(found.id, id, placeOf(request.headers)) };
}

/** next-auth keeps where to go afterwards in a cookie: from an invitation, that is the invitation. */
async function invitationOfSignIn(): Promise<string | null> {
	const kept = (await cookies()).getAll().find(({ name }) => name.endsWith("next-auth.callback-url"))?.value ?? "";
	return /\/invite\/([\w-]{20,200})$/.exec(kept)?.[1] ?? null;
}
