// Bundles what the web server starts as processes of their own: a bundle is ready in a third of the time of its sources.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const SCRIPTS = ["data/import-process.ts", "data/workbook-process.ts", "importers/parse-process.ts"];

/** Beside the built pages, where data/own-process.ts looks for them. */
export async function bundleScripts() {
	await build({
		absWorkingDir: root,
		entryPoints: SCRIPTS,
		outdir: path.join(".next", "scripts"),
		outExtension: { ".js": ".mjs" },
		outbase: ".",
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20",
		packages: "external",
		conditions: ["react-server"],
		logLevel: "error",
	});
}
