import type { ReadOptions } from "@/schemas/import-mapping";
import type { DependencyKind, ImportRows, ServerCandidate } from "@/schemas/import-rows";
import { SUPPORT_ORIGIN, supportEndOf } from "./operating-systems";

const DAY_MILLISECONDS = 86_400_000;

export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MILLISECONDS);
}

function proposeSupport(rows: ImportRows, server: ServerCandidate, asOf: string): void {
	const system = server.values.operatingSystem;
	if (!system) return;
	if (!server.values.operatingSystemSupportEndsOn) {
		const end = supportEndOf(system);
		if (end) {
			server.values.operatingSystemSupportEndsOn = end;
			server.origins.operatingSystemSupportEndsOn = SUPPORT_ORIGIN;
		}
	}
	const end = server.values.operatingSystemSupportEndsOn;
	if (!end || server.excluded !== null || end >= asOf) return;
	rows.answers.push({
		practiceId: "SS-12",
		siteName: null,
		serverKey: server.key,
		state: "no",
		evidence: "documented",
		evidenceOn: asOf,
		origin: `${server.values.name}: ${system}`,
		because: `Its ordinary support ended on ${end}.`,
	});
}

function proposeWarranty(rows: ImportRows, server: ServerCandidate, asOf: string): void {
	const end = server.values.warranty?.endsOn;
	if (!end || server.excluded !== null) return;
	const over = end < asOf;
	rows.answers.push({
		practiceId: "HW-06",
		siteName: null,
		serverKey: server.key,
		state: over ? "no" : "partly",
		evidence: "documented",
		evidenceOn: asOf,
		origin: `${server.values.name}: ${server.origins.warranty} = ${end}`,
		because: over
			? "The contract has ended; nobody has promised a repair."
			: "A contract runs, but the file does not say within which time a repair is promised.",
	});
	if (!server.values.purchasedOn) return;
	rows.answers.push({
		practiceId: "HW-09",
		siteName: null,
		serverKey: server.key,
		state: "partly",
		evidence: "documented",
		evidenceOn: asOf,
		origin: `${server.values.name}: purchased ${server.values.purchasedOn}, warranty to ${end}`,
		because: "Age and warranty are recorded; a planned replacement is not.",
	});
}

const LINKS: [DependencyKind, "host" | "storage"][] = [
	["runs-on", "host"],
	["stored-on", "storage"],
];

/** What every source has in common once its rows are read: dependencies, ends of support and of warranty. */
export function finishRows(rows: ImportRows, options: ReadOptions): ImportRows {
	for (const server of rows.servers) {
		proposeSupport(rows, server, options.asOf);
		proposeWarranty(rows, server, options.asOf);
		for (const [kind, field] of LINKS) {
			const to = server.values[field];
			if (to) rows.dependencies.push({ from: server.key, to, kind, origin: server.origins[field] ?? "" });
		}
	}
	return rows;
}
