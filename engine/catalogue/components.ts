import type { InputOrigin } from "../assessment";
import type { ComponentRateId, Organization } from "../facts";

export const COMPONENT_RATE_IDS = [
	"power",
	"switch",
	"load-balancer",
	"virtual-machine",
] as const satisfies readonly ComponentRateId[];

/** How often a part of the structure fails that no scenario counts by itself, and how long until it works again. */
export interface ComponentRate {
	failuresPerYear: number;
	repairHours: number;
	/** Key of `RATE_SOURCES`; null: no source, an assumption of ours. */
	source: string | null;
	/** Year of the source's data. */
	year: number | null;
	basis: string;
}

export const COMPONENT_RATES: Readonly<Record<ComponentRateId, ComponentRate>> = {
	power: {
		failuresPerYear: 1.064,
		repairHours: 118.1 / 60,
		source: "EIA-11.1-2022",
		year: 2022,
		basis:
			"interruptions of the grid without major events; the battery carries the short ones, a generator most of the rest",
	},
	switch: {
		failuresPerYear: 0.03,
		repairHours: 4,
		source: null,
		year: null,
		basis: "one switch in thirty a year; another from the shelf or a dealer within half a day",
	},
	"load-balancer": {
		failuresPerYear: 0.08,
		repairHours: 6,
		source: null,
		year: null,
		basis: "a server's rate of failures; another machine and its configuration within a day's work",
	},
	"virtual-machine": {
		failuresPerYear: 0.18,
		repairHours: 0.5,
		source: null,
		year: null,
		basis: "the software under it, as often as a service's own; started again within half an hour",
	},
};

export interface ComponentRateInForce {
	failuresPerYear: number;
	repairHours: number;
	origin: InputOrigin;
}

/** The organisation's own figure where it gave one, else the catalogue's default. */
export function componentRateInForce(
	{ overrides }: Pick<Organization, "overrides">,
	id: ComponentRateId,
): ComponentRateInForce {
	const own = overrides.components ?? [];
	const index = own.map(({ component }) => component).lastIndexOf(id);
	const { failuresPerYear, repairHours, source } = own[index] ?? COMPONENT_RATES[id];
	const origin: InputOrigin =
		index >= 0
			? { kind: "override", reference: `organization.overrides.components[${index}]`, source: null }
			: { kind: source === null ? "assumption" : "catalogue", reference: `components.${id}`, source };
	return { failuresPerYear, repairHours, origin };
}
