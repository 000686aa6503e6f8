import "server-only";
import { database } from "./db";
import type { SignedIn } from "./permission";
import { notFound } from "./refusal";

/** The first line of what is done to the installation itself. */
export async function requireOperator(user: Pick<SignedIn, "userId">): Promise<void> {
	const found = await database().user.findFirst({
		where: { id: user.userId, isOperator: true, disabledAt: null },
		select: { id: true },
	});
	if (!found) throw notFound("page");
}
