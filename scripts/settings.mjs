// Every setting of an installation, read once at the start: from the environment, or from the file that NAME_FILE names.
// A value that cannot be meant is refused with its name; what is not in this table is not a setting.
import fs from "node:fs";
import net from "node:net";

const MINIMUM_SECRET = 32;

/** @typedef {{ name: string, fallback: string, meaning: string, isSecret?: boolean, check?: (value: string) => string | null }} Setting */

const wholeNumber =
	(least, most, unit = "") =>
	(value) =>
		/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most
			? null
			: `is no whole number from ${least} to ${most}${unit}`;
const webAddress = (value) =>
	URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? null : "is no http or https address";
const database = (value) =>
	URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)
		? null
		: "is no address of the form postgresql://user:password@host:port/name";
const longSecret = (value) => (value.length >= MINIMUM_SECRET ? null : `is shorter than ${MINIMUM_SECRET} characters`);
const oneOrNothing = (value) => (value === "1" ? null : "can only be 1, or left away");

/** Settings that mean something only all at once. */
const TOGETHER = [
	["BACKUP_S3_URL", "BACKUP_S3_ACCESS_KEY_ID", "BACKUP_S3_SECRET_ACCESS_KEY"],
	["SMTP_URL", "SMTP_FROM"],
	["OIDC_ENTRA_CLIENT_ID", "OIDC_ENTRA_CLIENT_SECRET", "OIDC_ENTRA_TENANT_ID"],
	["OIDC_GOOGLE_CLIENT_ID", "OIDC_GOOGLE_CLIENT_SECRET"],
	["OIDC_KEYCLOAK_CLIENT_ID", "OIDC_KEYCLOAK_CLIENT_SECRET", "OIDC_KEYCLOAK_ISSUER"],
];

/** @returns {Setting[]} */
function providerSettings(id, title, button, more) {
	const name = (part) => `OIDC_${id}_${part}`;
	return [
		{
			name: name("CLIENT_ID"),
			fallback: "",
			meaning: `${title}: the client's id; redirect address \`APP_URL/api/auth/callback/${id.toLowerCase()}\``,
		},
		{ name: name("CLIENT_SECRET"), fallback: "", isSecret: true, meaning: "its secret" },
		...more.map(([part, meaning]) => ({ name: name(part), fallback: "", meaning })),
		{ name: name("NAME"), fallback: button, meaning: "what its button says" },
		{
			name: name("TRUST_EMAIL"),
			fallback: "",
			meaning: "`1` believes its addresses even where it does not call them verified",
			check: oneOrNothing,
		},
	];
}

/** @type {Setting[]} */
export const SETTINGS = [
	{ name: "PORT", fallback: "3000", meaning: "port of the web server", check: wholeNumber(1, 65_535) },
	{
		name: "HOST",
		fallback: "127.0.0.1",
		meaning: "address it listens on; `0.0.0.0` for all. An IP address in `HOSTNAME` works too",
		check: (value) => (net.isIP(value) || value === "localhost" ? null : "is no IP address"),
	},
	{
		name: "APP_URL",
		fallback: "http://localhost:PORT",
		meaning: "the address people type. Requests for another host are answered 421, changes from another origin 403",
		check: webAddress,
	},
	{
		name: "ALLOW_HTTP",
		fallback: "",
		meaning: "`1` serves an `APP_URL` that is neither https nor this machine; passwords then travel in the clear",
		check: oneOrNothing,
	},
	{ name: "DATA_DIR", fallback: ".data", meaning: "database, secrets, backups" },
	{
		name: "DATABASE_URL",
		fallback: "",
		isSecret: true,
		meaning: "PostgreSQL 15 or newer, in place of the embedded one: the role that owns the tables and migrates",
		check: database,
	},
	{
		name: "DATABASE_APP_URL",
		fallback: "made",
		isSecret: true,
		meaning:
			"the role that serves; may lead through PgBouncer. Made at the start as `<database>_app` where `DATABASE_URL`'s role may create roles",
		check: database,
	},
	{
		name: "DATABASE_BACKUP_URL",
		fallback: "`DATABASE_URL`",
		isSecret: true,
		meaning: "a role that reads past row security (superuser or `BYPASSRLS`), for backups",
		check: database,
	},
	{
		name: "NEXTAUTH_SECRET",
		fallback: "made",
		isSecret: true,
		meaning: "signs the sign-in cookie; kept in `DATA_DIR`; several instances on one database must share it",
		check: longSecret,
	},
	{
		name: "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
		fallback: "made",
		isSecret: true,
		meaning: "32 bytes in base64; kept in `DATA_DIR`; several instances on one database must share it",
		check: (value) =>
			[16, 24, 32].includes(Buffer.from(value, "base64").length)
				? null
				: "is no AES key of 16, 24 or 32 bytes in base64",
	},
	{
		name: "SEAL_KEY",
		fallback: "made",
		isSecret: true,
		meaning:
			"32 bytes in base64 that encrypt authenticators' seeds; kept in `DATA_DIR`; several instances must share it",
		check: (value) => (Buffer.from(value, "base64").length === 32 ? null : "is not 32 bytes in base64"),
	},
	{
		name: "SETUP_TOKEN",
		fallback: "made",
		isSecret: true,
		meaning: "what the first visit asks for; of no use once there is an owner",
		check: (value) => (value.length >= 16 ? null : "is shorter than 16 characters"),
	},
	{
		name: "LOG_LEVEL",
		fallback: "info",
		meaning: "`debug`, `info`, `warn` or `error`; one JSON object a line",
		check: (value) => (["debug", "info", "warn", "error"].includes(value) ? null : "is no level of the log"),
	},
	{
		name: "METRICS_TOKEN",
		fallback: "",
		isSecret: true,
		meaning: "`/metrics` answers whoever sends it as a bearer token; without it there is no such page",
		check: (value) => (value.length >= 16 ? null : "is shorter than 16 characters"),
	},
	{
		name: "BACKUP_EVERY_HOURS",
		fallback: "24",
		meaning: "how often a backup is made by itself and proven by a restore; `0` for never",
		check: wholeNumber(0, 744, " (hours)"),
	},
	{
		name: "BACKUP_KEEP_DAYS",
		fallback: "30",
		meaning: "how long backups made by themselves are kept; the newest seven stay in any case",
		check: wholeNumber(1, 3650, " (days)"),
	},
	{ name: "BACKUP_DIR", fallback: "`DATA_DIR/backups`", meaning: "where backups are written: best another disk" },
	{
		name: "BACKUP_PASSPHRASE",
		fallback: "",
		isSecret: true,
		meaning: "encrypts each backup by the age format (`age --decrypt` reads it too); lost with it is the backup",
		check: (value) => (value.length >= 12 ? null : "is shorter than 12 characters"),
	},
	{
		name: "BACKUP_S3_URL",
		fallback: "",
		meaning: "`https://host/bucket/prefix` of an S3-compatible store that gets a copy of each backup",
		check: webAddress,
	},
	{ name: "BACKUP_S3_REGION", fallback: "us-east-1", meaning: "its region" },
	{ name: "BACKUP_S3_ACCESS_KEY_ID", fallback: "", isSecret: true, meaning: "its key" },
	{ name: "BACKUP_S3_SECRET_ACCESS_KEY", fallback: "", isSecret: true, meaning: "its secret" },
	{
		name: "SMTP_URL",
		fallback: "",
		isSecret: true,
		meaning: "`smtps://user:password@host:465` of a mail server; without it, passwords are reset by the command line",
		check: (value) => (/^smtps?:\/\//.test(value) && URL.canParse(value) ? null : "is no smtp or smtps address"),
	},
	{ name: "SMTP_FROM", fallback: "", meaning: "the sender of its letters" },
	...providerSettings("ENTRA", "Microsoft Entra ID", "Microsoft", [
		["TENANT_ID", "the tenant's id; `common` is refused"],
	]),
	...providerSettings("GOOGLE", "Google", "Google", []),
	...providerSettings("KEYCLOAK", "Keycloak or any other OpenID provider", "Keycloak", [
		["ISSUER", "its issuer's address"],
	]),
];

/**
 * The settings that are given, files read. Throws one error that names every one that cannot be meant; a secret's value
 * never stands in it.
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {Record<string, string>}
 */
export function readSettings(environment) {
	const given = {};
	const wrong = [];
	for (const { name, isSecret, check } of SETTINGS) {
		const value = settingOf(name, environment, wrong);
		if (value === "") continue;
		const complaint = check?.(value);
		if (complaint) wrong.push(`${name} ${isSecret ? "" : `is "${value}", which `}${complaint}`);
		given[name] = value;
	}
	for (const together of TOGETHER) {
		const missing = together.filter((name) => !given[name]);
		if (missing.length && missing.length < together.length) wrong.push(`${missing.join(" and ")} must be set too`);
	}
	if (wrong.length) throw new Error(`settings that cannot be meant:\n${wrong.map((line) => `  ${line}`).join("\n")}`);
	return given;
}

function settingOf(name, environment, wrong) {
	const direct = environment[name]?.trim() ?? "";
	const file = environment[`${name}_FILE`];
	if (!file) return direct;
	if (direct) {
		wrong.push(`${name} and ${name}_FILE are both set; keep one`);
		return "";
	}
	try {
		return fs.readFileSync(file, "utf8").trim();
	} catch (error) {
		wrong.push(`${name}_FILE names a file that cannot be read (${error.code ?? error.message})`);
		return "";
	}
}

/**
 * Puts the settings read from files into the environment, where every part looks for them.
 *
 * @param {Record<string, string | undefined>} environment
 */
export function applySettings(environment = process.env) {
	const settings = readSettings(environment);
	for (const [name, value] of Object.entries(settings)) environment[name] = value;
	return settings;
}
