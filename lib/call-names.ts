interface Named {
	id: string;
	name: string;
	fqdn: string | null;
}

/** What each server is called where others point at it: of namesakes, by the full host name. */
export function callNames(servers: readonly Named[]): Map<string, string> {
	const counts = new Map<string, number>();
	for (const { name } of servers) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
	return new Map(
		servers.map(({ id, name, fqdn }) => [id, (counts.get(name.toLowerCase()) ?? 0) > 1 ? (fqdn ?? name) : name]),
	);
}
