import "server-only";
import type { Server } from "@/engine";
import { sameCell } from "@/lib/server-cells";
import type { Json } from "./db";
import { serverColumns } from "./rows-of-facts";

export type ColumnChange = [column: string, from: Json | null, to: Json | null];

/** The columns in which two states of one server differ. */
export function changedColumns(before: Omit<Server, "id">, after: Omit<Server, "id">): ColumnChange[] {
	const [old, now] = [serverColumns(before), serverColumns(after)];
	return Object.keys(now).flatMap((column): ColumnChange[] =>
		sameCell(old[column], now[column])
			? []
			: [[column, (old[column] ?? null) as Json | null, (now[column] ?? null) as Json | null]],
	);
}

export const changeDetails = (changes: ColumnChange[]): Record<string, Json> =>
	Object.fromEntries(changes.map(([column, from, to]) => [column, { from, to } as Json]));
