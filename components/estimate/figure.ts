import type { InputOrigin, ScenarioId } from "@/engine";

/** What a figure is made of, ready to show: the side panel knows nothing else. */
export interface FigureExplanation {
	title: string;
	/** The figure itself, with its range. */
	figure: string;
	/** How it is read, in a sentence or two. */
	sentences: string[];
	/** The steps of the sum, one a line. */
	formula: string[];
	inputs: FigureInput[];
	tables: FigureTable[];
	/** Where one can change what the figure rests on. */
	links: { href: string; label: string }[];
}

export interface FigureInput {
	label: string;
	figure: string;
	origin: InputOrigin["kind"];
	source: FigureSource | null;
}

export interface FigureSource {
	title: string;
	url: string | null;
}

export interface FigureTable {
	title: string;
	columns: string[];
	rows: string[][];
}

/** Names of figures as they stand in an address: `restore.<service>.<scenario>`. */
export const figureKey = {
	restore: (serviceId: string, scenario: ScenarioId) => `restore.${serviceId}.${scenario}`,
	loss: (serviceId: string, scenario: ScenarioId) => `loss.${serviceId}.${scenario}`,
	tier: (serviceId: string) => `tier.${serviceId}`,
	documented: (serviceId: string) => `documented.${serviceId}`,
	envelope: (serviceId: string) => `envelope.${serviceId}`,
	degraded: (serviceId: string) => `degraded.${serviceId}`,
	score: () => "score",
	coverage: () => "coverage",
	evidence: () => "evidence",
	layer: (layer: string, siteId: string | null) => `layer.${layer}.${siteId ?? "all"}`,
	action: (actionId: string) => `action.${actionId}`,
} as const;

export const ORIGIN_LABELS: Record<InputOrigin["kind"], string> = {
	fact: "your fact",
	contract: "your contract",
	drill: "measured in a drill",
	override: "your own value",
	catalogue: "catalogue",
	assumption: "assumption",
	unknown: "unknown",
};
