import { durationText } from "@/lib/duration";
import { formatDate, formatGigabytes, formatHours, formatNumber } from "@/lib/format";
import { numberText } from "@/lib/number-text";
import { gigabytesText, shareText } from "@/lib/quantity";
import type { ServerCell } from "@/lib/server-cells";

/** What ids in cells are called. */
export interface IdNames {
	site: (id: string) => string | null;
	server: (id: string) => string | null;
}

const KINDS: Record<string, string> = { physical: "Physical", virtual: "Virtual", cloud: "Cloud" };
const COVERAGE: Record<string, string> = { business: "Business hours", always: "Day and night" };

const asNumber = (write: (value: number) => string) => (value: unknown) => write(value as number);
const asIs = (value: unknown) => String(value);

/** Text that reads back as the same value: what an edit starts with and what is copied. */
const EXACT: Record<ServerCell, (value: unknown, names: IdNames) => string> = {
	name: asIs,
	siteId: (value, names) => names.site(value as string) ?? "",
	role: asIs,
	kind: (value) => KINDS[value as string] ?? "",
	planned: (value) => (value ? "Yes" : "No"),
	hostServerId: (value, names) => names.server(value as string) ?? "",
	storageServerId: (value, names) => names.server(value as string) ?? "",
	room: asIs,
	powerFeed: asIs,
	networkSwitch: asIs,
	vendor: asIs,
	operatingSystem: asIs,
	operatingSystemSupportEndsOn: asIs,
	softwareVersion: asIs,
	cpuCores: asNumber(numberText),
	memoryGigabytes: asNumber(gigabytesText),
	dataGigabytes: asNumber(gigabytesText),
	dataGrowthPerYear: asNumber(shareText),
	purchasedOn: asIs,
	warrantyEndsOn: asIs,
	warrantyResponseHours: asNumber(durationText),
	warrantyResolutionHours: asNumber(durationText),
	warrantyCoverage: (value) => COVERAGE[value as string] ?? "",
	spareOnSite: (value) => (value ? "Yes" : "No"),
	hardwareLeadHours: asNumber(durationText),
	fqdn: asIs,
	addresses: (value) => (value as string[]).join(", "),
	serialNumber: asIs,
	biosUuid: asIs,
};

/** Text for the eye, where it differs. */
const SHOWN: Partial<Record<ServerCell, (value: unknown) => string>> = {
	operatingSystemSupportEndsOn: (value) => formatDate(value as string),
	purchasedOn: (value) => formatDate(value as string),
	warrantyEndsOn: (value) => formatDate(value as string),
	cpuCores: asNumber((value) => formatNumber(value, 2)),
	memoryGigabytes: asNumber(formatGigabytes),
	dataGigabytes: asNumber(formatGigabytes),
	warrantyResponseHours: asNumber(formatHours),
	warrantyResolutionHours: asNumber(formatHours),
	hardwareLeadHours: asNumber(formatHours),
};

export const isUnknown = (value: unknown): boolean =>
	value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** Empty when unknown. */
export const exactText = (cell: ServerCell, value: unknown, names: IdNames): string =>
	isUnknown(value) ? "" : EXACT[cell](value, names);

/** Empty when unknown. */
export function shownText(cell: ServerCell, value: unknown, names: IdNames): string {
	if (isUnknown(value)) return "";
	return SHOWN[cell]?.(value) ?? EXACT[cell](value, names);
}
