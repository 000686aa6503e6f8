import { describe, expect, it } from "vitest";
import { canonicalUuid, IdentityIndex, relate } from "@/importers/identity";
import type { ImportRows } from "@/schemas/import-rows";
import { applied, EMPTY, sampleRows } from "./sample-files";

const UUID = "421a0001-7b1c-4d2e-9a10-000000000001";

describe("what makes two descriptions one machine", () => {
	it("goes from the strongest sign to the weakest", () => {
		const by = (a: object, b: object) => {
			const relation = relate({ name: "x", ...a }, { name: "y", ...b });
			return relation.verdict === "same" ? relation.by : relation.verdict;
		};
		expect(by({ externalIds: ["aws:i-1"] }, { externalIds: ["aws:i-1"] })).toBe("source id");
		expect(by({ biosUuid: UUID }, { biosUuid: UUID.toUpperCase() })).toBe("BIOS UUID");
		expect(by({ serialNumber: "ABC 12" }, { serialNumber: "abc  12" })).toBe("serial number");
		expect(by({ fqdn: "a.b.c" }, { fqdn: "A.b.c" })).toBe("full host name");
		expect(by({ name: "Mail-01", site: "Pune-DC" }, { name: "mail-01", site: "pune dc" })).toBe("name and site");
		expect(by({ name: "mail-01", addresses: ["10.0.0.1"] }, { name: "mail-01", addresses: ["10.0.0.1"] })).toBe(
			"name and address",
		);
	});

	it("never takes an address alone", () => {
		expect(relate({ name: "a", addresses: ["10.0.0.1"] }, { name: "b", addresses: ["10.0.0.1"] }).verdict).toBe(
			"different",
		);
	});

	it("reads a BIOS UUID in either byte order", () => {
		expect(canonicalUuid("01001a42-1c7b-2e4d-9a10-000000000001")).toBe(canonicalUuid(UUID));
		expect(canonicalUuid(UUID)).not.toBe(canonicalUuid("421a0001-7b1c-4d2e-9a10-000000000002"));
	});

	it("keeps clones apart that share a BIOS UUID, and asks when strong and weak signs disagree", () => {
		const clone = (id: string, name: string) => ({ name, biosUuid: UUID, externalIds: [`rvtools:vm-${id}`] });
		expect(relate(clone("1", "web-1"), clone("2", "web-2")).verdict).toBe("different");
		expect(
			relate({ name: "db", site: "A", serialNumber: "S1" }, { name: "db", site: "A", serialNumber: "S2" }).verdict,
		).toBe("conflict");
		expect(relate({ name: "db", fqdn: "db.a.example" }, { name: "db", fqdn: "db.b.example" }).verdict).toBe(
			"different",
		);
	});

	it("takes a name alone only where nobody else has it", () => {
		const index = new IdentityIndex<string>();
		index.add("one", { name: "file-01", site: "Pune" });
		expect(index.find({ name: "FILE-01" })).toEqual({ kind: "same", item: "one", by: "name alone" });
		index.add("two", { name: "file-01", site: "Delhi" });
		expect(index.find({ name: "file-01" }).kind).toBe("conflict");
		expect(index.find({ name: "file-01", site: "Delhi" })).toEqual({ kind: "same", item: "two", by: "name and site" });
		expect(index.find({ name: "file-02" }).kind).toBe("none");
	});
});

const FIVE = [
	"rvtools-export.xlsx",
	"servicenow-cmdb_ci_server.csv",
	"glpi-computers.csv",
	"ansible-inventory.ini",
	"azure-migrate-import.csv",
];

function* orders<T>(items: T[]): Generator<T[]> {
	if (items.length < 2) {
		yield items;
		return;
	}
	for (const [position, item] of items.entries())
		for (const rest of orders(items.filter((_, other) => other !== position))) yield [item, ...rest];
}

describe("the same estate from many sources", () => {
	it("keeps mail-01 one server after five imports, in each of the 120 orders", { timeout: 60_000 }, async () => {
		const files = new Map<string, ImportRows>();
		for (const file of FIVE) files.set(file, await sampleRows(file));
		let tried = 0;
		for (const order of orders(FIVE)) {
			let inventory = EMPTY;
			for (const file of order) inventory = applied(inventory, files.get(file)!).after;
			const mails = inventory.servers.filter(({ values }) => values.name === "mail-01");
			expect(mails, order.join(" > ")).toHaveLength(1);
			expect(mails[0]!.sources.sort()).toEqual(["ansible", "azure-migrate", "glpi", "rvtools", "servicenow"]);
			expect(mails[0]!.values.memoryGigabytes).toBe(32);
			tried++;
		}
		expect(tried).toBe(120);
	});

	it("changes nothing when any file is imported a second time", async () => {
		for (const file of [
			...FIVE,
			"our-template.csv",
			"snipe-it-assets.csv",
			"lansweeper-assets.csv",
			"netbox-api-dcim-devices.json",
			"proxmox-cluster-resources.json",
			"hyperv-get-vm.csv",
			"aws-ec2-describe-instances.json",
		]) {
			const rows = await sampleRows(file);
			const { after, plan: first } = applied(EMPTY, rows);
			expect(first.counts.new, file).toBeGreaterThan(0);
			const { plan } = applied(after, rows);
			expect(plan.counts, file).toMatchObject({
				new: 0,
				changed: 0,
				conflict: 0,
				missing: 0,
				newSites: 0,
				newServices: 0,
				changedServices: 0,
				answers: 0,
			});
			expect(plan.counts.unchanged, file).toBe(first.counts.new);
		}
	});

	it("keeps two of one name in two sites two", async () => {
		const rows = await sampleRows("rvtools-export.xlsx");
		const { after } = applied(EMPTY, rows);
		const files = after.servers.filter(({ values }) => values.name === "file-01");
		expect(files.map(({ values }) => values.site).sort()).toEqual(["Pune-DC", "दिल्ली-DC"]);
		const again = applied(after, await sampleRows("lansweeper-assets.csv")).after;
		expect(again.servers.filter(({ values }) => values.name.toLowerCase() === "file-01")).toHaveLength(2);
	});

	it("shows what a later file does not name, and does nothing to it", async () => {
		const rows = await sampleRows("rvtools-export.xlsx");
		const { after } = applied(EMPTY, rows);
		const fewer = { ...rows, servers: rows.servers.filter(({ values }) => values.name !== "web-01") };
		const { plan, after: then } = applied(after, fewer);
		expect(plan.rows.filter(({ status }) => status === "missing").map(({ name }) => name)).toEqual(["web-01"]);
		expect(then.servers).toHaveLength(after.servers.length);
	});
});
