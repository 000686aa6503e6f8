import { randomBytes } from "node:crypto";
import { findContext } from "@/data/context";
import { database, inOrganization } from "@/data/db";
import { createOrganization } from "@/data/organizations";
import type { Context, SignedIn } from "@/data/permission";
import type { Role } from "@/lib/roles";

/** No password opens this account: making one for each would cost 50 ms a person. */
const CLOSED = "closed";

export async function makePerson(name = "Person"): Promise<SignedIn> {
	const email = `${randomBytes(8).toString("hex")}@example.com`;
	const user = await database().user.create({ data: { email, name, passwordHash: CLOSED }, select: { id: true } });
	return { userId: user.id, userName: name, userEmail: email, sessionId: user.id };
}

/** An organisation of its own for each suite, seen by somebody of that role. */
export async function makeOrganization(role: Role = "owner"): Promise<Context> {
	const context = await organizationOf(await makePerson("Olive Owner"));
	return role === "owner" ? context : makeMember(context, role);
}

/** One more organisation of a person. */
export async function organizationOf(owner: SignedIn): Promise<Context> {
	const { slug } = await createOrganization(owner, {
		name: `Suite ${randomBytes(5).toString("hex")}`,
		country: "DE",
		currency: "EUR",
		timeZone: "Europe/Berlin",
	});
	const context = await findContext(owner, slug);
	if (!context) throw new Error("the organisation just made is not found");
	return context;
}

export async function makeMember(context: Context, role: Role): Promise<Context> {
	const person = await makePerson(`Member ${role}`);
	const { organizationId } = context;
	await inOrganization(context, (tx) =>
		tx.membership.create({ data: { organizationId, userId: person.userId, role }, select: { id: true } }),
	);
	return { ...context, ...person, role };
}

/** A consulting firm that this organisation has let in: a new one, or one that advises others already. */
export async function makeFirm(client: Context, role: "editor" | "viewer" = "editor", known: Context | null = null) {
	const firm = known ?? (await makeOrganization());
	const { organizationId } = client;
	await inOrganization(firm, (tx) =>
		tx.organization.update({ where: { id: firm.organizationId }, data: { advises: true }, select: { id: true } }),
	);
	const accepted = { acceptedById: client.userId, acceptedByName: client.userName };
	const { id: linkId } = await inOrganization(client, (tx) =>
		tx.firmLink.create({
			data: { organizationId, firmId: firm.organizationId, role, ...accepted },
			select: { id: true },
		}),
	);
	return { firm, linkId };
}
