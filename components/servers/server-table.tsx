"use client";
import { type RowSelectionState, type SortingState, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { type CSSProperties, useMemo, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { COLUMN_WIDTHS, serverColumns, serverTableFeatures } from "./server-columns";
import type { TableServer } from "./server-rows";

const ROW_PIXELS = 36;
const KEYBOARD_SCROLL = { tabIndex: 0 };

interface ServerTableProps {
	organization: string;
	servers: TableServer[];
	siteNames: ReadonlyMap<string, string>;
	sorting: SortingState;
	onSort: (sorting: SortingState) => void;
	selection: RowSelectionState;
	onSelect: (selection: RowSelectionState) => void;
	/** Without it nobody can choose rows. */
	selectable: boolean;
}

const widthOf = (id: string): CSSProperties => ({ width: COLUMN_WIDTHS[id] });

export function ServerTable(props: ServerTableProps) {
	const { organization, servers, siteNames, sorting, onSort, selection, onSelect, selectable } = props;
	const frame = useRef<HTMLElement>(null);
	const columns = useMemo(() => serverColumns((id) => (id === null ? null : (siteNames.get(id) ?? null))), [siteNames]);
	const table = useTable({
		features: serverTableFeatures,
		columns,
		data: servers,
		getRowId: (server) => server.id,
		state: { sorting, rowSelection: selection },
		onSortingChange: (next) => onSort(typeof next === "function" ? next(sorting) : next),
		onRowSelectionChange: (next) => onSelect(typeof next === "function" ? next(selection) : next),
		enableSortingRemoval: false,
	});
	const rows = table.getRowModel().rows;
	const virtual = useVirtualizer({
		count: rows.length,
		getScrollElement: () => frame.current,
		estimateSize: () => ROW_PIXELS,
		overscan: 12,
	});
	const shown = virtual.getVirtualItems();
	const above = shown[0]?.start ?? 0;
	const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
	const stuck = "sticky left-0 z-10 bg-background";

	return (
		<section
			ref={frame}
			aria-label="Servers"
			{...KEYBOARD_SCROLL}
			className="h-[calc(100dvh-16rem)] min-h-80 max-sm:h-[70dvh] overflow-auto rounded-md border"
		>
			<table
				aria-rowcount={rows.length + 1}
				className="w-full min-w-max table-fixed border-separate border-spacing-0 text-left text-sm"
			>
				<thead className="sticky top-0 z-20">
					{table.getHeaderGroups().map((group) => (
						<tr key={group.id} aria-rowindex={1}>
							{selectable ? (
								<th scope="col" style={widthOf("select")} className="sticky left-0 z-10 border-b bg-muted px-2.5">
									<input
										type="checkbox"
										aria-label="Choose all shown"
										className="size-4 align-middle accent-accent"
										checked={table.getIsAllRowsSelected()}
										ref={(box) => {
											if (box) box.indeterminate = table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected();
										}}
										onChange={table.getToggleAllRowsSelectedHandler()}
									/>
								</th>
							) : null}
							{group.headers.map((header) => {
								const direction = header.column.getIsSorted();
								return (
									<th
										key={header.id}
										scope="col"
										style={widthOf(header.id)}
										aria-sort={direction === "asc" ? "ascending" : direction === "desc" ? "descending" : "none"}
										className={classNames("border-b bg-muted p-0 font-normal", header.id === "data" && "text-right")}
									>
										<button
											type="button"
											onClick={header.column.getToggleSortingHandler()}
											className="inline-flex h-9 items-center gap-1 px-2.5 text-xs text-muted-foreground hover:text-foreground [&_svg]:size-3"
										>
											<table.FlexRender header={header} />
											{direction === "asc" ? <ArrowUp aria-hidden /> : null}
											{direction === "desc" ? <ArrowDown aria-hidden /> : null}
										</button>
									</th>
								);
							})}
						</tr>
					))}
				</thead>
				<tbody>
					{above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
					{shown.map((item) => {
						const row = rows[item.index]!;
						const chosen = selection[row.id] === true;
						return (
							<tr
								key={row.id}
								aria-rowindex={item.index + 2}
								aria-selected={selectable ? chosen : undefined}
								className={chosen ? "bg-accent-soft" : "hover:bg-muted"}
								style={{ height: ROW_PIXELS }}
							>
								{selectable ? (
									<td className={classNames("border-b px-2.5", stuck, chosen && "bg-accent-soft")}>
										<input
											type="checkbox"
											aria-label={`Choose ${row.original.name}`}
											className="size-4 align-middle accent-accent"
											checked={chosen}
											onChange={row.getToggleSelectedHandler()}
										/>
									</td>
								) : null}
								{row.getAllCells().map((cell) => (
									<td
										key={cell.id}
										className={classNames(
											"truncate border-b px-2.5 whitespace-nowrap",
											cell.column.id === "data" && "text-right",
										)}
									>
										{cell.column.id === "name" ? (
											<Link href={`/o/${organization}/servers/${row.id}`} className="font-medium hover:underline">
												{row.original.name}
											</Link>
										) : (
											<table.FlexRender cell={cell} />
										)}
									</td>
								))}
							</tr>
						);
					})}
					{below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
				</tbody>
			</table>
		</section>
	);
}
