// Clusters of the PostgreSQL that the system brings, as an organisation of its own would run them: a primary, a
// synchronous standby, PgBouncer in front.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { connect } from "../../scripts/database-connection.mjs";
import { freePort } from "./product";

export const PASSWORD = "only-for-tests";

export interface Cluster {
	port: number;
	folder: string;
	url: (role?: string, database?: string) => string;
	killAtOnce: () => void;
	stop: () => Promise<void>;
	promote: () => Promise<void>;
}

/** Null where the system has none; a suite then says what it left out. */
export function systemPostgres(): { bin: string; uid: number; gid: number } | null {
	const home = "/usr/lib/postgresql";
	if (!fs.existsSync(home) || process.getuid?.() !== 0) return null;
	const version = fs
		.readdirSync(home)
		.filter((name) => fs.existsSync(path.join(home, name, "bin/initdb")))
		.sort((a, b) => Number(a) - Number(b))
		.at(-1);
	const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
	return version ? { bin: path.join(home, version, "bin"), uid: id("-u"), gid: id("-g") } : null;
}

function run(program: string, args: string[]): void {
	const system = required();
	const { status, stderr, stdout } = spawnSync(path.join(system.bin, program), args, {
		uid: system.uid,
		gid: system.gid,
		cwd: "/tmp",
		encoding: "utf8",
		env: { PATH: process.env.PATH, PGPASSWORD: PASSWORD } as unknown as NodeJS.ProcessEnv,
	});
	if (status !== 0) throw new Error(`${program} failed: ${stderr}${stdout}`);
}

function required() {
	const system = systemPostgres();
	if (!system) throw new Error("This suite needs the system's PostgreSQL and root.");
	return system;
}

export async function makePrimary(folder: string): Promise<Cluster> {
	const { uid, gid } = required();
	fs.rmSync(folder, { recursive: true, force: true });
	fs.mkdirSync(folder, { recursive: true });
	fs.chownSync(folder, uid, gid);
	const secret = path.join(folder, "password");
	fs.writeFileSync(secret, PASSWORD);
	fs.chownSync(secret, uid, gid);
	const cluster = path.join(folder, "cluster");
	run("initdb", [
		"-D",
		cluster,
		"-U",
		"postgres",
		"-A",
		"scram-sha-256",
		`--pwfile=${secret}`,
		"-E",
		"UTF8",
		"--locale=C",
	]);
	fs.appendFileSync(
		path.join(cluster, "postgresql.conf"),
		"\nunix_socket_directories = ''\nlisten_addresses = '127.0.0.1'\nmax_connections = 60\nshared_buffers = 32MB\nwal_keep_size = 64MB\nhot_standby = on\ntimezone = 'Asia/Kolkata'\n",
	);
	fs.appendFileSync(path.join(cluster, "pg_hba.conf"), "host replication all 127.0.0.1/32 scram-sha-256\n");
	return begin(folder);
}

/** A copy that follows `primary`, which waits for it at each commit. */
export async function makeStandby(primary: Cluster, folder: string): Promise<Cluster> {
	const { uid, gid } = required();
	fs.rmSync(folder, { recursive: true, force: true });
	fs.mkdirSync(folder, { recursive: true });
	fs.chownSync(folder, uid, gid);
	const cluster = path.join(folder, "cluster");
	run("pg_basebackup", ["-D", cluster, "-R", "-X", "stream", "-c", "fast", "-d", primary.url()]);
	const standby = await begin(folder);
	const client = await connect(primary.url());
	try {
		await client.query("ALTER SYSTEM SET synchronous_standby_names = '*'");
		await client.query("SELECT pg_reload_conf()");
		for (let tries = 0; ; tries += 1) {
			const { rows } = await client.query("SELECT FROM pg_stat_replication WHERE sync_state = 'sync'");
			if (rows.length) return standby;
			if (tries > 200) throw new Error("The standby does not follow.");
			await pause(50);
		}
	} finally {
		await client.end();
	}
}

async function begin(folder: string): Promise<Cluster> {
	const { bin, uid, gid } = required();
	const port = await freePort();
	const log = fs.openSync(path.join(folder, "server.log"), "a");
	const child = spawn(path.join(bin, "postgres"), ["-D", path.join(folder, "cluster"), "-p", String(port)], {
		uid,
		gid,
		cwd: "/tmp",
		stdio: ["ignore", log, log],
		detached: true,
	});
	const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	const url = (role = `postgres:${PASSWORD}`, database = "postgres") =>
		`postgresql://${role}@127.0.0.1:${port}/${database}`;
	for (let tries = 0; ; tries += 1) {
		const client = await connect(url(), 1_000).catch(() => null);
		if (client) {
			await client.end();
			break;
		}
		if (tries > 300) throw new Error(`PostgreSQL did not answer; see ${folder}/server.log`);
		await pause(50);
	}
	return {
		port,
		folder,
		url,
		killAtOnce: () => process.kill(-(child.pid ?? 0), "SIGKILL"),
		stop: async () => {
			if (child.exitCode !== null || child.signalCode !== null) return;
			child.kill("SIGINT");
			await gone;
		},
		promote: async () => {
			const client = await connect(url());
			try {
				await client.query("SELECT pg_promote(true, 30)");
				// Nobody follows the new primary yet: it must not wait for anybody.
				await client.query("ALTER SYSTEM RESET synchronous_standby_names");
				await client.query("SELECT pg_reload_conf()");
			} finally {
				await client.end();
			}
		},
	};
}

/** In transaction mode: a session's settings would leak to whoever comes next. */
export async function startBouncer(
	folder: string,
	target: number,
): Promise<{ port: number; stop: () => Promise<void> }> {
	const { uid, gid } = required();
	const port = await freePort();
	fs.mkdirSync(folder, { recursive: true });
	fs.chownSync(folder, uid, gid);
	const settings = path.join(folder, "pgbouncer.ini");
	const users = path.join(folder, "users.txt");
	fs.writeFileSync(users, `"holdfast_app" "${PASSWORD}"\n`);
	fs.writeFileSync(
		settings,
		`[databases]\n* = host=127.0.0.1 port=${target}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =\nauth_type = plain\nauth_file = ${users}\npool_mode = transaction\ndefault_pool_size = 8\nmax_client_conn = 200\nlogfile = ${folder}/pgbouncer.log\n`,
	);
	const child = spawn("pgbouncer", [settings], { uid, gid, stdio: "ignore" });
	const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	await pause(500);
	return {
		port,
		stop: async () => {
			child.kill("SIGKILL");
			await gone;
		},
	};
}

const pause = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis));
