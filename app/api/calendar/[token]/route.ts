import { readCalendarFeed } from "@/data/calendar-feeds";
import { calendarFile } from "@/data/calendar-file";
import { placeOf } from "@/data/place";
import { Refusal, STATUS_OF_REFUSAL } from "@/data/refusal";

export const dynamic = "force-dynamic";

const PLAIN = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };

/** A calendar programme has no session: the secret in the address is all it shows, and all it may read. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
	const address = placeOf(request.headers).address ?? "unknown";
	try {
		const feed = await readCalendarFeed((await params).token, address);
		if (!feed) return new Response("This calendar address is not in use.", { status: 404, headers: PLAIN });
		const body = calendarFile(feed, process.env.APP_URL ?? "http://localhost:3000", new Date());
		return new Response(body, {
			headers: {
				"Content-Type": "text/calendar; charset=utf-8",
				"Content-Disposition": `inline; filename="maintenance-${feed.organizationSlug}.ics"`,
				"Cache-Control": "private, no-store",
				"X-Robots-Tag": "noindex",
			},
		});
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return new Response(error.message, { status: STATUS_OF_REFUSAL[error.kind], headers: PLAIN });
	}
}
