/** What a country suggests: its currency (ISO 4217) and the time zone most of its people live in. */
export interface Region {
	country: string;
	name: string;
	currency: string;
	timeZone: string;
}

const CURRENCIES: Record<string, string> = {
	AED: "AE",
	AFN: "AF",
	ALL: "AL",
	AMD: "AM",
	AOA: "AO",
	ARS: "AR",
	AUD: "AU KI NR TV",
	AZN: "AZ",
	BAM: "BA",
	BBD: "BB",
	BDT: "BD",
	BHD: "BH",
	BIF: "BI",
	BND: "BN",
	BOB: "BO",
	BRL: "BR",
	BSD: "BS",
	BTN: "BT",
	BWP: "BW",
	BYN: "BY",
	BZD: "BZ",
	CAD: "CA",
	CDF: "CD",
	CHF: "CH LI",
	CLP: "CL",
	CNY: "CN",
	COP: "CO",
	CRC: "CR",
	CUP: "CU",
	CVE: "CV",
	CZK: "CZ",
	DJF: "DJ",
	DKK: "DK FO GL",
	DOP: "DO",
	DZD: "DZ",
	EGP: "EG",
	ERN: "ER",
	ETB: "ET",
	EUR: "AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM XK",
	FJD: "FJ",
	GBP: "GB",
	GEL: "GE",
	GHS: "GH",
	GMD: "GM",
	GNF: "GN",
	GTQ: "GT",
	GYD: "GY",
	HKD: "HK",
	HNL: "HN",
	HTG: "HT",
	HUF: "HU",
	IDR: "ID",
	ILS: "IL PS",
	INR: "IN",
	IQD: "IQ",
	IRR: "IR",
	ISK: "IS",
	JMD: "JM",
	JOD: "JO",
	JPY: "JP",
	KES: "KE",
	KGS: "KG",
	KHR: "KH",
	KMF: "KM",
	KPW: "KP",
	KRW: "KR",
	KWD: "KW",
	KZT: "KZ",
	LAK: "LA",
	LBP: "LB",
	LKR: "LK",
	LRD: "LR",
	LSL: "LS",
	LYD: "LY",
	MAD: "MA",
	MDL: "MD",
	MGA: "MG",
	MKD: "MK",
	MMK: "MM",
	MNT: "MN",
	MOP: "MO",
	MRU: "MR",
	MUR: "MU",
	MVR: "MV",
	MWK: "MW",
	MXN: "MX",
	MYR: "MY",
	MZN: "MZ",
	NAD: "NA",
	NGN: "NG",
	NIO: "NI",
	NOK: "NO",
	NPR: "NP",
	NZD: "NZ",
	OMR: "OM",
	PEN: "PE",
	PGK: "PG",
	PHP: "PH",
	PKR: "PK",
	PLN: "PL",
	PYG: "PY",
	QAR: "QA",
	RON: "RO",
	RSD: "RS",
	RUB: "RU",
	RWF: "RW",
	SAR: "SA",
	SBD: "SB",
	SCR: "SC",
	SDG: "SD",
	SEK: "SE",
	SGD: "SG",
	SLE: "SL",
	SOS: "SO",
	SRD: "SR",
	SSP: "SS",
	STN: "ST",
	SYP: "SY",
	SZL: "SZ",
	THB: "TH",
	TJS: "TJ",
	TMT: "TM",
	TND: "TN",
	TOP: "TO",
	TRY: "TR",
	TTD: "TT",
	TWD: "TW",
	TZS: "TZ",
	UAH: "UA",
	UGX: "UG",
	USD: "EC FM MH PA PR PW SV TL US ZW",
	UYU: "UY",
	UZS: "UZ",
	VES: "VE",
	VND: "VN",
	VUV: "VU",
	WST: "WS",
	XAF: "CF CG CM GA GQ TD",
	XCD: "AG DM GD KN LC VC",
	XOF: "BF BJ CI GW ML NE SN TG",
	YER: "YE",
	ZAR: "ZA",
	ZMW: "ZM",
};

/** Countries of several time zones; elsewhere the platform knows the one there is. */
const MAIN_TIME_ZONES: Record<string, string> = {
	AR: "America/Argentina/Buenos_Aires",
	AU: "Australia/Sydney",
	BR: "America/Sao_Paulo",
	CA: "America/Toronto",
	CD: "Africa/Kinshasa",
	CL: "America/Santiago",
	CN: "Asia/Shanghai",
	CY: "Asia/Nicosia",
	DE: "Europe/Berlin",
	EC: "America/Guayaquil",
	ES: "Europe/Madrid",
	FM: "Pacific/Pohnpei",
	GL: "America/Nuuk",
	ID: "Asia/Jakarta",
	IN: "Asia/Kolkata",
	KI: "Pacific/Tarawa",
	KZ: "Asia/Almaty",
	MH: "Pacific/Majuro",
	MM: "Asia/Yangon",
	MN: "Asia/Ulaanbaatar",
	MX: "America/Mexico_City",
	MY: "Asia/Kuala_Lumpur",
	NP: "Asia/Kathmandu",
	NZ: "Pacific/Auckland",
	PG: "Pacific/Port_Moresby",
	PS: "Asia/Gaza",
	PT: "Europe/Lisbon",
	RU: "Europe/Moscow",
	UA: "Europe/Kyiv",
	US: "America/New_York",
	UZ: "Asia/Tashkent",
	VN: "Asia/Ho_Chi_Minh",
	XK: "Europe/Belgrade",
};

function timeZoneOf(country: string): string {
	const main = MAIN_TIME_ZONES[country];
	if (main) return main;
	const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { timeZones?: string[]; getTimeZones?(): string[] };
	return (locale.getTimeZones?.() ?? locale.timeZones)?.[0] ?? "UTC";
}

/** By name; some 190 entries. */
export function listRegions(): Region[] {
	const names = new Intl.DisplayNames("en-GB", { type: "region" });
	return Object.entries(CURRENCIES)
		.flatMap(([currency, countries]) =>
			countries.split(" ").map((country) => ({
				country,
				name: names.of(country) ?? country,
				currency,
				timeZone: timeZoneOf(country),
			})),
		)
		.sort((a, b) => a.name.localeCompare(b.name, "en"));
}

export function listCurrencies(): string[] {
	return [...new Set(Object.keys(CURRENCIES))].sort();
}

export function listTimeZones(): string[] {
	const zones = new Set([
		"UTC",
		...Intl.supportedValuesOf("timeZone"),
		...listRegions().map((region) => region.timeZone),
	]);
	return [...zones].sort();
}

export interface RegionChoices {
	regions: Region[];
	currencies: string[];
	timeZones: string[];
}

let choices: RegionChoices | null = null;

/** Made once: the names of two hundred countries take a fifth of a second. */
export function listRegionChoices(): RegionChoices {
	choices ??= { regions: listRegions(), currencies: listCurrencies(), timeZones: listTimeZones() };
	return choices;
}
