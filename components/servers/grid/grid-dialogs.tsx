"use client";
import dynamic from "next/dynamic";

/** Nobody pays for a dialog before it is opened. */
export const PasteDialog = dynamic(() => import("./paste-dialog").then((module) => module.PasteDialog), { ssr: false });
export const EditDialogs = dynamic(() => import("./edit-dialogs").then((module) => module.EditDialogs), { ssr: false });
export const GridKeysDialog = dynamic(() => import("./grid-keys-dialog").then((module) => module.GridKeysDialog), {
	ssr: false,
});
export const ColumnDialog = dynamic(() => import("./column-dialog").then((module) => module.ColumnDialog), {
	ssr: false,
});
export const ColumnsDialog = dynamic(() => import("./columns-dialog").then((module) => module.ColumnsDialog), {
	ssr: false,
});
export const ViewsDialog = dynamic(() => import("./views-dialog").then((module) => module.ViewsDialog), { ssr: false });
export const ExportDialog = dynamic(() => import("./export-dialog").then((module) => module.ExportDialog), {
	ssr: false,
});
export const BulkEditDialog = dynamic(() => import("../bulk-edit-dialog").then((module) => module.BulkEditDialog), {
	ssr: false,
});
