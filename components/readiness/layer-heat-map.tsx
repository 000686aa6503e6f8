import type { ChartData } from "@/components/charts/chart-data";
import { ChartFrame } from "@/components/charts/chart-frame";
import { figureKey } from "@/components/estimate/figure";
import type { LayerScore, Readiness } from "@/engine";
import { formatNumber } from "@/lib/format";
import { LAYER_IDS, LAYER_LABELS } from "@/lib/labels";
import { type HeatCell, type HeatRow, HeatTable } from "./heat-table";

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
			<HeatTable sites={readiness.sites.map(({ siteId, name }) => ({ id: siteId, name }))} rows={heatRows(readiness)} />
		</ChartFrame>
	);
}

const heatCell = (entry: LayerScore | undefined, siteId: string | null, place: string): HeatCell | null =>
	!entry || entry.score === null
		? null
		: {
				figure: figureKey.layer(entry.layer, siteId),
				label: `${LAYER_LABELS[entry.layer]}, ${place}: ${formatNumber(entry.score)}, ${entry.answered} of ${entry.applicable} answered`,
				score: entry.score,
				text: formatNumber(entry.score),
			};

function heatRows({ layers, sites }: Scored): HeatRow[] {
	return LAYER_IDS.map((layer) => ({
		layer: LAYER_LABELS[layer],
		cells: [
			...sites.map((site) => heatCell(find(site.layers, layer), site.siteId, site.name)),
			heatCell(find(layers, layer), null, "all sites"),
		],
	}));
}
