import { afterAll, describe, expect, it } from "vitest";
import { database } from "@/data/db";
import { listOrganizations } from "@/data/organizations";
import { createFirstOwner, isEmptyInstallation, isSetupToken } from "@/data/welcome";
import { makeDatabase, required } from "../support/database";

// An installation of its own: this suite needs one that nobody has set up.
const installation = await makeDatabase();
process.env.DATABASE_APP_URL = installation.appUrl;
afterAll(async () => {
	await database().$disconnect();
	await installation.drop();
});

const form = (n: number) => ({
	token: required("SETUP_TOKEN"),
	name: `Owner ${n}`,
	email: `owner-${n}@example.com`,
	password: "a sentence of my own",
	organization: { name: "First & Foremost", country: "DE", currency: "EUR", timeZone: "Europe/Berlin" },
});

describe("the first visit", () => {
	it("needs the token that the terminal printed", async () => {
		for (const token of ["", "x", required("SETUP_TOKEN").slice(1), `${required("SETUP_TOKEN")} `]) {
			expect(isSetupToken(token)).toBe(false);
			await expect(createFirstOwner({ ...form(0), token })).rejects.toMatchObject({ kind: "forbidden" });
		}
		expect(await isEmptyInstallation()).toBe(true);
	});

	it("lets exactly one of fifty at the same moment become the owner", async () => {
		const tries = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => createFirstOwner(form(n))));
		const won = tries.filter((one) => one.status === "fulfilled");
		const lost = tries.flatMap((one) => (one.status === "rejected" ? [one.reason.kind] : []));
		expect(won).toHaveLength(1);
		expect(lost).toEqual(Array.from({ length: 49 }, () => "not-found"));
		const users = await database().user.findMany();
		expect(users).toMatchObject([{ isOperator: true }]);
		expect(await listOrganizations({ userId: users[0]?.id ?? "" })).toMatchObject([
			{ slug: "first-foremost", name: "First & Foremost", role: "owner", isSample: false },
		]);
	});

	it("is over afterwards, with the right token too", async () => {
		expect(await isEmptyInstallation()).toBe(false);
		await expect(createFirstOwner(form(99))).rejects.toMatchObject({ kind: "not-found" });
	});
});
