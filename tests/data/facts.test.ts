import { describe, expect, it } from "vitest";
import { getAssessment, todayIn } from "@/data/assessment";
import { listContacts } from "@/data/contacts";
import { inOrganization } from "@/data/db";
import { getFacts } from "@/data/facts";
import { loadFacts } from "@/data/load-facts";
import { getMoment } from "@/data/moment";
import { listOrganizations } from "@/data/organizations";
import { loadSample, removeSampleOrganization } from "@/data/sample";
import { createServer, listServers } from "@/data/servers";
import { createSite } from "@/data/sites";
import type { Facts } from "@/engine";
import { parseFacts } from "@/schemas/facts";
import { serverFacts, siteFacts, smallFacts } from "../support/facts";
import { makeOrganization, makePerson } from "../support/make-organization";
import { readSample } from "../support/sample";

/** Each id becomes the name of what it names, so that facts of two origins can be compared; sets are sorted. */
function withoutIds(facts: Facts): unknown {
	const namesOf = (rows: { id: string; name: string }[]) => new Map(rows.map((row) => [row.id, row.name]));
	const [sites, servers, services] = [namesOf(facts.sites), namesOf(facts.servers), namesOf(facts.services)];
	const named: Record<string, Map<string, string>> = {
		...{ siteId: sites, siteIds: sites, sharedFateWith: sites },
		...{ serverId: servers, serverIds: servers, hostServerId: servers, storageServerId: servers },
		...{ serviceId: services, serviceIds: services, dependsOn: services },
	};
	const rename = (names: Map<string, string>, value: unknown): unknown => {
		if (Array.isArray(value)) return value.map((id) => rename(names, id));
		if (value === null) return null;
		const name = names.get(String(value));
		if (name === undefined) throw new Error(`nothing has the id ${value}`);
		return name;
	};
	return JSON.parse(JSON.stringify(facts), (key, value) => {
		if (key === "id") return undefined;
		if (["lastSuccessAt", "startedAt", "endedAt"].includes(key)) return value && new Date(value).toISOString();
		const names = named[key];
		const renamed = names ? rename(names, value) : value;
		return key === "dependsOn" || key === "serviceIds" ? (renamed as string[]).toSorted() : renamed;
	});
}

function proven(input: unknown): Facts {
	const parsed = parseFacts(input);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
	return parsed.facts;
}

describe("a facts file", () => {
	it.each([
		["with every kind of row", async () => smallFacts() as unknown],
		["of the sample organisation", readSample],
	])("%s comes back as it went in, but for its ids", async (_name, read) => {
		const context = await makeOrganization();
		const file = proven(await read());
		const counts = await loadFacts(context, file);
		expect(counts.servers).toBe(file.servers.length);
		const stored = await getFacts(context);
		expect(withoutIds(stored)).toEqual(withoutIds(file));
		expect(parseFacts(stored).ok).toBe(true);
		for (const row of [...stored.sites, ...stored.servers, ...stored.services])
			expect(row.id).toMatch(/^[0-9a-f-]{36}$/);
	});

	it("keeps the order of its rows", async () => {
		const context = await makeOrganization();
		await loadFacts(context, smallFacts());
		expect((await getFacts(context)).servers.map((server) => server.name)).toEqual(["host-1", "nas-1", "mail-1"]);
	});

	it("goes into an organisation without facts only", async () => {
		const context = await makeOrganization();
		await createSite(context, siteFacts());
		const before = await getFacts(context);
		await expect(loadFacts(context, smallFacts())).rejects.toMatchObject({ kind: "conflict" });
		expect(await getFacts(context)).toEqual(before);
	});

	it("that names what is not there is refused whole, with the place", async () => {
		const context = await makeOrganization();
		const broken = smallFacts();
		broken.services[0]?.dependsOn.push("nothing");
		expect(() => loadFacts(context, broken)).toThrow(/services\[0\]\.dependsOn/);
		expect((await getFacts(context)).services).toEqual([]);
	});
});

describe("the revision", () => {
	it("rises with each write of facts, and not with a refused one", async () => {
		const context = await makeOrganization();
		const before = (await getMoment(context)).revision;
		await createSite(context, siteFacts());
		expect((await getMoment(context)).revision).toBe(before + 1);
		const foreign = serverFacts("x", "00000000-0000-7000-8000-000000000000");
		await expect(createServer(context, foreign)).rejects.toThrow();
		expect((await getMoment(context)).revision).toBe(before + 1);
	});

	it("decides whether figures are computed again", async () => {
		const context = await makeOrganization();
		await loadFacts(context, smallFacts());
		const first = await getAssessment(context);
		expect((await getAssessment(context)).assessment).toBe(first.assessment);
		await createServer(context, serverFacts("another"));
		const next = await getAssessment(context);
		expect(next.revision).toBe(first.revision + 1);
		expect(next.facts.servers).toHaveLength(first.facts.servers.length + 1);
	});
});

describe("the day of an assessment", () => {
	it("is the organisation's own", () => {
		const lateEvening = new Date("2026-11-23T23:30:00Z");
		expect(todayIn("Europe/Berlin", lateEvening)).toBe("2026-11-24");
		expect(todayIn("America/New_York", lateEvening)).toBe("2026-11-23");
	});
});

describe("the sample organisation", () => {
	it("is made once, badged, and removed with all it holds", async () => {
		const person = await makePerson();
		const { slug } = await loadSample(person);
		expect(await loadSample(person)).toEqual({ slug });
		const [organization] = await listOrganizations(person);
		expect(organization).toMatchObject({ slug, isSample: true, role: "owner" });
		if (!organization) throw new Error("the sample is not listed");
		const context = {
			...(await makeOrganization()),
			...person,
			organizationId: organization.id,
			organizationSlug: slug,
			organizationName: organization.name,
			isSample: true,
		};
		expect((await listServers(context)).total).toBeGreaterThan(0);
		expect((await listContacts(context)).map(({ role }) => role)).toContain("lead");
		await removeSampleOrganization(context);
		expect(await listOrganizations(person)).toEqual([]);
		const [left] = await inOrganization(
			context,
			(tx) =>
				tx.$queryRaw<
					{ rows: number }[]
				>`SELECT (SELECT count(*) FROM "Server")::int + (SELECT count(*) FROM "Membership")::int + (SELECT count(*) FROM "Contact")::int AS rows`,
		);
		expect(left?.rows).toBe(0);
	});

	it("does not let an organisation of one's own be removed that way", async () => {
		const context = await makeOrganization();
		await expect(removeSampleOrganization(context)).rejects.toMatchObject({ kind: "conflict" });
		expect(await listOrganizations(context)).toHaveLength(1);
	});
});
