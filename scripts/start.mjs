// `npm start`: installs what is missing, starts the database, migrates, builds what changed, serves. `--dev` serves
// the sources as they are edited. Node's own modules only until the packages are there.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { installWhatIsMissing } from "./install.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const isDevelopment = process.argv.includes("--dev");
const port = Number(process.env.PORT || 3000);
const host = process.env.HOST || hostFromShell() || "127.0.0.1";
const dataFolder = path.resolve(root, process.env.DATA_DIR || ".data");
const appUrl = (process.env.APP_URL || `http://localhost:${port}`).replace(/\/+$/, "");
const webFile = path.join(dataFolder, "web.pid");
const say = (sentence) => console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s] ${sentence}`);
const began = performance.now();
const running = { database: null, web: null, isStopping: false };

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(0));

try {
	await start();
} catch (error) {
	console.error(`\nHoldfast could not start: ${error.message}`);
	await stop(1);
}

async function start() {
	await endOrphan();
	await requireFreePort();
	await installWhatIsMissing();
	const { generateClient } = await import("./generate.mjs");
	generateClient();
	const { secretsOf } = await import("./secrets.mjs");
	fs.mkdirSync(dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
	const secrets = secretsOf(dataFolder);

	const database = await openAndMigrate(secrets.NEXTAUTH_SECRET);
	if (running.isStopping) return;
	if (!isDevelopment) {
		const { buildIfStale } = await import("./build.mjs");
		await buildIfStale();
	}
	if (running.isStopping) return;
	serve({ ...secrets, DATABASE_APP_URL: database.appUrl });
	await untilHealthy();
	await announce(database, secrets.SETUP_TOKEN);
}

async function openAndMigrate(sessionSecret) {
	const { openDatabase } = await import("./open-database.mjs");
	const { migrate } = await import("./migrate.mjs");
	const database = await openDatabase(dataFolder, { output: say, sessionSecret });
	running.database = database;
	if (database.isEmbedded) say(`Database ${database.adopted ? "was running and is taken over" : "started"}.`);
	database.exited.then((reason) => {
		if (running.isStopping) return;
		console.error(`The database stopped by itself (${reason}); see ${path.join(database.folder, "server.log")}`);
		stop(1);
	});
	const applied = await migrate(database.ownerUrl, {
		appRole: database.appRole,
		beforeChange: async (names) => {
			const { backUp } = await import("./backup.mjs");
			const file = await backUp(database.backupUrl, path.join(dataFolder, "backups"), { label: `before-${names[0]}` });
			say(`Backup before the database changes: ${file}`);
		},
	});
	say(applied.length ? `Database brought up to date (${applied.join(", ")}).` : "Database is up to date.");
	return database;
}

function serve(environment) {
	const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
	const child = spawn(process.execPath, [next, isDevelopment ? "dev" : "start", "-p", String(port), "-H", host], {
		cwd: root,
		stdio: "inherit",
		env: {
			...process.env,
			...environment,
			NODE_ENV: isDevelopment ? "development" : "production",
			NEXT_TELEMETRY_DISABLED: "1",
			NEXTAUTH_URL: appUrl,
			APP_URL: appUrl,
			PORT: String(port),
			DATA_DIR: dataFolder,
			// The owner's login stays with this process.
			DATABASE_URL: "",
			DATABASE_BACKUP_URL: "",
		},
		detached: process.platform !== "win32",
	});
	running.web = child;
	fs.writeFileSync(webFile, `${child.pid} ${process.pid}`);
	child.on("exit", (code) => {
		running.web = null;
		if (!running.isStopping) stop(code ?? 1);
	});
}

async function untilHealthy() {
	const address = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
	const limit = Date.now() + 180_000;
	while (Date.now() < limit && !running.isStopping) {
		const answer = await fetch(`http://${address}:${port}/api/health`, {
			headers: { host: new URL(appUrl).host },
		}).catch(() => null);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 150));
	}
	if (!running.isStopping)
		throw new Error("the application did not answer within three minutes; its messages are above.");
}

async function announce(database, setupToken) {
	const { connect } = await import("./database-connection.mjs");
	const client = await connect(database.appUrl);
	const { rows } = await client.query('SELECT EXISTS (SELECT FROM "User") AS has_users');
	await client.end();
	say("Ready.");
	console.log(`\n  Holdfast      ${appUrl}`);
	if (!rows[0].has_users) console.log(`  First visit   ${appUrl}/welcome?token=${setupToken}`);
	console.log("  Stop          Ctrl-C\n");
}

/** Shells and containers put a machine's name in HOSTNAME; only an address is meant for us. */
function hostFromShell() {
	const name = process.env.HOSTNAME;
	return name && net.isIP(name) ? name : null;
}

/** A start that was killed outright leaves its web server behind, which would hold the port. */
async function endOrphan() {
	if (process.platform === "win32" || !fs.existsSync(webFile)) return;
	const [web, starter] = fs.readFileSync(webFile, "utf8").split(" ").map(Number);
	if (!web || !starter || isAlive(starter) || !isAlive(web)) return;
	// The number may long be another program's: only what calls itself next is ours to end.
	const { stdout } = spawnSync("ps", ["-p", String(web), "-o", "args="], { encoding: "utf8" });
	if (!/\bnext\b/.test(stdout ?? "")) return;
	say("A web server was left over from a start that was killed; ending it.");
	signalGroup({ pid: web }, "SIGTERM");
	for (let waited = 0; waited < 8000 && isAlive(web); waited += 100) {
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	if (isAlive(web)) signalGroup({ pid: web }, "SIGKILL");
}

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code !== "ESRCH";
	}
}

function requireFreePort() {
	if (!Number.isInteger(port) || port < 1 || port > 65535)
		throw new Error(`PORT is ${process.env.PORT}, not a port number.`);
	return new Promise((resolve, reject) => {
		const probe = net.createServer();
		probe.on("error", (error) => {
			const reason =
				error.code === "EADDRINUSE" ? `port ${port} is taken; choose another: PORT=3001 npm start` : error.message;
			reject(new Error(reason));
		});
		probe.listen(port, host, () => probe.close(resolve));
	});
}

async function stop(code) {
	if (running.isStopping) return;
	running.isStopping = true;
	const { web, database } = running;
	if (web) {
		await new Promise((resolve) => {
			web.on("exit", resolve);
			signalGroup(web, "SIGTERM");
			setTimeout(() => signalGroup(web, "SIGKILL"), 8000).unref();
		});
	}
	await database?.stop();
	process.exit(code);
}

/** Next serves from a child of its own: the whole group goes. */
function signalGroup(child, signal) {
	try {
		if (process.platform === "win32") child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch {}
}
