import type { ChartData } from "@/components/charts/chart-data";
import { ChartFrame } from "@/components/charts/chart-frame";
import { figureKey } from "@/components/estimate/figure";
import { FigureLink } from "@/components/estimate/figure-link";
import { classNames } from "@/components/ui/class-names";
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
import type { LayerScore, Readiness } from "@/engine";
import { formatNumber } from "@/lib/format";
import { LAYER_IDS, LAYER_LABELS } from "@/lib/labels";

/** Weak cells are ochre, strong ones blue, the middle plain; the number stands in every cell. */
function shade(score: number | null): string {
	if (score === null) return "";
	if (score < 35) return "bg-partial/40";
	if (score < 60) return "bg-partial/20";
	if (score < 75) return "bg-muted";
	if (score < 90) return "bg-ready/15";
	return "bg-ready/30";
}

function Cell({ layer, siteId, place }: { layer: LayerScore | undefined; siteId: string | null; place: string }) {
	if (!layer || layer.score === null) {
		return (
			<TableCell numeric className="px-1 py-0.5 last:pr-1">
				<span className="block px-2 py-1.5 text-muted-foreground">
					–<span className="sr-only"> nothing applies</span>
				</span>
			</TableCell>
		);
	}
	return (
		<TableCell numeric className="px-0.5 py-0.5 last:pr-0">
			<FigureLink
				figure={figureKey.layer(layer.layer, siteId)}
				label={`${LAYER_LABELS[layer.layer]}, ${place}: ${formatNumber(layer.score)}, ${layer.answered} of ${layer.applicable} answered`}
				className={classNames(
					"my-0 block w-full rounded-sm px-2 py-1.5 text-right no-underline hover:underline print:[print-color-adjust:exact]",
					shade(layer.score),
				)}
			>
				{formatNumber(layer.score)}
			</FigureLink>
		</TableCell>
	);
}

type Scored = Pick<Readiness, "layers" | "sites">;

const find = (layers: readonly LayerScore[], layer: string) => layers.find((entry) => entry.layer === layer);

/** The heat map as figures. */
export function layerRows({ layers, sites }: Scored): ChartData {
	const columns = [...sites.map((site) => ({ name: site.name, layers: site.layers })), { name: "All", layers }];
	return {
		columns: [{ label: "Layer" }, ...columns.map(({ name }) => ({ label: name, numeric: true }))],
		rows: LAYER_IDS.map((layer) => [
			LAYER_LABELS[layer],
			...columns.map((column) => {
				const score = find(column.layers, layer)?.score ?? null;
				return score === null ? null : { text: formatNumber(score), value: score };
			}),
		]),
	};
}

/** The weakest and the strongest cell, in words. */
function extremes({ layers, sites }: Scored): { title: string; summary: string } {
	const places = sites.length > 1 ? sites : [{ name: "all sites", layers }];
	const cells = places.flatMap((place) =>
		place.layers.flatMap(({ layer, score }) => (score === null ? [] : [{ place: place.name, layer, score }])),
	);
	cells.sort((a, b) => a.score - b.score);
	const [weakest, strongest] = [cells[0], cells.at(-1)];
	if (!weakest || !strongest) return { title: "No practice applies yet", summary: "Nothing has been scored." };
	const inWords = (cell: typeof weakest) =>
		`${LAYER_LABELS[cell.layer]}, ${cell.place}, at ${formatNumber(cell.score)}`;
	return {
		title: `Weakest is ${inWords(weakest)} of 100`,
		summary: `Strongest is ${inWords(strongest)}. Each cell is the credit that the practices of a layer earn at a site.`,
	};
}

export function LayerHeatMap({ readiness }: { readiness: Scored }) {
	const { title, summary } = extremes(readiness);
	return (
		<ChartFrame
			isTable
			name="Prevention by layer and site"
			title={title}
			summary={summary}
			unit="points of 100"
			data={layerRows(readiness)}
		>
			<HeatTable readiness={readiness} />
		</ChartFrame>
	);
}

function HeatTable({ readiness }: { readiness: Scored }) {
	return (
		<TableFrame label="Prevention by layer and site">
			<Table>
				<caption className="sr-only">Prevention by layer and site, 0 to 100</caption>
				<TableHead className="border-0">
					<tr>
						<ColumnHeader>Layer</ColumnHeader>
						{readiness.sites.map((site) => (
							<ColumnHeader key={site.siteId} numeric className="max-w-28 truncate">
								{site.name}
							</ColumnHeader>
						))}
						<ColumnHeader numeric className="last:pr-2.5">
							All
						</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{LAYER_IDS.map((layer) => (
						<TableRow key={layer} className="border-0">
							<RowHeader className="py-1.5 align-middle font-normal whitespace-nowrap">{LAYER_LABELS[layer]}</RowHeader>
							{readiness.sites.map((site) => (
								<Cell key={site.siteId} layer={find(site.layers, layer)} siteId={site.siteId} place={site.name} />
							))}
							<Cell layer={find(readiness.layers, layer)} siteId={null} place="all sites" />
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
