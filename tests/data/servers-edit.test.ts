import { beforeAll, describe, expect, it } from "vitest";
import { listAuditEntries } from "@/data/audit";
import { inOrganization } from "@/data/db";
import { getFacts } from "@/data/facts";
import type { Context } from "@/data/permission";
import { listPracticeAnswers, savePracticeAnswer } from "@/data/practice-answers";
import { listServerOrigins, listTableServers } from "@/data/server-table";
import { createServer, getServer } from "@/data/servers";
import { archiveServers } from "@/data/servers-archive";
import { editServers } from "@/data/servers-edit";
import { listArchivedServers, restoreServers } from "@/data/servers-restore";
import { createService } from "@/data/services";
import { archiveSite, createSite } from "@/data/sites";
import type { ServerCells } from "@/lib/server-cells";
import { serverFacts, serviceFacts, siteFacts } from "../support/facts";
import { makeMember, makeOrganization } from "../support/make-organization";

const change = (id: string, version: number, set: Partial<ServerCells>, was: Partial<ServerCells> = {}) => ({
	changes: [{ id, version, set, was }],
	creations: [],
});
const create = (...sets: Partial<ServerCells>[]) => ({
	changes: [],
	creations: sets.map((set, index) => ({ key: `new:${index}`, set })),
});

let context: Context;
beforeAll(async () => {
	context = await makeOrganization();
});

describe("an edit of cells", () => {
	it("sets every cell there is, gives each value its origin, and takes all of it back", async () => {
		const site = (await createSite(context, siteFacts("Annex"))).id;
		const host = (await createServer(context, serverFacts("host"))).id;
		const { id } = await createServer(context, { ...serverFacts("vm"), kind: "virtual" });
		const [before] = (await listTableServers(context)).filter((server) => server.id === id);
		const set: Partial<ServerCells> = {
			name: "vm-2",
			siteId: site,
			role: "=A1",
			kind: "cloud",
			softwareVersion: "2019 CU14",
			planned: true,
			hostServerId: host,
			storageServerId: host,
			room: "R2",
			powerFeed: "A",
			networkSwitch: "sw-1",
			operatingSystem: "Windows Server 2022",
			operatingSystemSupportEndsOn: "2031-10-14",
			cpuCores: 12,
			memoryGigabytes: 0.5,
			dataGigabytes: 1200,
			dataGrowthPerYear: -0.1,
			purchasedOn: "2024-02-29",
			warrantyEndsOn: null,
			warrantyResponseHours: null,
			warrantyResolutionHours: 8.5,
			warrantyCoverage: "always",
			spareOnSite: true,
			hardwareLeadHours: 0,
			fqdn: "vm-2.example.com",
			addresses: ["192.0.2.7", "2001:db8::7"],
			serialNumber: null,
			biosUuid: "421a",
		};
		const was = Object.fromEntries(Object.keys(set).map((cell) => [cell, before?.[cell as keyof ServerCells]]));
		expect(await editServers(context, change(id, 1, set, was))).toMatchObject({
			saved: { changed: [{ id, version: 2 }] },
		});
		expect((await listTableServers(context)).find((server) => server.id === id)).toMatchObject({ ...set, version: 2 });
		const { origins } = await getServer(context, id);
		expect(origins.map(({ field }) => field).toSorted()).toContain("warranty");
		expect(origins.every(({ source }) => source === "person")).toBe(true);
		const [entry] = await listAuditEntries(context);
		expect(entry).toMatchObject({ action: "server.update", targetId: id });
		await editServers(context, change(id, 2, was, set));
		expect((await listTableServers(context)).find((server) => server.id === id)).toEqual({ ...before, version: 3 });
	});

	it("of a contract's part makes a contract, and clearing its parts and hours takes it away", async () => {
		const { id } = await createServer(context, { ...serverFacts("bare"), warranty: null });
		await editServers(context, change(id, 1, { warrantyEndsOn: "2027-01-31" }));
		expect((await getServer(context, id)).server.warranty).toEqual({
			responseHours: null,
			resolutionHours: null,
			coverage: "business",
			endsOn: "2027-01-31",
		});
		await editServers(context, change(id, 2, { warrantyEndsOn: null, warrantyCoverage: null }));
		expect((await getServer(context, id)).server.warranty).toBeNull();
	});

	it("says of each impossible cell why, and writes nothing of the whole", async () => {
		const good = (await createServer(context, serverFacts("good"))).id;
		const bad = (await createServer(context, serverFacts("bad"))).id;
		const before = await getFacts(context);
		const outcome = await editServers(context, {
			changes: [
				{ id: good, version: 1, set: { room: "R9" }, was: { room: "R1" } },
				{ id: bad, version: 1, set: { dataGigabytes: -1, name: "" }, was: { dataGigabytes: 200, name: "bad" } },
			],
			creations: [{ key: "new:0", set: { role: "nameless" } }],
		});
		expect(outcome).toEqual({
			refused: expect.arrayContaining([
				{ row: bad, field: "dataGigabytes", message: "It must not be negative: a number of gigabytes" },
				{ row: bad, field: "name", message: "It must not be empty" },
				{ row: "new:0", field: "name", message: "A new server needs a name" },
			]),
		});
		expect(await getFacts(context)).toEqual(before);
	});

	it("refuses a host that runs on its own guest, a site and a server that are not there", async () => {
		const host = (await createServer(context, serverFacts("h"))).id;
		const guest = (await createServer(context, { ...serverFacts("g"), hostServerId: host })).id;
		expect(await editServers(context, change(host, 1, { hostServerId: guest }))).toMatchObject({
			refused: [{ row: host, field: "hostServerId" }],
		});
		expect(await editServers(context, change(host, 1, { storageServerId: host, siteId: guest }))).toMatchObject({
			refused: [
				{ row: host, field: "siteId" },
				{ row: host, field: "storageServerId", message: "A server cannot stand on itself" },
			],
		});
	});

	it("makes new servers that name each other, in one go", async () => {
		const own = await makeOrganization();
		const outcome = await editServers(
			own,
			create({ name: "vm-a", hostServerId: "new:1" }, { name: "esx-a" }, { name: "vm-b", storageServerId: "new:1" }),
		);
		if (!("saved" in outcome)) throw new Error("nothing was saved");
		const idOf = (key: string) => outcome.saved.created.find((one) => one.key === key)?.id;
		expect(await listTableServers(own)).toMatchObject([
			{ name: "esx-a", hostServerId: null, version: 1 },
			{ name: "vm-a", hostServerId: idOf("new:1") },
			{ name: "vm-b", storageServerId: idOf("new:1") },
		]);
	});
});

describe("two people at one server", () => {
	it("do not disturb each other in different cells", async () => {
		const colleague = await makeMember(context, "editor");
		const { id } = await createServer(context, serverFacts("shared"));
		await editServers(colleague, change(id, 1, { room: "R2" }, { room: "R1" }));
		expect(await editServers(context, change(id, 1, { cpuCores: 16 }, { cpuCores: 8 }))).toMatchObject({
			saved: { changed: [{ id, version: 3 }] },
		});
		expect((await getServer(context, id)).server).toMatchObject({ room: "R2", cpuCores: 16 });
	});

	it("are told of both values in the same cell, and nothing of the later edit is written", async () => {
		const colleague = await makeMember(context, "editor");
		const { id } = await createServer(context, serverFacts("contested"));
		const other = (await createServer(context, serverFacts("other"))).id;
		await editServers(colleague, change(id, 1, { room: "R2" }, { room: "R1" }));
		const late = await editServers(context, {
			changes: [
				{ id: other, version: 1, set: { room: "R3" }, was: { room: "R1" } },
				{ id, version: 1, set: { room: "R3", cpuCores: 1 }, was: { room: "R1", cpuCores: 8 } },
			],
			creations: [],
		});
		expect(late).toMatchObject({ conflicts: [{ id, version: 2, theirs: { room: "R2" }, who: "Member editor" }] });
		expect((await getServer(context, other)).server.room).toBe("R1");
		await editServers(context, change(id, 2, { room: "R3" }, { room: "R2" }));
		expect((await getServer(context, id)).server.room).toBe("R3");
	});

	it("at the same instant: every edit is either saved or told of the other's value", async () => {
		const { id } = await createServer(context, serverFacts("busy"));
		const outcomes = await Promise.all(
			Array.from({ length: 8 }, (_, n) =>
				editServers(context, change(id, 1, { room: `room ${n}` }, { room: "R1" })).catch((error) => error.kind),
			),
		);
		const saved = outcomes.filter((outcome) => typeof outcome === "object" && "saved" in outcome);
		expect(saved).toHaveLength(1);
		expect((await getServer(context, id)).version).toBe(2);
	});
});

describe("thousands of rows", () => {
	it("are created, edited, archived and brought back, each in one transaction", async () => {
		const own = await makeOrganization();
		const names = Array.from({ length: 5000 }, (_, n) => ({ name: `srv-${String(n).padStart(4, "0")}`, cpuCores: 4 }));
		await editServers(own, create(...names));
		const rows = await listTableServers(own);
		expect(rows).toHaveLength(5000);
		const edit = {
			changes: rows.map(({ id, version }) => ({ id, version, set: { cpuCores: 8 }, was: { cpuCores: 4 } })),
			creations: [],
		};
		expect(await editServers(own, edit)).toHaveProperty("saved");
		const ids = rows.map(({ id }) => id);
		expect(await archiveServers(own, { ids })).toEqual({ archived: 5000 });
		expect(await listTableServers(own)).toEqual([]);
		await restoreServers(own, { ids });
		expect((await listTableServers(own)).every(({ cpuCores }) => cpuCores === 8)).toBe(true);
	}, 120_000);
});

describe("the bin", () => {
	it("keeps what hung on a server, gives it back for thirty days, and forgets a site that went", async () => {
		const own = await makeOrganization();
		const siteId = (await createSite(own, siteFacts("Closing"))).id;
		const { id } = await createServer(own, serverFacts("old", siteId));
		await savePracticeAnswer(own, {
			...{ practiceId: "HW-01", siteId: null, serverId: id, state: "yes", evidence: "said" },
			...{ evidenceOn: null, reason: null, note: null, version: null, decidedBy: null, reviewOn: null, owner: null },
		});
		await archiveServers(own, { ids: [id] });
		expect(await listPracticeAnswers(own)).toEqual([]);
		expect((await getFacts(own)).practiceAnswers).toEqual([]);
		expect(await listArchivedServers(own)).toMatchObject([{ id, name: "old", siteName: "Closing", daysLeft: 30 }]);
		await archiveSite(own, { id: siteId, version: 1 });
		await restoreServers(own, { ids: [id] });
		expect((await getFacts(own)).servers).toMatchObject([{ id, siteId: null }]);
		expect(await listPracticeAnswers(own)).toHaveLength(1);
		await archiveServers(own, { ids: [id] });
		const archivedAt = new Date(Date.now() - 31 * 86_400_000);
		await inOrganization(own, (tx) => tx.server.updateMany({ where: { id }, data: { archivedAt } }));
		expect(await listArchivedServers(own)).toEqual([]);
		await expect(restoreServers(own, { ids: [id] })).rejects.toMatchObject({ kind: "not-found" });
	});

	it("does not take a server that carries a service or that a protection names", async () => {
		const own = await makeOrganization();
		const carrier = (await createServer(own, serverFacts("carrier"))).id;
		const nas = (await createServer(own, serverFacts("nas"))).id;
		const base = serviceFacts("Files", [carrier]);
		const cluster = {
			nodes: 2,
			nodesNeeded: 1,
			storage: "single",
			storageServerId: nas,
			loadBalancers: "none",
		} as const;
		await createService(own, {
			...base,
			protection: {
				...base.protection,
				cluster: {
					...cluster,
					...{
						probeSeconds: 10,
						identicalConfiguration: true,
						splitInOut: null,
						archiveOnStorage: null,
						storageRedundant: null,
					},
					...{ siteIds: [], lastNodeLossTestOn: null },
				},
			},
		});
		await expect(archiveServers(own, { ids: [carrier] })).rejects.toThrow(/carrier carries Files/);
		await expect(archiveServers(own, { ids: [nas] })).rejects.toThrow(/protection of Files relies on nas/);
	});
});

it("marks what a person changed of an import's word, and unmarks what is changed back", async () => {
	const own = await makeOrganization();
	const { id } = await createServer(own, serverFacts("told"));
	const { organizationId, userId } = own;
	await inOrganization(own, async (tx) => {
		const run = await tx.import.create({
			data: {
				...{ organizationId, status: "applied", source: "csv", fileName: "a.csv", byteLength: 1 },
				...{ sha256: "0", counts: {}, revision: 1, createdById: userId },
			},
		});
		const told = { organizationId, serverId: id, source: "csv", importId: run.id, recordedAt: new Date("2026-01-02") };
		await tx.valueOrigin.createMany({
			data: [
				{ ...told, field: "room", value: "R1" },
				{ ...told, field: "cpuCores", value: 8 },
			],
		});
	});
	const edited = async () =>
		(await listServerOrigins(own)).map(({ edited: fields, importedFrom }) => [importedFrom, fields]);
	expect(await edited()).toEqual([["csv", []]]);
	await editServers(own, change(id, 1, { room: "R2" }, { room: "R1" }));
	expect(await edited()).toEqual([["csv", ["room"]]]);
	await editServers(own, change(id, 2, { room: "R1" }, { room: "R2" }));
	expect(await edited()).toEqual([["csv", []]]);
	expect(await listServerOrigins(await makeOrganization())).toEqual([]);
});
