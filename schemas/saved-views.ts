import { z } from "zod";
import { id, requiredName, version } from "./typed-text";

export const VIEWED_LISTS = ["servers"] as const;
export type ViewedList = (typeof VIEWED_LISTS)[number];

/** A query string as the address holds it; what a page does not understand of it, it ignores. */
const query = z
	.string()
	.max(4000, "This view is too long to keep: show fewer columns or filters")
	.regex(/^[^?#\s]*$/, "This is no query of an address");

export const SavedViewForm = z.strictObject({ list: z.enum(VIEWED_LISTS), name: requiredName, query });
export type SavedViewInput = z.output<typeof SavedViewForm>;

/** With an id the view of that name is replaced by what is shown now. */
export const SavedViewSave = z.strictObject({ id: id.nullable(), version: version.nullable(), view: SavedViewForm });
export const SavedViewRef = z.strictObject({ id, version });
