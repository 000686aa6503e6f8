import "server-only";
import pg from "pg";
import { setDatabaseState } from "@/lib/database-state";
import { discardDatabase } from "./db";
import { log } from "./log";

const EVERY_MILLIS = 1_000;
const LIMIT_MILLIS = 1_500;

/**
 * Asks the database once a second over a connection of its own. While it does not answer, requests are turned away at
 * the door (`proxy.ts`) instead of piling up behind it, and the old connections, which may be dead, are let go.
 */
export function startHeartbeat(connectionString: string, everyMillis = EVERY_MILLIS): () => void {
	let client: pg.Client | null = null;
	let isOver = false;
	let wasAnswering = true;
	let timer: NodeJS.Timeout | undefined;

	const beat = async () => {
		const answered = await ask().catch(() => false);
		if (isOver) return;
		setDatabaseState(answered, Date.now());
		if (wasAnswering && !answered) {
			log.error("The database does not answer; requests are turned away until it does.");
			discardDatabase();
		}
		if (!wasAnswering && answered) log.info("The database answers again.");
		wasAnswering = answered;
		timer = setTimeout(beat, everyMillis);
		timer.unref();
	};
	const ask = async (): Promise<boolean> => {
		try {
			client ??= await open(connectionString);
			await client.query("SELECT 1");
			return true;
		} catch (error) {
			client?.end().catch(() => {});
			client = null;
			throw error;
		}
	};
	void beat();
	return () => {
		isOver = true;
		clearTimeout(timer);
		void client?.end().catch(() => {});
	};
}

async function open(connectionString: string): Promise<pg.Client> {
	const client = new pg.Client({
		connectionString,
		connectionTimeoutMillis: LIMIT_MILLIS,
		query_timeout: LIMIT_MILLIS,
		keepAlive: true,
	});
	// A connection that breaks says so at once; the next question finds out whether another can be had.
	client.on("error", () => setDatabaseState(false, Date.now()));
	await client.connect();
	return client;
}
