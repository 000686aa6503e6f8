import "server-only";
import { existsSync } from "node:fs";
import path from "node:path";

type Script = "data/import-process.ts" | "data/workbook-process.ts" | "importers/parse-process.ts";

/** What Node is told to run one of our scripts in a process of its own: as the build bundled it, else from its source. */
export function scriptArguments(script: Script): { cwd: string; args: string[] } {
	const cwd = path.resolve(/* turbopackIgnore: true */ process.cwd());
	const bundle = path.join(".next", "scripts", script.replace(/\.ts$/, ".mjs"));
	const isBuilt =
		process.env.NODE_ENV === "production" && existsSync(path.join(/* turbopackIgnore: true */ cwd, bundle));
	const loader = isBuilt ? [] : ["--import", "tsx"];
	return { cwd, args: ["--conditions=react-server", ...loader, isBuilt ? bundle : script] };
}
