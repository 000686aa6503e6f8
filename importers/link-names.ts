import type { ExistingServer, PlanRow, ValueChange } from "@/schemas/import-plan";
import type { ServerCandidate } from "@/schemas/import-rows";
import { siteKey } from "./place-path";
import { type NameBook, nameBook } from "./server-of-values";

const LINKS: readonly ValueChange["field"][] = ["host", "storage"];

/** Names as they will be found when the plan is applied: the inventory and the rows that become servers. */
function namesAfter(
	planned: PlanRow[],
	candidates: Map<string, ServerCandidate>,
	existing: readonly ExistingServer[],
): NameBook {
	const sites = new Set<string>();
	const placed = (site: string | undefined | null): string | null => {
		if (!site) return null;
		sites.add(site);
		return siteKey(site);
	};
	const known = existing.map(({ id, values }) => ({
		id,
		name: values.name,
		fqdn: values.fqdn ?? null,
		siteId: placed(values.site),
	}));
	const fresh = planned
		.filter(({ status }) => status === "new")
		.map(({ key, name, site }) => ({
			id: key,
			name,
			fqdn: candidates.get(key)?.values.fqdn ?? null,
			siteId: placed(site),
		}));
	return nameBook(
		[...sites].map((name) => ({ id: siteKey(name), name })),
		[...known, ...fresh],
	);
}

/** A link to a name nobody has, or that several have, would be offered again at every import: it is no change. */
export function withoutDeadLinks(
	planned: PlanRow[],
	candidates: Map<string, ServerCandidate>,
	existing: readonly ExistingServer[],
): PlanRow[] {
	if (
		!planned.some(({ status, changes }) => status === "changed" && changes.some(({ field }) => LINKS.includes(field)))
	)
		return planned;
	const names = namesAfter(planned, candidates, existing);
	const homes = new Map(existing.map(({ id, values }) => [id, values.site]));
	return planned.map((row) => {
		if (row.status !== "changed") return row;
		const siteId = names.site(row.site ?? homes.get(row.serverId ?? ""));
		const changes = row.changes.filter(({ field, to }) => {
			if (!LINKS.includes(field)) return true;
			const found = names.server(String(to), siteId);
			return found !== null && found !== row.serverId;
		});
		const status = changes.some(({ keptFrom }) => keptFrom === null) ? "changed" : "unchanged";
		return { ...row, changes, status };
	});
}
