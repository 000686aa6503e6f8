export interface ChartColumn {
	label: string;
	/** Stands behind the label, on the screen and in the file. */
	unit?: string;
	numeric?: boolean;
}

/** What is read and, where it differs, what goes into the file: "2 h 10 min" and 130. */
export type ChartCell = string | number | null | { text: string; value: string | number | null };

/** The figures of a chart: its table twin and its CSV are made of the same rows. */
export interface ChartData {
	columns: readonly ChartColumn[];
	rows: readonly (readonly ChartCell[])[];
}

/** A chart as it leaves the page. */
export interface ChartToSave {
	/** Without an ending; made from words. */
	name: string;
	title: string;
	unit: string;
	summary: string;
	data: ChartData;
}
