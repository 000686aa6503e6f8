import type { ReadOptions } from "@/schemas/import-mapping";
import { type CandidateBuilder, RowsBuilder } from "./candidate-builder";
import { addresses, amount, calendarDay, fullHostName, serial, uuidOfVmwareSerial } from "./cell-values";
import { daysBetween } from "./finish-rows";
import type { Cell, SheetRow } from "./raw-table";
import type { RecognisedTable } from "./recognised-table";

const STALE_DAYS = 30;
const CLIENT = /laptop|notebook|desktop|monitor|phone|tablet|keyboard|mouse|printer|accessor|license|software/i;

const dayOf = (cell: Cell | null): string | null => {
	const read = cell ? calendarDay(cell.text) : null;
	return read && "value" in read ? read.value : null;
};

function warrantyUntil(server: CandidateBuilder, endsOn: string, column: string): void {
	server.set("warranty", { responseHours: null, resolutionHours: null, coverage: "business", endsOn }, column);
}

function addMonths(day: string, months: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	const wanted = date.getUTCMonth() + months;
	date.setUTCDate(1);
	date.setUTCMonth(wanted);
	const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
	date.setUTCDate(Math.min(Number(day.slice(8)), last));
	return date.toISOString().slice(0, 10);
}

function identify(server: CandidateBuilder, row: SheetRow): void {
	const number = row.cell("Serial Number", "SerialNumber", "Serial", "serial number");
	server.take("serialNumber", number, serial);
	const spelled = number ? uuidOfVmwareSerial(number.text) : null;
	if (spelled) server.set("biosUuid", spelled, number!.column);
	const model = `${row.cell("Manufacturer")?.text ?? ""} ${row.cell("Model")?.text ?? ""}`;
	const virtual = /vmware|virtual|qemu|kvm/i.test(model);
	if (model.trim()) server.set("kind", virtual ? "virtual" : "physical", "Model");
	if (!virtual) server.text("vendor", row.cell("Manufacturer"));
}

/** Snipe-IT: purchase date and warranty months give the day the warranty ends. */
export function readSnipeIt(tables: RecognisedTable[]) {
	const builder = new RowsBuilder("snipe-it");
	for (const table of tables)
		for (const row of table.rows) {
			builder.rows.rowsRead++;
			const name = row.cell("Name", "Asset Name", "Item Name") ?? row.cell("Asset Tag");
			const server = builder.server({ sheet: table.name, row: row.row, column: null }, name);
			if (!server) continue;
			server.externalId("snipe-it", row.cell("Asset Tag")?.text, "Asset Tag");
			identify(server, row);
			server.text("site", row.cell("Location", "Default Location"));
			const category = row.cell("Category");
			if (category && CLIENT.test(category.text)) server.exclude("not-a-server");
			else server.take("role", category, (text) => ({ value: text.toLowerCase().slice(0, 200) }));
			server.take("purchasedOn", row.cell("Purchase Date", "Purchased"), calendarDay);
			const warranty = row.cell("Warranty", "Warranty Months");
			const months = warranty ? amount(0, 600, "36")(warranty.text.replace(/\s*months?$/i, "")) : null;
			const purchased = server.candidate.values.purchasedOn;
			const stated = dayOf(row.cell("Warranty Expires", "Warranty Expiration"));
			if (stated) warrantyUntil(server, stated, "Warranty Expires");
			else if (purchased && warranty && months && "value" in months && months.value > 0)
				warrantyUntil(server, addMonths(purchased, Math.round(months.value)), `Purchase Date + ${warranty.column}`);
			else if (warranty && months && "problem" in months)
				server.issue("warning", warranty.column, warranty.text, months.problem, `${months.mend}; left out for now`);
			if (/archived|disposed|lost|stolen|retired/i.test(row.cell("Status")?.text ?? "")) server.exclude("retired");
		}
	builder.found(builder.rows.servers.length, "asset");
	return builder.rows;
}

export function readLansweeper(tables: RecognisedTable[], options: ReadOptions) {
	const builder = new RowsBuilder("lansweeper");
	for (const table of tables)
		for (const row of table.rows) {
			builder.rows.rowsRead++;
			const server = builder.server(
				{ sheet: table.name, row: row.row, column: null },
				row.cell("AssetName", "Asset Name"),
			);
			if (!server) continue;
			server.externalId("lansweeper", row.cell("AssetID")?.text, "AssetID");
			identify(server, row);
			server.take("fqdn", row.cell("FQDN"), fullHostName);
			server.take("addresses", row.cell("IPAddress", "IP Address"), addresses);
			server.text("operatingSystem", row.cell("OperatingSystem", "OS", "OSname"));
			server.text("site", row.cell("Building", "Branchoffice"));
			if (row.cell("Building")) server.text("room", row.cell("Location"));
			server.take("purchasedOn", row.cell("PurchaseDate"), calendarDay);
			const warranty = row.cell("Warrantydate");
			const end = dayOf(warranty);
			if (warranty && end) warrantyUntil(server, end, warranty.column);
			const seen = row.cell("Lastseen");
			const day = dayOf(seen);
			if (seen && day && daysBetween(day, options.asOf) > STALE_DAYS) {
				server.exclude("stale");
				server.issue(
					"warning",
					seen.column,
					seen.text,
					`was last seen ${daysBetween(day, options.asOf)} days ago`,
					"Tick it if it still runs",
				);
			}
			if (/inactive|sold|stolen|broken|old/i.test(row.cell("State")?.text.replace(/^active$/i, "") ?? ""))
				server.exclude("retired");
			if (/esxi/i.test(row.cell("OperatingSystem")?.text ?? "")) server.set("role", "hypervisor", "OperatingSystem");
		}
	builder.found(builder.rows.servers.length, "asset");
	return builder.rows;
}
