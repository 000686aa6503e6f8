import type { InputOrigin } from "../assessment";
import type { Organization } from "../facts";

/** One price of the catalogue, in US dollars of 2026: an order of magnitude to be replaced by a quotation. */
export interface CostItem {
	id: string;
	label: string;
	unit:
		| "once per server"
		| "per server and year"
		| "per terabyte and year"
		| "per service and year"
		| "per day of work"
		| "per megabit and year"
		| "per user and month"
		| "once per service";
	/** Null: no price can be guessed; unknown until the organisation gives one. */
	dollars: number | null;
	/** Capital is written off over these years; null: a running cost. */
	lifeYears: number | null;
	assumption: boolean;
}

const item = (
	id: string,
	label: string,
	unit: CostItem["unit"],
	dollars: number | null,
	lifeYears: number | null,
): CostItem => ({
	id,
	label,
	unit,
	dollars,
	lifeYears,
	assumption: true,
});

/** No list of prices with a source was found that holds for every country; all of these are assumptions, open to overrides. */
export const COST_ITEMS = {
	server: item("server", "Server", "once per server", 6000, 5),
	spareServer: item("spareServer", "Spare server on the shelf", "once per server", 4000, 5),
	serverLicence: item("serverLicence", "Operating system and server software", "per server and year", 400, null),
	serverPower: item("serverPower", "Power, cooling and space", "per server and year", 500, null),
	warranty: item("warranty", "Contract for repair within hours", "per server and year", 500, null),
	backupMedia: item("backupMedia", "Backup media and software", "per terabyte and year", 150, null),
	offsiteCopy: item("offsiteCopy", "Copy off site", "per terabyte and year", 120, null),
	replicationLicence: item(
		"replicationLicence",
		"Replication software and its support",
		"per server and year",
		900,
		null,
	),
	link: item("link", "Line between sites", "per megabit and year", 12, null),
	sharedStorage: item("sharedStorage", "Redundant shared storage", "once per service", 18_000, 5),
	loadBalancerPair: item("loadBalancerPair", "Pair of load balancers", "once per service", 5000, 5),
	scannerLicence: item("scannerLicence", "Licence of the mail scanner", "per service and year", null, null),
	hostedUser: item("hostedUser", "Hosted service", "per user and month", 5, null),
	workDay: item("workDay", "Day of an engineer", "per day of work", 250, null),
} as const satisfies Record<string, CostItem>;

export type CostItemId = keyof typeof COST_ITEMS;

/** Rounded exchange rates, units of the currency per US dollar, late 2026: assumptions for orders of magnitude. */
export const CURRENCY_PER_DOLLAR: Readonly<Record<string, number>> = {
	USD: 1,
	INR: 88,
	EUR: 0.87,
	GBP: 0.76,
	AED: 3.67,
	AUD: 1.53,
	BRL: 5.4,
	CAD: 1.39,
	CHF: 0.8,
	CNY: 7.1,
	DKK: 6.5,
	JPY: 150,
	MXN: 18.5,
	NOK: 10.1,
	NZD: 1.72,
	PLN: 3.7,
	SAR: 3.75,
	SEK: 9.5,
	SGD: 1.3,
	ZAR: 17.5,
};

export interface PriceInForce {
	item: CostItemId;
	/** In the organisation's currency; null: not known, which is never free of charge. */
	amount: number | null;
	origin: InputOrigin;
}

/**
 * What does one unit of an item cost this organisation, in its currency? Its own price where it gave one (the last of
 * several), else the catalogue's dollars at a rounded exchange rate; null where neither is known.
 */
export function priceInForce(organization: Organization, itemId: CostItemId): PriceInForce {
	for (let index = organization.overrides.costs.length - 1; index >= 0; index--) {
		const override = organization.overrides.costs[index]!;
		if (override.item !== itemId) continue;
		const reference = `organization.overrides.costs[${index}]`;
		return { item: itemId, amount: override.amount, origin: { kind: "override", reference, source: null } };
	}
	const dollars: number | null = COST_ITEMS[itemId].dollars;
	const rate = CURRENCY_PER_DOLLAR[organization.currency];
	if (dollars === null || rate === undefined) {
		return { item: itemId, amount: null, origin: { kind: "unknown", reference: `costs.${itemId}`, source: null } };
	}
	return {
		item: itemId,
		amount: dollars * rate,
		origin: { kind: "assumption", reference: `costs.${itemId}`, source: null },
	};
}
