import "server-only";
import { cookies } from "next/headers";
import { isSecureAddress } from "@/data/session-cookie";
import type { ShareKey } from "@/data/shared-report";

const TOKEN = "holdfast-share";
const PROOF = "holdfast-share-proof";

/** Sent to the one shared page alone, never to the rest of the application, and read by no script. */
export const sharedPath = (linkId: string): string => `/shared/${linkId}`;

export async function setShareCookie(kind: "token" | "proof", linkId: string, value: string, expires?: Date) {
	(await cookies()).set(kind === "token" ? TOKEN : PROOF, value, {
		path: sharedPath(linkId),
		httpOnly: true,
		sameSite: "lax",
		secure: isSecureAddress(),
		...(expires ? { expires } : {}),
	});
}

export async function shareKey(linkId: string): Promise<ShareKey> {
	const jar = await cookies();
	return { linkId, token: jar.get(TOKEN)?.value ?? "", proof: jar.get(PROOF)?.value ?? null };
}

export const SHARED_HEADERS = {
	"X-Robots-Tag": "noindex, nofollow, noarchive",
	"Referrer-Policy": "no-referrer",
	"Cache-Control": "private, no-store",
} as const;
