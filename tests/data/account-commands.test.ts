import { expect, it } from "vitest";
import type { Context } from "@/data/permission";
import { openSession } from "@/data/sessions";
import { verifyCredentials } from "@/data/users";
import { connect } from "../../scripts/database-connection.mjs";
import { disableAccount } from "../../scripts/disable-account.mjs";
import { resetOwner } from "../../scripts/reset-owner.mjs";
import { required } from "../support/database";
import { makeMember, makeOrganization } from "../support/make-organization";

const PASSWORD = "a new sentence of mine";
const PLACE = { address: null, agent: null };
const appUrl = required("DATABASE_APP_URL");
const backupUrl = (() => {
	const url = new URL(required("TEST_BACKUP_URL"));
	url.pathname = new URL(appUrl).pathname;
	return url.href;
})();

async function ask(sql: string, values: unknown[]): Promise<Record<string, unknown>[]> {
	const client = await connect(appUrl);
	try {
		return (await client.query(sql, values)).rows;
	} finally {
		await client.end();
	}
}

const openSessions = ({ userId }: Context) =>
	ask(`SELECT id FROM "Session" WHERE "userId" = $1 AND "revokedAt" IS NULL`, [userId]);
const signsIn = ({ userEmail }: Context) => verifyCredentials(userEmail, PASSWORD, PLACE);

it("sets an owner's password, and ends their sign-ins", async () => {
	const owner = await makeOrganization();
	await openSession(owner.userId, PLACE);
	await resetOwner(backupUrl, appUrl, owner.userEmail.toUpperCase(), PASSWORD);
	expect(await signsIn(owner)).toEqual({ id: owner.userId });
	expect(await openSessions(owner)).toEqual([]);
});

it("sets nobody else's, and none that is too short", async () => {
	const owner = await makeOrganization();
	const member = await makeMember(owner, "editor");
	for (const address of ["nobody@example.com", member.userEmail])
		await expect(resetOwner(backupUrl, appUrl, address, PASSWORD)).rejects.toThrow(/owns no organisation here/);
	await expect(resetOwner(backupUrl, appUrl, owner.userEmail, "short")).rejects.toThrow(/at least 12/);
});

it("removes an owner's authenticator only when told to", async () => {
	const owner = await makeOrganization();
	await ask(`INSERT INTO "SecondFactor" ("userId", "secret", "confirmedAt") VALUES ($1, 'sealed', now())`, [
		owner.userId,
	]);
	const factors = () => ask(`SELECT FROM "SecondFactor" WHERE "userId" = $1`, [owner.userId]);
	await resetOwner(backupUrl, appUrl, owner.userEmail, PASSWORD);
	expect(await factors()).toHaveLength(1);
	await resetOwner(backupUrl, appUrl, owner.userEmail, PASSWORD, { removeAuthenticator: true });
	expect(await factors()).toHaveLength(0);
});

it("shuts an account and opens it again, and never an organisation's last owner", async () => {
	const first = await makeOrganization();
	const second = await makeMember(first, "owner");
	await resetOwner(backupUrl, appUrl, first.userEmail, PASSWORD);
	await openSession(first.userId, PLACE);
	await disableAccount(backupUrl, appUrl, first.userEmail, true);
	expect(await signsIn(first)).toBeNull();
	expect(await openSessions(first)).toEqual([]);
	await expect(disableAccount(backupUrl, appUrl, second.userEmail, true)).rejects.toThrow(/the only owner of Suite/);
	await disableAccount(backupUrl, appUrl, first.userEmail, false);
	expect(await signsIn(first)).toEqual({ id: first.userId });
	await expect(disableAccount(backupUrl, appUrl, "nobody@example.com", true)).rejects.toThrow(/Nobody here/);
});
