"use client";
import { useEffect, useState } from "react";
import type { ServerOrigin } from "../server-rows";

const NONE: ReadonlyMap<string, ServerOrigin> = new Map();

/** Where the rows come from: fetched once they are in sight, and again when somebody saved. */
export function useServerOrigins(organization: string, wanted: boolean): ReadonlyMap<string, ServerOrigin> {
	const [origins, setOrigins] = useState(NONE);
	useEffect(() => {
		if (!wanted) return;
		const abort = new AbortController();
		fetch(`/o/${organization}/servers/origins`, { signal: abort.signal })
			.then((answer) => (answer.ok ? (answer.json() as Promise<ServerOrigin[]>) : []))
			.then(
				(list) => setOrigins(new Map(list.map((origin) => [origin.id, origin]))),
				() => undefined,
			);
		return () => abort.abort();
	}, [organization, wanted]);
	return origins;
}
