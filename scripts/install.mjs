// Brings node_modules to what package-lock.json says. Node's own modules only: nothing is installed before this has run.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Progress goes to `output`; commands whose answer is on stdout pass stderr. */
export async function installWhatIsMissing({ output = process.stdout } = {}) {
	requireNode();
	const reason = whyInstall();
	if (!reason) return false;
	output.write(`Installing packages (${reason}); about a minute …\n`);
	const began = Date.now();
	await npmCi(output);
	const left = whyInstall();
	if (left) throw new Error(`npm ci ended, but ${left}. Delete node_modules and try again.`);
	output.write(`Packages installed in ${Math.round((Date.now() - began) / 1000)} s.\n`);
	return true;
}

function requireNode() {
	const [major, minor] = process.versions.node.split(".").map(Number);
	const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
	if (!supported) {
		throw new Error(`Node ${process.versions.node} is too old or unsupported: install Node 20.19, 22.12, 24 or newer.`);
	}
}

/** Compares what npm says it installed with the lockfile; times of files tell nothing after a copy or a checkout. */
export function whyInstall() {
	const wanted = readPackages(path.join(root, "package-lock.json"));
	const installed = readPackages(path.join(root, "node_modules", ".package-lock.json"));
	if (!wanted) throw new Error("package-lock.json is missing: is this a whole checkout?");
	if (!installed) return "none are there yet";
	for (const [place, entry] of Object.entries(wanted)) {
		if (!place || entry.optional || entry.devOptional || entry.extraneous || entry.link) continue;
		if (entry.dev && process.env.NODE_ENV === "production") continue;
		if (installed[place]?.version !== entry.version) return `${place.replace("node_modules/", "")} is not up to date`;
	}
	return null;
}

function readPackages(file) {
	try {
		return JSON.parse(fs.readFileSync(file, "utf8")).packages;
	} catch {
		return null;
	}
}

function npmCi(output) {
	const script = process.env.npm_execpath;
	const fromNpm = script && /npm-cli\.c?js$/.test(script);
	const command = fromNpm ? process.execPath : process.platform === "win32" ? "npm.cmd" : "npm";
	const args = [...(fromNpm ? [script] : []), "ci", "--no-audit", "--no-fund", "--loglevel=error"];
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: root,
			stdio: ["ignore", "pipe", "pipe"],
			shell: process.platform === "win32" && !fromNpm,
			env: { ...process.env, CHECKPOINT_DISABLE: "1" },
		});
		const began = Date.now();
		const ticking = setInterval(() => {
			output.write(`  still installing, ${Math.round((Date.now() - began) / 1000)} s\n`);
		}, 10_000);
		child.stdout.on("data", (text) => output.write(text));
		child.stderr.on("data", (text) => output.write(text));
		child.on("error", (error) => {
			clearInterval(ticking);
			reject(new Error(`npm could not be started: ${error.message}`));
		});
		child.on("exit", (code) => {
			clearInterval(ticking);
			if (code === 0) resolve();
			else reject(new Error(`npm ci failed with code ${code}; its words are above.`));
		});
	});
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	installWhatIsMissing().catch((error) => {
		console.error(error.message);
		process.exit(1);
	});
}
