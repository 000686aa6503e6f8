/**
 * Gives a worker the facts of the page's own figures. `onSeeded` hears them, and passes them on as the worker takes them;
 * `onUnavailable` says that there will be no figures. Answers how to end it.
 */
export function startEngineWorker<Base>(
	engine: Worker,
	organization: string,
	{ onSeeded, onUnavailable }: { onSeeded: (base: Base) => void; onUnavailable: () => void },
): () => void {
	const abort = new AbortController();
	engine.onerror = onUnavailable;
	fetch(`/o/${organization}/services/facts`, { signal: abort.signal, cache: "no-store" })
		.then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`facts answered ${answer.status}`))))
		.then(onSeeded)
		.catch(() => {
			if (!abort.signal.aborted) onUnavailable();
		});
	return () => {
		abort.abort();
		engine.terminate();
	};
}
