import type { Instant, StepRun } from "@/engine";
import { clockFormat } from "@/lib/clock-format";
import type { Connection } from "./use-run";

/** `1:02:09`, `4:31`: a running clock. */
export function clockText(minutes: number): string {
	const seconds = Math.max(0, Math.floor(minutes * 60));
	const two = (number: number) => String(number).padStart(2, "0");
	const hours = Math.floor(seconds / 3600);
	const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
	return hours > 0 ? `${hours}:${rest}` : rest;
}

/** The time of day of a stamp, to the second. */
export function timeText(at: Instant, timeZone: string): string {
	return clockFormat("en-GB", timeZone, { timeStyle: "medium" }).format(new Date(at));
}

export const STEP_STATES: Record<StepRun["state"], string> = {
	open: "open",
	running: "running",
	done: "✓ done",
	skipped: "skipped",
};

/** How it stands with the server, and what waits here. */
export function deliveryText(connection: Connection, unsent: number, keeps: boolean): string {
	const waits = unsent === 0 ? "" : `${unsent} not sent yet`;
	const kept = keeps ? "kept in this browser" : "kept only while this page is open";
	if (connection === "gone") return waits === "" ? "No connection" : `${waits}: no connection, ${kept}`;
	if (connection === "signed-out") return `${waits || "Signed out"}: sign in again in another tab, ${kept}`;
	if (connection === "refused") return `${waits || "Refused"}, ${kept}`;
	return waits === "" ? "Everything is sent" : `${waits}, on its way`;
}
