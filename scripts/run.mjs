// node scripts/run.mjs <file.ts> [arguments]: installs what is missing, then runs a TypeScript file.
// Progress goes to stderr, so that stdout holds the program's own answer.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { generateClient } from "./generate.mjs";
import { installWhatIsMissing } from "./install.mjs";

const [file, ...args] = process.argv.slice(2);
if (!file) {
	console.error("Which file? node scripts/run.mjs <file.ts> [arguments]");
	process.exit(1);
}

try {
	await installWhatIsMissing({ output: process.stderr });
	generateClient({ output: process.stderr });
} catch (error) {
	console.error(error.message);
	process.exit(1);
}

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const child = spawn(process.execPath, ["--import", tsx, path.resolve(file), ...args], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
