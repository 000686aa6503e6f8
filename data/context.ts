import "server-only";
import { notFound as notFoundPage } from "next/navigation";
import { cache } from "react";
import { isRole } from "@/lib/roles";
import { asUser } from "./db";
import type { Context, SignedIn } from "./permission";
import { requireSession } from "./session";

export { type Context, requirePermission, type SignedIn } from "./permission";
export { getSession, requireSession } from "./session";

/** Membership is read at every request: somebody else's organisation is not found, and so is one just left. */
export const requireContext = cache(async (slug: string): Promise<Context> => {
	const user = await requireSession();
	return (await findContext(user, slug)) ?? notFoundPage();
});

export async function findContext(user: SignedIn, slug: unknown): Promise<Context | null> {
	if (typeof slug !== "string" || slug.length > 100) return null;
	const membership = await asUser(user.userId, (tx) =>
		tx.membership.findFirst({
			where: { userId: user.userId, organization: { slug } },
			select: {
				role: true,
				organization: {
					select: {
						id: true,
						slug: true,
						name: true,
						country: true,
						currency: true,
						timeZone: true,
						isSample: true,
					},
				},
			},
		}),
	);
	if (!membership || !isRole(membership.role)) return null;
	const { id, slug: organizationSlug, name, ...rest } = membership.organization;
	return { ...user, ...rest, organizationId: id, organizationSlug, organizationName: name, role: membership.role };
}
