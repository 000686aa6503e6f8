import fs from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");
const built = path.join(root, ".next", "server");

/** Something of the build that answers over the network. */
export interface Endpoint {
	/** `page /o/[organization]/sites`, `route …`, `action app/…/actions.ts#save`: its name in the registry. */
	name: string;
	kind: "page" | "route" | "action";
	/** Path with its parameters in brackets; of an action, a page that serves it. */
	path: string;
	/** Of an action: the id it is posted under. */
	id: string;
	file: string;
	exported: string;
}

interface ActionEntry {
	workers: Record<string, unknown>;
	filename: string;
	exportedName: string;
}

const read = (file: string) => JSON.parse(fs.readFileSync(path.join(built, file), "utf8"));
const withoutGroups = (place: string) => place.replace(/\/\([^)]+\)/g, "");

/** From the build's own manifests: what is not in them cannot be reached, and what is in them can. */
export function listEndpoints(): Endpoint[] {
	const places = Object.keys(read("app-paths-manifest.json"));
	const reachable = places.flatMap((place): Endpoint[] => {
		const kind = place.endsWith("/page") ? "page" : "route";
		const address = withoutGroups(place).replace(/\/(page|route)$/, "") || "/";
		if (address.startsWith("/_")) return [];
		return [{ name: `${kind} ${address}`, kind, path: address, id: "", file: place, exported: "" }];
	});
	const { node } = read("server-reference-manifest.json") as { node: Record<string, ActionEntry> };
	const actions = Object.entries(node).map(([id, { workers, filename, exportedName }]): Endpoint => {
		const page = Object.keys(workers).find((worker) => worker.endsWith("/page")) ?? "";
		const address = withoutGroups(page.replace(/^app/, "")).replace(/\/page$/, "") || "/";
		return {
			...{ name: `action ${filename}#${exportedName}`, kind: "action", path: address, id },
			...{ file: filename, exported: exportedName },
		};
	});
	return [...reachable, ...actions].sort((a, b) => (a.name < b.name ? -1 : 1));
}
