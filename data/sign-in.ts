import "server-only";
import { recordForPerson } from "./audit-of-person";
import { database } from "./db";
import { hasSecondFactor } from "./second-factor";
import { openSession } from "./sessions";
import type { Place } from "./throttle";

/** After the first step, whichever it was. Where an authenticator is set up, the second is asked for now. */
export async function openSignIn(userId: string, method: string, place: Place): Promise<string> {
	const isPending = await hasSecondFactor(userId);
	const sid = await openSession(userId, { ...place, method, isPending });
	if (!isPending) {
		const { name } = await database().user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
		const details = { method, address: place.address };
		await recordForPerson({ userId, userName: name }, { action: "account.sign-in", details });
	}
	return sid;
}
