import { mkdtemp, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { inOrganization } from "@/data/db";
import { getFacts } from "@/data/facts";
import { applyImport } from "@/data/import-apply";
import { findMapping, rememberMapping } from "@/data/import-mappings";
import { getRejectedRows, listImportRows } from "@/data/import-pages";
import { parseFile, UnreadableFile } from "@/data/import-parser";
import { undoImport } from "@/data/import-undo";
import { stageUpload } from "@/data/import-upload";
import { getImport, listImportAnswers, listImports } from "@/data/import-view";
import { decideImport, discardImport, stageImport } from "@/data/imports";
import type { Context } from "@/data/permission";
import { getServer, updateServer } from "@/data/servers";
import { CONFIRM_ALL, CONFIRM_NONE, groupKey } from "@/schemas/import-plan";
import type { UploadLine } from "@/schemas/imports";
import { sampleBytes, textRows } from "../importers/sample-files";
import { makeMember, makeOrganization } from "../support/make-organization";
import { stagedFile } from "../support/staged-file";

const AS_OF = "2026-11-23";

const stage = async (context: Context, name: string, bytes = sampleBytes(name)) =>
	stageImport(context, await stagedFile(name, bytes));

async function applyAll(context: Context, id: string) {
	const view = await getImport(context, id);
	return applyImport(context, { id, version: view.version, answers: CONFIRM_ALL });
}

async function importSample(context: Context, name: string) {
	const { id } = await stage(context, name);
	return { id, applied: await applyAll(context, id) };
}

let context: Context;
beforeEach(async () => {
	context = await makeOrganization();
});

describe("an import, from dry run to undo", () => {
	it("brings the RVTools workbook in with its hosts, links, sites and answers", async () => {
		const { id } = await stage(context, "rvtools-export.xlsx");
		expect((await getFacts(context)).servers).toEqual([]);
		const view = await getImport(context, id);
		expect(view.counts).toMatchObject({ new: 13, changed: 0, conflict: 0, rejected: 0, excluded: 2, newSites: 3 });
		const applied = await applyAll(context, id);
		expect(applied).toMatchObject({ created: 13, updated: 0, answers: view.counts?.answers });
		const facts = await getFacts(context);
		const server = (name: string, fqdn?: string) =>
			facts.servers.find((one) => one.name === name && (!fqdn || one.identity.fqdn === fqdn))!;
		expect(facts.sites.map(({ name }) => name).sort()).toEqual(["Nagpur-DC", "Pune-DC", "दिल्ली-DC"]);
		expect(server("mail-01")).toMatchObject({
			memoryGigabytes: 32,
			dataGigabytes: 886.374,
			kind: "virtual",
			hostServerId: server("esx-01").id,
			storageServerId: server("DS-01").id,
		});
		expect(server("file-01", "file-01.branch.acme.example").hostServerId).toBe(server("esx-21").id);
		expect(facts.servers.some(({ name }) => name === "tmpl-rhel9" || name === "old-erp")).toBe(false);
		const backup = facts.practiceAnswers.find(
			(answer) => answer.practiceId === "AS-02" && answer.serverId === server("file-01", "file-01.acme.example").id,
		);
		expect(backup).toMatchObject({ state: "no", evidence: "documented", evidenceOn: "2026-10-02" });
		expect(backup?.note).toContain("Backup status = Failed");
	});

	it("offers its answers by their kind, confirms all but those that were declined, and leaves the others open", async () => {
		const { id } = await stage(context, "rvtools-export.xlsx");
		const view = await getImport(context, id);
		const [whole, part] = [
			view.answers.find(({ count }) => count === 1)!,
			view.answers.find(({ count }) => count > 2)!,
		];
		expect(view.answers.reduce((sum, { count }) => sum + count, 0)).toBe(view.counts?.answers);
		const { practiceId, state, before } = part;
		const more = await listImportAnswers(context, { id, practiceId, state, before, offset: 1 });
		expect(more).toHaveLength(part.count - 1);
		const answers = { confirm: true, groups: [groupKey(whole)], except: [more[0]!.id] };
		const applied = await applyImport(context, { id, version: view.version, answers });
		expect(applied.answers).toBe(view.counts!.answers - 2);
		const given = (await getFacts(context)).practiceAnswers;
		expect(given.some((answer) => answer.practiceId === whole.practiceId && answer.state === whole.state)).toBe(false);
		expect(given.filter((answer) => answer.practiceId === practiceId && answer.state === state)).toHaveLength(
			part.count - 1,
		);
	});

	it("changes nothing the second time, and refuses to apply one dry run twice", async () => {
		const { id } = await importSample(context, "rvtools-export.xlsx");
		await expect(applyAll(context, id)).rejects.toThrow(/applied already/);
		const again = await getImport(context, (await stage(context, "rvtools-export.xlsx")).id);
		expect(again.counts).toMatchObject({
			new: 0,
			changed: 0,
			conflict: 0,
			missing: 0,
			newSites: 0,
			answers: 0,
			unchanged: 13,
		});
	});

	it("offers a link to a machine nobody knows only until somebody does", async () => {
		const list = new TextEncoder().encode("name,storage,site\nalpha,nas-9,Pune\nbeta,nas-9,Pune\n");
		await applyAll(context, (await stage(context, "list.csv", list)).id);
		expect((await getImport(context, (await stage(context, "list.csv", list)).id)).counts).toMatchObject({
			new: 0,
			changed: 0,
			unchanged: 2,
		});
		const nas = new TextEncoder().encode("name,role,site\nnas-9,storage,Pune\n");
		await applyAll(context, (await stage(context, "nas.csv", nas)).id);
		const { id } = await stage(context, "list.csv", list);
		expect((await getImport(context, id)).counts).toMatchObject({ changed: 2 });
		await applyAll(context, id);
		const { servers } = await getFacts(context);
		expect(
			new Set(
				servers.map(
					({ name, storageServerId }) => `${name} ${servers.find((one) => one.id === storageServerId)?.name}`,
				),
			),
		).toEqual(new Set(["alpha nas-9", "beta nas-9", "nas-9 undefined"]));
	});

	it("makes the template's service with its target, tier and replica", async () => {
		await importSample(context, "rvtools-export.xlsx");
		const { applied } = await importSample(context, "our-template.csv");
		expect(applied).toMatchObject({ created: 0, services: 1 });
		const facts = await getFacts(context);
		const [mail] = facts.services;
		expect(mail).toMatchObject({
			name: "Mail",
			kind: "mail",
			targets: { restoreHours: 0.25, lossHours: 0 },
			protection: { tier: "T3" },
		});
		expect(mail?.protection.backup).toMatchObject({
			lastSuccessAt: "2026-11-21T19:45:04Z",
			lastRestoreTestOn: "2026-06-30",
		});
		const names = mail!.groups[0]!.serverIds.map((one) => facts.servers.find((server) => server.id === one)?.name);
		expect(names).toEqual(["mail-01", "mail-02"]);
		expect(mail!.groups[0]!.required).toBe(1);
		expect(mail!.protection.replication?.siteId).toBe(facts.sites.find(({ name }) => name === "Nagpur-DC")?.id);
	});

	it("takes everything back, and leaves what stood before as it was", async () => {
		await importSample(context, "servicenow-cmdb_ci_server.csv");
		const before = await getFacts(context);
		const { id } = await importSample(context, "rvtools-export.xlsx");
		expect((await getFacts(context)).servers.length).toBeGreaterThan(before.servers.length);
		await undoImport(context, id);
		expect(await getFacts(context)).toEqual(before);
		await expect(undoImport(context, id)).rejects.toThrow(/only once/);
		expect((await listImports(context)).map(({ status }) => status)).toEqual(["undone", "applied"]);
	});

	it("is undone after a later one was, as steps are taken back", async () => {
		const before = await getFacts(context);
		const first = await importSample(context, "rvtools-export.xlsx");
		const between = await getFacts(context);
		const second = await importSample(context, "our-template.csv");
		await expect(undoImport(context, first.id)).rejects.toThrow(/since the import/);
		await undoImport(context, second.id);
		expect(await getFacts(context)).toEqual(between);
		await undoImport(context, first.id);
		expect(await getFacts(context)).toEqual(before);
	});

	it("cannot be undone once somebody edited one of its rows, and says which", async () => {
		const { id } = await importSample(context, "aws-ec2-describe-instances.json");
		const [server] = (await getFacts(context)).servers;
		const { id: serverId, ...facts } = server!;
		await updateServer(context, { id: serverId, version: 1, ...facts, role: "front end" });
		await expect(undoImport(context, id)).rejects.toThrow(new RegExp(`${server!.name} was edited`));
		expect((await getFacts(context)).servers).toHaveLength(2);
	});

	it("asks for a new comparison when the inventory moved on", async () => {
		const { id } = await stage(context, "aws-ec2-describe-instances.json");
		await importSample(context, "proxmox-cluster-resources.json");
		expect((await getImport(context, id)).stale).toBe(true);
		await expect(applyAll(context, id)).rejects.toThrow(/changed since this dry run/);
		await decideImport(context, { id });
		expect(await applyAll(context, id)).toMatchObject({ created: 2 });
	});

	it("remembers where each value came from", async () => {
		await importSample(context, "rvtools-export.xlsx");
		await importSample(context, "snipe-it-assets.csv");
		const esx = (await getFacts(context)).servers.find(({ name }) => name === "esx-01")!;
		expect(esx).toMatchObject({ purchasedOn: "2020-06-15", warranty: { endsOn: "2025-06-15" }, memoryGigabytes: 512 });
		const { origins } = await getServer(context, esx.id);
		const from = (field: string) => origins.find((origin) => origin.field === field);
		expect(from("memoryGigabytes")).toMatchObject({ source: "rvtools", place: "vHost row 2, # Memory" });
		expect(from("purchasedOn")).toMatchObject({ source: "snipe-it", place: "snipe-it-assets row 2, Purchase Date" });
	});

	it("keeps what a person typed against a source that is trusted less, and shows it", async () => {
		await importSample(context, "rvtools-export.xlsx");
		const mail = (await getFacts(context)).servers.find(({ name }) => name === "mail-01")!;
		const { id: serverId, ...facts } = mail;
		await updateServer(context, { id: serverId, version: 1, ...facts, memoryGigabytes: 48 });
		const { id } = await stage(context, "rvtools-export.xlsx");
		const { rows } = await listImportRows(context, { id, status: "unchanged", offset: 0 });
		expect(rows.find((row) => row.serverId === serverId)?.changes).toEqual([
			expect.objectContaining({ field: "memoryGigabytes", from: 48, to: 32, keptFrom: "person" }),
		]);
	});
});

const CSV = "name,memory,site\nalpha,16 GB,Pune\n,8 GB,Pune\nbeta,lots,Pune\nalpha,32 GB,Pune\n";

describe("decisions on rows", () => {
	it("includes, excludes and corrects", async () => {
		const bytes = new TextEncoder().encode(CSV);
		const { id } = await stage(context, "list.csv", bytes);
		const view = await getImport(context, id);
		expect(view.counts).toMatchObject({ new: 2, rejected: 2 });
		expect(view.issues.map(({ place, value, text }) => [place.row, place.column, value, text])).toEqual(
			expect.arrayContaining([
				[3, null, null, "has no name"],
				[4, "memory", "lots", "is no size"],
			]),
		);
		await decideImport(context, { id, edits: [{ key: "list:4", field: "memoryGigabytes", text: "24 GB" }] });
		await decideImport(context, { id, edits: [{ key: "list:5", field: "name", text: "gamma" }] });
		await decideImport(context, { id, edits: [{ key: "list:3", field: "name", text: "delta" }] });
		await decideImport(context, { id, exclude: ["list:2"] });
		const negative = { key: "list:4", field: "memoryGigabytes", text: "-3" } as const;
		await expect(decideImport(context, { id, edits: [negative] })).rejects.toThrow(/negative/);
		expect(await applyAll(context, id)).toMatchObject({ created: 3 });
		const servers = (await getFacts(context)).servers
			.map(({ name, memoryGigabytes }) => [name, memoryGigabytes])
			.sort();
		expect(servers).toEqual([
			["beta", 24],
			["delta", 8],
			["gamma", 32],
		]);
	});

	it("hands the rejected rows back with reason and remedy", async () => {
		const { id } = await stage(context, "list.csv", new TextEncoder().encode(CSV));
		const { csv } = await getRejectedRows(context, id);
		expect(csv).toContain("the same machine as row 2 of list");
		expect(csv).toContain("Give the machine a name");
		const [header, ...rows] = csv
			.trim()
			.split("\r\n")
			.map((line) => line.split(","));
		const cell = (row: string[] | undefined, column: string) => row?.[header?.indexOf(column) ?? -1];
		expect(rows.map((row) => [cell(row, "name"), cell(row, "memory_gb"), cell(row, "site")])).toEqual([
			["", "8", "Pune"],
			["alpha", "32", "Pune"],
		]);
		expect((await textRows(csv, "rejected.csv")).rows?.servers.map(({ values }) => values.name)).toContain("alpha");
	});

	it("lets a conflict be settled either way", async () => {
		for (const site of ["Pune", "Delhi"]) {
			const { id } = await stage(
				context,
				`${site}.csv`,
				new TextEncoder().encode(`name,site,cpu\nfile-01,${site},4\n`),
			);
			await applyAll(context, id);
		}
		const { id } = await stage(context, "third.csv", new TextEncoder().encode("name,cpu\nfile-01,8\n"));
		expect((await getImport(context, id)).counts).toMatchObject({ conflict: 1, new: 0, changed: 0 });
		const page = await listImportRows(context, { id, status: "conflict", offset: 0 });
		const choices = page.namesakes[page.rows[0]!.key]!;
		expect(choices.map(({ site }) => site).sort()).toEqual(["Delhi", "Pune"]);
		await decideImport(context, { id, match: { key: page.rows[0]!.key, serverId: choices[0]!.id } });
		expect(await applyAll(context, id)).toMatchObject({ created: 0, updated: 1 });
		expect((await getFacts(context)).servers.map(({ cpuCores }) => cpuCores).sort()).toEqual([4, 8]);
	});

	it("remembers the columns of a table for this organisation only", async () => {
		const { detection } = await textRows("Kiste,Speicher\nalpha,16\n", "kisten.csv");
		expect(await findMapping(context, detection)).toBeNull();
		const mapping = {
			...detection.mapping!,
			columns: detection.mapping!.columns.map((column, index) => ({
				...column,
				field: index === 0 ? ("name" as const) : column.field,
			})),
		};
		await rememberMapping(context, mapping);
		expect((await findMapping(context, detection))?.columns[0]?.field).toBe("name");
		expect(await findMapping(await makeOrganization(), detection)).toBeNull();
	});
});

describe("who may", () => {
	it("lets a viewer look and nothing else, and shows nobody a foreign import", async () => {
		const { id } = await stage(context, "our-template.csv");
		const viewer = await makeMember(context, "viewer");
		expect((await getImport(viewer, id)).fileName).toBe("our-template.csv");
		const form = { id, version: 1, answers: CONFIRM_NONE };
		expect(() => applyImport(viewer, form)).toThrow(/does not allow/);
		expect(() => undoImport(viewer, id)).toThrow(/does not allow/);
		await expect(decideImport(viewer, { id })).rejects.toThrow(/does not allow/);
		expect(() => discardImport(viewer, id)).toThrow(/does not allow/);
		const stranger = await makeOrganization();
		for (const attempt of [
			() => getImport(stranger, id),
			() => applyImport(stranger, form),
			() => undoImport(stranger, id),
			() => decideImport(stranger, { id }),
			() => discardImport(stranger, id),
			() => listImportRows(stranger, { id, status: null, offset: 0 }),
			() => getRejectedRows(stranger, id),
			() => listImportAnswers(stranger, { id, practiceId: "AS-02", state: "no", before: null, offset: 0 }),
		])
			await expect(attempt()).rejects.toThrow(/not there/);
		expect((await getImport(context, id)).status).toBe("checked");
		await discardImport(context, id);
		expect(await listImports(context)).toEqual([]);
	});
});

async function upload(
	bytes: Uint8Array,
	head: Partial<{ byteLength: number; sha256: string; fileName: string }> = {},
	signal = new AbortController().signal,
): Promise<UploadLine[]> {
	const { createHash } = await import("node:crypto");
	const lines: UploadLine[] = [];
	await stageUpload(context, {
		head: {
			fileName: "upload.bin",
			byteLength: bytes.length,
			sha256: createHash("sha256").update(bytes).digest("hex"),
			options: {},
			...head,
		},
		body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
		signal,
		report: (line) => lines.push(line),
	});
	return lines;
}

describe("an upload", () => {
	it("is read in a process of its own and kept as a dry run", async () => {
		const lines = await upload(sampleBytes("rvtools-export.xlsx"), { fileName: "export.xlsx" });
		const done = lines.find((line) => "done" in line);
		expect(done && "done" in done && (await getImport(context, done.done.id)).counts?.new).toBe(13);
	});

	it("is refused when it arrives cut, longer than announced or altered", async () => {
		const bytes = sampleBytes("our-template.csv");
		await expect(upload(bytes, { byteLength: bytes.length + 10 })).rejects.toThrow(/did not arrive whole/);
		await expect(upload(bytes, { byteLength: bytes.length - 10 })).rejects.toThrow(/More arrived/);
		await expect(upload(bytes, { sha256: "0".repeat(64) })).rejects.toThrow(/did not arrive whole/);
		expect(await listImports(context)).toEqual([]);
	});

	it("stops when the person cancels, and on too much time or memory", async () => {
		const stopped = new AbortController();
		stopped.abort();
		await expect(upload(sampleBytes("our-template.csv"), {}, stopped.signal)).rejects.toThrow(/cancelled/);
		const folder = await mkdtemp(path.join(os.tmpdir(), "holdfast-test-"));
		const file = path.join(folder, "big.csv");
		await writeFile(file, `name,memory,os\n${"server-name,16,linux with a rather long description\n".repeat(150_000)}`);
		const task = { path: file, fileName: "big.csv", options: { asOf: AS_OF } };
		await expect(parseFile({ ...task, limits: { milliseconds: 300 } })).rejects.toThrow(/took longer/);
		const error = await parseFile({ ...task, limits: { megabytes: 24 } }).catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(UnreadableFile);
		expect((error as UnreadableFile).code).toBe("too-much-memory");
	});

	it("holds every import within its organisation's wall", async () => {
		await stage(context, "our-template.csv");
		const other = await makeOrganization();
		expect(await inOrganization(other, (tx) => tx.import.count())).toBe(0);
		expect(await inOrganization(context, (tx) => tx.import.count())).toBe(1);
	});
});
