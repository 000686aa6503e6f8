import type { InputOrigin } from "../assessment";
import type { Organization, ScenarioId } from "../facts";

/** How often a scenario strikes: the default of the field, per one of `per`, in events a year. */
export interface ScenarioRate {
	scenario: ScenarioId;
	/** What the rate counts: a service on two servers sees the hardware rate of each. */
	per: "server" | "service" | "site";
	eventsPerYear: number;
	/** Published neighbours of the figure, as a plausible span. */
	lowPerYear: number;
	highPerYear: number;
	/** Key of `RATE_SOURCES`; null: no source, an assumption of ours. */
	source: string | null;
	/** Year of the source's data. */
	year: number | null;
	assumption: boolean;
	derivation: string;
}

export const RATE_SOURCES: Readonly<Record<string, { title: string; address: string | null }>> = {
	"VISHWANATH-2010": {
		title: "Vishwanath and Nagappan, Characterizing cloud computing hardware reliability, SoCC 2010 (abstract)",
		address: null,
	},
	"VEEAM-2021": { title: "Veeam data protection report 2021, as reported", address: "cdotrends.com" },
	"GRAY-1990": { title: "Gray, A census of Tandem system availability, 1990 (abstract)", address: null },
	"UPTIME-2024": { title: "Uptime Institute annual outage analysis 2024, as reported", address: "itmagazine.com" },
	"UPTIME-2025": { title: "Uptime Institute annual outage analysis 2025, as reported", address: "theregister.com" },
	"EIA-11.1-2022": {
		title: "US Energy Information Administration, Electric Power Annual, Table 11.1, 2022",
		address: "eia.gov/electricity/annual",
	},
	"BACKBLAZE-2024": { title: "Backblaze drive statistics, 2024", address: "backblaze.com/cloud-storage" },
};

/**
 * Defaults per scenario. The published numbers disagree by factors, count different things and come from larger houses
 * than most readers', so each has its span and none outlives the organisation's own history.
 */
export const SCENARIO_RATES: Readonly<Record<ScenarioId, ScenarioRate>> = {
	hardware: {
		scenario: "hardware",
		per: "server",
		eventsPerYear: 0.08,
		lowPerYear: 0.03,
		highPerYear: 0.15,
		source: "VISHWANATH-2010",
		year: 2010,
		assumption: false,
		derivation: "8 % of servers see a hardware repair in a year",
	},
	corruption: {
		scenario: "corruption",
		per: "service",
		eventsPerYear: 0.05,
		lowPerYear: 0.01,
		highPerYear: 0.15,
		source: null,
		year: null,
		assumption: true,
		derivation: "one service in twenty a year loses a volume or finds its data damaged",
	},
	human: {
		scenario: "human",
		per: "service",
		eventsPerYear: 0.1,
		lowPerYear: 0.04,
		highPerYear: 0.3,
		source: null,
		year: null,
		assumption: true,
		derivation: "15 % of 0.29 outages a server and year are operations (0.04), and ransomware is put on top",
	},
	software: {
		scenario: "software",
		per: "service",
		eventsPerYear: 0.18,
		lowPerYear: 0.05,
		highPerYear: 0.3,
		source: "VEEAM-2021",
		year: 2021,
		assumption: false,
		derivation: "25 % of servers have an unplanned outage in a year, 0.29 events; 62 % of them are software",
	},
	site: {
		scenario: "site",
		per: "site",
		eventsPerYear: 0.02,
		lowPerYear: 0.005,
		highPerYear: 0.25,
		source: null,
		year: null,
		assumption: true,
		derivation: "a room is lost once in fifty years; 0.25 a year is every impactful outage of a data centre",
	},
	network: {
		scenario: "network",
		per: "site",
		eventsPerYear: 0.25,
		lowPerYear: 0.1,
		highPerYear: 1,
		source: "UPTIME-2024",
		year: 2024,
		assumption: false,
		derivation: "network causes 31 % of outages of IT services against 22 % for software: 0.18 × 31 ÷ 22",
	},
};

export interface RateInForce {
	scenario: ScenarioId;
	eventsPerYear: number;
	per: ScenarioRate["per"];
	origin: InputOrigin;
}

/**
 * How often does each scenario strike, in events a year? The organisation's own figure where it gave one (the last of
 * several), else the catalogue's default, marked as assumption where no source stands behind it.
 */
export function ratesInForce(organization: Organization): Record<ScenarioId, RateInForce> {
	const inForce = (scenario: ScenarioId): RateInForce => {
		const standard = SCENARIO_RATES[scenario];
		for (let index = organization.overrides.rates.length - 1; index >= 0; index--) {
			const override = organization.overrides.rates[index]!;
			if (override.scenario !== scenario) continue;
			return {
				scenario,
				eventsPerYear: override.eventsPerYear,
				per: standard.per,
				origin: { kind: "override", reference: `organization.overrides.rates[${index}]`, source: null },
			};
		}
		return {
			scenario,
			eventsPerYear: standard.eventsPerYear,
			per: standard.per,
			origin: {
				kind: standard.assumption ? "assumption" : "catalogue",
				reference: `rates.${scenario}`,
				source: standard.source,
			},
		};
	};
	return {
		hardware: inForce("hardware"),
		corruption: inForce("corruption"),
		human: inForce("human"),
		software: inForce("software"),
		site: inForce("site"),
		network: inForce("network"),
	};
}
