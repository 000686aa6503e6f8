"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatCount } from "@/lib/format";
import type { ServerCell } from "@/lib/server-cells";
import { type CellNames, readCell } from "@/schemas/server-cells";
import { GRID_COLUMNS, type GridColumn } from "./grid/grid-columns";

interface BulkEditDialogProps {
	count: number;
	optionsOf: (column: GridColumn) => readonly string[];
	find: CellNames;
	onApply: (cell: ServerCell, value: unknown) => void;
	onClose: () => void;
}

/** What tells one machine from another is nothing several can share. */
const SHARED = GRID_COLUMNS.filter(
	({ cell }) => cell !== null && !["name", "fqdn", "addresses", "serialNumber", "biosUuid"].includes(cell),
);

/** One fact, one value, on every chosen server: one action and one undo. */
export function BulkEditDialog({ count, optionsOf, find, onApply, onClose }: BulkEditDialogProps) {
	const [column, setColumn] = useState(SHARED[0]!);
	const [text, setText] = useState("");
	const [problem, setProblem] = useState<string | undefined>();
	const options = optionsOf(column);
	const choices = options.length > 0 && options.length <= 200;
	const apply = () => {
		const reading = readCell(column.cell!, text, find);
		if ("problem" in reading) return setProblem(reading.problem);
		onApply(column.cell!, reading.value);
	};
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()}>
			<DialogContent title={`Change a fact of ${formatCount(count, "server")}`}>
				<form
					className="flex flex-col gap-4"
					onSubmit={(event) => {
						event.preventDefault();
						apply();
					}}
				>
					<Field label="Fact">
						<Select
							value={column.id}
							onChange={(event) => {
								setColumn(SHARED.find(({ id }) => id === event.target.value)!);
								setText("");
								setProblem(undefined);
							}}
						>
							{SHARED.map(({ id, label }) => (
								<option key={id} value={id}>
									{label}
								</option>
							))}
						</Select>
					</Field>
					<Field
						label="New value"
						error={problem}
						hint={text.trim() === "" ? "Left unknown, the fact is cleared on all of them." : column.hint}
					>
						{choices ? (
							<Select value={text} onChange={(event) => setText(event.target.value)}>
								<option value="">unknown</option>
								{options.map((option) => (
									<option key={option} value={option}>
										{option}
									</option>
								))}
							</Select>
						) : (
							<Input
								value={text}
								maxLength={200}
								placeholder="unknown"
								onChange={(event) => setText(event.target.value)}
							/>
						)}
					</Field>
					<DialogActions>
						<Button onClick={onClose}>Cancel</Button>
						<Button type="submit" variant="primary">
							{`Change ${formatCount(count, "server")}`}
						</Button>
					</DialogActions>
				</form>
			</DialogContent>
		</Dialog>
	);
}
