"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { SavedView } from "@/data/saved-views";
import { formatCount } from "@/lib/format";
import type { ServerCell } from "@/lib/server-cells";
import { acceptedPart, type BlockPlan } from "./grid/block-edits";
import { isNew } from "./grid/edit-state";
import type { GridColumn } from "./grid/grid-columns";
import * as dialogs from "./grid/grid-dialogs";
import { findingNames, idNames } from "./grid/grid-names";
import { widthsText } from "./grid/grid-view";
import { SaveState } from "./grid/save-state";
import { ServerGrid } from "./grid/server-grid";
import { useDisplayedRows } from "./grid/use-displayed-rows";
import { useGridView } from "./grid/use-grid-view";
import { useReader } from "./grid/use-reader";
import { useSelection } from "./grid/use-selection";
import { type ServerActions, useServerEdits } from "./grid/use-server-edits";
import { useServerOrigins } from "./grid/use-server-origins";
import type { ViewActions } from "./grid/views-dialog";
import { NoServers } from "./no-servers";
import { NO_FILTERS, ServerFilters } from "./server-filters";

interface ServerInventoryProps {
	organization: string;
	timeZone: string;
	sites: { id: string; name: string }[];
	views: SavedView[];
	canEdit: boolean;
	actions: ServerActions;
	viewActions: ViewActions;
}

type Open =
	| { dialog: "keys" | "columns" | "views" | "export" | "bulk" }
	| { dialog: "column"; column: GridColumn }
	| { dialog: "paste"; plan: BlockPlan };

const CELLS_OF_COLUMN: Record<string, ServerCell[]> = {
	warranty: ["warrantyEndsOn", "warrantyResponseHours", "warrantyResolutionHours", "warrantyCoverage"],
};

export function ServerInventory(props: ServerInventoryProps) {
	const { organization, timeZone, sites, canEdit, actions } = props;
	const router = useRouter();
	const edits = useServerEdits(organization, actions);
	const { rows, saved } = edits.state;
	const { parts, view, set, show, query, narrowed } = useGridView();
	const origins = useServerOrigins(organization, edits.loading === "ready");
	const names = useMemo(() => idNames(rows.values(), sites), [rows, sites]);
	const find = useMemo(() => findingNames(rows.values(), sites, names), [rows, sites, names]);
	const context = useMemo(() => ({ names, origins, timeZone }), [names, origins, timeZone]);
	const editedCells = useMemo(
		() =>
			new Map(
				[...origins].map(([id, { edited }]) => [
					id,
					new Set(edited.flatMap((column) => CELLS_OF_COLUMN[column] ?? [column])),
				]),
			),
		[origins],
	);
	const { displayed, stale, reorder } = useDisplayedRows(rows, saved, view, context);
	const selection = useSelection(displayed.length + (canEdit ? 1 : 0), view.columns.length);
	const withReader = useReader(canEdit && edits.loading === "ready");
	const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
	const [open, setOpen] = useState<Open | null>(null);
	const [begun, setBegun] = useState(false);
	const [views, setViews] = useState(props.views);

	const chosen = useMemo(() => new Set([...ticked].filter((id) => rows.has(id))), [ticked, rows]);
	const close = () => setOpen(null);
	const optionsOf = (column: GridColumn): readonly string[] => {
		if (column.options) return column.options;
		if (column.id === "site") return sites.map(({ name }) => name);
		if (column.id === "host" || column.id === "storage")
			return [...rows.values()].flatMap(({ id }) => (isNew(id) ? [] : (names.server(id) ?? [])));
		return [];
	};
	const paste = (plan: BlockPlan) => {
		if (plan.refused.length > 0 || plan.created.length > 0) return setOpen({ dialog: "paste", plan });
		edits.apply(acceptedPart(plan), `pasting ${formatCount(plan.changes.length, "cell")}`);
		selection.choose(plan.area);
	};
	const archive = () =>
		void edits.archive([...chosen].filter((id) => !isNew(id))).then((done) => done && setTicked(new Set()));

	if (!begun && edits.loading === "ready" && rows.size === 0 && saved.size === 0)
		return <NoServers organization={organization} canEdit={canEdit} onBegin={() => setBegun(true)} />;

	const { done, undone } = edits.state;
	const activeColumn = view.columns[selection.active.column];
	const activeRow = displayed[selection.active.row];
	const note =
		activeRow && activeColumn?.cell ? edits.state.notes.get(`${activeRow.id} ${activeColumn.cell}`) : undefined;
	return (
		<div className="flex min-w-0 flex-col gap-3">
			<ServerFilters parts={parts} filters={view.filters} sites={sites} narrowed={narrowed} set={set} />
			<div className="flex min-h-8 flex-wrap items-center gap-2">
				<p role="status" className="mr-auto text-muted-foreground">
					{edits.loading === "loading" ? "Fetching the servers…" : null}
					{edits.loading === "failed" ? "The servers could not be fetched." : null}
					{edits.loading === "ready"
						? chosen.size > 0
							? `${formatCount(chosen.size, "server")} chosen`
							: displayed.length === rows.size
								? formatCount(rows.size, "server")
								: `${displayed.length} of ${formatCount(rows.size, "server")}`
						: null}
				</p>
				{edits.loading === "failed" ? <Button onClick={() => void edits.reload()}>Try again</Button> : null}
				{chosen.size > 0 ? (
					<>
						<Button size="small" onClick={() => setOpen({ dialog: "bulk" })}>
							Change a fact
						</Button>
						<Button size="small" onClick={archive}>
							Archive
						</Button>
						<Button size="small" variant="quiet" onClick={() => setTicked(new Set())}>
							Clear choice
						</Button>
					</>
				) : null}
				{stale ? (
					<Button size="small" variant="quiet" onClick={reorder}>
						Sort and filter again
					</Button>
				) : null}
				{canEdit ? (
					<>
						<Button
							size="small"
							disabled={done.length === 0}
							title={done.at(-1) && `Undo ${done.at(-1)!.label} (Ctrl+Z)`}
							onClick={edits.undo}
						>
							Undo
						</Button>
						<Button
							size="small"
							disabled={undone.length === 0}
							title={undone.at(-1) && `Redo ${undone.at(-1)!.label} (Ctrl+Y)`}
							onClick={edits.redo}
						>
							Redo
						</Button>
					</>
				) : null}
				<Button size="small" onClick={() => setOpen({ dialog: "columns" })}>
					Columns
				</Button>
				<Button size="small" onClick={() => setOpen({ dialog: "views" })}>
					Views
				</Button>
				<Button size="small" onClick={() => setOpen({ dialog: "export" })}>
					Export
				</Button>
				<Button size="small" variant="quiet" aria-label="Keys of the grid" onClick={() => setOpen({ dialog: "keys" })}>
					?
				</Button>
			</div>
			{edits.loading === "ready" && displayed.length === 0 && rows.size > 0 ? (
				<EmptyState title="No server matches" actions={<Button onClick={() => set(NO_FILTERS)}>Reset filters</Button>}>
					{formatCount(rows.size, "server is", "servers are")} hidden by the search and filters above.
				</EmptyState>
			) : (
				<ServerGrid
					organization={organization}
					rows={displayed}
					view={view}
					context={context}
					find={find}
					edits={edits}
					selection={selection}
					canEdit={canEdit && edits.loading === "ready"}
					chosen={chosen}
					editedCells={editedCells}
					optionsOf={optionsOf}
					withReader={withReader}
					onChoose={(ids, choose) => {
						const next = new Set(ticked);
						for (const id of ids) choose ? next.add(id) : next.delete(id);
						setTicked(next);
					}}
					onPlan={paste}
					onHeading={(column) => setOpen({ dialog: "column", column })}
					onResize={(column, width) => set({ w: widthsText(new Map(view.widths).set(column.id, width)) })}
					onKeys={() => setOpen({ dialog: "keys" })}
					onOpen={(row) => router.push(`/o/${organization}/servers/${row.id}`)}
				/>
			)}
			<div className="flex min-h-6 flex-wrap items-center justify-between gap-x-4 gap-y-1">
				<p aria-live="polite" className={note ? "text-xs text-danger" : "text-xs text-muted-foreground"}>
					{note
						? `${activeColumn?.label}: ${note.reason}.`
						: canEdit && activeColumn
							? `${activeColumn.label}${activeColumn.hint ? `: ${activeColumn.hint.charAt(0).toLowerCase()}${activeColumn.hint.slice(1)}` : ""}`
							: null}
				</p>
				{canEdit ? <SaveState edits={edits} /> : null}
			</div>
			{canEdit ? <dialogs.EditDialogs edits={edits} context={context} /> : null}
			{open?.dialog === "keys" ? <dialogs.GridKeysDialog onClose={close} /> : null}
			{open?.dialog === "columns" ? <dialogs.ColumnsDialog view={view} set={set} onClose={close} /> : null}
			{open?.dialog === "export" ? <dialogs.ExportDialog organization={organization} onClose={close} /> : null}
			{open?.dialog === "column" ? (
				<dialogs.ColumnDialog
					column={view.columns.find(({ id }) => id === open.column.id) ?? open.column}
					view={view}
					options={optionsOf(open.column)}
					set={set}
					onClose={close}
				/>
			) : null}
			{open?.dialog === "views" ? (
				<dialogs.ViewsDialog
					organization={organization}
					views={views}
					query={query}
					canEdit={canEdit}
					actions={props.viewActions}
					onViews={setViews}
					onShow={show}
					onClose={close}
				/>
			) : null}
			{open?.dialog === "paste" ? (
				<dialogs.PasteDialog
					plan={open.plan}
					onClose={close}
					onApply={(changes) => {
						close();
						edits.apply(changes, `pasting ${formatCount(changes.length, "cell")}`);
						selection.choose(open.plan.area);
					}}
				/>
			) : null}
			{open?.dialog === "bulk" ? (
				<dialogs.BulkEditDialog
					count={chosen.size}
					optionsOf={optionsOf}
					find={find}
					onClose={close}
					onApply={(cell, value) => {
						close();
						edits.apply(
							[...chosen].map((id) => ({ id, cell, value })),
							`changing ${formatCount(chosen.size, "server")}`,
						);
					}}
				/>
			) : null}
		</div>
	);
}
