import type { Warranty } from "@/engine";
import { formatDate, formatNumber } from "@/lib/format";
import { numberText } from "@/lib/number-text";
import type { ServerField, ServerValues } from "@/schemas/import-rows";

const isWarranty = (value: unknown): value is Warranty =>
	value !== null && typeof value === "object" && !Array.isArray(value);

function warrantyText({ endsOn, responseHours, resolutionHours, coverage }: Warranty): string {
	const parts = [
		endsOn ? `to ${formatDate(endsOn)}` : null,
		responseHours === null ? null : `response ${numberText(responseHours)} h`,
		resolutionHours === null ? null : `repair ${numberText(resolutionHours)} h`,
		coverage === "always" ? "day and night" : null,
	].filter((part) => part !== null);
	return parts.length > 0 ? parts.join(", ") : "no end known";
}

/** A value of the plan as a person reads it. */
export function valueText(field: ServerField, value: ServerValues[ServerField] | null | undefined): string {
	if (value === null || value === undefined) return "unknown";
	if (Array.isArray(value)) return value.join(", ");
	if (isWarranty(value)) return warrantyText(value);
	if (typeof value === "boolean") return value ? "yes" : "no";
	if (typeof value === "number")
		return field === "dataGrowthPerYear"
			? `${formatNumber(value * 100, 1)} %`
			: formatNumber(value, value >= 10 ? 1 : 3);
	if (field === "purchasedOn" || field === "operatingSystemSupportEndsOn") return formatDate(value);
	return value;
}

/** The same for an edit field, so that it reads back as the same value. */
export function editText(value: ServerValues[ServerField] | null | undefined): string {
	if (value === null || value === undefined || isWarranty(value)) return "";
	if (Array.isArray(value)) return value.join(", ");
	if (typeof value === "boolean") return value ? "yes" : "no";
	return typeof value === "number" ? numberText(value) : value;
}

/** Fields a row can be corrected in; identity and warranty are corrected in the file or on the server. */
export const EDITABLE_FIELDS = [
	"name",
	"site",
	"role",
	"kind",
	"host",
	"storage",
	"operatingSystem",
	"cpuCores",
	"memoryGigabytes",
	"dataGigabytes",
	"serialNumber",
	"fqdn",
	"addresses",
	"room",
] as const satisfies readonly ServerField[];
