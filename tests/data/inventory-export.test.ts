import { beforeAll, describe, expect, it } from "vitest";
import { getFacts } from "@/data/facts";
import { applyImport } from "@/data/import-apply";
import { getImport, stageImport } from "@/data/imports";
import { exportInventory } from "@/data/inventory-export";
import type { Context } from "@/data/permission";
import { createServer } from "@/data/servers";
import { createService } from "@/data/services";
import { readFile } from "@/importers/read";
import { sampleBytes } from "../importers/sample-files";
import { serverFacts, serviceFacts } from "../support/facts";
import { makeOrganization } from "../support/make-organization";

async function stage(context: Context, name: string, bytes: Uint8Array) {
	const read = await readFile(bytes, name, { asOf: "2026-11-23" });
	if (!read.rows) throw new Error("no rows");
	return stageImport(context, {
		fileName: name,
		byteLength: bytes.length,
		sha256: "0".repeat(64),
		detection: read.detection,
		rows: read.rows,
		mapping: null,
	});
}

async function bringIn(context: Context, name: string, bytes: Uint8Array) {
	const { id } = await stage(context, name, bytes);
	const { version } = await getImport(context, id);
	return applyImport(context, { id, version, answerIds: [] });
}

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

	it("hides every name when asked to, and keeps the relations", async () => {
		const { bytes } = await exportInventory(context, "json", { anonymous: true });
		const text = new TextDecoder().decode(bytes);
		for (const word of ["mail-01", "Pune", "acme", "10.10.1.11", "421a0001", "Plain"]) expect(text).not.toContain(word);
		const hidden = JSON.parse(text) as Awaited<ReturnType<typeof getFacts>>;
		const own = await getFacts(context);
		expect(hidden.servers.map(({ hostServerId }) => hostServerId)).toEqual(
			own.servers.map(({ hostServerId }) => hostServerId),
		);
	});

	it("offers an empty template that is recognised as ours", async () => {
		const { bytes } = await exportInventory(context, "template");
		const filled = new Uint8Array([...bytes, ...new TextEncoder().encode("new-one,new-one.example.org\r\n")]);
		const { detection, rows } = await readFile(filled, "holdfast-servers.csv", { asOf: "2026-11-23" });
		expect(detection.source).toBe("template");
		expect(rows?.servers[0]?.values).toMatchObject({ name: "new-one", fqdn: "new-one.example.org" });
	});
});
