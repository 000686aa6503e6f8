import "server-only";
import { findDataFolderRisk } from "../scripts/data-folder.mjs";
import { database } from "./db";
import { freeMegabytes, migrationsOfProgram } from "./health";
import { lastBackups } from "./jobs";
import { canSendMail } from "./mail";
import { requireOperator } from "./operators";
import type { SignedIn } from "./permission";
import { listProviders, redirectAddress } from "./providers";

/** Something the installation can or cannot do, and why. */
export interface Capability {
	name: string;
	/** "look": works, but something about it should be looked at. */
	state: "on" | "look" | "off";
	sentence: string;
}

const OLD_BACKUP_MILLIS = 7 * 86_400_000;

/** Every capability, on or off, each with its reason: what one would otherwise find out on the worst day. */
export async function listCapabilities(user: SignedIn, now = Date.now()): Promise<Capability[]> {
	await requireOperator(user);
	const [server] = await database().$queryRaw<{ version: string }[]>`
		SELECT current_setting('server_version') AS version`;
	const free = await freeMegabytes();
	const folder = process.env.DATA_DIR ?? "";
	const risk = folder ? findDataFolderRisk(folder) : "The data folder is not known to the web server.";
	const migrations = await migrationsOfProgram();
	return [
		{
			name: "Database",
			state: "on",
			sentence: `PostgreSQL ${server?.version ?? ""} answers; tables as of ${migrations.at(-1)?.slice(15).replaceAll("_", " ") ?? "nothing"} (${migrations.length} changes).`,
		},
		{
			name: "Data folder",
			state: risk || (free ?? 0) < 500 ? "look" : "on",
			sentence: [risk ?? `${folder}.`, free === null ? "Free space is not known." : `${free} MB are free.`].join(" "),
		},
		await backupCapability(now),
		{
			name: "Backups encrypted",
			...(process.env.BACKUP_PASSPHRASE
				? { state: "on", sentence: "By the passphrase in BACKUP_PASSPHRASE. Keep it apart from the backups." }
				: { state: "off", sentence: "BACKUP_PASSPHRASE is not set; whoever has a backup file has everything." }),
		},
		{
			name: "Copies of backups elsewhere",
			...(process.env.BACKUP_S3_URL
				? { state: "on", sentence: `Each backup is copied to ${process.env.BACKUP_S3_URL}.` }
				: {
						state: "off",
						sentence: "BACKUP_S3_URL is not set: a fire here takes the backups too, unless you copy them.",
					}),
		},
		{
			name: "Letters",
			...(canSendMail()
				? { state: "on", sentence: `A lost password is reset by a letter from ${process.env.SMTP_FROM}.` }
				: { state: "off", sentence: "SMTP_URL and SMTP_FROM are not set: passwords are reset on the command line." }),
		},
		providersCapability(),
		{
			name: "Metrics",
			...(process.env.METRICS_TOKEN
				? { state: "on", sentence: "/metrics answers whoever sends the token." }
				: { state: "off", sentence: "METRICS_TOKEN is not set, so there is no /metrics." }),
		},
		{
			name: "Encrypted transport",
			...((process.env.APP_URL ?? "").startsWith("https:")
				? { state: "on", sentence: `People type ${process.env.APP_URL}.` }
				: { state: "look", sentence: `${process.env.APP_URL} is not https; fine on one's own machine only.` }),
		},
	];
}

async function backupCapability(now: number): Promise<Capability> {
	const { backupAt, backupMessage, failure } = await lastBackups();
	const name = "Backups, proven by a restore";
	if (process.env.BACKUP_EVERY_HOURS === "0")
		return { name, state: "off", sentence: "BACKUP_EVERY_HOURS is 0: none is made by itself." };
	if (failure) return { name, state: "look", sentence: `The last one failed: ${failure}` };
	if (!backupAt) return { name, state: "look", sentence: "None has been made and proven yet." };
	const isOld = now - Date.parse(backupAt) > OLD_BACKUP_MILLIS;
	return {
		name,
		state: isOld ? "look" : "on",
		sentence: `${isOld ? "Older than a week: " : ""}${backupMessage ?? ""}`,
	};
}

function providersCapability(): Capability {
	const providers = listProviders();
	return {
		name: "Sign-in by a provider",
		...(providers.length
			? {
					state: "on",
					sentence: providers.map(({ id, name }) => `${name}: its console needs ${redirectAddress(id)}`).join("; "),
				}
			: { state: "off", sentence: "No OIDC_ setting is given: people sign in by password." }),
	};
}
