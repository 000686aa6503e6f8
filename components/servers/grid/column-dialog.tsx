"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { calendarDayFrom } from "@/lib/calendar-day";
import { durationFrom } from "@/lib/duration";
import { numberFrom } from "@/lib/number-text";
import { gigabytesFrom, shareFrom } from "@/lib/quantity";
import { exactText } from "./cell-text";
import type { GridColumn } from "./grid-columns";
import {
	type ColumnFilter,
	columnsText,
	filtersText,
	type GridView,
	NARROWEST,
	OPERATORS,
	type Operator,
	sortOf,
	WIDEST,
	widthOf,
	widthsText,
} from "./grid-view";
import type { ViewParts } from "./use-grid-view";

interface ColumnDialogProps {
	column: GridColumn;
	view: GridView;
	options: readonly string[];
	set: (parts: Partial<ViewParts>) => void;
	onClose: () => void;
}

const STEP_PIXELS = 40;

/** The operators that make sense for what the column holds. */
const operatorsOf = ({ kind, cell }: GridColumn): Operator[] => {
	if (kind === "number" || kind === "date") return ["min", "max", "unknown", "known"];
	if (kind === "choice") return ["is", "unknown", "known"];
	return cell === "name" ? ["has", "is"] : ["has", "is", "unknown", "known"];
};

/** A bound as typed, in the unit the fact is kept in; null when it cannot be read. */
function boundFrom({ cell, kind }: GridColumn, text: string): string | null {
	if (kind === "date") return calendarDayFrom(text.trim());
	if (kind !== "number") return text.trim() === "" ? null : text.trim();
	const reading =
		cell === "dataGrowthPerYear"
			? shareFrom(text)
			: cell === "memoryGigabytes" || cell === "dataGigabytes"
				? gigabytesFrom(text)
				: cell === "cpuCores"
					? { value: numberFrom(text) }
					: durationFrom(text);
	return "value" in reading && reading.value !== null ? String(reading.value) : null;
}

const NO_NAMES = { site: () => null, server: () => null };

const shownBound = ({ cell, kind }: GridColumn, text: string): string =>
	cell !== null && kind === "number" ? exactText(cell, Number(text), NO_NAMES) : text;

export function ColumnDialog({ column, view, options, set, onClose }: ColumnDialogProps) {
	const { id, label } = column;
	const at = view.columns.findIndex((one) => one.id === id);
	const sort = sortOf(view.sort);
	const known = view.filters.find((filter) => filter.column.id === id);
	const operators = operatorsOf(column);
	const [operator, setOperator] = useState<Operator>(known?.operator ?? operators[0]!);
	const [text, setText] = useState(known ? shownBound(column, known.text) : "");
	const [problem, setProblem] = useState<string | undefined>();
	const needsText = operator !== "unknown" && operator !== "known";
	const others = view.filters.filter((filter) => filter.column.id !== id);
	const arrange = (ids: string[], pin = view.pinned) => set({ cols: columnsText(ids), pin });
	const ids = view.columns.map((one) => one.id);
	const move = (by: number) => {
		const next = ids.filter((one) => one !== id);
		next.splice(at + by, 0, id);
		arrange(next);
	};
	const resize = (by: number) => {
		const width = Math.min(WIDEST, Math.max(NARROWEST, widthOf(view, column) + by));
		set({ w: widthsText(new Map(view.widths).set(id, width)) });
	};
	const filter = () => {
		const bound = needsText ? boundFrom(column, text) : "";
		if (bound === null) return setProblem(column.hint ?? "Write what to look for");
		const next: ColumnFilter = { column, operator, text: bound };
		set({ f: filtersText([...others, next]) });
		onClose();
	};
	const order = (descending: boolean) => {
		set({ sort: descending ? `-${id}` : id });
		onClose();
	};
	const fixed = id === "name";
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()}>
			<DialogContent title={label} className="max-w-md">
				<section className="flex flex-wrap gap-2">
					<Button aria-pressed={sort.id === id && !sort.descending} onClick={() => order(false)}>
						Sort ascending
					</Button>
					<Button aria-pressed={sort.id === id && sort.descending} onClick={() => order(true)}>
						Sort descending
					</Button>
				</section>
				<form
					className="flex flex-col gap-3"
					onSubmit={(event) => {
						event.preventDefault();
						filter();
					}}
				>
					<Field label="Show only servers where it">
						<Select value={operator} onChange={(event) => setOperator(event.target.value as Operator)}>
							{operators.map((one) => (
								<option key={one} value={one}>
									{one === "unknown" || one === "known"
										? `is ${one}`
										: one === "min" || one === "max"
											? `is ${OPERATORS[one]}`
											: OPERATORS[one]}
								</option>
							))}
						</Select>
					</Field>
					{needsText ? (
						<Field label="Value" error={problem} hint={column.hint}>
							{options.length > 0 ? (
								<Select value={text} onChange={(event) => setText(event.target.value)}>
									<option value="">choose…</option>
									{options.map((option) => (
										<option key={option} value={option}>
											{option}
										</option>
									))}
								</Select>
							) : (
								<Input value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />
							)}
						</Field>
					) : null}
					<DialogActions>
						{known ? (
							<Button
								onClick={() => {
									set({ f: filtersText(others) });
									onClose();
								}}
							>
								Remove filter
							</Button>
						) : null}
						<Button type="submit" variant="primary">
							Filter
						</Button>
					</DialogActions>
				</form>
				<section className="flex flex-wrap gap-2 border-t pt-4">
					<Button size="small" disabled={fixed || at <= 1} onClick={() => move(-1)}>
						Move left
					</Button>
					<Button size="small" disabled={fixed || at === ids.length - 1} onClick={() => move(1)}>
						Move right
					</Button>
					<Button size="small" onClick={() => resize(-STEP_PIXELS)}>
						Narrower
					</Button>
					<Button size="small" onClick={() => resize(STEP_PIXELS)}>
						Wider
					</Button>
					<Button size="small" onClick={() => set({ pin: at < view.pinned ? at : at + 1 })}>
						{at < view.pinned ? "Unpin from here" : "Pin up to here"}
					</Button>
					<Button
						size="small"
						disabled={fixed}
						onClick={() => {
							arrange(
								ids.filter((one) => one !== id),
								at < view.pinned ? view.pinned - 1 : view.pinned,
							);
							onClose();
						}}
					>
						Hide
					</Button>
				</section>
			</DialogContent>
		</Dialog>
	);
}
