import { beforeAll, describe, expect, it } from "vitest";
import { listAuditEntries } from "@/data/audit";
import { getFacts } from "@/data/facts";
import { applyImport } from "@/data/import-apply";
import { getImport } from "@/data/import-view";
import { stageImport } from "@/data/imports";
import { exportInventory } from "@/data/inventory-export";
import type { Context } from "@/data/permission";
import { createServer } from "@/data/servers";
import { createService } from "@/data/services";
import { readFile } from "@/importers/read";
import { SERVICE_KINDS } from "@/lib/kinds";
import { factsSchema } from "@/schemas/facts";
import { CONFIRM_NONE } from "@/schemas/import-plan";
import { sampleBytes } from "../importers/sample-files";
import { serverFacts, serviceFacts } from "../support/facts";
import { makeOrganization } from "../support/make-organization";
import { stagedFile } from "../support/staged-file";

const stage = async (context: Context, name: string, bytes: Uint8Array) =>
	stageImport(context, { ...(await stagedFile(name, bytes)), mapping: null });

async function bringIn(context: Context, name: string, bytes: Uint8Array) {
	const { id } = await stage(context, name, bytes);
	const { version } = await getImport(context, id);
	return applyImport(context, { id, version, answers: CONFIRM_NONE });
}

async function exported(format: "json") {
	const { bytes } = await exportInventory(context, format, { anonymous: true });
	return JSON.parse(new TextDecoder().decode(bytes)) as Awaited<ReturnType<typeof getFacts>>;
}

const strings = (value: unknown): string[] =>
	typeof value === "string" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(strings) : [];

const FORMULA = '=HYPERLINK("http://evil.example","click")';
let context: Context;

beforeAll(async () => {
	context = await makeOrganization();
	for (const name of [
		"rvtools-export.xlsx",
		"our-template.csv",
		"snipe-it-assets.csv",
		"aws-ec2-describe-instances.json",
	])
		await bringIn(context, name, sampleBytes(name));
	const { id } = await createServer(context, {
		...serverFacts("plain", null),
		role: FORMULA,
		room: "'=quoted, already",
		powerFeed: "-A",
		dataGrowthPerYear: -0.125,
		memoryGigabytes: 0.5,
		spareOnSite: false,
		warranty: { responseHours: 4, resolutionHours: 8.5, coverage: "always", endsOn: null },
		identity: {
			externalIds: ["a:1", "b:2"],
			biosUuid: null,
			serialNumber: "0012",
			fqdn: null,
			addresses: ["192.0.2.10", "2001:db8::1"],
		},
	});
	await createServer(context, {
		...serverFacts("drawn", null),
		planned: true,
		softwareVersion: "Exchange 2019 CU14",
		vendor: "Dell",
	});
	await createService(context, serviceFacts("Plain; with comma, and more", [id]));
	await createService(context, serviceFacts("Second", [id]));
});

describe("the inventory as a file", () => {
	for (const format of ["csv", "xlsx", "json"] as const)
		it(`imports again from ${format} without a change`, async () => {
			const before = await getFacts(context);
			const { fileName, bytes } = await exportInventory(context, format);
			const { id } = await stage(context, fileName, bytes);
			const { counts, detection } = await getImport(context, id);
			expect(detection.source).toBe(format === "json" ? "facts" : "template");
			expect(counts).toMatchObject({
				new: 0,
				changed: 0,
				conflict: 0,
				rejected: 0,
				excluded: 0,
				newSites: 0,
				newServices: 0,
				changedServices: 0,
				unchanged: before.servers.length,
			});
		});

	for (const format of ["csv", "xlsx", "json"] as const)
		it(`carries every fact of a server to another organisation as ${format}`, async () => {
			const other = await makeOrganization();
			const { fileName, bytes } = await exportInventory(context, format);
			await bringIn(other, fileName, bytes);
			const plain = ({ servers }: Awaited<ReturnType<typeof getFacts>>) =>
				servers
					.filter(({ name }) => name === "plain" || name === "drawn")
					.map(({ id: _, identity: { externalIds: _ids, ...identity }, ...facts }) => ({ ...facts, identity }))
					.sort((a, b) => (a.name < b.name ? -1 : 1));
			expect(plain(await getFacts(other))).toEqual(plain(await getFacts(context)));
			expect(plain(await getFacts(other))[0]).toMatchObject({ planned: true, softwareVersion: "Exchange 2019 CU14" });
		});

	it("opens in a spreadsheet as text, never as a formula", async () => {
		const { bytes } = await exportInventory(context, "csv");
		const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
		expect(text.charCodeAt(0)).toBe(0xfeff);
		expect(text).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
		expect(text).not.toMatch(/(^|,)"?[=@]/m);
		const { bytes: workbook } = await exportInventory(context, "xlsx");
		const { rows } = await readFile(workbook, "x.xlsx", { asOf: "2026-11-23" });
		expect(rows?.servers.find(({ values }) => values.name === "plain")?.values).toMatchObject({
			role: FORMULA,
			room: "'=quoted, already",
			powerFeed: "-A",
			dataGrowthPerYear: -0.125,
			warranty: { responseHours: 4, resolutionHours: 8.5, coverage: "always", endsOn: null },
		});
	});

	it("brings a whole inventory into an empty organisation", async () => {
		const { fileName, bytes } = await exportInventory(context, "csv");
		const other = await makeOrganization();
		await bringIn(other, fileName, bytes);
		const [ours, theirs] = [await getFacts(context), await getFacts(other)];
		const essence = ({ servers, sites }: typeof ours) =>
			servers
				.map((server) => ({
					...server,
					id: null,
					siteId: sites.find(({ id }) => id === server.siteId)?.name,
					hostServerId: servers.find(({ id }) => id === server.hostServerId)?.name,
					storageServerId: servers.find(({ id }) => id === server.storageServerId)?.name,
				}))
				.sort((a, b) => `${a.name} ${a.siteId}`.localeCompare(`${b.name} ${b.siteId}`));
		expect(essence(theirs)).toEqual(essence(ours));
	});

	it("hides every name when asked to, and keeps figures and relations", async () => {
		const hidden = await exported("json");
		const own = await getFacts(context);
		const words = [
			...own.servers.flatMap(({ id, name, room, identity }) => [
				id,
				name,
				room,
				identity.fqdn,
				identity.serialNumber,
				identity.biosUuid,
				...identity.externalIds,
				...identity.addresses,
			]),
			...[...own.sites, ...own.services].flatMap(({ id, name }) => [id, name]),
			own.organization.name,
		].filter((word) => word !== null && !(SERVICE_KINDS as readonly string[]).includes(word.toLowerCase()));
		const text = JSON.stringify(hidden).toLowerCase();
		const values = new Set(strings(hidden).map((value) => value.toLowerCase()));
		for (const word of words) expect(values, word ?? "").not.toContain(word?.toLowerCase());
		for (const word of ["pune-dc", "acme", "10.10.1.11", "421a0001"]) expect(text).not.toContain(word);
		expect(hidden.servers.map(({ dataGigabytes }) => dataGigabytes)).toEqual(
			own.servers.map(({ dataGigabytes }) => dataGigabytes),
		);
		const hosts = ({ servers }: typeof own) =>
			servers.map(({ hostServerId }) => servers.findIndex(({ id }) => id === hostServerId));
		expect(hosts(hidden)).toEqual(hosts(own));
		expect(factsSchema.safeParse(hidden).error).toBeUndefined();
	});

	it("calls one machine the same in each anonymised file, though others came and went", async () => {
		const first = await exported("json");
		await createServer(context, serverFacts("aaa-newcomer", null));
		const second = await exported("json");
		const aliasOf = (facts: typeof first) => facts.servers.map(({ name }) => name);
		expect(aliasOf(second).slice(0, first.servers.length)).toEqual(aliasOf(first));
		const { bytes } = await exportInventory(context, "csv", { anonymous: true });
		const csv = new TextDecoder().decode(bytes);
		for (const name of aliasOf(second)) expect(csv).toContain(name);
		const [entry] = await listAuditEntries(context);
		expect(entry).toMatchObject({ action: "inventory.export", details: { format: "csv", anonymous: true } });
		const other = await makeOrganization();
		expect((await getFacts(other)).servers).toEqual([]);
	});

	it("offers an empty template that is recognised as ours", async () => {
		const { bytes } = await exportInventory(context, "template");
		const filled = new Uint8Array([...bytes, ...new TextEncoder().encode("new-one,new-one.example.org\r\n")]);
		const { detection, rows } = await readFile(filled, "holdfast-servers.csv", { asOf: "2026-11-23" });
		expect(detection.source).toBe("template");
		expect(rows?.servers[0]?.values).toMatchObject({ name: "new-one", fqdn: "new-one.example.org" });
	});
});
