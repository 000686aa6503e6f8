import type { RowsBuilder } from "./candidate-builder";

/** Hosts that machines name but no row describes become machines of their own, known by name and place only. */
export function mentionHosts(builder: RowsBuilder): number {
	const known = new Set<string | undefined>();
	for (const { values } of builder.rows.servers) {
		known.add(values.fqdn);
		known.add(values.name?.toLowerCase());
	}
	let added = 0;
	for (const machine of [...builder.rows.servers]) {
		const host = machine.values.host?.toLowerCase();
		if (!host || machine.excluded !== null || known.has(host) || known.has(host.split(".")[0])) continue;
		known.add(host);
		const column = machine.origins.host ?? "Host";
		const server = builder.server(machine.place, { column, text: machine.values.host! }, { mentioned: true });
		if (!server) continue;
		added++;
		server.set("kind", "physical", column).set("role", "hypervisor", column);
		if (machine.values.site) server.set("site", machine.values.site, machine.origins.site ?? column);
	}
	return added;
}
