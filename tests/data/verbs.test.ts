import { beforeAll, describe, expect, it } from "vitest";
import { inOrganization } from "@/data/db";
import * as facts from "@/data/facts";
import * as loading from "@/data/load-facts";
import type { Context } from "@/data/permission";
import * as servers from "@/data/servers";
import * as archiving from "@/data/servers-archive";
import * as editing from "@/data/servers-edit";
import * as services from "@/data/services";
import { allows, ROLES, type Role } from "@/lib/roles";
import { serverFacts, serviceFacts, smallFacts } from "../support/facts";
import { makeMember, makeOrganization } from "../support/make-organization";
import { type Ids, idsOf, MODULES, populate, roomEdit, verbs } from "../support/verbs";

/** Exports of the same files that are no verbs of a context, or are tried elsewhere. */
const OTHERS = new Set([
	...[
		"isPicture",
		"changePracticeAnswerWithin",
		"readExpiries",
		"readMaintenance",
		"readCalendarFeed",
		"revokeCalendarFeed",
	],
	...[
		"writeServers",
		"answersInUse",
		"ownRateOf",
		"requireServerReferences",
		"recordChange",
		"recordFactsChange",
		"recordRefusal",
	],
	...["readFacts", "writeFacts", "readFactsFile", "loadFacts", "loadSample", "insertOrganization", "withFreeSlug"],
	...["requireFirm", "acceptOffer", "findOffer", "recordRefusedWithin"],
	...[
		"listOrganizations",
		"createOrganization",
		"findInvitation",
		"acceptInvitation",
		"acceptInvitationAsNew",
		"todayIn",
	],
	...["findDrillRun", "writeDrillRun", "drillRunOf", "readPlannedDrills"],
	...["restoreOrganization", "listPortfolio", "endPresenting", "setFavourite", "templateOf"],
	...["summaryOf", "baseOfWeek", "assessFacts", "getHandOver"],
	...["headHash", "frozenFrom", "setFirmLogo", "getFirmLogo"],
	// A service of somebody else's has no runbook either: tried in runbooks.test.ts.
	...["getRunbook", "listRunbookVersions"],
]);

/** The body of the verb of the same name, for a larger transaction; the table reaches it through that verb. */
const isInnerForm = (name: string): boolean => name.endsWith("Within") && name.slice(0, -"Within".length) in verbs;

describe("the table of verbs", () => {
	it("names every verb that the data files export", () => {
		const exported = MODULES.flatMap((file) =>
			Object.entries(file).flatMap(([name, value]) =>
				typeof value === "function" && !OTHERS.has(name) && !isInnerForm(name) ? [name] : [],
			),
		);
		expect(exported.toSorted()).toEqual(Object.keys(verbs).toSorted());
	});
});

/** Entries of the audit log so far; what is done belongs in it, in the same transaction. */
const logged = (context: Context): Promise<number> =>
	inOrganization(context, ({ auditEntry }) =>
		auditEntry.count({ where: { organizationId: context.organizationId, outcome: "done" } }),
	);

describe.each(ROLES)("as %s", (role: Role) => {
	const prepare = async (needed?: Iterable<keyof Ids>) => {
		const owner = await makeOrganization();
		const ids = await populate(owner, needed);
		return { owner, ids, actor: role === "owner" ? owner : await makeMember(owner, role) };
	};
	let shared: Awaited<ReturnType<typeof prepare>>;
	beforeAll(async () => {
		shared = await prepare();
	});

	it.each(Object.entries(verbs))("%s is allowed or refused as the table of roles says", async (_name, verb) => {
		if (allows(role, verb.permission)) {
			const { actor, ids } = verb.writes ? await prepare(await idsOf(verb)) : shared;
			const before = await logged(actor);
			await expect(verb.call(actor, ids)).resolves.not.toThrow();
			if (verb.writes && !verb.unlogged) expect(await logged(actor)).toBeGreaterThan(before);
			return;
		}
		const { owner, actor, ids } = shared;
		const before = await facts.getFactsAndRevision(owner);
		await expect((async () => verb.call(actor, ids))()).rejects.toMatchObject({ name: "Refusal", kind: "forbidden" });
		expect(await facts.getFactsAndRevision(owner)).toEqual(before);
	});
});

describe("an id of another organisation", () => {
	let mine: Context;
	let theirs: Context;
	let foreign: Ids;
	beforeAll(async () => {
		mine = await makeOrganization();
		theirs = await makeOrganization();
		await populate(mine);
		foreign = await populate(theirs);
	});

	const withIds = Object.entries(verbs).filter(([, verb]) => !verb.noId);
	it.each(withIds)("%s does not find it", async (_name, verb) => {
		const before = [await facts.getFacts(mine), await facts.getFacts(theirs)];
		await expect((async () => verb.call(mine, foreign))()).rejects.toMatchObject({ kind: "not-found" });
		expect([await facts.getFacts(mine), await facts.getFacts(theirs)]).toEqual(before);
	});

	const malformed = ["", "not-an-id", "00000000-0000-0000-0000-000000000000", { not: "" }, [], "' OR true --"];
	it.each(withIds)("%s finds nothing under an id that is none", async (name, verb) => {
		for (const id of malformed) {
			const keys = [
				"view",
				"site",
				"server",
				"service",
				"drill",
				"drillRun",
				"contact",
				"incident",
				"snapshot",
				"invitation",
				"membership",
			] as const;
			const ids = Object.fromEntries(keys.map((key) => [key, id])) as unknown as Ids;
			const attempt = (async () => verb.call(mine, ids))();
			await expect(attempt, `${name} ${JSON.stringify(id)}`).rejects.toSatisfy(
				(error: Error) => error.name === "ZodError" || ("kind" in error && error.kind === "not-found"),
			);
		}
	});

	it("spoils a whole bulk edit, of which nothing is written", async () => {
		const own = await Promise.all([1, 2, 3].map((n) => servers.createServer(mine, serverFacts(`own-${n}`))));
		const ids = [...own.map((server) => server.id), foreign.server];
		const before = await facts.getFacts(mine);
		await expect(editing.editServers(mine, roomEdit(ids))).rejects.toMatchObject({ kind: "not-found" });
		await expect(archiving.archiveServers(mine, { ids })).rejects.toMatchObject({ kind: "not-found" });
		expect(await facts.getFacts(mine)).toEqual(before);
	});

	it("is refused wherever a service can name it", async () => {
		const base = serviceFacts("Named");
		const backup = base.protection.backup;
		if (!backup) throw new Error("the facts have no backup");
		const naming = [
			{ ...base, dependsOn: [foreign.service] },
			{ ...base, groups: [{ id: "g", name: "g", serverIds: [foreign.server], required: 1 }] },
			{ ...base, protection: { ...base.protection, backup: { ...backup, siteId: foreign.site } } },
			{
				...base,
				protection: {
					...base.protection,
					backup: {
						...backup,
						offsite: { kind: "copied" as const, intervalDays: 1, fetchHours: 1, siteId: foreign.site },
					},
				},
			},
		];
		for (const service of naming) {
			await expect(services.createService(mine, service)).rejects.toMatchObject({ kind: "not-found" });
		}
	});

	it("lets a facts file in only for those who may edit the organisation", async () => {
		const owner = await makeOrganization();
		for (const role of ["viewer", "editor"] as const) {
			const member = await makeMember(owner, role);
			expect(() => loading.loadFacts(member, smallFacts())).toThrow(expect.objectContaining({ kind: "forbidden" }));
		}
	});
});
