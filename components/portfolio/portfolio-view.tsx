"use client";
import { useDeferredValue, useState } from "react";
import { FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { Segments } from "@/components/ui/segments";
import type { ActionResult } from "@/data/action";
import type { PortfolioOrganization } from "@/data/portfolio";
import { byNeed, entriesOf, portfolioSentence } from "./portfolio-order";
import { PortfolioTable } from "./portfolio-table";
import { usePortfolio } from "./use-portfolio";

export type Favour = (input: { organization: string; on: boolean }) => Promise<ActionResult<unknown>>;

const SHOWN = [
	{ value: "all", label: "All" },
	{ value: "favourites", label: "Favourites" },
	{ value: "recent", label: "Recent" },
] as const;
const RECENT = 8;

export function PortfolioView({ organizations, favour }: { organizations: PortfolioOrganization[]; favour: Favour }) {
	const { lines, isDone, problem } = usePortfolio("/portfolio/rows");
	const [search, setSearch] = useState("");
	const [shown, setShown] = useState<string>("all");
	const words = useDeferredValue(search.trim().toLowerCase());
	const entries = entriesOf(organizations, lines);
	const recent = new Set(
		entries
			.filter(({ openedAt }) => openedAt !== null)
			.toSorted((one, other) => (other.openedAt ?? "").localeCompare(one.openedAt ?? ""))
			.slice(0, RECENT)
			.map(({ slug }) => slug),
	);
	const wanted = entries
		.filter(({ name }) => name.toLowerCase().includes(words))
		.filter((one) => shown === "all" || (shown === "favourites" ? one.isFavourite : recent.has(one.slug)))
		.toSorted(byNeed);
	return (
		<div className="flex flex-col gap-6">
			<PageHeader title={<span role="status">{portfolioSentence(entries, isDone)}</span>}>
				{entries.some(({ isSample }) => isSample) ? "The sample stands at the end and counts in no total." : null}
			</PageHeader>
			<FormMessage>{problem}</FormMessage>
			<div className="flex flex-wrap items-end gap-4" data-print="hide">
				<div className="w-full max-w-xs">
					<Input
						type="search"
						aria-label="Search organisations"
						placeholder="Search organisations"
						value={search}
						onChange={({ target }) => setSearch(target.value)}
					/>
				</div>
				<Segments
					legend="Which organisations"
					legendHidden
					name="shown"
					options={SHOWN}
					chosen={shown}
					onChange={({ target }) => setShown(target.value)}
				/>
			</div>
			{wanted.length === 0 ? (
				<p className="text-muted-foreground">
					{words === "" ? "No organisation is among these yet." : `No organisation is called “${search.trim()}”.`}
				</p>
			) : (
				<PortfolioTable entries={wanted} favour={favour} />
			)}
		</div>
	);
}
