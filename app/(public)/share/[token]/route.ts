import { openShare } from "@/data/shared-report";
import { SHARED_HEADERS, setShareCookie, sharedPath } from "../../../(shared)/shared/share-cookie";

interface ShareRoute {
	params: Promise<{ token: string }>;
}

/** The secret leaves the address at once: it moves into a cookie of the one page it opens. */
export async function GET(_request: Request, { params }: ShareRoute): Promise<Response> {
	const { token } = await params;
	const share = await openShare(token);
	if (share) await setShareCookie("token", share.linkId, token, share.expiresAt);
	return new Response(null, {
		status: 303,
		headers: { ...SHARED_HEADERS, Location: share ? sharedPath(share.linkId) : "/shared/ended" },
	});
}
