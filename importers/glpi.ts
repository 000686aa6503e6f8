import { RowsBuilder } from "./candidate-builder";
import { addresses, cores, memory, serial, uuid, uuidOfVmwareSerial } from "./cell-values";
import { placeOf } from "./place-path";
import type { RecognisedTable } from "./recognised-table";

/** Headers follow the user's language: English, French, Portuguese, Spanish. */
const COLUMNS = {
	name: ["Name", "Nom", "Nome", "Nombre"],
	status: ["Status", "Statut", "Estado", "Situação"],
	serial: ["Serial number", "Numéro de série", "Número de série", "Número de serie"],
	inventory: ["Inventory number", "Numéro d'inventaire", "Número de inventário", "Número de inventario"],
	type: ["Type", "Tipo"],
	system: [
		"Operating system - Name",
		"Système d'exploitation - Nom",
		"Sistema operacional - Nome",
		"Sistema operativo - Nombre",
	],
	version: [
		"Operating system - Version",
		"Système d'exploitation - Version",
		"Sistema operacional - Versão",
		"Sistema operativo - Versión",
	],
	location: ["Location", "Lieu", "Localização", "Ubicación", "Localización"],
	maker: ["Manufacturer", "Fabricant", "Fabricante"],
	model: ["Model", "Modèle", "Modelo"],
	uuid: ["UUID"],
	id: ["ID"],
	address: ["Network - IP", "IP", "Réseau - IP", "Rede - IP", "Red - IP"],
	memory: ["Memory", "Mémoire", "Memória", "Memoria"],
	cores: ["Processor - Number of cores", "Processeur - Nombre de cœurs"],
} as const;

const CLIENT =
	/notebook|laptop|desktop|portable|workstation|tablet|thin client|escritorio|portátil|ordinateur de bureau/i;

export function readGlpi(tables: RecognisedTable[]) {
	const builder = new RowsBuilder("glpi");
	for (const table of tables)
		for (const row of table.rows) {
			builder.rows.rowsRead++;
			const cell = (name: keyof typeof COLUMNS) => row.cell(...COLUMNS[name]);
			const server = builder.server({ sheet: table.name, row: row.row, column: null }, cell("name"));
			if (!server) continue;
			server.externalId("glpi", cell("id")?.text, "ID");
			server.externalId("glpi-inventory", cell("inventory")?.text, "Inventory number");
			const number = cell("serial");
			server.take("serialNumber", number, serial);
			server.take("biosUuid", cell("uuid"), uuid);
			const spelled = number ? uuidOfVmwareSerial(number.text) : null;
			if (spelled && !server.candidate.values.biosUuid) server.set("biosUuid", spelled, number!.column);
			const maker = `${cell("maker")?.text ?? ""} ${cell("model")?.text ?? ""}`;
			const virtual = /vmware|virtual|qemu|kvm|xen|hyper-v/i.test(maker);
			if (maker.trim()) server.set("kind", virtual ? "virtual" : "physical", cell("model")?.column ?? "Manufacturer");
			if (!virtual) server.text("vendor", cell("maker"));
			const system = cell("system");
			const version = cell("version");
			server.text(
				"operatingSystem",
				system && version ? { column: system.column, text: `${system.text} ${version.text}` } : system,
			);
			const location = cell("location");
			if (location) {
				const { site, room } = placeOf(location.text);
				server.text("site", { column: location.column, text: site });
				if (room) server.text("room", { column: location.column, text: room });
			}
			server.take("addresses", cell("address"), addresses);
			server.take("memoryGigabytes", cell("memory"), memory("MB"));
			server.take("cpuCores", cell("cores"), cores);
			if (CLIENT.test(cell("type")?.text ?? "") || /windows (7|8|10|11)\b/i.test(system?.text ?? ""))
				server.exclude("not-a-server");
			if (/retired|scrap|disposed|rebut|réform|descartad|baja/i.test(cell("status")?.text ?? ""))
				server.exclude("retired");
		}
	builder.found(builder.rows.servers.length, "computer");
	return builder.rows;
}
