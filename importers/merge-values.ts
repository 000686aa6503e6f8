import type { Warranty } from "@/engine";
import type { ExistingServer, ValueChange, ValueSource } from "@/schemas/import-plan";
import {
	type ImportSource,
	SERVER_FIELDS,
	type ServerCandidate,
	type ServerField,
	type ServerValues,
} from "@/schemas/import-rows";
import { shortName } from "./identity";
import { SUPPORT_ORIGIN } from "./operating-systems";
import { siteKey } from "./place-path";

const HYPERVISORS: readonly ValueSource[] = ["rvtools", "hyper-v", "proxmox", "aws", "azure-resource-graph"];
const REGISTERS: readonly ValueSource[] = ["snipe-it", "lansweeper", "servicenow", "netbox", "glpi"];
const OWN: readonly ValueSource[] = ["template", "table", "facts"];
/** Fields a register of assets knows better than the hypervisor. */
const REGISTERED: readonly ServerField[] = [
	"purchasedOn",
	"warranty",
	"serialNumber",
	"room",
	"role",
	"site",
	"powerFeed",
	"networkSwitch",
	"vendor",
];

/** How far a source is trusted in a field: the person's own table, a person's hand, then whoever measures it. */
export function trust(source: ValueSource, field: ServerField): number {
	if (OWN.includes(source)) return 100;
	if (source === "person") return 90;
	const registered = REGISTERED.includes(field);
	if (HYPERVISORS.includes(source)) return registered ? 60 : 80;
	if (REGISTERS.includes(source)) return registered ? 80 : 60;
	return 40;
}

const sameText = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** `prefix` of the fully spelled name: a second source knowing less is no news. */
function sameValue(field: ServerField, from: unknown, to: unknown): boolean {
	if (from === to) return true;
	if (typeof from === "number" && typeof to === "number") return Math.abs(from - to) <= 0.0011;
	if (typeof from === "string" && typeof to === "string") {
		if (field === "site") return siteKey(from) === siteKey(to);
		if (field === "host" || field === "storage" || field === "name") return shortName(from) === shortName(to);
		return sameText(from, to);
	}
	return ordered(from) === ordered(to);
}

/** Text of a value whose order of keys does not count: the database has one of its own. */
function ordered(value: unknown): string {
	if (value === null || typeof value !== "object" || Array.isArray(value)) return JSON.stringify(value);
	return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const union = (from: readonly string[] | undefined, to: readonly string[]): string[] => [
	...new Set([...(from ?? []), ...to]),
];

/** A file that only knows the end of a contract does not unsay what its hours were. */
function mergedWarranty(from: Warranty | undefined, to: Warranty): Warranty {
	if (!from) return to;
	const silent = to.responseHours === null && to.resolutionHours === null && to.coverage === "business";
	return {
		responseHours: to.responseHours ?? from.responseHours,
		resolutionHours: to.resolutionHours ?? from.resolutionHours,
		coverage: silent ? from.coverage : to.coverage,
		endsOn: to.endsOn ?? from.endsOn,
	};
}

function merged<Field extends ServerField>(
	field: Field,
	from: ServerValues[Field] | undefined,
	to: ServerValues[Field],
): ServerValues[Field] {
	if (Array.isArray(to)) return union(from as string[] | undefined, to) as ServerValues[Field];
	if (field === "warranty") return mergedWarranty(from as Warranty | undefined, to as Warranty) as ServerValues[Field];
	return to;
}

/** Field by field what the file would change on a known server, and what it would not because another source is trusted more. */
export function changesTo(existing: ExistingServer, candidate: ServerCandidate, source: ImportSource): ValueChange[] {
	const changes: ValueChange[] = [];
	for (const field of SERVER_FIELDS) {
		const said = candidate.values[field];
		if (said === undefined) continue;
		const from = existing.values[field];
		const to = merged(field, from as never, said as never) as ServerValues[ServerField];
		if (from !== undefined && sameValue(field, from, to)) continue;
		const origin = candidate.origins[field] ?? "";
		const held = existing.origins[field] ?? "person";
		const adds = from === undefined || Array.isArray(to);
		const keptFrom = adds || trust(source, field) >= trust(held, field) ? null : held;
		changes.push({ field, from: from ?? null, to, origin, keptFrom });
	}
	return changes.filter((change) => !followsAnother(change, changes, existing));
}

/** An end of support looked up for a name that was not taken, or over a date somebody stated, is no change. */
function followsAnother(change: ValueChange, changes: ValueChange[], existing: ExistingServer): boolean {
	if (change.field !== "operatingSystemSupportEndsOn" || change.origin !== SUPPORT_ORIGIN || change.from === null)
		return false;
	const system = changes.find(({ field }) => field === "operatingSystem");
	const stated = existing.origins.operatingSystemSupportEndsOn === "person";
	return stated || !system || system.keptFrom !== null;
}
