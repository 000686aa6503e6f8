// The built product as a stranger runs it: started by its own command, spoken to over HTTP, killed at will.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

export interface Product {
	url: string;
	port: number;
	dataFolder: string;
	/** Everything it printed so far. */
	output: () => string;
	/** The processes there are to kill. */
	pids: () => { starter: number; web: number; database: number };
	/** Ends it in order; resolves when all of it is gone. */
	stop: () => Promise<void>;
	/** Starts it again on the same folder and port. */
	start: () => Promise<void>;
	kill: (what: "starter" | "web" | "database") => void;
}

export async function startProduct(
	name: string,
	environment: Record<string, string> = {},
	{ fresh = true } = {},
): Promise<Product> {
	const port = await freePort();
	const dataFolder = path.join(root, ".tmp", name);
	if (fresh) fs.rmSync(dataFolder, { recursive: true, force: true });
	const url = `http://localhost:${port}`;
	let child: ChildProcess;
	let text = "";
	const start = async () => {
		text = "";
		child = spawn(process.execPath, ["scripts/start.mjs"], {
			cwd: root,
			env: { ...inherited(), NODE_ENV: "production", PORT: String(port), DATA_DIR: dataFolder, ...environment },
			stdio: ["ignore", "pipe", "pipe"],
		});
		for (const stream of [child.stdout, child.stderr])
			stream?.on("data", (chunk: Buffer) => {
				text += chunk.toString("utf8");
			});
		await untilReady(
			url,
			() => child.exitCode !== null || child.signalCode !== null,
			() => text,
		);
	};
	await start();
	const pids = () => ({
		starter: child.pid ?? 0,
		web: Number(fs.readFileSync(path.join(dataFolder, "web.pid"), "utf8").split(" ")[0]),
		database: Number(lockOf(databaseFolder(dataFolder, text))[0]),
	});
	return {
		url,
		port,
		dataFolder,
		output: () => text,
		pids,
		start,
		kill: (what) => {
			const pid = pids()[what];
			// The web server's children are its group; a power cut would take them too.
			process.kill(what === "web" ? -pid : pid, "SIGKILL");
		},
		stop: async () => {
			if (child.exitCode !== null || child.signalCode !== null) return;
			const gone = new Promise((resolve) => child.once("exit", resolve));
			child.kill("SIGTERM");
			await gone;
		},
	};
}

/** Settings of the tests' own runner are none of the product's. */
function inherited(): Record<string, string> {
	const { PATH = "", HOME = "", LANG = "C.UTF-8", npm_execpath = "" } = process.env;
	return { PATH, HOME, LANG, ...(npm_execpath ? { npm_execpath } : {}) };
}

function databaseFolder(dataFolder: string, output: string): string {
	return /the database lives in (\S+)\./.exec(output)?.[1] ?? path.join(dataFolder, "database");
}

function lockOf(folder: string): string[] {
	return fs.readFileSync(path.join(folder, "cluster", "postmaster.pid"), "utf8").split("\n");
}

/** The embedded server's own account, which sees past every wall. */
export function superuserUrl({ dataFolder, output }: Pick<Product, "dataFolder" | "output">): string {
	const folder = databaseFolder(dataFolder, output());
	const secret = fs.readFileSync(path.join(folder, "secret"), "utf8").trim();
	return `postgresql://holdfast_super:${secret}@127.0.0.1:${lockOf(folder)[3]}/holdfast`;
}

export async function untilReady(
	url: string,
	isOver: () => boolean = () => false,
	output: () => string = () => "",
	limitMillis = 300_000,
): Promise<void> {
	const limit = Date.now() + limitMillis;
	while (Date.now() < limit) {
		if (isOver()) throw new Error(`The product ended while it started:\n${output()}`);
		const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`The product was not ready within ${limitMillis / 1000} s:\n${output()}`);
}

export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = net.createServer().listen(0, "127.0.0.1", () => {
			const { port } = probe.address() as net.AddressInfo;
			probe.close(() => resolve(port));
		});
		probe.on("error", reject);
	});
}

export function isRunning(pid: number): boolean {
	return (
		spawnSync("ps", ["-p", String(pid), "-o", "stat="], { encoding: "utf8" })
			.stdout.trim()
			.replace(/^Z.*/, "") !== ""
	);
}
