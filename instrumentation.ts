import { count } from "@/lib/counters";

export async function register(): Promise<void> {
	if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
	const { boot } = await import("@/data/boot");
	await boot();
}

/** The error itself is written by the server's own log. */
export function onRequestError(): void {
	count("errors");
}
