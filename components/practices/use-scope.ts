"use client";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useEffect, useState } from "react";
import { serverChoices } from "@/components/servers/server-choices";
import type { ServerChoice } from "@/schemas/servers";
import { FILTERS, ORGANIZATION, type Scope } from "./answers";

const ADDRESS = {
	at: parseAsString.withDefault(""),
	show: parseAsStringLiteral(FILTERS).withDefault("all"),
	since: parseAsString.withDefault(""),
};

const textOf = (scope: Scope): string | null => {
	if (scope.level === "organization") return null;
	return scope.level === "site" ? `site:${scope.siteId}` : `server:${scope.serverId}`;
};

/** Scope and filter live in the address, so that a link is the exact view. */
export function useScope(organization: string, sites: readonly { id: string }[]) {
	const [address, setAddress] = useQueryStates(ADDRESS, { clearOnDefault: true });
	const [servers, setServers] = useState<ServerChoice[] | null>(null);
	const [level, id = ""] = address.at.split(":");
	const wanted = level === "server";

	useEffect(() => {
		if (wanted) serverChoices(organization).then(setServers, () => undefined);
	}, [organization, wanted]);

	const scope: Scope =
		level === "site" && sites.some((site) => site.id === id)
			? { level: "site", siteId: id }
			: wanted
				? { level: "server", serverId: id, siteId: servers?.find((server) => server.id === id)?.siteId ?? null }
				: ORGANIZATION;
	return {
		scope,
		servers,
		setServers,
		filter: address.show,
		since: address.since,
		setSince: (since: string) => void setAddress({ since }),
		setScope: (next: Scope) => void setAddress({ at: textOf(next) }),
		setFilter: (show: (typeof FILTERS)[number]) => void setAddress({ show }),
	};
}
