"use client";
import type { RowSelectionState, SortingState } from "@tanstack/react-table";
import dynamic from "next/dynamic";
import Link from "next/link";
import { parseAsString, useQueryStates } from "nuqs";
import { useDeferredValue, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/data/action";
import { formatCount } from "@/lib/format";
import { SERVER_KINDS } from "@/lib/kinds";
import type { BulkChanges } from "@/schemas/servers";
import { filterServers, GAPS, undoSets } from "./server-rows";
import { ServerTable } from "./server-table";
import { useServerRows } from "./use-server-rows";

const BulkEditDialog = dynamic(() => import("./bulk-edit-dialog").then((module) => module.BulkEditDialog), {
	ssr: false,
});

export interface ServerActions {
	archive: (organization: string, input: { ids: string[] }) => Promise<ActionResult<unknown>>;
	restore: (organization: string, input: { ids: string[] }) => Promise<ActionResult<unknown>>;
	edit: (
		organization: string,
		input: { sets: { ids: string[]; changes: BulkChanges }[] },
	) => Promise<ActionResult<unknown>>;
}

interface ServerInventoryProps {
	organization: string;
	sites: { id: string; name: string }[];
	canEdit: boolean;
	actions: ServerActions;
}

const FILTERS = {
	q: parseAsString.withDefault(""),
	site: parseAsString.withDefault(""),
	kind: parseAsString.withDefault(""),
	gap: parseAsString.withDefault(""),
	sort: parseAsString.withDefault("name"),
};

const KIND_LABELS: Record<string, string> = { physical: "Physical", virtual: "Virtual", cloud: "Cloud" };

const sortingFrom = (text: string): SortingState => [{ id: text.replace(/^-/, ""), desc: text.startsWith("-") }];
const sortText = ([first]: SortingState) => (first ? `${first.desc ? "-" : ""}${first.id}` : "name");

export function ServerInventory({ organization, sites, canEdit, actions }: ServerInventoryProps) {
	const { state, servers, reload } = useServerRows(organization);
	const [filter, setFilter] = useQueryStates(FILTERS, { clearOnDefault: true });
	const search = useDeferredValue(filter.q);
	const [selection, setSelection] = useState<RowSelectionState>({});
	const [editing, setEditing] = useState(false);
	const siteNames = useMemo(() => new Map(sites.map((site) => [site.id, site.name])), [sites]);
	const shown = useMemo(
		() =>
			filterServers(servers, { search, site: filter.site, kind: filter.kind, gap: filter.gap }, (id) =>
				id === null ? "" : (siteNames.get(id) ?? ""),
			),
		[servers, search, filter.site, filter.kind, filter.gap, siteNames],
	);
	const chosen = servers.filter((server) => selection[server.id]);
	const filtered = filter.q !== "" || filter.site !== "" || filter.kind !== "" || filter.gap !== "";
	const clear = () => setFilter({ q: null, site: null, kind: null, gap: null });

	async function run(
		work: Promise<ActionResult<unknown>>,
		message: string,
		undo?: () => Promise<ActionResult<unknown>>,
	): Promise<void> {
		const result = await work.catch(() => ({
			ok: false as const,
			message: "The connection is gone; nothing changed.",
		}));
		await reload();
		if (!result.ok) return toast.failed(result.message);
		setSelection({});
		toast.done(message, undo && (() => void run(undo(), "Taken back")));
	}

	function archive() {
		const ids = chosen.map((server) => server.id);
		void run(actions.archive(organization, { ids }), `${formatCount(ids.length, "server")} archived`, () =>
			actions.restore(organization, { ids }),
		);
	}

	function edit(changes: BulkChanges) {
		setEditing(false);
		const before = chosen;
		const field = Object.keys(changes)[0] as keyof BulkChanges;
		const ids = before.map((server) => server.id);
		void run(
			actions.edit(organization, { sets: [{ ids, changes }] }),
			`${formatCount(ids.length, "server")} changed`,
			() => actions.edit(organization, { sets: undoSets(before, field) }),
		);
	}

	if (state === "ready" && servers.length === 0)
		return (
			<EmptyState
				title="No servers yet"
				actions={
					canEdit ? (
						<>
							<Button asChild variant="primary">
								<Link href={`/o/${organization}/import`}>Import an inventory</Link>
							</Button>
							<Button asChild>
								<Link href={`/o/${organization}/servers/new`}>Add one server</Link>
							</Button>
						</>
					) : null
				}
			>
				Servers are what services stand on: their data, warranty and spares decide how long a restore takes. An export
				of RVTools or a CSV file brings in all of them at once.
			</EmptyState>
		);

	return (
		<div className="flex min-w-0 flex-col gap-3">
			<search className="grid grid-cols-3 gap-2 sm:flex sm:flex-wrap">
				<Input
					type="search"
					aria-label="Search servers"
					placeholder="Search name, role, address, service"
					value={filter.q}
					onChange={(event) => setFilter({ q: event.target.value || null })}
					className="col-span-3 sm:w-72"
				/>
				<Select
					aria-label="Site"
					value={filter.site}
					onChange={(event) => setFilter({ site: event.target.value || null })}
					wrapperClassName="sm:w-40"
				>
					<option value="">All sites</option>
					{sites.map((site) => (
						<option key={site.id} value={site.id}>
							{site.name}
						</option>
					))}
					<option value="none">Site unknown</option>
				</Select>
				<Select
					aria-label="Kind"
					value={filter.kind}
					onChange={(event) => setFilter({ kind: event.target.value || null })}
					wrapperClassName="sm:w-36"
				>
					<option value="">All kinds</option>
					{SERVER_KINDS.map((kind) => (
						<option key={kind} value={kind}>
							{KIND_LABELS[kind]}
						</option>
					))}
					<option value="unknown">Kind unknown</option>
				</Select>
				<Select
					aria-label="Gaps"
					value={filter.gap}
					onChange={(event) => setFilter({ gap: event.target.value || null })}
					wrapperClassName="sm:w-48"
				>
					<option value="">Any facts</option>
					{Object.entries(GAPS).map(([gap, { label }]) => (
						<option key={gap} value={gap}>
							{label}
						</option>
					))}
				</Select>
				{filtered ? (
					<Button variant="quiet" onClick={() => void clear()}>
						Reset filters
					</Button>
				) : null}
			</search>
			<div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
				<p role="status" className="text-muted-foreground">
					{state === "loading" ? "Fetching the servers…" : null}
					{state === "failed" ? "The servers could not be fetched." : null}
					{state === "ready"
						? chosen.length > 0
							? `${formatCount(chosen.length, "server")} chosen`
							: shown.length === servers.length
								? formatCount(servers.length, "server")
								: `${shown.length} of ${formatCount(servers.length, "server")}`
						: null}
				</p>
				{state === "failed" ? <Button onClick={() => void reload()}>Try again</Button> : null}
				{chosen.length > 0 ? (
					<>
						<Button size="small" onClick={() => setEditing(true)}>
							Change a fact
						</Button>
						<Button size="small" onClick={archive}>
							Archive
						</Button>
						<Button size="small" variant="quiet" onClick={() => setSelection({})}>
							Clear choice
						</Button>
					</>
				) : null}
			</div>
			{state === "ready" && shown.length === 0 ? (
				<EmptyState title="No server matches" actions={<Button onClick={() => void clear()}>Reset filters</Button>}>
					{formatCount(servers.length, "server is", "servers are")} hidden by the search and filters above.
				</EmptyState>
			) : (
				<ServerTable
					organization={organization}
					servers={shown}
					siteNames={siteNames}
					sorting={sortingFrom(filter.sort)}
					onSort={(sorting) => void setFilter({ sort: sortText(sorting) })}
					selection={selection}
					onSelect={setSelection}
					selectable={canEdit}
				/>
			)}
			{editing ? (
				<BulkEditDialog count={chosen.length} sites={sites} onApply={edit} onClose={() => setEditing(false)} />
			) : null}
		</div>
	);
}
