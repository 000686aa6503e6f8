import { describe, expect, it } from "vitest";
import { listAuditEntries } from "@/data/audit";
import { findContext } from "@/data/context";
import { getFacts } from "@/data/facts";
import { setFavourite } from "@/data/kept-seats";
import { loadFacts } from "@/data/load-facts";
import { duplicateAsTemplate, templateOf } from "@/data/organization-template";
import { createOrganization, listOrganizations } from "@/data/organizations";
import { archiveOrganization, restoreOrganization } from "@/data/organizations-archive";
import type { Context, SignedIn } from "@/data/permission";
import { getPortfolioFigures, listPortfolio } from "@/data/portfolio";
import { endPresenting, setPresenting } from "@/data/presenting";
import { findSession, openSession } from "@/data/sessions";
import { createSnapshot } from "@/data/snapshots";
import { smallFacts } from "../support/facts";
import { makeMember, makeOrganization } from "../support/make-organization";

/** A person signed in for real, with two organisations. */
async function withTwo(): Promise<{ user: () => Promise<SignedIn>; one: Context; other: Context }> {
	const one = await makeOrganization();
	const { slug } = await createOrganization(one, {
		...{ name: "Hidden Client Ltd", country: "DE", currency: "EUR", timeZone: "Europe/Berlin" },
	});
	const sid = await openSession(one.userId, { address: null, agent: null });
	const user = async () => (await findSession(sid))!;
	const [mine, other] = [await findContext(await user(), one.organizationSlug), await findContext(await user(), slug)];
	if (!mine || !other) throw new Error("the organisations just made are not found");
	return { user, one: mine, other };
}

describe("the portfolio", { timeout: 120_000 }, () => {
	it("lists what one can open, with figures kept until something is written", async () => {
		const { user, one, other } = await withTwo();
		await loadFacts(one, smallFacts());
		expect((await listPortfolio(await user())).map(({ slug }) => slug).toSorted()).toEqual(
			[one.organizationSlug, other.organizationSlug].toSorted(),
		);
		const first = await getPortfolioFigures(one);
		expect(first).toMatchObject({ lastSnapshot: null, currency: one.currency });
		expect(first.services).toBeGreaterThan(0);
		expect(await getPortfolioFigures(one)).toBe(first);
		await createSnapshot(one, { name: "Kept", note: null });
		expect((await getPortfolioFigures(one)).lastSnapshot?.name).toBe("Kept");
	});

	it("keeps favourites for each person alone", async () => {
		const { user, one } = await withTwo();
		const colleague = await makeMember(one, "viewer");
		await setFavourite(await user(), { organization: one.organizationSlug, on: true });
		const favourites = async (who: SignedIn) =>
			(await listPortfolio(who)).filter(({ isFavourite }) => isFavourite).map(({ slug }) => slug);
		expect(await favourites(await user())).toEqual([one.organizationSlug]);
		expect(await favourites(colleague)).toEqual([]);
		const stranger = await makeOrganization();
		await expect(setFavourite(stranger, { organization: one.organizationSlug, on: true })).rejects.toMatchObject({
			kind: "not-found",
		});
	});
});

describe("presenter mode", { timeout: 60_000 }, () => {
	it("hides every other organisation from this sign-in, and from no other", async () => {
		const { user, one, other } = await withTwo();
		const elsewhere = await openSession(one.userId, { address: null, agent: null });
		await setPresenting({ ...one, ...(await user()) }, { on: true });
		const presenting = await user();
		expect((await listOrganizations(presenting)).map(({ slug }) => slug)).toEqual([one.organizationSlug]);
		expect(await findContext(presenting, other.organizationSlug)).toBeNull();
		expect(await findContext(presenting, one.organizationSlug)).not.toBeNull();
		expect(await listPortfolio(presenting)).toEqual([]);
		expect(await listOrganizations((await findSession(elsewhere))!)).toHaveLength(2);
		const [entry] = await listAuditEntries(one);
		expect(entry?.action).toBe("presenting.start");
		await endPresenting(presenting);
		expect(await listOrganizations(await user())).toHaveLength(2);
	});
});

describe("an organisation out of the way", { timeout: 60_000 }, () => {
	it("opens for nobody until an owner brings it back", async () => {
		const { user, one, other } = await withTwo();
		await archiveOrganization(one);
		expect(await findContext(await user(), one.organizationSlug)).toBeNull();
		expect((await listOrganizations(await user())).map(({ slug }) => slug)).toEqual([other.organizationSlug]);
		expect((await listPortfolio(await user())).filter(({ isArchived }) => isArchived)).toMatchObject([
			{ slug: one.organizationSlug },
		]);
		await restoreOrganization(await user(), { organization: one.organizationSlug });
		expect(await findContext(await user(), one.organizationSlug)).not.toBeNull();
	});

	it("is archived and restored by owners alone, and by no stranger", async () => {
		const { user, one } = await withTwo();
		const admin = await makeMember(one, "admin");
		expect(() => archiveOrganization(admin)).toThrow(expect.objectContaining({ kind: "forbidden" }));
		await archiveOrganization(one);
		const input = { organization: one.organizationSlug };
		await expect(restoreOrganization(admin, input)).rejects.toMatchObject({ kind: "forbidden" });
		await expect(restoreOrganization(await makeOrganization(), input)).rejects.toMatchObject({ kind: "not-found" });
		await restoreOrganization(await user(), input);
		expect(await findContext(await user(), one.organizationSlug)).not.toBeNull();
	});
});

describe("a template", { timeout: 60_000 }, () => {
	it("takes the shape along and nothing that tells whose it was", async () => {
		const { one } = await withTwo();
		await loadFacts(one, smallFacts());
		const facts = await getFacts(one);
		const { slug } = await duplicateAsTemplate(one, { name: "Next client" });
		const copy = await findContext(one, slug);
		const made = await getFacts(copy!);
		expect(made.services.map(({ kind, targets, protection }) => [kind, targets, protection.tier])).toEqual(
			facts.services.map(({ kind, targets, protection }) => [kind, targets, protection.tier]),
		);
		expect([made.sites, made.servers, made.practiceAnswers, made.drills, made.incidents]).toEqual(Array(5).fill([]));
		const text = JSON.stringify(templateOf(facts, "Next client"));
		const names = [facts.organization, ...facts.sites, ...facts.servers].map(({ name }) => name);
		for (const name of names) expect(text).not.toContain(`"${name}"`);
		expect(made.services.every(({ costPerHour }) => costPerHour.business === null)).toBe(true);
	});
});
