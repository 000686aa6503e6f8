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

/** Which machines does a step need, with what the facts know of their addresses? */
export function hostsOf(view: ServiceView, index: FactsIndex, places: StepPlaces): RunbookHost[] {
	switch (places) {
		case "none":
			return [];
		case "clients":
			return clientDoors(view);
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

function clientDoors(view: ServiceView): RunbookHost[] {
	const first = view.servers[0];
	if (first === undefined) return [];
	const { name, address } = placeOf(first);
	return USUAL_PORTS[view.service.kind].map(({ port, use }) => ({ name, address, port, use }));
}

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
