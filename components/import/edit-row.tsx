"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TableCell, TableRow } from "@/components/ui/table";
import { SERVER_FIELD_LABELS, type ServerField, type ServerValues } from "@/schemas/import-rows";
import type { ImportDecision } from "@/schemas/imports";
import { EDITABLE_FIELDS, editText } from "./value-text";

interface EditRowProps {
	rowKey: string;
	values: Partial<ServerValues>;
	busy: boolean;
	onDecide: (decision: Omit<ImportDecision, "id">) => Promise<string | null>;
	onClose: () => void;
}

/** The cells of one row, each saved when left; Escape gives a cell its old value back. */
export function EditRow({ rowKey, values, busy, onDecide, onClose }: EditRowProps) {
	const [errors, setErrors] = useState<Partial<Record<ServerField, string>>>({});
	const save = async (field: ServerField, text: string) => {
		if (text === editText(values[field])) return;
		const problem = await onDecide({ edits: [{ key: rowKey, field, text }] });
		setErrors((before) => ({ ...before, [field]: problem ?? undefined }));
	};
	return (
		<TableRow className="bg-muted/50">
			<TableCell colSpan={5} className="px-3!">
				<div className="grid grid-cols-1 gap-3 py-1 sm:grid-cols-2 lg:grid-cols-4">
					{EDITABLE_FIELDS.map((field) => (
						<Field key={field} label={SERVER_FIELD_LABELS[field]} error={errors[field] ?? null}>
							<Input
								defaultValue={editText(values[field])}
								onBlur={(event) => save(field, event.target.value)}
								onKeyDown={(event) => {
									if (event.key === "Enter") event.currentTarget.blur();
									if (event.key === "Escape") event.currentTarget.value = editText(values[field]);
								}}
							/>
						</Field>
					))}
				</div>
				<div className="flex justify-end pt-2">
					<Button size="small" busy={busy} onClick={onClose}>
						Done
					</Button>
				</div>
			</TableCell>
		</TableRow>
	);
}
