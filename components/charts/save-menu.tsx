"use client";
import type { RefObject } from "react";
import type { OpenedBy } from "@/components/ui/deferred";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { ChartToSave } from "./chart-data";
import { SaveButton } from "./save-button";
import { CHART_FORMATS, type ChartFormat, saveChart } from "./save-chart";

const LABELS: Record<ChartFormat, string> = {
	png: "Picture (PNG)",
	svg: "Drawing (SVG)",
	csv: "Figures (CSV)",
};

export function SaveMenu({
	chart,
	drawing,
	openedBy,
}: {
	chart: ChartToSave;
	drawing: RefObject<HTMLElement | null>;
	openedBy: OpenedBy;
}) {
	const save = (format: ChartFormat) => {
		if (!drawing.current) return;
		saveChart(format, chart, drawing.current).catch(() =>
			toast.failed("The chart could not be saved. Try another format."),
		);
	};
	return (
		<Menu defaultOpen>
			<MenuTrigger asChild>
				<SaveButton title={chart.title} />
			</MenuTrigger>
			<MenuContent entersFirst={openedBy === "keyboard"}>
				{CHART_FORMATS.map((format) => (
					<MenuItem key={format} onSelect={() => save(format)}>
						{LABELS[format]}
					</MenuItem>
				))}
			</MenuContent>
		</Menu>
	);
}
