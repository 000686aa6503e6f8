import "server-only";
import pg from "pg";
import { setDatabaseState } from "@/lib/database-state";
import { discardDatabase } from "./db";
import { log } from "./log";

const EVERY_MILLIS = 1_000;
const LIMIT_MILLIS = 1_500;
/** One late answer may be this process's own fault, when it was busy; a second one is the database's. */
const LATE_ANSWERS = 2;

/**
 * Asks the database once a second over a connection of its own. While it does not answer, requests are turned away at
 * the door (`proxy.ts`) instead of piling up behind it, and the old connections, which may be dead, are let go.
 */
export function startHeartbeat(connectionString: string, everyMillis = EVERY_MILLIS): () => void {
	let client: pg.Client | null = null;
	let isOver = false;
	let wasAnswering = true;
	let late = 0;
	let timer: NodeJS.Timeout | undefined;

	const beat = async () => {
		const outcome = await ask();
		if (isOver) return;
		late = outcome === "late" ? late + 1 : 0;
		const answered = outcome === "answered" || (outcome === "late" && late < LATE_ANSWERS && wasAnswering);
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
	const ask = async (): Promise<"answered" | "late" | "away"> => {
		try {
			client ??= await open(connectionString);
			await client.query("SELECT 1");
			return "answered";
		} catch (error) {
			client?.end().catch(() => {});
			client = null;
			return /timeout/i.test(String(error)) ? "late" : "away";
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
