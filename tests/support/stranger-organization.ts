import { randomUUID } from "node:crypto";
import { asUser, database } from "@/data/db";
import { createOrganization } from "@/data/organizations";
import type { Context } from "@/data/permission";

/** A new organisation and its owner, for programs that run outside a suite: nothing of the framework is loaded. */
export async function strangerOrganization(): Promise<Context> {
	const email = `${randomUUID()}@example.com`;
	const userName = "Olive Owner";
	const { id: userId } = await database().user.create({
		data: { email, name: userName, passwordHash: "closed" },
		select: { id: true },
	});
	const person = { userId, userName, userEmail: email, sessionId: userId };
	const home = { country: "DE", currency: "EUR", timeZone: "Europe/Berlin" };
	const name = `Bench ${randomUUID().slice(0, 8)}`;
	const { slug } = await createOrganization(person, { name, ...home });
	const { id: organizationId } = await asUser(userId, (tx) =>
		tx.organization.findFirstOrThrow({ where: { slug }, select: { id: true } }),
	);
	return {
		...person,
		...home,
		organizationId,
		organizationSlug: slug,
		organizationName: name,
		role: "owner",
		isSample: false,
	};
}
