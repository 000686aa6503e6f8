import "server-only";
import { notFound as notFoundPage, redirect } from "next/navigation";
import { cache } from "react";
import { recordFirmVisit } from "./firm-visits";
import type { Context, SignedIn } from "./permission";
import { lacksSecondFactor, listOpenSeats, type Seat, seatsOfPage } from "./seats";
import { requireSession } from "./session";

export { type Context, requirePermission, type SignedIn } from "./permission";
export { getSession, requireSession } from "./session";

/** Membership is read at every request: somebody else's organisation is not found, and so is one just left. */
export const requireContext = cache(async (slug: string): Promise<Context> => {
	const user = await requireSession();
	const seat = (await seatsOfPage(user)).find((open) => open.slug === slug);
	if (!seat) notFoundPage();
	if (lacksSecondFactor(seat, user)) redirect("/account?needed=second-factor");
	return contextOf(user, seat);
});

export async function findContext(user: SignedIn, slug: unknown): Promise<Context | null> {
	const seat = await findSeat(user, slug);
	return seat && !lacksSecondFactor(seat, user) ? contextOf(user, seat) : null;
}

async function findSeat(user: SignedIn, slug: unknown): Promise<Seat | null> {
	if (typeof slug !== "string" || slug.length > 100) return null;
	const [seat] = await listOpenSeats(user, slug);
	return seat ?? null;
}

async function contextOf(user: SignedIn, seat: Seat): Promise<Context> {
	const { organizationId, slug, name, country, currency, timeZone, isSample, role, firm } = seat;
	const context: Context = {
		...user,
		...{ organizationId, organizationSlug: slug, organizationName: name, country, currency, timeZone, isSample, role },
		...(firm ? { firm } : {}),
	};
	if (firm) await recordFirmVisit(context, firm);
	return context;
}
