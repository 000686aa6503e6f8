import { describe, expect, it } from "vitest";
import { BadFile, type BadFileCode } from "@/importers/bad-file";
import { readFile } from "@/importers/read";
import { cellOf, makeWorkbook, makeZip, sheetOf } from "./make-zip";
import { AS_OF, sampleBytes, textRows } from "./sample-files";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function refusal(bytes: Uint8Array, name = "file.xlsx"): Promise<BadFile> {
	const error = await readFile(bytes, name, { asOf: AS_OF }).then(
		() => new Error("it was read"),
		(reason: unknown) => reason,
	);
	expect(error).toBeInstanceOf(BadFile);
	return error as BadFile;
}

const head = (cells: string[]): string =>
	`<row r="1">${cells.map((cell, index) => cellOf(`${String.fromCharCode(65 + index)}1`, cell)).join("")}</row>`;
const good = sheetOf(`${head(["name", "memory"])}<row r="2">${cellOf("A2", "alpha")}${cellOf("B2", "16 GB")}</row>`);

describe("files that cannot be read get one clear sentence", () => {
	it("reads the plain workbook the bad ones are made from", async () => {
		const { rows } = await readFile(makeWorkbook(good), "x.xlsx", { asOf: AS_OF });
		expect(rows?.servers[0]?.values).toMatchObject({ name: "alpha", memoryGigabytes: 16 });
	});

	const cases: [string, Uint8Array | (() => Uint8Array), BadFileCode, RegExp][] = [
		["nothing in it", new Uint8Array(), "empty", /is empty/],
		["white space only", encode(" \n\t\r\n "), "empty", /is empty/],
		["headers and no rows", encode("name,memory\n"), "empty", /no rows below/],
		[
			"text called xlsx",
			encode("this is not a workbook, whatever its name says"),
			"unknown-format",
			/called a workbook/,
		],
		["a PDF called xlsx", encode("%PDF-1.7 …"), "unknown-format", /PDF/],
		[
			"a PNG",
			new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0, 0, 0, 0, 1, 2, 3]),
			"unknown-format",
			/neither a workbook nor text/,
		],
		["a gzip", new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0]), "unknown-format", /Unpack it/],
		[
			"an old .xls",
			new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]),
			"old-workbook",
			/\.xls/,
		],
		[
			"a workbook with a password",
			() =>
				new Uint8Array(
					Buffer.concat([
						Buffer.from("d0cf11e0a1b11ae1", "hex"),
						Buffer.alloc(504),
						Buffer.from("EncryptedPackage", "utf16le"),
					]),
				),
			"encrypted",
			/password/,
		],
		[
			"a zip with a password",
			() => makeZip([{ name: "vInfo.csv", bytes: encode("VM\na\n"), flags: 1 }]),
			"encrypted",
			/password/,
		],
		[
			"a zip of nothing useful",
			() => makeZip([{ name: "readme.md", bytes: encode("hello") }]),
			"unknown-format",
			/neither a workbook nor CSV/,
		],
		[
			"a workbook inside a zip",
			() => makeZip([{ name: "export.xlsx", bytes: makeWorkbook(good) }]),
			"unknown-format",
			/Take the workbook out/,
		],
		["half a workbook", () => sampleBytes("rvtools-export.xlsx").slice(0, 8000), "damaged", /cut off/],
		[
			"a size that lies",
			() => makeZip([{ name: "a.csv", bytes: encode(`name\n${"x\n".repeat(5000)}`), claimedSize: 10 }]),
			"damaged",
			/damaged/,
		],
		[
			"two gigabytes claimed",
			() => makeZip([{ name: "a.csv", bytes: encode("name\nx\n"), claimedSize: 2_000_000_000 }]),
			"expands-too-much",
			/would take more than/,
		],
		[
			"a bomb",
			() => makeZip([{ name: "a.csv", bytes: new Uint8Array(60 * 1024 * 1024) }]),
			"expands-too-much",
			/no real table/,
		],
		[
			"3,000 parts",
			() => makeZip(Array.from({ length: 3000 }, (_, index) => ({ name: `p${index}.csv`, bytes: new Uint8Array() }))),
			"too-many-parts",
			/3,000 parts/,
		],
		[
			"60,000 parts",
			() => makeZip(Array.from({ length: 60_000 }, (_, index) => ({ name: `p${index}.csv`, bytes: new Uint8Array() }))),
			"too-many-parts",
			/60,000 parts/,
		],
		[
			"a path that climbs out",
			() => makeZip([{ name: "../../etc/passwd.csv", bytes: encode("name\nx\n") }]),
			"damaged",
			/damaged/,
		],
		["entities", () => makeWorkbook(`<!DOCTYPE w [<!ENTITY a "aaaa">]>${good}`), "forbidden-content", /entities/],
		[
			"a cell in column XFD",
			() => makeWorkbook(sheetOf(`<row r="1">${cellOf("XFD1", "name")}</row>`)),
			"too-many-columns",
			/16,384 columns/,
		],
		[
			"a cell in the last row",
			() => makeWorkbook(sheetOf(`${head(["name"])}<row r="1048576">${cellOf("A1048576", "x")}</row>`)),
			"too-many-rows",
			/1,048,576/,
		],
		[
			"an empty last row",
			() => makeWorkbook(sheetOf(`${head(["name"])}<row r="1048576"/>`)),
			"too-many-rows",
			/1,048,576/,
		],
		["a sheet that is no XML", () => makeWorkbook("not xml at all <<<"), "damaged", /Save it again/],
		["100,000 columns", () => encode(`name${",".repeat(100_000)}\nx\n`), "too-many-columns", /100,001 columns/],
		["JSON cut short", () => sampleBytes("aws-ec2-describe-instances.json").slice(0, 900), "damaged", /not complete/],
		["JSON of something else", encode('{"hello":"world"}'), "nothing-recognised", /none of those/],
		["YAML that is no inventory", encode("---\nhello: world\n"), "nothing-recognised", /no Ansible inventory/],
		["a range without end", encode("[web]\nweb[1:999999999].example\n"), "too-many-rows", /stands for more than/],
		["a facts file of tomorrow", encode('{"formatVersion":99,"servers":[],"sites":[]}'), "unknown-format", /format 99/],
	];
	for (const [what, made, code, sentence] of cases)
		it(what, { timeout: 60_000 }, async () => {
			const error = await refusal(typeof made === "function" ? made() : made);
			expect(error.message).toMatch(sentence);
			expect(error.code).toBe(code);
		});

	it("refuses more than 50 MB before looking inside", async () => {
		expect((await refusal(new Uint8Array(50 * 1024 * 1024 + 1).fill(65))).code).toBe("too-large");
	});
});

describe("odd but honest files are read", () => {
	const first = async (text: string, name?: string) =>
		(await textRows(text, name)).rows?.servers.map(({ values }) => [values.name, values.role ?? null]);

	it("mixed line ends, blank lines, spaces, doubled quotes, line breaks within cells", async () => {
		expect(await first('name,role\r\na,"one ""two"""\nb,"x\ny"\r\n\r\n  c  , z \rd,\n')).toEqual([
			["a", 'one "two"'],
			["b", "x y"],
			["c", "z"],
			["d", null],
		]);
	});

	it("semicolons, tabs, bars, a stated separator, and commas in a semicolon file", async () => {
		for (const [text, name] of [
			["name;role\na;x, y\nb;z\n", "a.csv"],
			["name\trole\na\tx, y\nb\tz\n", "a.tsv"],
			["name|role\na|x, y\nb|z\n", "a.txt"],
			["sep=;\r\nname;role\r\na;x, y\r\nb;z\r\n", "a.csv"],
		] as const)
			expect(await first(text, name), name).toEqual([
				["a", "x, y"],
				["b", "z"],
			]);
	});

	it("UTF-16 with and without its mark, UTF-8 with its mark, Windows-1252", async () => {
		const body = "name,role\nMünchen-1,Büro\n";
		const wide = Buffer.from(body, "utf16le");
		const files = [
			Buffer.concat([Buffer.from([0xff, 0xfe]), wide]),
			wide,
			Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()]),
			Buffer.from(`\uFEFF${body}`),
			Buffer.from(body, "latin1"),
		];
		for (const bytes of files) {
			const { rows } = await readFile(new Uint8Array(bytes), "x.csv", { asOf: AS_OF });
			expect(rows?.servers[0]?.values).toMatchObject({ name: "München-1", role: "Büro" });
		}
	});

	it("quotes left open, rows too short and too long, columns of one name and of dangerous names", async () => {
		expect((await first('name,role\na,"open\nb,x\n'))?.length).toBeGreaterThan(0);
		expect(await first("name,role\na\nb,x,y,z\n")).toEqual([
			["a", null],
			["b", "x"],
		]);
		expect(await first("name,role,role\na,first,second\n")).toEqual([["a", "first"]]);
		expect(await first("__proto__,constructor,name,role\nx,y,a,z\n")).toEqual([["a", "z"]]);
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});

	it("a cell of 10,000 characters costs that cell, not the row", async () => {
		const { rows } = await textRows(`name,role,os\na,${"x".repeat(10_000)},Debian 12\n`);
		expect(rows?.servers[0]?.values).toMatchObject({ name: "a", operatingSystem: "Debian 12" });
		expect(rows?.servers[0]?.values.role).toBeUndefined();
		expect(rows?.issues[0]).toMatchObject({ severity: "warning", text: "is 10,000 characters long" });
	});

	it("a zip of RVTools' CSVs, with folders and a Mac's leftovers", async () => {
		const csv = new TextDecoder().decode(sampleBytes("rvtools-vinfo-old-headers.csv"));
		const hosts =
			"Host,Datacenter,Cluster,ESX Version,NTP Server(s),NTPD running,Serial number,VI SDK Server\nesx-01.acme.example,Pune-DC,PROD-CL01,VMware ESXi 8.0.2,,False,ABC1201,vcenter\n";
		const bytes = makeZip([
			{ name: "export/RVTools_tabvInfo.csv", bytes: encode(csv) },
			{ name: "export/RVTools_tabvHost.csv", bytes: encode(hosts) },
			{ name: "__MACOSX/._RVTools_tabvInfo.csv", bytes: new Uint8Array([0, 5, 22, 7]) },
		]);
		const { detection, rows } = await readFile(bytes, "rvtools.zip", { asOf: AS_OF });
		expect(detection.source).toBe("rvtools");
		expect(rows?.found).toContainEqual({ count: 6, singular: "machine", plural: "machines" });
		expect(rows?.servers.find(({ values }) => values.serialNumber === "ABC1201")?.values.name).toBe("esx-01");
	});

	it("a formula's last value and a link to another file are text, nothing is fetched or computed", async () => {
		const sheet = sheetOf(
			`${head(["name", "role"])}<row r="2"><c r="A2" t="str"><f>[1]Other!A1</f><v>alpha</v></c><c r="B2" t="str"><f>HYPERLINK("http://evil.example")</f><v>click</v></c></row>`,
		);
		const { rows } = await readFile(makeWorkbook(sheet), "x.xlsx", { asOf: AS_OF });
		expect(rows?.servers[0]?.values).toMatchObject({ name: "alpha", role: "click" });
	});
});
