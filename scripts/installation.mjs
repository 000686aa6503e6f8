// What every command about an installation needs: packages, its data folder, its secrets, its database.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installWhatIsMissing } from "./install.mjs";
import { applySettings } from "./settings.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Runs `command` when its file was started by hand; a running installation's database is used, not stopped. */
export async function fromCommandLine(moduleUrl, command) {
	if (moduleUrl !== pathToFileURL(process.argv[1] ?? "").href) return;
	let database = null;
	try {
		applySettings();
		await installWhatIsMissing({ output: process.stderr });
		const dataFolder = path.resolve(root, process.env.DATA_DIR || ".data");
		fs.mkdirSync(dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
		const { secretsOf } = await import("./secrets.mjs");
		const { openDatabase } = await import("./open-database.mjs");
		const sessionSecret = secretsOf(dataFolder).NEXTAUTH_SECRET;
		database = await openDatabase(dataFolder, { output: (sentence) => console.error(sentence), sessionSecret });
		await command({ database, dataFolder }, process.argv.slice(2));
	} catch (error) {
		console.error(error.message);
		process.exitCode = 1;
	} finally {
		await database?.stop();
	}
	process.exit();
}
