import "server-only";
import { clockFormat } from "@/lib/clock-format";
import { getLastChange } from "./last-change";
import type { Context } from "./permission";
import { Refusal } from "./refusal";

export type Saved<D> = { saved: string } | { conflict: { draft: D; version: number; message: string } };

interface Existing<D> {
	id: string;
	version: number;
	/** What stands in the database now, as the form would show it. */
	current: () => Promise<{ draft: D; version: number }>;
}

/** Saves; where somebody was faster, answers with their values and their name instead of a refusal. */
export async function saveOrConflict<D>(
	context: Context,
	existing: Existing<D> | null,
	save: () => Promise<{ id: string }>,
): Promise<Saved<D>> {
	try {
		return { saved: (await save()).id };
	} catch (error) {
		if (!existing || !(error instanceof Refusal) || error.kind !== "conflict") throw error;
		const { draft, version } = await existing.current();
		if (version === existing.version) throw error;
		const change = await getLastChange(context, existing.id);
		const who = change?.userName ?? "Somebody else";
		const time = clockFormat("en-GB", context.timeZone, { timeStyle: "short" });
		const when = change ? ` at ${time.format(new Date(change.at))}` : "";
		return { conflict: { draft, version, message: `${who} changed this${when}, while you were editing it.` } };
	}
}
