"use client";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { RowHeader, TableCell, TableRow } from "@/components/ui/table";
import type { RowStatus, ValueChange } from "@/schemas/import-plan";
import { IMPORT_SOURCES, SERVER_FIELD_LABELS } from "@/schemas/import-rows";
import type { ImportDecision, ImportRowsPage } from "@/schemas/imports";
import { EditRow } from "./edit-row";
import { valueText } from "./value-text";

type Row = ImportRowsPage["rows"][number];

export const STATUS_LABELS: Record<RowStatus, string> = {
	new: "new",
	changed: "changed",
	unchanged: "unchanged",
	missing: "not in the file",
	conflict: "to settle",
	rejected: "rejected",
	excluded: "left out",
};

export const STATUS_TONES: Record<RowStatus, BadgeTone> = {
	new: "accent",
	changed: "partial",
	unchanged: "neutral",
	missing: "outline",
	conflict: "exposed",
	rejected: "danger",
	excluded: "outline",
};

const STRUCK = "line-through decoration-muted-foreground/60";

/** Lists only ever grow: what is added says it all. */
function Becomes({ field, from, to, kept }: Pick<ValueChange, "field" | "from" | "to"> & { kept: boolean }) {
	if (Array.isArray(to)) {
		const known = new Set<unknown>(Array.isArray(from) ? from : []);
		return <span className="font-medium wrap-anywhere">adds {to.filter((item) => !known.has(item)).join(", ")}</span>;
	}
	return (
		<>
			<span className={kept || from === null ? undefined : STRUCK}>{valueText(field, from)}</span>
			<ArrowRight aria-label="becomes" className="mx-1 inline size-3 text-muted-foreground" />
			<span className={kept ? STRUCK : "font-medium"}>{valueText(field, to)}</span>
		</>
	);
}

function Change({ change: { field, from, to, keptFrom } }: { change: ValueChange }) {
	const whose = keptFrom === "person" ? "a person’s value" : keptFrom ? `${IMPORT_SOURCES[keptFrom]}’s value` : "";
	return (
		<li className={keptFrom === null ? undefined : "text-muted-foreground"}>
			<span className="text-muted-foreground">{SERVER_FIELD_LABELS[field]}: </span>
			<Becomes field={field} from={from} to={to} kept={keptFrom !== null} />
			{keptFrom === null ? null : <span> · {whose} is kept</span>}
		</li>
	);
}

function Says({ row }: { row: Row }) {
	const values = row.candidate?.values ?? {};
	const { site, kind, role, operatingSystem, cpuCores, memoryGigabytes, dataGigabytes, host } = values;
	const parts = [
		site,
		role ?? kind,
		operatingSystem,
		cpuCores === undefined ? null : `${valueText("cpuCores", cpuCores)} cores`,
		memoryGigabytes === undefined ? null : `${valueText("memoryGigabytes", memoryGigabytes)} GB memory`,
		dataGigabytes === undefined ? null : `${valueText("dataGigabytes", dataGigabytes)} GB data`,
		host ? `on ${host}` : null,
	].filter(Boolean);
	return <span className="text-muted-foreground">{parts.join(" · ")}</span>;
}

interface DifferenceRowProps {
	row: Row;
	namesakes: { id: string; name: string; site: string | null }[];
	busy: boolean;
	editable: boolean;
	onDecide: (decision: Omit<ImportDecision, "id">) => Promise<string | null>;
}

export function DifferenceRow({ row, namesakes, busy, editable, onDecide }: DifferenceRowProps) {
	const [editing, setEditing] = useState(false);
	const taken = row.status === "new" || row.status === "changed" || row.status === "unchanged";
	const choosable =
		row.candidate !== null && row.status !== "rejected" && row.status !== "conflict" && row.status !== "missing";
	return (
		<>
			<TableRow>
				<TableCell className="w-8">
					{editable && choosable ? (
						<Checkbox
							aria-label={`Take ${row.name}`}
							checked={taken}
							disabled={busy}
							onChange={() => onDecide(taken ? { exclude: [row.key] } : { include: [row.key] })}
						/>
					) : null}
				</TableCell>
				<RowHeader className="whitespace-nowrap">
					{row.name}
					{row.candidate ? (
						<span className="block text-xs font-normal text-muted-foreground">
							{row.candidate.place.sheet} row {row.candidate.place.row}
						</span>
					) : null}
				</RowHeader>
				<TableCell>
					<Badge tone={STATUS_TONES[row.status]}>{STATUS_LABELS[row.status]}</Badge>
					{row.matchedBy ? <span className="block text-xs text-muted-foreground">by {row.matchedBy}</span> : null}
				</TableCell>
				<TableCell className="min-w-64">
					{row.reason ? (
						<p>
							{row.reason}
							{row.mend ? <span className="text-muted-foreground">. {row.mend}.</span> : null}
						</p>
					) : null}
					{row.changes.length > 0 ? (
						<ul>
							{row.changes.map((change) => (
								<Change key={change.field} change={change} />
							))}
						</ul>
					) : null}
					{row.status === "new" || row.status === "excluded" ? <Says row={row} /> : null}
					{row.status === "conflict" && editable ? (
						<Select
							aria-label={`Which server ${row.name} is`}
							wrapperClassName="mt-1 w-72 max-w-full"
							value=""
							disabled={busy}
							onChange={(event) =>
								event.target.value && onDecide({ match: { key: row.key, serverId: event.target.value } })
							}
						>
							<option value="">Which one is it?</option>
							{namesakes.map(({ id, name, site }) => (
								<option key={id} value={id}>
									{name}
									{site ? `, ${site}` : ""}
								</option>
							))}
							<option value="new">another, new server</option>
						</Select>
					) : null}
				</TableCell>
				<TableCell className="w-16 text-right">
					{editable && row.candidate && row.status !== "missing" ? (
						<Button
							size="small"
							variant="quiet"
							aria-expanded={editing}
							onClick={() => setEditing(!editing)}
							aria-label={`Edit ${row.name}`}
						>
							Edit
						</Button>
					) : null}
				</TableCell>
			</TableRow>
			{editing && row.candidate ? (
				<EditRow
					rowKey={row.key}
					values={row.candidate.values}
					busy={busy}
					onDecide={onDecide}
					onClose={() => setEditing(false)}
				/>
			) : null}
		</>
	);
}
