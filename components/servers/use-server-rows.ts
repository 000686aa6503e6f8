"use client";
import { useCallback, useEffect, useState } from "react";
import { type PackedServers, type TableServer, unpackServers } from "./server-rows";

type Rows =
	| { state: "loading"; servers: TableServer[] }
	| { state: "ready"; servers: TableServer[] }
	| { state: "failed"; servers: TableServer[] };

/** The rows come after paint, as compact JSON; the page itself stays small. */
export function useServerRows(organization: string) {
	const [rows, setRows] = useState<Rows>({ state: "loading", servers: [] });
	const load = useCallback(
		async (signal?: AbortSignal) => {
			try {
				const answer = await fetch(`/o/${organization}/servers/rows`, { signal, cache: "no-store" });
				if (!answer.ok) throw new Error(`rows answered ${answer.status}`);
				setRows({ state: "ready", servers: unpackServers((await answer.json()) as PackedServers) });
			} catch {
				if (!signal?.aborted) setRows((was) => ({ ...was, state: "failed" }));
			}
		},
		[organization],
	);
	useEffect(() => {
		const abort = new AbortController();
		void load(abort.signal);
		return () => abort.abort();
	}, [load]);
	return { ...rows, reload: load };
}
