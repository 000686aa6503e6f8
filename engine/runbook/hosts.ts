import { type StepPlaces, USUAL_CONSOLES, USUAL_PORTS } from "../catalogue/runbook-steps";
import type { Server } from "../facts";
import type { FactsIndex, ServiceView } from "../restore/service-view";

/** A machine to go to in a step. */
export interface RunbookHost {
	name: string;
	/** Null: not in the facts. */
	address: string | null;
	/** Usual for the kind of service or system, since facts hold no ports; null: none is usual. */
	port: number | null;
	use: string;
}

/** Machines named in one step; a runbook of a farm lists no farm. */
const MOST = 6;

/** The second machine, when the way back leads to it; `server` is null when the facts name none. */
export interface RunbookTarget {
	name: string;
	server: Server | null;
}

/**
 * Which machines does a step need, with what the facts know of their addresses? What follows a switch happens on the
 * target and not on the machine that is lost.
 */
export function hostsOf(
	view: ServiceView,
	index: FactsIndex,
	places: StepPlaces,
	target: RunbookTarget | null = null,
): RunbookHost[] {
	switch (places) {
		case "none":
			return [];
		case "clients":
			return clientDoors(view, target);
		case "target":
			if (target === null) return hostsOf(view, index, "servers");
			return [target.server ? consoleOf(target.server) : { ...bare(target), port: null, use: "console" }];
		case "servers":
		case "second":
			return view.servers.slice(0, MOST).map(consoleOf);
		case "storage": {
			const stores = referenced(view, index, (server) => server.storageServerId);
			return (stores.length > 0 ? stores : view.servers).slice(0, MOST).map(consoleOf);
		}
		case "host": {
			const hosts = referenced(view, index, (server) => server.hostServerId);
			const sites = new Set(hosts.map(({ siteId }) => siteId));
			const others = [...index.hostIds].flatMap((id) => index.servers.get(id) ?? []);
			const beside = others.filter((host) => sites.has(host.siteId) && !hosts.includes(host));
			return [...beside, ...hosts].slice(0, MOST).map(consoleOf);
		}
	}
}

function clientDoors(view: ServiceView, target: RunbookTarget | null): RunbookHost[] {
	const first = target === null ? view.servers[0] : target.server;
	if (first === undefined) return [];
	const { name, address } = first === null ? bare(target!) : placeOf(first);
	return USUAL_PORTS[view.service.kind].map(({ port, use }) => ({ name, address, port, use }));
}

const bare = ({ name }: RunbookTarget): Pick<RunbookHost, "name" | "address"> => ({ name, address: null });

function consoleOf(server: Server): RunbookHost {
	const system = server.operatingSystem;
	const usual = system === null ? null : /windows/i.test(system) ? USUAL_CONSOLES.windows : USUAL_CONSOLES.other;
	return { ...placeOf(server), port: usual?.port ?? null, use: usual?.use ?? "console" };
}

function placeOf({ name, identity }: Server): Pick<RunbookHost, "name" | "address"> {
	return { name: identity.fqdn ?? name, address: identity.addresses[0] ?? null };
}

function referenced(view: ServiceView, index: FactsIndex, idOf: (server: Server) => string | null): Server[] {
	const ids = new Set(view.servers.flatMap((server) => idOf(server) ?? []));
	return [...ids].flatMap((id) => index.servers.get(id) ?? []);
}
