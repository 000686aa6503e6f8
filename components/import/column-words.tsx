"use client";
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
import { formatCount } from "@/lib/format";
import { type ColumnValues, FIELD_VALUES, type MappedColumn } from "@/schemas/import-mapping";

interface ColumnWordsProps {
	columns: readonly MappedColumn[];
	values: readonly ColumnValues[];
	onChange: (position: number, part: Partial<MappedColumn>) => void;
}

const AS_WRITTEN = "as written";
const NONE = "none";

/** What the words of columns with few values mean: "prod-metal" is a physical machine, here and at the next file. */
export function ColumnWords({ columns, values, onChange }: ColumnWordsProps) {
	const shown = values.filter(
		({ position, field }) => FIELD_VALUES[field] !== undefined && columns[position]?.field === field,
	);
	if (shown.length === 0) return null;
	return (
		<TableFrame label="What each word means">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Word</ColumnHeader>
						<ColumnHeader>Column</ColumnHeader>
						<ColumnHeader numeric>Rows</ColumnHeader>
						<ColumnHeader>Means</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{shown.flatMap((found) => {
						const column = columns[found.position]!;
						const choices = Object.entries(FIELD_VALUES[found.field] ?? {});
						return found.values.map(({ text, count, meaning }) => {
							const word = text.toLowerCase();
							const said = column.values?.[word];
							const read = choices.find(([value]) => value === meaning)?.[1];
							const choose = (value: string) => {
								const next = { ...column.values };
								if (value === AS_WRITTEN) delete next[word];
								else next[word] = value === NONE ? "" : value;
								onChange(found.position, { values: next });
							};
							return (
								<TableRow key={`${found.position} ${word}`}>
									<RowHeader>{text}</RowHeader>
									<TableCell className="text-muted-foreground">{column.column}</TableCell>
									<TableCell numeric>{formatCount(count, "row")}</TableCell>
									<TableCell>
										<Select
											aria-label={`Meaning of ${text} in ${column.column}`}
											wrapperClassName="w-56"
											value={said === undefined ? AS_WRITTEN : said === "" ? NONE : said}
											onChange={(event) => choose(event.target.value)}
										>
											<option value={AS_WRITTEN}>
												{said === undefined ? (read ?? "not understood, left out") : "as the file says"}
											</option>
											{choices.map(([value, label]) => (
												<option key={value} value={value}>
													{label}
												</option>
											))}
											<option value={NONE}>says nothing, left out</option>
										</Select>
									</TableCell>
								</TableRow>
							);
						});
					})}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
