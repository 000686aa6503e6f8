import { describe, expect, it } from "vitest";
import { readFile } from "@/importers/read";
import { csvOf } from "@/lib/write-csv";
import { AS_OF, applied, EMPTY, named, readSample, sampleBytes, sampleRows, textRows } from "./sample-files";

describe("the ten difficulties of the samples", () => {
	it("1 offers a template and powered-off machines, but leaves them out at first", async () => {
		const rows = await sampleRows("rvtools-export.xlsx");
		expect(
			rows.servers.filter(({ excluded }) => excluded !== null).map(({ values, excluded }) => [values.name, excluded]),
		).toEqual([
			["tmpl-rhel9", "template"],
			["old-erp", "powered-off"],
		]);
		const { plan } = applied(EMPTY, rows, { included: ["vInfo:10"], excluded: [], matches: {}, edits: {} });
		expect(plan.rows.find(({ key }) => key === "vInfo:10")?.status).toBe("new");
		expect(plan.rows.find(({ key }) => key === "vInfo:8")?.status).toBe("excluded");
	});

	it("2 keeps two servers called file-01 apart", async () => {
		const files = named(await sampleRows("rvtools-export.xlsx"), "file-01");
		expect(files.map(({ values }) => [values.site, values.fqdn, values.host])).toEqual([
			["Pune-DC", "file-01.acme.example", "esx-02.acme.example"],
			["दिल्ली-DC", "file-01.branch.acme.example", "esx-21.acme.example"],
		]);
	});

	it("3 reads a formula as text and neutralises it on the way out", async () => {
		const { rows } = await textRows('name,role\nalpha,"=HYPERLINK(""http://evil.example"",""click"")"\n');
		expect(rows?.servers[0]?.values.role).toBe('=HYPERLINK("http://evil.example","click")');
		for (const cell of ["=1", "+1", "-1", "@a", "\ta", "\ra", "＝1"]) expect(csvOf([[cell]])).toMatch(/^\uFEFF"?'/);
	});

	it("4 keeps Devanagari names and en dashes", async () => {
		const rows = await sampleRows("rvtools-export.xlsx");
		expect(applied(EMPTY, rows).plan.newSites).toContain("दिल्ली-DC");
	});

	it("5 prefers what the running system says of itself, and says so where the two differ", async () => {
		const rows = await sampleRows("rvtools-export.xlsx");
		const [pune, delhi] = named(rows, "file-01");
		expect(pune!.values.operatingSystem).toBe("Microsoft Windows Server 2012 R2 (64-bit)");
		expect(delhi!.values.operatingSystem).toBe("Microsoft Windows Server 2012 R2 (64-bit)");
		expect(named(rows, "erp-db-01")[0]!.values.operatingSystem).toBe("Oracle Linux 8 (64-bit)");
		const notes = rows.issues.filter(({ text }) => text.startsWith("differs from the configuration file"));
		expect(notes.map(({ serverKey, text }) => [serverKey, text])).toEqual([
			["vInfo:5", "differs from the configuration file, which says Microsoft Windows Server 2012 (64-bit)"],
		]);
	});

	it("6 turns certificate, clock, single host, snapshot, disk and backup into answers with their origin", async () => {
		const { answers } = await sampleRows("rvtools-export.xlsx");
		const about = (practiceId: string, key: string | null, site: string | null = null) =>
			answers.find(
				(answer) => answer.practiceId === practiceId && answer.serverKey === key && answer.siteName === site,
			);
		expect(about("AS-11", "vHost:3")).toMatchObject({
			state: "partly",
			because: expect.stringContaining("expires in 12 days"),
			origin: "vHost esx-02.acme.example: Certificate Expiry Date = 2026-12-05 00:00:00",
		});
		expect(about("SS-07", "vHost:3")).toMatchObject({
			state: "no",
			origin: expect.stringContaining("NTPD running = False"),
		});
		expect(about("SS-07", "vHost:2")).toMatchObject({ state: "partly" });
		expect(about("HW-13", null, "Nagpur-DC")).toMatchObject({
			state: "no",
			origin: expect.stringContaining("HA enabled = False"),
		});
		expect(about("HW-13", null, "Pune-DC")).toMatchObject({ state: "yes" });
		expect(about("PR-06", "vInfo:6")).toMatchObject({
			state: "partly",
			origin: expect.stringContaining("before-patch"),
		});
		expect(about("SS-04", "vInfo:5")).toMatchObject({ state: "no", origin: "vPartition file-01: D:\\, Free % = 4" });
		expect(about("AS-02", "vInfo:5")).toMatchObject({ state: "no", evidenceOn: "2026-10-02" });
		expect(about("AS-02", "vInfo:2")).toMatchObject({ state: "yes", evidenceOn: "2026-11-22" });
		expect(about("SS-12", "vHost:3")).toMatchObject({ state: "no" });
		expect(answers.some(({ serverKey }) => serverKey === "vInfo:8" || serverKey === "vInfo:10")).toBe(false);
	});

	it("7 reads GLPI's mark, semicolons and a semicolon inside quotes", async () => {
		const { detection, rows } = await readSample("glpi-computers.csv");
		expect(detection).toMatchObject({ source: "glpi", confidence: 1 });
		expect(rows?.servers.map(({ values, excluded }) => [values.name, values.site, values.room, excluded])).toEqual([
			["mail-01", "Pune DC", "Row A", null],
			["file-01", "Pune DC", "Row A", null],
			["LAPTOP-114", "Pune HQ", undefined, "not-a-server"],
		]);
	});

	it("8 gathers one server from five files, with whose word each value is", async () => {
		let inventory = EMPTY;
		for (const file of [
			"rvtools-export.xlsx",
			"servicenow-cmdb_ci_server.csv",
			"glpi-computers.csv",
			"ansible-inventory.ini",
			"azure-migrate-import.csv",
		])
			inventory = applied(inventory, await sampleRows(file)).after;
		const [mail, ...others] = inventory.servers.filter(({ values }) => values.name === "mail-01");
		expect(others).toEqual([]);
		expect(mail!.origins).toMatchObject({
			operatingSystem: "rvtools",
			memoryGigabytes: "rvtools",
			serialNumber: "servicenow",
			room: "glpi",
		});
		expect(mail!.values.externalIds).toHaveLength(2);
	});

	it("9 takes ServiceNow's disaster backup for a replication link and its standby for a role", async () => {
		const rows = await sampleRows("servicenow-cmdb_ci_server.csv");
		expect(rows.dependencies).toContainEqual({
			from: "servicenow-cmdb_ci_server:2",
			to: "mail-02",
			kind: "replicates-to",
			origin: "dr_backup = mail-02",
		});
		expect(rows.evidence).toContainEqual(
			expect.objectContaining({ subject: "mail-02", tier: "T2", origin: "operational_status = DR Standby" }),
		);
	});

	it("10 reads one memory from MB, MiB, bytes and GB", async () => {
		for (const file of [
			"rvtools-export.xlsx",
			"rvtools-vinfo-old-headers.csv",
			"servicenow-cmdb_ci_server.csv",
			"azure-migrate-import.csv",
			"our-template.csv",
		])
			expect(named(await sampleRows(file), "mail-01")[0]?.values.memoryGigabytes, file).toBe(32);
		expect(named(await sampleRows("hyperv-get-vm.csv"), "hv-sql-01")[0]?.values.memoryGigabytes).toBe(32);
		expect(named(await sampleRows("proxmox-cluster-resources.json"), "branch-mail")[0]?.values.memoryGigabytes).toBe(8);
		for (const text of ["32768 MB", "32768 MiB", "34359738368 bytes", "32 GB", "32 GiB", "32"])
			expect((await textRows(`name,memory\nx,${text}\n`)).rows?.servers[0]?.values.memoryGigabytes, text).toBe(32);
		for (const text of ["32 constructor", "32 toString", "32 parsecs"])
			expect((await textRows(`name,memory\nx,${text}\n`)).rows?.servers[0]?.values.memoryGigabytes, text).toBe(
				undefined,
			);
	});
});

describe("what each source is recognised by", () => {
	const EXPECTED: [string, string, number][] = [
		["ansible-inventory.ini", "ansible", 7],
		["ansible-inventory.yml", "ansible", 6],
		["aws-ec2-describe-instances.json", "aws", 3],
		["azure-migrate-import.csv", "azure-migrate", 6],
		["azure-resource-graph-vms.csv", "azure-resource-graph", 3],
		["glpi-computers.csv", "glpi", 3],
		["hyperv-get-vm.csv", "hyper-v", 3],
		["hyperv-get-vmreplication.csv", "hyper-v", 2],
		["lansweeper-assets.csv", "lansweeper", 2],
		["netbox-api-dcim-devices.json", "netbox", 2],
		["netbox-devices-current-view.csv", "netbox", 6],
		["netbox-devices-import-format.csv", "netbox", 2],
		["our-template.csv", "template", 2],
		["proxmox-cluster-resources.json", "proxmox", 6],
		["rvtools-export.xlsx", "rvtools", 15],
		["rvtools-vinfo-old-headers.csv", "rvtools", 9],
		["servicenow-cmdb_ci_server.csv", "servicenow", 4],
		["snipe-it-assets.csv", "snipe-it", 3],
	];

	for (const [file, source, servers] of EXPECTED)
		it(`${file} by itself, without a mapping`, async () => {
			const { detection, rows } = await readSample(file);
			expect([detection.source, rows?.servers.length]).toEqual([source, servers]);
			expect(detection.confidence).toBeGreaterThan(0.5);
			expect(detection.because.length).toBeGreaterThan(5);
			// The name does not decide: the same bytes under another name are the same file, but for YAML without its mark.
			const renamed = await readFile(sampleBytes(file), "upload.bin", { asOf: AS_OF });
			expect(renamed.detection.source).toBe(source);
		});

	it("reads ServiceNow's labels and GLPI's headers in French", async () => {
		const labels =
			"Name,Class,IP Address,Operating System,Serial number,Classification,Used for,Disaster backup,Operational status,Status,Support group\nmail-01,Linux Server,10.10.1.11,Linux Red Hat,S1,Production,Production,mail-02,Operational,Installed,Messaging\n";
		expect((await textRows(labels)).detection.source).toBe("servicenow");
		expect(
			(
				await textRows(
					"Nom;Entité;Statut;Numéro de série;Numéro d'inventaire;Lieu\nsrv-1;Acme;En production;X1;A1;Paris > DC > A\n",
				)
			).detection.source,
		).toBe("glpi");
	});

	it("finds the header below lines of a title, and asks where no column is a name", async () => {
		const { rows } = await textRows(
			"Inventory of servers,,\nprinted 2026-11-01,,\n,,\nServer name,RAM (GB),Operating System\nalpha,16,Debian 12\n",
		);
		expect(rows?.servers[0]).toMatchObject({
			place: { row: 5 },
			values: { name: "alpha", memoryGigabytes: 16, operatingSystem: "Debian 12" },
		});
		const { detection, rows: none } = await textRows("Kiste;Farbe\nalpha;rot\nbeta;blau\n");
		expect(none).toBeNull();
		expect(detection.mapping?.columns.map(({ column, field }) => [column, field])).toEqual([
			["Kiste", null],
			["Farbe", null],
		]);
	});

	it("reads sizes with their units, and says what it could not read and how to write it", async () => {
		const { rows } = await textRows(
			"name,data,cpu,purchase date\na,1.2 TB,8,2024-02-30\nb,-5 GB,eight,03/04/2024\nc,500 MB,4,25/12/2023\n",
		);
		expect(rows?.servers.map(({ values }) => [values.dataGigabytes, values.cpuCores, values.purchasedOn])).toEqual([
			[1200, 8, undefined],
			[undefined, undefined, undefined],
			[0.5, 4, "2023-12-25"],
		]);
		expect(rows?.issues.map(({ place, severity, value }) => [place.row, place.column, severity, value])).toEqual([
			[2, "purchase date", "warning", "2024-02-30"],
			[3, "cpu", "warning", "eight"],
			[3, "data", "warning", "-5 GB"],
			[3, "purchase date", "warning", "03/04/2024"],
		]);
		expect(rows?.issues.every(({ mend }) => mend !== null)).toBe(true);
	});

	it("expands Ansible's ranges with step, zeros and letters, and lets a group stand for a site", async () => {
		const { rows } = await textRows("[web]\nweb[01:05:2].acme.example\ndb-[a:c]\n", "hosts");
		expect(rows?.servers.map(({ values }) => values.name)).toEqual(["web01", "web03", "web05", "db-a", "db-b", "db-c"]);
		const sites = await sampleRows("ansible-inventory.yml", {
			groups: { pune: "site", nagpur: "site", mailservers: "role" },
		});
		expect(named(sites, "mail-02")[0]?.values).toMatchObject({ site: "nagpur", role: "mailservers" });
	});

	it("reads the words of a column as somebody said they are meant, and names those it cannot read", async () => {
		const text = "Box,Art,Betrieb\nalpha,Blech,aktiv\nbeta,vPod,Ruhestand\ngamma,physical,aktiv\n";
		const said = (column: string, field: "name" | "kind" | "state", values?: Record<string, string>) => ({
			...{ column, field, unit: null, confidence: 1 },
			...(values ? { values } : {}),
		});
		const columns = [said("Box", "name"), said("Art", "kind"), said("Betrieb", "state")];
		const mapping = { sheet: "list", headerRow: 1, columns };
		const first = await textRows(text, "list.csv", { mapping });
		expect(first.detection.values?.find(({ field }) => field === "kind")?.values).toEqual([
			{ text: "Blech", count: 1, meaning: null },
			{ text: "vPod", count: 1, meaning: null },
			{ text: "physical", count: 1, meaning: "physical" },
		]);
		expect(first.rows?.issues.map(({ value }) => value)).toEqual(["Blech", "vPod"]);
		const meant = [
			columns[0]!,
			said("Art", "kind", { blech: "physical", vpod: "virtual" }),
			said("Betrieb", "state", { ruhestand: "retired" }),
		];
		const { rows } = await textRows(text, "list.csv", { mapping: { ...mapping, columns: meant } });
		expect(rows?.servers.map(({ values, excluded }) => [values.kind, excluded])).toEqual([
			["physical", null],
			["virtual", "retired"],
			["physical", null],
		]);
		expect(rows?.issues).toEqual([]);
	});

	it("turns months of warranty into its last day, and Hyper-V's replica into evidence", async () => {
		expect(named(await sampleRows("snipe-it-assets.csv"), "esx-01")[0]?.values).toMatchObject({
			purchasedOn: "2020-06-15",
			warranty: { endsOn: "2025-06-15" },
		});
		const { evidence, dependencies } = await sampleRows("hyperv-get-vmreplication.csv");
		expect(evidence).toContainEqual(expect.objectContaining({ subject: "hv-sql-01", tier: "T3" }));
		expect(dependencies).toContainEqual(expect.objectContaining({ to: "HV-DR01.acme.example", kind: "replicates-to" }));
	});

	it("takes Hyper-V's test fail-overs for a drill in part, with the last day and its cell, and the test's copy for no server", async () => {
		const head =
			"VMName,State,Health,Mode,PrimaryServer,ReplicaServer,LastReplicationTime,LastTestFailoverInitiatedTime";
		const { rows } = await textRows(
			`${head}\nsql-01,Replicating,Normal,Primary,HV01,HV02,2026-11-23T10:05:12Z,2026-08-14T09:00:00Z\napp-01,Replicating,Normal,Primary,HV01,HV02,2026-11-23T10:05:12Z,2026-03-02T09:00:00Z\nweb-01,Replicating,Normal,Primary,HV01,HV02,2026-11-23T10:05:12Z,\nsql-01 - Test,Ready,Normal,TestReplica,HV02,,,\n`,
			"replication.csv",
		);
		expect(rows?.answers.filter(({ practiceId }) => practiceId === "PR-03")).toEqual([
			expect.objectContaining({
				serverKey: null,
				state: "partly",
				evidenceOn: AS_OF,
				origin: "sql-01 - Test: Mode = TestReplica",
				because: expect.stringContaining("sql-01, app-01"),
			}),
		]);
		expect(rows?.evidence.filter(({ text }) => /test fail-over/i.test(text)).map(({ subject }) => subject)).toEqual([
			"sql-01",
			"app-01",
		]);
		expect(rows?.servers.find(({ values }) => values.name === "sql-01 - Test")?.excluded).toBe("test-copy");
		const { rows: never } = await textRows(
			`${head}\nweb-01,Replicating,Normal,Primary,HV01,HV02,2026-11-23T10:05:12Z,\n`,
			"replication.csv",
		);
		expect(never?.answers.some(({ practiceId }) => practiceId === "PR-03")).toBe(false);
	});
});
