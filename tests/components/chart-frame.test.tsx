import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { chartCsv } from "@/components/charts/chart-csv";
import { ChartFrame } from "@/components/charts/chart-frame";

const data = {
	columns: [{ label: "Service" }, { label: "P90", unit: "minutes", numeric: true }],
	rows: [
		["=Mail, old", { text: "2 h 10 min", value: 130.5 }],
		["ERP", null],
	],
};

const frame = (isTable = false) => (
	<ChartFrame name="x" title="Mail is slowest" unit="time" summary="Two services." data={data} isTable={isTable}>
		<svg aria-label="drawn" />
	</ChartFrame>
);

afterEach(cleanup);

describe("ChartFrame", () => {
	it("is a figure named by its finding and described by its sentence", () => {
		render(frame());
		const figure = screen.getByRole("figure", { name: "Mail is slowest" });
		const described = document.getElementById(figure.getAttribute("aria-describedby") ?? "");
		expect(described?.textContent).toBe("Two services. Unit: time.");
	});

	it("shows the same figures as a table on demand, and says an unknown one is not known", () => {
		render(frame());
		expect(screen.queryByRole("table")).toBeNull();
		fireEvent.click(screen.getByRole("button", { name: "As a table: Mail is slowest" }));
		const table = screen.getByRole("table");
		expect(within(table).getByRole("row", { name: "=Mail, old 2 h 10 min" })).toBeTruthy();
		expect(within(table).getByRole("row", { name: "ERP not known" })).toBeTruthy();
		expect(within(table).getByRole("columnheader", { name: "P90, minutes" })).toBeTruthy();
	});

	it("needs no twin where the drawing is a table", () => {
		render(frame(true));
		expect(screen.queryByRole("button", { name: /As a table/ })).toBeNull();
	});

	it("offers three files", async () => {
		render(frame());
		fireEvent.click(screen.getByRole("button", { name: "Save this chart: Mail is slowest" }));
		const items = await screen.findAllByRole("menuitem");
		expect(items.map((item) => item.textContent)).toEqual(["Picture (PNG)", "Drawing (SVG)", "Figures (CSV)"]);
	});
});

describe("chartCsv", () => {
	it("writes exact figures, leaves the unknown empty and lets no cell be taken for a formula", () => {
		expect(chartCsv(data)).toBe('\uFEFFService,P90 (minutes)\r\n"\'=Mail, old",130.5\r\nERP,\r\n');
	});
});
