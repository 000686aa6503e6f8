import "server-only";
import { type Change, recordChange, recordRefusedWithin } from "./audit";
import { database, enterOrganization, type Transaction } from "./db";

interface Person {
	userId: string;
	userName: string;
}

/** What somebody does to their account concerns every organisation they belong to: each one's log is told. */
export function recordForPerson(person: Person, change: Change, outcome: "done" | "refused" = "done"): Promise<void> {
	// In a flood of guesses it waits its turn rather than being left out.
	const patience = { maxWait: 60_000, timeout: 20_000 };
	return database().$transaction((tx) => recordForPersonWithin(tx, person, change, outcome), patience);
}

export async function recordForPersonWithin(
	tx: Transaction,
	{ userId, userName }: Person,
	change: Change,
	outcome: "done" | "refused" = "done",
): Promise<void> {
	await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
	const memberships = await tx.membership.findMany({
		where: { userId },
		// One order for all: two at once wait for each other instead of for ever.
		orderBy: { organizationId: "asc" },
		select: { organizationId: true },
	});
	for (const { organizationId } of memberships) {
		await enterOrganization(tx, organizationId);
		const actor = { organizationId, userId, userName };
		await (outcome === "done" ? recordChange(tx, actor, change) : recordRefusedWithin(tx, actor, change));
	}
	await enterOrganization(tx, "");
}
