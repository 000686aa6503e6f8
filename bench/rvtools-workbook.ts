// A real RVTools workbook of any size: the sample's sheets and all their columns, its rows again under other names and ids.
import fs from "node:fs";
import path from "node:path";
import readExcelFile from "read-excel-file/node";
import writeExcelFile from "write-excel-file/node";

const SAMPLE = path.resolve(import.meta.dirname, "../tests/fixtures/import/rvtools-export.xlsx");
const MACHINES_PER_HOST = 25;
const HOSTS_PER_CLUSTER = 16;
const DATA_CENTRES = 4;

type Row = Record<string, string>;

const digits = (number: number): string => String(number).padStart(6, "0");

/** `machines` rows of vInfo with a host for every 25 and a cluster for every 16 hosts; nothing is switched off. */
export async function rvtoolsWorkbook(machines: number): Promise<Uint8Array<ArrayBuffer>> {
	const sample = new Map(
		(await readExcelFile(fs.readFileSync(SAMPLE))).map(({ sheet, data }) => [
			String(sheet),
			data.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))),
		]),
	);
	const sheets = [...sample].map(([name, [header = [], ...rows]]) => {
		const patterns = rows.map(
			(row): Row => Object.fromEntries(header.map((title, index) => [title, row[index] ?? ""])),
		);
		const made = rowsOf(name, patterns, machines);
		return {
			sheet: name,
			data: [header, ...made.map((row) => header.map((title) => row[title] ?? ""))].map((row) =>
				row.map((value) => (value === "" ? null : { value, type: String })),
			),
		};
	});
	const file = await writeExcelFile(sheets);
	return new Uint8Array(await file.toBuffer());
}

function rowsOf(sheet: string, patterns: Row[], machines: number): Row[] {
	const hosts = Math.ceil(machines / MACHINES_PER_HOST);
	const clusters = Math.ceil(hosts / HOSTS_PER_CLUSTER);
	const count = { vInfo: machines, vHost: hosts, vCluster: clusters, vPartition: machines }[sheet] ?? hosts;
	return Array.from({ length: count }, (_, index) => {
		const pattern = patterns[index % patterns.length]!;
		if (sheet === "vCluster") return { ...pattern, Name: `CL-${index}`, NumHosts: String(HOSTS_PER_CLUSTER) };
		if (sheet === "vHost") return { ...pattern, ...placeOf(index), ...hostOf(index) };
		return { ...pattern, ...placeOf(Math.floor(index / MACHINES_PER_HOST)), ...machineOf(index) };
	});
}

function placeOf(host: number): Row {
	const cluster = Math.floor(host / HOSTS_PER_CLUSTER);
	return {
		Host: `esx-${host}.acme.example`,
		Cluster: `CL-${cluster}`,
		Datacenter: `DC-${cluster % DATA_CENTRES}`,
	};
}

function hostOf(host: number): Row {
	return { "Serial number": `HW${digits(host)}`, "Service tag": `HW${digits(host)}`, UUID: "" };
}

function machineOf(index: number): Row {
	const hex = index.toString(16).padStart(12, "0");
	const store = `DS-${Math.floor(index / 100)}`;
	return {
		VM: `vm-${index}`,
		Powerstate: "poweredOn",
		Template: "False",
		"DNS Name": `vm-${index}.acme.example`,
		"Primary IP Address": `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
		Path: `[${store}] vm-${index}/vm-${index}.vmx`,
		Annotation: "",
		"VM ID": `vm-${index}`,
		"SMBIOS UUID": `421a0001-7b1c-4d2e-9a10-${hex}`,
		"VM UUID": `501a0001-7b1c-4d2e-9a10-${hex}`,
	};
}
