"use client";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import {
	type ColumnValues,
	type Detection,
	MAPPING_UNITS,
	type MappedColumn,
	type ColumnMapping as Mapping,
	TABLE_FIELD_LABELS,
	TABLE_FIELDS,
	type TableField,
} from "@/schemas/import-mapping";
import { ColumnWords } from "./column-words";

interface ColumnMappingProps {
	detection: Detection;
	busy: boolean;
	onRead: (mapping: Mapping) => void;
}

const isField = (text: string): text is TableField => (TABLE_FIELDS as string[]).includes(text);
const SIZES: readonly (TableField | null)[] = ["memoryGigabytes", "dataGigabytes"];

function unmapped(detection: Detection, sheet: string, headerRow: number): Mapping {
	const columns = detection.sheets.find(({ name }) => name === sheet)?.columns ?? [];
	return { sheet, headerRow, columns: columns.map((column) => ({ column, field: null, unit: null, confidence: 0 })) };
}

function sureness({ field, confidence }: MappedColumn): { tone: "ready" | "partial" | "neutral"; word: string } {
	if (field === null) return { tone: "neutral", word: "not used" };
	return confidence >= 0.9
		? { tone: "ready", word: "sure" }
		: confidence > 0
			? { tone: "partial", word: "guessed" }
			: { tone: "neutral", word: "chosen" };
}

/** "32768 is 32 GB": how the unit makes the first size read. */
function SizeReading({ found, fresh }: { found: ColumnValues | undefined; fresh: boolean }) {
	const first = found && SIZES.includes(found.field) ? found.values[0] : undefined;
	if (!first || !fresh) return null;
	return (
		<span className="block text-xs whitespace-nowrap text-muted-foreground">
			{first.text} is {first.meaning ?? "no size"}
		</span>
	);
}

/** Sheet, header row and columns of a plain table. */
export function ColumnMapping({ detection, busy, onRead }: ColumnMappingProps) {
	const first = detection.sheets[0];
	const [mapping, setMapping] = useState<Mapping>(
		detection.mapping ?? unmapped(detection, first?.name ?? "", first?.headerRow ?? 1),
	);
	const sheet = detection.sheets.find(({ name }) => name === mapping.sheet) ?? first;
	const keyed = mapping.columns
		.slice(0, 200)
		.map((column, position) => ({ column, position, key: `${position} ${column.column}` }));
	const named = mapping.columns.some(({ field }) => field === "name" || field === "fqdn");
	const change = (position: number, part: Partial<MappedColumn>) =>
		setMapping({
			...mapping,
			columns: mapping.columns.map((column, index) => {
				if (index === position) return { ...column, ...part };
				return part.field && column.field === part.field ? { ...column, field: null, confidence: 0 } : column;
			}),
		});
	return (
		<section className="flex flex-col gap-3" aria-label="Columns">
			<div className="flex flex-wrap gap-3">
				{detection.sheets.length > 1 ? (
					<Field label="Sheet" className="w-64">
						<Select
							value={mapping.sheet}
							onChange={(event) => {
								const chosen = detection.sheets.find(({ name }) => name === event.target.value);
								onRead({ sheet: event.target.value, headerRow: chosen?.headerRow ?? 1, columns: [] });
							}}
						>
							{detection.sheets.map(({ name, rows }) => (
								<option key={name} value={name}>
									{name} ({rows} rows)
								</option>
							))}
						</Select>
					</Field>
				) : null}
				<Field label="Header row" hint="Rows above it are skipped." className="w-40">
					<Input
						type="number"
						min={1}
						defaultValue={mapping.headerRow}
						key={`${mapping.sheet} ${mapping.headerRow}`}
						onBlur={(event) => {
							const row = Number(event.target.value);
							if (Number.isInteger(row) && row >= 1 && row !== mapping.headerRow)
								onRead({ sheet: mapping.sheet, headerRow: row, columns: [] });
						}}
					/>
				</Field>
			</div>
			<TableFrame label="What each column means">
				<Table>
					<TableHead>
						<tr>
							<ColumnHeader>Column</ColumnHeader>
							<ColumnHeader>First values</ColumnHeader>
							<ColumnHeader>Means</ColumnHeader>
							<ColumnHeader>Unit</ColumnHeader>
							<ColumnHeader>How sure</ColumnHeader>
						</tr>
					</TableHead>
					<TableBody>
						{keyed.map(({ column, position, key }) => {
							const { tone, word } = sureness(column);
							const title = column.column || `column ${position + 1}`;
							return (
								<TableRow key={key}>
									<RowHeader>{title}</RowHeader>
									<TableCell className="max-w-64 truncate text-muted-foreground">
										{sheet?.samples[position]?.slice(0, 3).join(" · ")}
									</TableCell>
									<TableCell>
										<Select
											aria-label={`Meaning of ${title}`}
											wrapperClassName="w-56"
											value={column.field ?? ""}
											onChange={(event) =>
												change(position, {
													field: isField(event.target.value) ? event.target.value : null,
													confidence: 0,
												})
											}
										>
											<option value="">not used</option>
											{TABLE_FIELDS.map((field) => (
												<option key={field} value={field}>
													{TABLE_FIELD_LABELS[field]}
												</option>
											))}
										</Select>
									</TableCell>
									<TableCell>
										{SIZES.includes(column.field) ? (
											<Select
												aria-label={`Unit of ${title}`}
												wrapperClassName="w-24"
												value={column.unit ?? "GB"}
												onChange={(event) =>
													change(position, { unit: MAPPING_UNITS.find((unit) => unit === event.target.value) ?? "GB" })
												}
											>
												{MAPPING_UNITS.map((unit) => (
													<option key={unit}>{unit}</option>
												))}
											</Select>
										) : null}
										<SizeReading
											found={detection.values?.find((one) => one.position === position && one.field === column.field)}
											fresh={column.unit === detection.mapping?.columns[position]?.unit}
										/>
									</TableCell>
									<TableCell>
										<Badge tone={tone}>{word}</Badge>
									</TableCell>
								</TableRow>
							);
						})}
					</TableBody>
				</Table>
			</TableFrame>
			<ColumnWords columns={mapping.columns} values={detection.values ?? []} onChange={change} />
			<div className="flex flex-wrap items-center gap-3">
				<Button variant="primary" busy={busy} disabled={!named} onClick={() => onRead(mapping)}>
					Read the rows with these columns
				</Button>
				{named ? null : <p className="text-muted-foreground">Say which column holds the machine’s name.</p>}
			</div>
		</section>
	);
}
