// The web server as a child that is kept alive: started, waited for, ended with all its own children, begun again when
// it dies by itself.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const READY_LIMIT_MILLIS = 180_000;
/** Longer than proxies keep their end open (a minute, mostly): else they use a connection in the moment it is closed here. */
const KEEP_ALIVE_MILLIS = 75_000;
/** Pages are made of much that is gone a moment later: with room for it, clearing up comes less often. */
const YOUNG_MEGABYTES = 64;

/** @typedef {{ root: string, host: string, port: number, appUrl: string, pidFile: string, environment: Record<string, string | undefined>, isDevelopment: boolean }} WebPlan */

/**
 * @param {WebPlan} plan
 */
export function startWebServer({ root, host, port, pidFile, environment, isDevelopment }) {
	const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
	const command = isDevelopment ? ["dev"] : ["start", "--keepAliveTimeout", String(KEEP_ALIVE_MILLIS)];
	const memory = `--max-semi-space-size=${YOUNG_MEGABYTES}`;
	const child = spawn(process.execPath, [memory, next, ...command, "-p", String(port), "-H", host], {
		cwd: root,
		stdio: "inherit",
		env: environment,
		detached: process.platform !== "win32",
	});
	fs.writeFileSync(pidFile, `${child.pid} ${process.pid}`);
	let isOver = false;
	const exited = new Promise((resolve) => {
		const end = (reason) => {
			isOver = true;
			resolve(reason);
		};
		child.on("exit", (code, signal) => end(signal ?? `code ${code}`));
		child.on("error", (error) => end(error.message));
	});
	return {
		exited,
		isOver: () => isOver,
		stop: async () => {
			if (isOver) return;
			signalGroup(child.pid, "SIGTERM");
			const late = setTimeout(() => signalGroup(child.pid, "SIGKILL"), 8000);
			await exited;
			clearTimeout(late);
		},
	};
}

/** True once it answers; false when it ended or `isStopping` says so. */
export async function untilReady(web, { host, port, appUrl }, isStopping) {
	const address = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
	const limit = Date.now() + READY_LIMIT_MILLIS;
	while (Date.now() < limit && !isStopping() && !web.isOver()) {
		const answer = await fetch(`http://${address}:${port}/readyz`, {
			headers: { host: new URL(appUrl).host },
			signal: AbortSignal.timeout(5_000),
		}).catch(() => null);
		if (answer?.ok) return true;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	if (isStopping() || web.isOver()) return false;
	throw new Error("the application did not answer within three minutes; its messages are above.");
}

/** A start that was killed outright leaves its web server behind, which would hold the port. */
export async function endOrphan(pidFile, say) {
	if (process.platform === "win32" || !fs.existsSync(pidFile)) return;
	const [web, starter] = fs.readFileSync(pidFile, "utf8").split(" ").map(Number);
	if (!web || !starter || isAlive(starter) || !isAlive(web)) return;
	// The number may long be another program's: only what calls itself next is ours to end.
	const { stdout } = spawnSync("ps", ["-p", String(web), "-o", "args="], { encoding: "utf8" });
	if (!/\bnext\b/.test(stdout ?? "")) return;
	say("A web server was left over from a start that was killed; ending it.");
	signalGroup(web, "SIGTERM");
	for (let waited = 0; waited < 8000 && isAlive(web); waited += 100) {
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	if (isAlive(web)) signalGroup(web, "SIGKILL");
}

/** Next serves from a child of its own: the whole group goes. */
function signalGroup(pid, signal) {
	try {
		if (process.platform === "win32") process.kill(pid, signal);
		else process.kill(-pid, signal);
	} catch {}
}

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code !== "ESRCH";
	}
}
