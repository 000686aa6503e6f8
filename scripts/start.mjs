// `npm start`: installs what is missing, starts the database, migrates, builds what changed, serves, and keeps both
// alive. `--dev` serves the sources as they are edited. Node's own modules only until the packages are there.
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { installWhatIsMissing } from "./install.mjs";
import { applySettings } from "./settings.mjs";
import { endOrphan, startWebServer, untilReady } from "./web-server.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const isDevelopment = process.argv.includes("--dev");
const say = (sentence) => console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s] ${sentence}`);
const began = performance.now();
const running = { database: null, web: null, scheduler: null, isStopping: false };
const isStopping = () => running.isStopping;
/** Something that dies more often than this in a minute is not mended by starting it again. */
const MOST_RESTARTS = 5;
const restarts = [];

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(0));

try {
	await start();
} catch (error) {
	console.error(`\nHoldfast could not start: ${error.message}`);
	await stop(1);
}

async function start() {
	applySettings();
	const plan = planFrom(process.env);
	await endOrphan(plan.pidFile, say);
	await requireFreePort(plan);
	await installWhatIsMissing();
	const { generateClient } = await import("./generate.mjs");
	generateClient();
	const { secretsOf } = await import("./secrets.mjs");
	fs.mkdirSync(plan.dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
	const secrets = secretsOf(plan.dataFolder);

	await openAndMigrate(plan, secrets.NEXTAUTH_SECRET);
	if (isStopping()) return;
	if (!isDevelopment) {
		const { buildIfStale } = await import("./build.mjs");
		await buildIfStale();
	}
	if (isStopping()) return;
	plan.environment = environmentOf(plan, secrets);
	await serve(plan);
	if (isStopping()) return;
	await announce(plan, secrets.SETUP_TOKEN);
	await beginWork(plan);
}

function planFrom(environment) {
	const port = Number(environment.PORT || 3000);
	const dataFolder = path.resolve(root, environment.DATA_DIR || ".data");
	return {
		root,
		isDevelopment,
		port,
		host: environment.HOST || hostFromShell() || "127.0.0.1",
		appUrl: (environment.APP_URL || `http://localhost:${port}`).replace(/\/+$/, ""),
		dataFolder,
		pidFile: path.join(dataFolder, "web.pid"),
	};
}

function environmentOf({ appUrl, port, dataFolder }, secrets) {
	return {
		...process.env,
		...secrets,
		DATABASE_APP_URL: running.database.appUrl,
		NODE_ENV: isDevelopment ? "development" : "production",
		NEXT_TELEMETRY_DISABLED: "1",
		NEXTAUTH_URL: appUrl,
		APP_URL: appUrl,
		PORT: String(port),
		DATA_DIR: dataFolder,
		// What the web server has no use for stays with this process: the owner's login, the keys of the backups.
		DATABASE_URL: "",
		DATABASE_BACKUP_URL: "",
		BACKUP_PASSPHRASE: process.env.BACKUP_PASSPHRASE ? "set" : "",
		BACKUP_S3_ACCESS_KEY_ID: "",
		BACKUP_S3_SECRET_ACCESS_KEY: "",
	};
}

async function openAndMigrate({ dataFolder }, sessionSecret) {
	const { openDatabase } = await import("./open-database.mjs");
	const { migrate } = await import("./migrate.mjs");
	const open = (port) => openDatabase(dataFolder, { output: say, sessionSecret, port });
	const database = await open();
	running.database = database;
	if (database.isEmbedded) say(`Database ${database.adopted ? "was running and is taken over" : "started"}.`);
	watchDatabase(database, open);
	const applied = await migrate(database.ownerUrl, {
		appRole: database.appRole,
		beforeChange: async (names) => {
			const { backUp } = await import("./backup.mjs");
			const { backupFolder } = await import("./installation-work.mjs");
			const passphrase = process.env.BACKUP_PASSPHRASE;
			const options = { label: `before-${names[0]}`, passphrase };
			const file = await backUp(database.backupUrl, backupFolder(dataFolder), options);
			say(`Backup before the database changes: ${file}`);
		},
	});
	say(applied.length ? `Database brought up to date (${applied.join(", ")}).` : "Database is up to date.");
}

/** On the same port again, so that the web server finds it where it was. */
function watchDatabase(database, open) {
	database.exited.then(async (reason) => {
		if (isStopping()) return;
		say(
			`The database stopped by itself (${reason}); starting it again. Its words are in ${database.folder}/server.log`,
		);
		if (!mayRestart()) return stop(1);
		try {
			running.database = await open(database.port);
			watchDatabase(running.database, open);
			say("The database is back.");
		} catch (error) {
			console.error(`The database cannot be started again: ${error.message}`);
			await stop(1);
		}
	});
}

async function serve(plan) {
	const web = startWebServer(plan);
	running.web = web;
	web.exited.then(async (reason) => {
		if (isStopping()) return;
		say(`The web server stopped by itself (${reason}); starting it again.`);
		if (!mayRestart()) return stop(1);
		await serve(plan).catch(() => stop(1));
	});
	if (await untilReady(web, plan, isStopping)) say("Ready.");
}

function mayRestart() {
	const now = Date.now();
	restarts.push(now);
	const recent = restarts.filter((time) => now - time < 60_000).length;
	if (recent > MOST_RESTARTS) console.error(`That was restart ${recent} within a minute: giving up.`);
	return recent <= MOST_RESTARTS;
}

/** Backups and the like. Not while developing: sources change, tables with them. */
async function beginWork({ dataFolder }) {
	if (isDevelopment) return;
	const { startScheduler } = await import("./jobs.mjs");
	const { workOf } = await import("./installation-work.mjs");
	const { database } = running;
	running.scheduler = startScheduler({ url: database.appUrl, ...workOf({ database, dataFolder }), say });
}

async function announce({ appUrl }, setupToken) {
	const { connect } = await import("./database-connection.mjs");
	const client = await connect(running.database.appUrl);
	const { rows } = await client.query('SELECT EXISTS (SELECT FROM "User") AS has_users');
	await client.end();
	console.log(`\n  Holdfast      ${appUrl}`);
	if (!rows[0].has_users) console.log(`  First visit   ${appUrl}/welcome?token=${setupToken}`);
	console.log("  Stop          Ctrl-C\n");
}

/** Shells and containers put a machine's name in HOSTNAME; only an address is meant for us. */
function hostFromShell() {
	const name = process.env.HOSTNAME;
	return name && net.isIP(name) ? name : null;
}

function requireFreePort({ port, host }) {
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
	await running.scheduler?.stop();
	await running.web?.stop();
	await running.database?.stop();
	process.exit(code);
}
