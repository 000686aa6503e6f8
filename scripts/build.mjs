// Builds the application when its sources are not those of the last build.
import { spawn } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generateClient } from "./generate.mjs";
import { installWhatIsMissing } from "./install.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const SOURCES = ["app", "components", "data", "engine", "importers", "lib", "prisma", "public", "reports", "schemas"];
const FILES = [
	...[
		"instrumentation.ts",
		"instrumentation-client.ts",
		"proxy.ts",
		"next.config.ts",
		"postcss.config.mjs",
		"tsconfig.json",
	],
	...["package.json", "package-lock.json", "scripts/bundle-scripts.mjs"],
];
const stamp = path.join(root, ".next", "sources.sha256");

export async function buildIfStale({ output = process.stdout, force = false } = {}) {
	const hash = hashOfSources();
	const isFresh = fs.existsSync(path.join(root, ".next", "BUILD_ID")) && readStamp() === hash;
	if (isFresh && !force) return false;
	output.write("Building the application; about a minute …\n");
	const began = Date.now();
	fs.rmSync(stamp, { force: true });
	await nextBuild();
	// Only now: it needs a package, which may have been installed a moment ago.
	await (await import("./bundle-scripts.mjs")).bundleScripts();
	fs.writeFileSync(stamp, hash);
	output.write(`Built in ${Math.round((Date.now() - began) / 1000)} s.\n`);
	return true;
}

function readStamp() {
	return fs.existsSync(stamp) ? fs.readFileSync(stamp, "utf8") : null;
}

function hashOfSources() {
	const hash = crypto.createHash("sha256").update(process.versions.node.split(".")[0]);
	const files = [...FILES, ...SOURCES.flatMap(filesUnder)].sort();
	for (const file of files) {
		const place = path.join(root, file);
		if (fs.existsSync(place)) hash.update(file).update("\0").update(fs.readFileSync(place));
	}
	return hash.digest("hex");
}

function filesUnder(folder) {
	const place = path.join(root, folder);
	if (!fs.existsSync(place)) return [];
	return fs
		.readdirSync(place, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
		.filter((file) => !file.startsWith(path.join("data", "generated")));
}

function nextBuild() {
	const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [next, "build"], {
			cwd: root,
			stdio: "inherit",
			env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
		});
		child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The build failed with code ${code}.`))));
	});
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	try {
		await installWhatIsMissing();
		generateClient();
		await buildIfStale({ force: process.argv.includes("--force") });
	} catch (error) {
		console.error(error.message);
		process.exit(1);
	}
}
