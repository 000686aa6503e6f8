import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { Refusal } from "./refusal";
import { isSecureAddress, sessionCookieName } from "./session-cookie";
import { closeSession, findSession, openSession, SESSION_SECONDS } from "./sessions";
import { verifyCredentials } from "./users";

/** next-auth signs the cookie; who it stands for, and whether it still does, is the session table's to say. */
export function authOptions(): NextAuthOptions {
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
				async authorize(credentials, request) {
					const { email, password } = credentials ?? {};
					if (typeof email !== "string" || typeof password !== "string") return null;
					const headers = (request.headers ?? {}) as Record<string, string | undefined>;
					const place = { address: addressOf(headers["x-forwarded-for"]), agent: headers["user-agent"] ?? null };
					try {
						const user = await verifyCredentials(email, password, place);
						return user && { id: user.id, sid: await openSession(user.id, place) };
					} catch (error) {
						if (error instanceof Refusal) throw new Error(error.message);
						console.error("sign-in failed", error);
						throw new Error("Sign-in does not work at the moment. Try again in a minute.");
					}
				},
			}),
		],
		callbacks: {
			jwt: ({ token, user }) => (user && "sid" in user ? { sid: user.sid } : { sid: token.sid }),
			// What the browser can read names nobody, and ends when the row does.
			async session({ session, token }) {
				const open = typeof token.sid === "string" ? await findSession(token.sid) : null;
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

/** The last entry is the one our own side wrote; earlier ones are the sender's words. */
function addressOf(forwardedFor: string | undefined): string | null {
	return forwardedFor?.split(",").at(-1)?.trim().slice(0, 64) || null;
}
