"use client";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SERVER_KINDS } from "@/lib/kinds";
import { type ColumnFilter, filtersText, GAPS, OPERATORS } from "./grid/grid-view";
import type { ViewParts } from "./grid/use-grid-view";

interface ServerFiltersProps {
	parts: ViewParts;
	filters: readonly ColumnFilter[];
	sites: readonly { id: string; name: string }[];
	narrowed: boolean;
	set: (parts: Partial<ViewParts>) => void;
}

const KIND_LABELS: Record<string, string> = { physical: "Physical", virtual: "Virtual", cloud: "Cloud" };
export const NO_FILTERS = { q: null, site: null, kind: null, gap: null, f: null };

const filterText = ({ column, operator, text }: ColumnFilter): string =>
	`${column.label} ${operator === "has" ? OPERATORS.has : `is ${operator === "is" ? "" : OPERATORS[operator]}`} ${text}`
		.replace(/\s+/g, " ")
		.trim();

/** Search, the three questions asked most, and every filter of a column as a chip. */
export function ServerFilters({ parts, filters, sites, narrowed, set }: ServerFiltersProps) {
	return (
		<search className="flex flex-col gap-2">
			<div className="grid grid-cols-3 gap-2 sm:flex sm:flex-wrap">
				<Input
					type="search"
					aria-label="Search servers"
					placeholder="Search name, role, address, service"
					value={parts.q ?? ""}
					onChange={(event) => set({ q: event.target.value || null })}
					className="col-span-3 sm:w-72"
				/>
				<Select
					aria-label="Site"
					value={parts.site ?? ""}
					onChange={(event) => set({ site: event.target.value || null })}
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
					value={parts.kind ?? ""}
					onChange={(event) => set({ kind: event.target.value || null })}
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
					value={parts.gap ?? ""}
					onChange={(event) => set({ gap: event.target.value || null })}
					wrapperClassName="sm:w-48"
				>
					<option value="">Any facts</option>
					{GAPS.map(({ id, label }) => (
						<option key={id} value={id}>
							{label}
						</option>
					))}
				</Select>
				{narrowed ? (
					<Button variant="quiet" onClick={() => set(NO_FILTERS)}>
						Reset filters
					</Button>
				) : null}
			</div>
			{filters.length > 0 ? (
				<ul aria-label="Filters of columns" className="flex flex-wrap gap-1">
					{filters.map((filter) => (
						<li
							key={filter.column.id}
							className="inline-flex items-center rounded-sm bg-accent-soft pl-2 text-xs leading-6"
						>
							{filterText(filter)}
							<button
								type="button"
								aria-label={`Remove the filter ${filterText(filter)}`}
								className="inline-flex size-6 items-center justify-center rounded-sm hover:bg-muted"
								onClick={() => set({ f: filtersText(filters.filter((one) => one !== filter)) || null })}
							>
								×
							</button>
						</li>
					))}
				</ul>
			) : null}
		</search>
	);
}
