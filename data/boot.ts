import "server-only";
import { findOpenWalls } from "./boot-check";
import { startHeartbeat } from "./heartbeat";
import { log, takeOverConsole } from "./log";
import { isSealKey } from "./seal";

/** Serving without the second wall would be worse than not serving. */
export async function boot(): Promise<void> {
	if (process.env.NODE_ENV === "production") takeOverConsole();
	const reasons = [...settingsMissing(), ...(await findOpenWalls())];
	if (reasons.length > 0) {
		log.fatal({ reasons }, "Holdfast does not serve.");
		process.exit(1);
	}
	startHeartbeat(process.env.DATABASE_APP_URL ?? "");
}

function settingsMissing(): string[] {
	const missing: string[] = [];
	if ((process.env.NEXTAUTH_SECRET ?? "").length < 32)
		missing.push("NEXTAUTH_SECRET is missing or shorter than 32 characters.");
	if (!isSealKey(process.env.SEAL_KEY)) missing.push("SEAL_KEY is missing or is not 32 bytes in base64.");
	const address = process.env.APP_URL;
	if (!address || !URL.canParse(address)) return [...missing, "APP_URL is missing or is no address."];
	const { protocol, hostname } = new URL(address);
	const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
	if (protocol !== "https:" && !isLocal && process.env.ALLOW_HTTP !== "1") {
		missing.push("APP_URL is not https: passwords would travel in the clear. Set ALLOW_HTTP=1 to accept that.");
	}
	return missing;
}
