import "server-only";
import { database } from "./db";
import type { SignedIn } from "./permission";
import { notFound } from "./refusal";

/** Whoever looks after the installation itself. It gives no way into any organisation. */
export async function isOperator(user: Pick<SignedIn, "userId">): Promise<boolean> {
	const found = await database().user.findFirst({
		where: { id: user.userId, isOperator: true, disabledAt: null },
		select: { id: true },
	});
	return found !== null;
}

export async function requireOperator(user: Pick<SignedIn, "userId">): Promise<void> {
	if (!(await isOperator(user))) throw notFound("page");
}
