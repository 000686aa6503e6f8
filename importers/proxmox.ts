import { RowsBuilder } from "./candidate-builder";
import { cores, data, memory } from "./cell-values";
import { mentionHosts } from "./mentioned-hosts";

type Resource = Record<string, unknown>;

function resourcesOf(value: unknown): Resource[] | null {
	const list = Array.isArray(value) ? value : (value as { data?: unknown } | null)?.data;
	if (!Array.isArray(list)) return null;
	const resources = list.filter(
		(item): item is Resource => item !== null && typeof item === "object" && !Array.isArray(item),
	);
	return resources.some(({ type, node }) => typeof node === "string" && /^(qemu|lxc|node|storage)$/.test(String(type)))
		? resources
		: null;
}

export function isProxmoxAnswer(value: unknown): boolean {
	return resourcesOf(value) !== null;
}

/** `pvesh get /cluster/resources --output-format json`, bare or inside `data`. */
export function readProxmox(value: unknown) {
	const builder = new RowsBuilder("proxmox");
	const counts = { machines: 0, nodes: 0, storages: 0 };
	for (const [position, resource] of (resourcesOf(value) ?? []).entries()) {
		builder.rows.rowsRead++;
		const text = (name: string) => {
			const found = resource[name];
			return found === undefined || found === null || found === "" ? null : { column: name, text: String(found) };
		};
		const place = { sheet: "resources", row: position + 1, column: null };
		const type = String(resource.type);
		if (type === "storage") {
			counts.storages++;
			continue;
		}
		const guest = type === "qemu" || type === "lxc";
		if (!guest && type !== "node") continue;
		const server = builder.server(place, guest ? (text("name") ?? text("id")) : text("node"));
		if (!server) continue;
		if (guest) counts.machines++;
		else counts.nodes++;
		server.set("kind", guest ? "virtual" : "physical", "type");
		if (!guest) server.set("role", "hypervisor", "type");
		if (guest) server.text("host", text("node"));
		server.externalId(
			"proxmox",
			`${guest ? resource.node : ""}/${resource.id ?? `${type}/${resource.vmid}`}`.replace(/^\/?/, ""),
			"id",
		);
		server.take("cpuCores", text("maxcpu"), cores);
		server.take("memoryGigabytes", text("maxmem"), memory("bytes"));
		// A virtual machine reports 0 used bytes: its disk is opaque to the host.
		if (type === "lxc" && Number(resource.disk) > 0) server.take("dataGigabytes", text("disk"), data("bytes"));
		if (resource.template === 1 || resource.template === true) server.exclude("template");
		else if (guest && resource.status === "stopped") server.exclude("powered-off");
		for (const tag of text("tags")?.text.split(/[;,]/) ?? []) server.tag(tag);
		const state = text("hastate");
		if (guest && state && state.text !== "ignored")
			builder.rows.evidence.push({
				serverKey: server.key,
				subject: server.candidate.values.name ?? server.key,
				tier: null,
				text: "The cluster restarts it on another node after a failure; its disk must be shared or replicated for that.",
				origin: `hastate = ${state.text}`,
			});
	}
	builder.found(counts.machines, "guest");
	builder.found(counts.nodes + mentionHosts(builder), "node");
	builder.found(counts.storages, "storage");
	return builder.rows;
}
