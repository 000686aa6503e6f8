import { type ColumnValues, FIELD_VALUES } from "@/schemas/import-mapping";

/** Words that nobody could read as one of the field's values. */
export function unreadWords(values: readonly ColumnValues[] | undefined): number {
	return (values ?? [])
		.filter(({ field }) => FIELD_VALUES[field] !== undefined)
		.reduce((sum, column) => sum + column.values.filter(({ meaning }) => meaning === null).length, 0);
}
