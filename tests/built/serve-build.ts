import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { required } from "../support/database";
import { root } from "./endpoints";

export interface Served {
	address: string;
	close: () => Promise<void>;
}

/** The production build of this tree on the test run's database; the data layer of the test speaks to the same. */
export async function serveBuild(settings: Record<string, string> = {}): Promise<Served> {
	const port = await freePort();
	const address = `http://localhost:${port}`;
	process.env.APP_URL = address;
	const server = serve(port, settings);
	try {
		await untilHealthy(address, server);
	} catch (error) {
		await stop(server);
		throw error;
	}
	return { address, close: () => stop(server) };
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = net.createServer().on("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const { port } = probe.address() as net.AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}

function serve(port: number, settings: Record<string, string>): ChildProcess {
	const folder = path.join(root, ".tmp", `matrix-${randomUUID()}`);
	fs.mkdirSync(folder, { recursive: true });
	const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
	return spawn(process.execPath, [next, "start", "-p", String(port), "-H", "127.0.0.1"], {
		cwd: root,
		stdio: ["ignore", "ignore", "pipe"],
		env: {
			...process.env,
			...{ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PORT: String(port), DATA_DIR: folder },
			...{ NEXTAUTH_URL: `http://localhost:${port}`, APP_URL: `http://localhost:${port}` },
			...{ DATABASE_APP_URL: required("DATABASE_APP_URL"), DATABASE_URL: "", VITEST: "" },
			...settings,
			NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 3).toString("base64"),
		},
	});
}

async function untilHealthy(address: string, server: ChildProcess): Promise<void> {
	let said = "";
	server.stderr?.on("data", (text) => {
		said = (said + text).slice(-2000);
	});
	for (let waited = 0; waited < 120_000; waited += 200) {
		const answer = await fetch(`${address}/healthz`).catch(() => null);
		if (answer?.ok) return;
		if (server.exitCode !== null) throw new Error(`the build did not start: ${said}`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`the build did not answer within two minutes: ${said}`);
}

function stop(server: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		server.once("exit", () => resolve());
		server.kill("SIGTERM");
		setTimeout(() => server.kill("SIGKILL"), 5000).unref();
	});
}
