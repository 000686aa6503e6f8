import "server-only";
import { createHash } from "node:crypto";
import type { ColumnMapping, Detection } from "@/schemas/import-mapping";
import { inOrganization, type Json } from "./db";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";

/** Two files are of one kind when their columns are, whatever their rows. */
export function headHash(columns: readonly string[]): string {
	return createHash("sha256")
		.update(JSON.stringify(columns.map((column) => column.trim().toLowerCase())))
		.digest("hex");
}

/** The mapping somebody of this organisation gave to a file with the same columns. */
export function findMapping(context: Context, detection: Detection): Promise<ColumnMapping | null> {
	requirePermission(context, "imports.run");
	const sheet = detection.sheets.find(({ name }) => name === detection.mapping?.sheet) ?? detection.sheets[0];
	if (!sheet) return Promise.resolve(null);
	return inOrganization(context, async (tx) => {
		const remembered = await tx.importMapping.findFirst({
			where: { organizationId: context.organizationId, source: "table", headHash: headHash(sheet.columns) },
			select: { mapping: true },
		});
		const mapping = remembered?.mapping as unknown as ColumnMapping | undefined;
		return mapping ? { ...mapping, sheet: sheet.name, headerRow: sheet.headerRow } : null;
	});
}

export function rememberMapping(context: Context, mapping: ColumnMapping): Promise<void> {
	requirePermission(context, "imports.run");
	const { organizationId } = context;
	const hash = headHash(mapping.columns.map(({ column }) => column));
	return inOrganization(context, async (tx) => {
		await tx.importMapping.upsert({
			where: { organizationId_source_headHash: { organizationId, source: "table", headHash: hash } },
			update: { mapping: mapping as unknown as Json, version: { increment: 1 } },
			create: { id: newId(), organizationId, source: "table", headHash: hash, mapping: mapping as unknown as Json },
			select: { id: true },
		});
	});
}
