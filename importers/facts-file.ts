import { FACTS_FORMAT_VERSION, type Facts, type Server } from "@/engine";
import { serverSchema } from "@/schemas/facts";
import type { ServerField, ServerValues } from "@/schemas/import-rows";
import { BadFile } from "./bad-file";
import { RowsBuilder } from "./candidate-builder";

type FactsFile = Pick<Facts, "sites" | "servers"> & { formatVersion: number };

export function isFactsFile(value: unknown): value is FactsFile {
	const file = value as Partial<FactsFile> | null;
	return (
		file !== null && typeof file === "object" && typeof file.formatVersion === "number" && Array.isArray(file.servers)
	);
}

/** Servers of a facts file as rows: sites and hosts by their names, which is how rows speak of them. */
export function readFactsFile(file: FactsFile) {
	if (file.formatVersion > FACTS_FORMAT_VERSION)
		throw new BadFile(
			"unknown-format",
			`This facts file is of format ${file.formatVersion}; this version reads up to ${FACTS_FORMAT_VERSION}.`,
		);
	const builder = new RowsBuilder("facts");
	const named = (list: unknown): Map<string, string> =>
		new Map(
			(Array.isArray(list) ? list : []).flatMap((entry): [string, string][] => {
				const { id, name } = (entry ?? {}) as { id?: unknown; name?: unknown };
				return typeof id === "string" && typeof name === "string" ? [[id, name]] : [];
			}),
		);
	const sites = named(file.sites);
	const servers = named(file.servers);
	for (const [position, entry] of file.servers.entries()) {
		builder.rows.rowsRead++;
		const place = { sheet: "servers", row: position + 1, column: null };
		const parsed = serverSchema.safeParse(entry);
		if (!parsed.success) {
			const [issue] = parsed.error.issues;
			builder.issue(
				"error",
				null,
				{ ...place, column: issue?.path.join(".") ?? null },
				null,
				issue?.message ?? "is no server",
				"Correct the entry in the file",
			);
			continue;
		}
		const server: Server = parsed.data;
		const candidate = builder.server(place, { column: "name", text: server.name });
		if (!candidate) continue;
		const set = <Field extends ServerField>(field: Field, value: ServerValues[Field] | null) => {
			if (value !== null) candidate.set(field, value, field);
		};
		set("name", server.name);
		set("site", server.siteId && (sites.get(server.siteId) ?? null));
		set("host", server.hostServerId && (servers.get(server.hostServerId) ?? null));
		set("storage", server.storageServerId && (servers.get(server.storageServerId) ?? null));
		for (const field of [
			"role",
			"kind",
			"planned",
			"room",
			"powerFeed",
			"networkSwitch",
			"vendor",
			"operatingSystem",
			"operatingSystemSupportEndsOn",
			"softwareVersion",
			"cpuCores",
			"memoryGigabytes",
			"dataGigabytes",
			"dataGrowthPerYear",
			"purchasedOn",
			"warranty",
			"spareOnSite",
			"hardwareLeadHours",
		] as const)
			set(field, server[field]);
		const { externalIds, addresses, ...identity } = server.identity;
		if (externalIds.length > 0) set("externalIds", externalIds);
		if (addresses.length > 0) set("addresses", addresses);
		for (const field of ["biosUuid", "serialNumber", "fqdn"] as const) set(field, identity[field]);
	}
	builder.found(builder.rows.servers.length, "server");
	return builder.rows;
}
