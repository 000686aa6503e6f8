"use client";
import { Table2 } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useDeferred } from "@/components/ui/deferred";
import type { ChartToSave } from "./chart-data";
import { ChartTable } from "./chart-table";
import { SaveButton } from "./save-button";

export interface ChartFrameProps extends ChartToSave {
	/** The drawing is a table already and needs no twin. */
	isTable?: boolean;
	className?: string;
	children: ReactNode;
}

const loadMenu = () => import("./save-menu").then((module) => module.SaveMenu);

/** Every chart hangs in this: what it finds, in which unit, the drawing, the same as a table, and the way out as a file. */
export function ChartFrame({ isTable = false, className, children, ...chart }: ChartFrameProps) {
	const { title, unit, summary, data } = chart;
	const id = useId();
	const drawing = useRef<HTMLDivElement>(null);
	const [asTable, setAsTable] = useState(false);
	const { overlay, menuButton } = useDeferred(loadMenu);
	return (
		<figure
			aria-labelledby={`${id}title`}
			aria-describedby={`${id}summary`}
			className={classNames("flex min-w-0 flex-col gap-2", className)}
		>
			<figcaption className="flex flex-col gap-1">
				<div className="flex items-start justify-between gap-3">
					<p id={`${id}title`} className="min-w-0 pt-1 font-medium">
						{title}
					</p>
					<div className="flex shrink-0 gap-1" data-print="hide">
						{isTable ? null : (
							<Button
								variant="quiet"
								size="small"
								className="text-muted-foreground aria-expanded:bg-muted aria-expanded:text-foreground"
								aria-expanded={asTable}
								aria-controls={`${id}table`}
								aria-label={`As a table: ${title}`}
								onClick={() => setAsTable(!asTable)}
							>
								<Table2 aria-hidden /> Table
							</Button>
						)}
						{overlay ? (
							<overlay.Overlay chart={chart} drawing={drawing} openedBy={overlay.openedBy} />
						) : (
							<SaveButton title={title} {...menuButton} />
						)}
					</div>
				</div>
				<p id={`${id}summary`} className="text-muted-foreground">
					{summary} <span className="text-xs">Unit: {unit}.</span>
				</p>
			</figcaption>
			<div ref={drawing} className="min-w-0">
				{children}
			</div>
			{isTable ? null : (
				<div id={`${id}table`} hidden={!asTable}>
					{asTable ? <ChartTable label={`${title}, as a table`} data={data} /> : null}
				</div>
			)}
		</figure>
	);
}
