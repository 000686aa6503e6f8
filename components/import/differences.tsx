"use client";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { PageSection } from "@/components/ui/page-header";
import { Segments } from "@/components/ui/segments";
import { Skeleton } from "@/components/ui/skeleton";
import { ColumnHeader, Table, TableBody, TableFrame, TableHead } from "@/components/ui/table";
import { formatNumber } from "@/lib/format";
import type { RowStatus } from "@/schemas/import-plan";
import type { ImportDecision, ImportRowsPage, ImportView } from "@/schemas/imports";
import { DifferenceRow, STATUS_LABELS } from "./difference-row";
import type { ImportActions } from "./import-actions";

const RowsGrid = dynamic(() => import("./rows-grid").then((module) => module.RowsGrid));

const ORDER: RowStatus[] = ["conflict", "rejected", "new", "changed", "excluded", "missing", "unchanged"];

interface DifferencesProps {
	organization: string;
	view: ImportView;
	actions: Pick<ImportActions, "rows">;
	busy: boolean;
	editable: boolean;
	onDecide: (decision: Omit<ImportDecision, "id">) => Promise<string | null>;
}

/** The dry run: what is new, what changes from what to what, what is left out and why. */
export function Differences({ organization, view, actions, busy, editable, onDecide }: DifferencesProps) {
	const counts = view.counts;
	const present = ORDER.filter((status) => (counts?.[status] ?? 0) > 0);
	const [wanted, setWanted] = useState<RowStatus | null>(null);
	const status = wanted !== null && present.includes(wanted) ? wanted : (present[0] ?? null);
	const [page, setPage] = useState<ImportRowsPage | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const [cells, setCells] = useState(false);
	const load = useCallback(
		async (offset: number) => {
			if (status === null) return;
			const result = await actions.rows(organization, { id: view.id, status, offset });
			if (!result.ok) return setProblem(result.message);
			setProblem(null);
			setPage((before) =>
				offset > 0 && before
					? {
							...result.value,
							rows: [...before.rows, ...result.value.rows],
							namesakes: { ...before.namesakes, ...result.value.namesakes },
						}
					: result.value,
			);
		},
		[actions, organization, view.id, status],
	);
	const version = view.version;
	useEffect(() => {
		if (version > 0) void load(0);
	}, [load, version]);
	if (status === null || !counts) return null;
	return (
		<PageSection
			title={view.status === "checked" ? "What would change" : "What changed"}
			aside={view.newSites.length > 0 ? `New sites: ${view.newSites.join(", ")}` : undefined}
		>
			<div className="flex flex-wrap items-start justify-between gap-3">
				<Segments
					legend="Rows to show"
					legendHidden
					name="import-status"
					chosen={status}
					onChange={(event) => setWanted(ORDER.find((one) => one === event.target.value) ?? null)}
					options={present.map((one) => ({ value: one, label: `${formatNumber(counts[one])} ${STATUS_LABELS[one]}` }))}
				/>
				{status === "missing" ? null : (
					<Button aria-pressed={cells} onClick={() => setCells(!cells)}>
						{cells ? "Show the differences" : "Show the cells"}
					</Button>
				)}
			</div>
			{problem ? <p className="text-danger">{problem}</p> : null}
			{page === null ? (
				<Skeleton className="h-40" />
			) : cells && status !== "missing" ? (
				<RowsGrid rows={page.rows} busy={busy} editable={editable} onDecide={onDecide} />
			) : (
				<TableFrame label="Rows of the file against the inventory">
					<Table>
						<TableHead>
							<tr>
								<ColumnHeader>
									<span className="sr-only">Take</span>
								</ColumnHeader>
								<ColumnHeader>Machine</ColumnHeader>
								<ColumnHeader>Status</ColumnHeader>
								<ColumnHeader>What</ColumnHeader>
								<ColumnHeader>
									<span className="sr-only">Edit</span>
								</ColumnHeader>
							</tr>
						</TableHead>
						<TableBody>
							{page.rows.map((row) => (
								<DifferenceRow
									key={row.key}
									row={row}
									namesakes={page.namesakes[row.key] ?? []}
									busy={busy}
									editable={editable}
									onDecide={onDecide}
								/>
							))}
						</TableBody>
					</Table>
				</TableFrame>
			)}
			{page && page.rows.length < page.total ? (
				<Button className="self-start" onClick={() => load(page.rows.length)}>
					Show more ({page.total - page.rows.length} left)
				</Button>
			) : null}
		</PageSection>
	);
}
