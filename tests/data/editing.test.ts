import { describe, expect, it } from "vitest";
import { listAuditEntries } from "@/data/audit";
import { getFacts } from "@/data/facts";
import { getOrganization, updateOrganization } from "@/data/organizations";
import { listPracticeAnswers, type PracticeAnswerInput, savePracticeAnswer } from "@/data/practice-answers";
import { createServer, listServers, updateServer } from "@/data/servers";
import { archiveServer, archiveServers } from "@/data/servers-archive";
import { restoreServers } from "@/data/servers-restore";
import { archiveService, createService, getService, updateService } from "@/data/services";
import { archiveSite, createSite, getSite, updateSite } from "@/data/sites";
import { serverFacts, serviceFacts, siteFacts } from "../support/facts";
import { makeMember, makeOrganization } from "../support/make-organization";

const answer: PracticeAnswerInput = {
	...{ practiceId: "DC-01", siteId: null, serverId: null, state: "yes", evidence: "said" },
	...{ evidenceOn: null, reason: null, decidedBy: null, reviewOn: null, owner: null, note: null, version: 0 },
};

async function outcomes(attempts: Promise<unknown>[]): Promise<{ won: number; kinds: string[] }> {
	const settled = await Promise.allSettled(attempts);
	const lost = settled.flatMap((one) => (one.status === "rejected" ? [one.reason.kind ?? one.reason.message] : []));
	return { won: settled.length - lost.length, kinds: [...new Set(lost)] };
}

describe("twenty edits of the same version at once", () => {
	const times = Array.from({ length: 20 }, (_, index) => index);

	it.each([
		[
			"site",
			async () => {
				const context = await makeOrganization();
				const { id } = await createSite(context, siteFacts());
				return times.map((n) => updateSite(context, { ...siteFacts(`Site ${n}`), id, version: 1 }));
			},
		],
		[
			"server",
			async () => {
				const context = await makeOrganization();
				const { id } = await createServer(context, serverFacts());
				return times.map((n) => updateServer(context, { ...serverFacts(`server-${n}`), id, version: 1 }));
			},
		],
		[
			"service",
			async () => {
				const context = await makeOrganization();
				const { id } = await createService(context, serviceFacts());
				return times.map((n) => updateService(context, { ...serviceFacts(`Service ${n}`), id, version: 1 }));
			},
		],
		[
			"organisation",
			async () => {
				const context = await makeOrganization();
				const { slug: _, isSample: __, hasLogo: ___, ...settings } = await getOrganization(context);
				return times.map((n) => updateOrganization(context, { ...settings, name: `Name ${n}` }));
			},
		],
		[
			"practice answer",
			async () => {
				const context = await makeOrganization();
				return times.map((n) => savePracticeAnswer(context, { ...answer, note: `note ${n}` }));
			},
		],
	])("of a %s: one wins, the others are told", async (_noun, start) => {
		expect(await outcomes(await start())).toEqual({ won: 1, kinds: ["conflict"] });
	});
});

describe("a practice answer", () => {
	it("tells the second editor both values and keeps the first", async () => {
		const context = await makeOrganization();
		const colleague = await makeMember(context, "editor");
		await savePracticeAnswer(colleague, { ...answer, state: "no", note: "tried it" });
		const late = savePracticeAnswer(context, answer);
		await expect(late).rejects.toThrow(
			/Member editor answered this meanwhile. Theirs: “no” \(said, tried it\); yours: “yes”/,
		);
		expect(await listPracticeAnswers(context)).toMatchObject([
			{ state: "no", version: 1, answeredBy: "Member editor" },
		]);
		expect(await savePracticeAnswer(context, { ...answer, version: 1 })).toEqual({ version: 2 });
	});

	it("stands once per level", async () => {
		const context = await makeOrganization();
		const { id: siteId } = await createSite(context, siteFacts());
		const { id: serverId } = await createServer(context, serverFacts());
		await savePracticeAnswer(context, answer);
		await savePracticeAnswer(context, { ...answer, siteId });
		await savePracticeAnswer(context, { ...answer, serverId });
		expect(await listPracticeAnswers(context)).toHaveLength(3);
	});
});

describe("a service", () => {
	it("keeps groups, order of servers and dependencies through an update", async () => {
		const context = await makeOrganization();
		const a = (await createServer(context, serverFacts("a"))).id;
		const b = (await createServer(context, serverFacts("b"))).id;
		const needed = (await createService(context, serviceFacts("Directory"))).id;
		const { id } = await createService(context, serviceFacts("Mail", [b, a]));
		const { service, version } = await getService(context, id);
		expect(service.groups[0]?.serverIds).toEqual([b, a]);
		await updateService(context, { ...service, dependsOn: [needed], version });
		const after = await getService(context, id);
		expect(after).toMatchObject({ version: 2, service: { dependsOn: [needed], groups: service.groups } });
	});

	it("cannot come to wait for itself", async () => {
		const context = await makeOrganization();
		const first = (await createService(context, serviceFacts("First"))).id;
		const second = (await createService(context, { ...serviceFacts("Second"), dependsOn: [first] })).id;
		const third = (await createService(context, { ...serviceFacts("Third"), dependsOn: [second] })).id;
		for (const dependsOn of [[first], [second], [third]]) {
			const attempt = updateService(context, { ...serviceFacts("First"), id: first, version: 1, dependsOn });
			await expect(attempt).rejects.toMatchObject({ kind: "invalid", fields: { dependsOn: expect.any(String) } });
		}
	});

	it("frees its servers when it goes, and does not go while another needs it", async () => {
		const context = await makeOrganization();
		const server = (await createServer(context, serverFacts("a"))).id;
		const directory = (await createService(context, serviceFacts("Directory", [server]))).id;
		const mail = (await createService(context, { ...serviceFacts("Mail"), dependsOn: [directory] })).id;
		await expect(archiveServer(context, { id: server, version: 1 })).rejects.toThrow(/carries Directory/);
		await expect(archiveService(context, { id: directory, version: 1 })).rejects.toThrow(/Mail depends on Directory/);
		await archiveService(context, { id: mail, version: 1 });
		await archiveService(context, { id: directory, version: 1 });
		await archiveServer(context, { id: server, version: 1 });
		expect((await listServers(context)).total).toBe(0);
	});
});

describe("a site or server that something relies on", () => {
	it("stays: servers in it, guests on it, copies in it", async () => {
		const context = await makeOrganization();
		const site = (await createSite(context, siteFacts("Main"))).id;
		const annex = (await createSite(context, { ...siteFacts("Annex"), sharedFateWith: [site] })).id;
		const host = (await createServer(context, serverFacts("host", annex))).id;
		const guest = (await createServer(context, { ...serverFacts("guest"), hostServerId: host })).id;
		await createService(context, serviceFacts("Mail", [], site));
		await expect(archiveSite(context, { id: annex, version: 1 })).rejects.toThrow(/One server stands in Annex/);
		await expect(archiveSite(context, { id: site, version: 1 })).rejects.toThrow(/protection of Mail relies on Main/);
		await expect(archiveServer(context, { id: host, version: 1 })).rejects.toThrow(/1 server runs on host/);
		await archiveServers(context, { ids: [host, guest] });
		await archiveSite(context, { id: annex, version: 1 });
		await expect(getSite(context, annex)).rejects.toMatchObject({ kind: "not-found" });
	});

	it("that comes back without its host says that its host is unknown", async () => {
		const context = await makeOrganization();
		const host = (await createServer(context, serverFacts("host"))).id;
		const guest = (await createServer(context, { ...serverFacts("guest"), hostServerId: host })).id;
		await archiveServers(context, { ids: [host, guest] });
		await restoreServers(context, { ids: [guest] });
		expect((await getFacts(context)).servers).toMatchObject([{ id: guest, hostServerId: null }]);
	});

	it("cannot run on itself or on its guest", async () => {
		const context = await makeOrganization();
		const host = (await createServer(context, serverFacts("host"))).id;
		const guest = (await createServer(context, { ...serverFacts("guest"), hostServerId: host })).id;
		for (const hostServerId of [host, guest]) {
			const attempt = updateServer(context, { ...serverFacts("host"), id: host, version: 1, hostServerId });
			await expect(attempt).rejects.toMatchObject({ kind: "invalid" });
		}
	});
});

describe("servers", () => {
	it("are searched, sorted and paged", async () => {
		const context = await makeOrganization();
		for (const [name, dataGigabytes] of [
			["web-1", 10],
			["mail-1", 900],
			["web-2", null],
		] as const) {
			await createServer(context, { ...serverFacts(name), dataGigabytes });
		}
		const names = async (query: Parameters<typeof listServers>[1]) => {
			const { rows, total } = await listServers(context, query);
			return [total, ...rows.map((row) => row.name)];
		};
		expect(await names({ search: "WEB-" })).toEqual([2, "web-1", "web-2"]);
		expect(await names({ sort: "dataGigabytes", descending: true })).toEqual([3, "mail-1", "web-1", "web-2"]);
		expect(await names({ offset: 1, limit: 1 })).toEqual([3, "web-1"]);
		expect(await names({ search: "100%_'\\" })).toEqual([0]);
	});

	it("write what changed into the audit log", async () => {
		const context = await makeOrganization();
		const { id } = await createServer(context, serverFacts());
		await updateServer(context, { ...serverFacts(), dataGigabytes: 826, id, version: 1 });
		const [entry] = await listAuditEntries(context);
		expect(entry).toMatchObject({
			action: "server.update",
			targetId: id,
			details: { dataGigabytes: { from: 200, to: 826 } },
		});
	});
});
