/** What a frozen report can be had as; each is a route beside this file. */
export const REPORT_FILES = [
	{ segment: "pdf", label: "PDF", hint: "to hand over" },
	{ segment: "workbook", label: "Excel", hint: "every table, every row" },
	{ segment: "tables", label: "CSV", hint: "the same tables, one file each, zipped" },
	{ segment: "data", label: "JSON", hint: "facts and figures" },
] as const;
